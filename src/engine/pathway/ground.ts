import type { Compiled } from '../conditions.js';
import type { CompiledWay } from '../model.js';
import type { Begun } from './begin-route.js';
import type { Counts } from './cost.js';
import type { Action, Supplier, Test } from './moves.js';
import type { Standing } from './start.js';

/** No post lasts for less: our own line, where a source asks for a month or gives no figure. */
export const LEAST_IN_POST = 12;

/**
 * A way in at one point of a plan: how it can be begun, and the conditions that hold it back. A way that can be begun by
 * somebody's decision, or if something is supposed, is held back too: it could still become firm.
 */
export type WayAt = {
  readonly at: number;
  readonly way: CompiledWay;
  readonly begun: Begun | undefined;
  readonly held: readonly Compiled[];
};

/** A test that holds a way back. `months`: it comes true by itself after so many. `lacks`: so much is missing of a number. */
export type TestAt = {
  readonly at: number;
  readonly test: Test;
  /** Those that are worth a look for this test, and the actions in the same order. */
  readonly suppliers: readonly Supplier[];
  readonly by: readonly ActionAt[];
  readonly months: number | undefined;
  readonly lacks: number;
  readonly supposable: boolean;
};

/** Something to do, and the ways in to it. */
export type ActionAt = { readonly at: number; readonly action: Action; readonly ways: readonly WayAt[] };

/** The same at one point of a plan. */
export type TargetAt = { readonly way: WayAt; readonly apply: Counts };

/** A way in to a target, and what applying by it costs at the least. */
export type Goal = { readonly way: CompiledWay; readonly apply: Counts };

/** What was found between somebody and the targets: the ways in, what holds them back, and what could be done about it. */
export type Ground = {
  readonly at: Standing;
  readonly ways: readonly WayAt[];
  readonly tests: readonly TestAt[];
  /** For each way, the place of the first test that was found by it: the tests stand in the order of the ways that they hold back. */
  readonly begins: readonly number[];
  readonly actions: readonly ActionAt[];
  /** The place of a test among those that hold something back; less than 0 where it does not. */
  readonly placeOf: (test: Test) => number;
  /** Whether a condition holds now. */
  readonly holds: (condition: Compiled) => boolean;
};
