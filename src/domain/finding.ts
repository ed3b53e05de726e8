import type { Override } from './answers.js';
import type { AttributeId, YearMonth } from './ids.js';
import type { Way } from './knowledge-base.js';
import type { Requirement } from './requirement.js';

/** A value in an answer, a test or a gap, as JSON has it. Null: nothing is known of it. */
export type Plain = boolean | number | string | readonly string[] | null;

/**
 * Tests as they are compared and shown: a `not` has been carried into them, so `excludes` stands for not-includes. `some` is
 * more than none, where no source gives an amount.
 */
export type TestKind = 'is' | 'at-least' | 'at-most' | 'one-of' | 'includes' | 'excludes' | 'some';

/** A reason for a state: both sides of one test. */
export type Evidence = {
  readonly attribute: AttributeId;
  readonly has: Plain;
  /** How to read `has`: the value itself, or a bound, where answers leave several values open. */
  readonly hasBound: 'is' | 'at-least' | 'at-most';
  readonly needs: Plain;
  readonly test: TestKind;
  readonly state: State;
  /** What the person has was inferred from the answers to `grounds`. */
  readonly inferred: boolean;
  readonly grounds: readonly AttributeId[];
  /** The month in which an expected answer makes it so. */
  readonly from: YearMonth | null;
};

/** One change to an answer. */
export type Change = {
  readonly attribute: AttributeId;
  readonly needs: Plain;
  readonly test: TestKind;
};

/** Changes that would do together. A list of gap sets is a list of alternatives. */
export type GapSet = readonly Change[];

export type FindingPart = {
  readonly kind: 'all' | 'any' | 'at-least' | 'test' | 'judged';
  readonly state: State;
  readonly from: YearMonth | null;
  readonly parts: readonly FindingPart[];
  readonly evidence?: Evidence;
  readonly note?: string;
};

/** The result for one requirement. `tree` has the shape of its condition; null if it has none. */
export type Finding = {
  readonly requirement: Requirement;
  readonly state: State | null;
  readonly from: YearMonth | null;
  /** It is met now, and no longer from this month on, by what is expected. Absent: it stays as it is. */
  readonly until?: YearMonth;
  readonly tree: FindingPart | null;
  readonly because: readonly Evidence[];
  readonly gaps: readonly GapSet[];
  readonly asks: readonly AttributeId[];
  /** What a person must decide, where parts are judged. */
  readonly judged: readonly string[];
  /** An adviser marked it: the state comes from there and not from the answers. */
  readonly override?: Override;
};

export type WayFinding = {
  readonly way: Way;
  readonly verdict: Verdict;
  readonly from: YearMonth | null;
  readonly findings: readonly Finding[];
};

/** The state of a requirement, or of a part of one. */
export const states = ['not-met', 'not-known', 'judged', 'met'] as const;
export type State = (typeof states)[number];

/** From worst to best. */
export const verdicts = ['closed', 'not-yet', 'unknown', 'stretch', 'judged', 'open-later', 'open'] as const;
export type Verdict = (typeof verdicts)[number];

/** Best way in first: the order in which a role takes its verdict from its ways. */
export const bestVerdictFirst = [
  'open',
  'open-later',
  'judged',
  'stretch',
  'unknown',
  'not-yet',
  'closed',
] as const satisfies readonly Verdict[];
