import type { IsoDate } from '../../domain/ids.js';
import { bestVerdictFirst } from '../../domain/verdict.js';
import { type CompiledWay, isInForce } from '../model/model.js';
import { FOR_A_PERSON, verdictFor, verdictTable } from '../model/verdict-table.js';

/**
 * A verdict with its month in one number: its place in `bestVerdictFirst`, then the month's in the person's months. The smaller,
 * the better.
 */
export const MONTH_BITS = 8;
export const MOST_MONTHS = (1 << MONTH_BITS) - 1;
const OPEN = bestVerdictFirst.indexOf('open');
const OPEN_LATER = bestVerdictFirst.indexOf('open-later');
export const UNJUDGED = bestVerdictFirst.length << MONTH_BITS;

/** The ways in laid flat. Many ask for the same and are one here: they are judged once. */
export type Program = {
  /** The tests of all ways, one after another: row, then where the signs of its states begin. */
  readonly tests: Int32Array;
  /** By way: where its tests end, and the signs that it has whatever anybody answers. */
  readonly ends: Int32Array;
  readonly own: Uint8Array;
  /** The ways of all targets, one after another; by target, where they end. */
  readonly ways: Int32Array;
  readonly targets: Int32Array;
};

/** Lays out the ways in of these targets as they count on a day. */
export function flattenWays(targets: readonly (readonly CompiledWay[])[], asOf: IsoDate): Program {
  const known = new Map<string, number>();
  const tests: number[] = [];
  const ends: number[] = [];
  const own: number[] = [];
  const placeOf = (way: CompiledWay): number => {
    const asked = testsOf(way, asOf);
    const sign = way.way.noRule ? FOR_A_PERSON : 0;
    const key = `${sign} ${asked.join(' ')}`;
    const place = known.get(key);
    if (place !== undefined) return place;
    known.set(key, ends.length);
    for (const test of asked) tests.push(...test);
    ends.push(tests.length);
    own.push(sign);
    return ends.length - 1;
  };
  const ways: number[] = [];
  const lasts = targets.map((list) => ways.push(...list.map(placeOf)));
  return {
    tests: Int32Array.from(tests),
    ends: Int32Array.from(ends),
    own: Uint8Array.from(own),
    ways: Int32Array.from(ways),
    targets: Int32Array.from(lasts),
  };
}

/** What the verdict on a way in hangs on that day: rows, each with its weight. */
const testsOf = ({ weighed }: CompiledWay, asOf: IsoDate): readonly (readonly [row: number, weight: number])[] =>
  weighed.flatMap(({ requirement, condition, weight }) =>
    condition !== null && isInForce(requirement, asOf) ? [[condition.node, weight] as const] : [],
  );

/** Judges every way once. `from` is null where nothing is expected. */
export function judgeWays({ tests, ends, own }: Program, state: Uint8Array, from: ArrayLike<number> | null, judged: Int32Array): void {
  for (let way = 0, test = 0; way < ends.length; way++) {
    const first = test;
    const end = ends[way] as number;
    let seen = own[way] as number;
    for (; test < end; test += 2) seen |= verdictTable[(tests[test + 1] as number) + (state[tests[test] as number] as number)] as number;
    const verdict = verdictFor[seen] as number;
    judged[way] = verdict === OPEN && from !== null ? openFrom(tests.subarray(first, end), from) : verdict << MONTH_BITS;
  }
}

/** Open, or open later by the latest month in which one of its tests comes true. */
function openFrom(tests: Int32Array, from: ArrayLike<number>): number {
  let latest = 0;
  for (let at = 0; at < tests.length; at += 2) latest = Math.max(latest, from[tests[at] as number] as number);
  return latest === 0 ? OPEN << MONTH_BITS : (OPEN_LATER << MONTH_BITS) | latest;
}
