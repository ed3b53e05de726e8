import { type Counts, greatest, isNoWorse, minus, plus } from './cost.js';
import { LowerBounds } from './lower-bounds.js';
import type { RelevantSteps } from './relevant.js';

/** What is known of every plan by one point: what it costs at the least, and what it may cost at the most. */
export type Span = { readonly bounds: LowerBounds; readonly least: Counts; readonly most: Counts };

/**
 * Bounds with what the plans that were found leave room for. Each of them has to be bettered on some count. Where one count alone
 * is left on which that can be, it has to be bettered there: then everything that would cost as much is out, and what is left may
 * cost more on other counts, and so on until nothing changes. Undefined: no plan by this point is wanted.
 */
export function spanOf(
  reach: RelevantSteps,
  spent: Counts,
  from: { readonly least: Counts; readonly most: Counts },
  found: readonly { readonly cost: Counts }[],
): Span | undefined {
  let { least } = from;
  let most = tighten(least, from.most, found);
  while (most !== undefined) {
    const bounds = new LowerBounds(reach, reach.targets, minus(most, spent));
    least = greatest(least, plus(spent, bounds.least));
    if (!isNoWorse(least, most)) return undefined;
    const tighter = tighten(least, most, found);
    if (tighter !== undefined && isNoWorse(most, tighter)) return { bounds, least, most };
    most = tighter;
  }
  return undefined;
}

/** The most that a plan may cost if it has to better each of those found; undefined if it can better one on no count. */
export function tighten(least: Counts, most: Counts, found: readonly { readonly cost: Counts }[]): Counts | undefined {
  const tighter = [...most];
  for (const { cost } of found) {
    let only = -1;
    let ways = 0;
    for (let at = 0; at < cost.length; at++) {
      if ((least[at] as number) >= (cost[at] as number)) continue;
      ways++;
      only = at;
    }
    if (ways === 0) return undefined;
    if (ways === 1) tighter[only] = Math.min(tighter[only] as number, (cost[only] as number) - 1);
  }
  return tighter;
}
