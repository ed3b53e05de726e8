import type { AttributeId } from './ids.js';

/**
 * A test on one attribute. Values are ids of the attribute's values, bounds are included.
 * `is` is for yes/no; a single value of a choice or an ordered attribute is `one-of` with one value.
 * On a set, `one-of` means that at least one of them is in it.
 */
export type Test =
  | { readonly kind: 'is'; readonly value: boolean }
  | { readonly kind: 'at-least'; readonly value: string | number }
  | { readonly kind: 'at-most'; readonly value: string | number }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  /** Of a number: more than none. For experience that a source asks for without an amount, so no figure is its gap. */
  | { readonly kind: 'some' }
  | { readonly kind: 'includes'; readonly value: string }
  | { readonly kind: 'empty' };

/** What the knowledge base may ask for: a small closed language. Named conditions have already been expanded. */
export type Condition =
  | { readonly kind: 'all'; readonly parts: readonly Condition[] }
  | { readonly kind: 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'at-least'; readonly count: number; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'test'; readonly attribute: AttributeId; readonly test: Test; readonly upperLimit: boolean }
  /** Only a person can decide; the note says who, and what they look at. */
  | { readonly kind: 'judged'; readonly note: string };

/** A condition that tests one attribute. */
export type TestCondition = Extract<Condition, { kind: 'test' }>;

/** The parts of a condition, one level down. */
export function partsOf(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
    case 'at-least':
      return condition.parts;
    case 'not':
      return [condition.part];
    case 'test':
    case 'judged':
      return [];
  }
}

/** Every test in a condition. */
export const testsIn = (condition: Condition): readonly TestCondition[] =>
  condition.kind === 'test' ? [condition] : partsOf(condition).flatMap(testsIn);

/** The notes of what a person decides in a condition. */
export const notesIn = (condition: Condition): readonly string[] =>
  condition.kind === 'judged' ? [condition.note] : partsOf(condition).flatMap(notesIn);
