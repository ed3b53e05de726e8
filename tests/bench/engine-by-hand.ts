import { bestVerdictFirst, type Verdict } from '../../src/domain/finding.js';
import type { Node } from '../../src/engine/model/conditions.js';
import { type CompiledWay, isInForce } from '../../src/engine/model/model.js';
import type { Target } from '../../src/engine/verdict/verdict-run.js';
import { byHand, sayable } from './engine-languages.js';
import type { Facts } from './engine-people.js';

/**
 * Verdicts on somebody who has answered everything, as somebody would write them by hand who wants no reasons: each rule once,
 * then the lines of the contract for each way in, then the best way. Gives a function that fills in the place of each verdict.
 */
export function verdictsByHand(
  nodes: readonly Node[],
  targets: readonly Target[],
  waysOf: (id: string) => readonly CompiledWay[],
  asOf: Parameters<typeof isInForce>[1],
): (facts: Facts, into: Uint8Array) => void {
  const rows: number[] = [];
  const placeOf = (row: number): number => {
    if (!rows.includes(row)) rows.push(row);
    return rows.indexOf(row);
  };
  const ways = new Map<CompiledWay, (state: Uint8Array) => number>();
  const judges = targets.map(({ id }) =>
    waysOf(id).map((way) => {
      const judge = ways.get(way) ?? (new Function('s', `return ${wayByHand(way, placeOf, asOf)}`) as (state: Uint8Array) => number);
      ways.set(way, judge);
      return judge;
    }),
  );
  const rules = rows.map((row) => new Function('p', `return ${stateByHand(nodes, row)}`) as (facts: Facts) => number);
  const state = new Uint8Array(rules.length);
  return (facts, into) => {
    for (let rule = 0; rule < rules.length; rule++) state[rule] = (rules[rule] as (facts: Facts) => number)(facts);
    for (let target = 0; target < judges.length; target++) {
      let best: number = Number.POSITIVE_INFINITY;
      for (const judge of judges[target] as readonly ((state: Uint8Array) => number)[]) best = Math.min(best, judge(state));
      into[target] = best % bestVerdictFirst.length;
    }
  };
}

/** Met is 2, a person decides 1, not met 0. */
function stateByHand(nodes: readonly Node[], row: number): string {
  const node = nodes[row] as Node;
  if (sayable(nodes, row)) return `(${byHand(nodes, row)}) ? 2 : 0`;
  if ('leaf' in node) return node.leaf.kind === 'judged' ? '1' : '0';
  if (node.parts.length === 0) return node.count === 0 ? '2' : '0';
  if (node.count !== 1 && node.count !== node.parts.length) throw new Error('No rule says "so many of" by hand.');
  const parts = node.parts.map((part) => stateByHand(nodes, part));
  return `Math.${node.count === node.parts.length ? 'min' : 'max'}(${parts.join(', ')})`;
}

function wayByHand({ way, weighed }: CompiledWay, placeOf: (row: number) => number, asOf: Parameters<typeof isInForce>[1]): string {
  const counting = weighed.filter(({ requirement, condition }) => condition !== null && isInForce(requirement, asOf));
  const some = (is: number, of: typeof counting): string =>
    of.map(({ condition }) => `s[${placeOf(condition?.node ?? 0)}] === ${is}`).join(' || ') || 'false';
  const musts = counting.filter(({ requirement }) => requirement.strength === 'must');
  const lines: readonly (readonly [string, Verdict])[] = [
    [
      some(
        0,
        musts.filter(({ requirement }) => requirement.fixed),
      ),
      'closed',
    ],
    [some(0, musts), 'not-yet'],
    [some(0, counting), 'stretch'],
    [way.noRule ? 'true' : some(1, counting), 'judged'],
  ];
  // A way without a known rule counts where no other is better than closed.
  const place = (verdict: Verdict): number =>
    bestVerdictFirst.indexOf(verdict) + (way.noRule ? 1 : verdict === 'closed' ? 2 : 0) * bestVerdictFirst.length;
  return lines.reduceRight((rest, [when, verdict]) => `(${when}) ? ${place(verdict)} : ${rest}`, `${place('open')}`);
}
