import type { Condition } from '../../domain/condition.js';

/** A condition that tests one attribute. */
export type TestCondition = Extract<Condition, { kind: 'test' }>;

/** The parts of a condition, one level down. */
export function partsOf(condition: Condition): readonly Condition[] {
  return 'parts' in condition ? condition.parts : condition.kind === 'not' ? [condition.part] : [];
}

/** Every test in a condition. */
export function testsIn(condition: Condition): readonly TestCondition[] {
  return condition.kind === 'test' ? [condition] : partsOf(condition).flatMap(testsIn);
}

/** The notes of what a person decides in a condition. */
export function notesIn(condition: Condition): readonly string[] {
  return condition.kind === 'judged' ? [condition.note] : partsOf(condition).flatMap(notesIn);
}
