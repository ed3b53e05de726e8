import { bestVerdictFirst, type Verdict } from '../../domain/finding.js';
import type { Requirement } from '../../domain/requirement.js';
import { JUDGED, MET, NOT_KNOWN, NOT_MET } from './evaluate.js';

/** What the state of a requirement is a sign of for its way in; a bit each, so that the signs of many are one number. */
const SHUT = 1;
const MUST_MISSING = 2;
const MUST_UNKNOWN = 4;
const USUALLY_MISSING = 8;
const USUALLY_UNKNOWN = 16;
/** A person decides; also the sign of a way in for which no rule was found. */
export const FOR_A_PERSON = 32;
const EVERY_SIGN = 63;

/** How much a requirement weighs in a verdict, as the place in `signs` where its states begin; null: nothing hangs on it. */
export function weightOf({ strength, fixed }: Requirement): number | null {
  if (strength === 'usually') return 0;
  if (strength === 'must') return fixed ? 8 : 4;
  return null;
}

/** By weight and state. */
export const verdictTable = Uint8Array.from([
  ...inOrderOfStates(USUALLY_MISSING, USUALLY_UNKNOWN),
  ...inOrderOfStates(MUST_MISSING, MUST_UNKNOWN),
  ...inOrderOfStates(SHUT, MUST_UNKNOWN),
]);

function inOrderOfStates(missing: number, unknown: number): readonly number[] {
  const by: number[] = [];
  by[NOT_MET] = missing;
  by[NOT_KNOWN] = unknown;
  by[JUDGED] = FOR_A_PERSON;
  by[MET] = 0;
  return by;
}

/** By the signs of a way in, its verdict as a place in `bestVerdictFirst`. Whether an open one opens only later is not in them. */
export const verdictFor = Uint8Array.from({ length: EVERY_SIGN + 1 }, (_, seen) => bestVerdictFirst.indexOf(firstThatFits(seen)));

/** The first line that fits of the table in docs/contract.md, section 2. */
function firstThatFits(seen: number): Verdict {
  if (seen & SHUT) return 'closed';
  if (seen & MUST_MISSING) return 'not-yet';
  if (seen & MUST_UNKNOWN) return 'unknown';
  if (seen & USUALLY_MISSING) return 'stretch';
  if (seen & USUALLY_UNKNOWN) return 'unknown';
  return seen & FOR_A_PERSON ? 'judged' : 'open';
}
