import type { Attribute } from '../../domain/attribute.js';
import type { Condition } from '../../domain/condition.js';
import type { Inference } from '../../domain/knowledge-base.js';
import { notesIn, type TestCondition, testsIn } from './conditions.js';

/** More cases than this are not tried: then nothing is said. */
const mostCases = 20_000;

/** Fails, a person decides, holds. */
const FAILS = 0;
const DECIDED = 1;
const HOLDS = 2;

/** One person as far as some conditions can tell: a value of each attribute, the items of a set, what a person decided. */
type Case = ReadonlyMap<string, unknown>;
type Variable = { readonly name: string; readonly values: readonly unknown[] };

/**
 * What follows from what, by trying every case that the conditions can tell apart. Exact where it answers; where there are
 * too many cases it finds nothing. Two judgements are the same only if their notes are.
 */
export class Implication {
  readonly #attributes: ReadonlyMap<string, Attribute>;
  readonly #inferences: readonly Inference[];
  readonly #known = new WeakMap<Condition, WeakMap<Condition, boolean>>();

  constructor(attributes: readonly Attribute[], inferences: readonly Inference[]) {
    this.#attributes = new Map(attributes.map((attribute) => [attribute.id, attribute]));
    this.#inferences = inferences;
  }

  /** Whether the second holds wherever the first does. */
  implies(first: Condition, second: Condition): boolean {
    const known = this.#known.get(first)?.get(second);
    if (known !== undefined) return known;
    const found = this.#everyCase([first, second], (at) => this.#state(first, at) <= this.#state(second, at));
    const row = this.#known.get(first) ?? new WeakMap<Condition, boolean>();
    this.#known.set(first, row.set(second, found));
    return found;
  }

  /** Whether it is met, or failed, whoever the person is; null where that depends. */
  constant(condition: Condition): 'met' | 'not-met' | null {
    if (this.#everyCase([condition], (at) => this.#state(condition, at) === HOLDS)) return 'met';
    return this.#everyCase([condition], (at) => this.#state(condition, at) === FAILS) ? 'not-met' : null;
  }

  #everyCase(conditions: readonly Condition[], holds: (at: Case) => boolean): boolean {
    const variables = this.#variables(conditions);
    const count = variables.reduce((product, { values }) => product * values.length, 1);
    if (count > mostCases) return false;
    const names = new Set(variables.map(({ name }) => name));
    const rules = this.#inferences.filter(({ when, then }) => this.#namesOf([when, ...then]).every((name) => names.has(name)));
    const at = new Map<string, unknown>();
    const tryFrom = (index: number): boolean => {
      const variable = variables[index];
      if (variable === undefined) return rules.some((rule) => this.#breaks(rule, at)) || holds(at);
      return variable.values.every((value) => {
        at.set(variable.name, value);
        return tryFrom(index + 1);
      });
    };
    return tryFrom(0);
  }

  #breaks({ when, then }: Inference, at: Case): boolean {
    return this.#state(when, at) === HOLDS && then.some((test) => this.#state(test, at) === FAILS);
  }

  #variables(conditions: readonly Condition[]): readonly Variable[] {
    const tests = conditions.flatMap(testsIn);
    const notes: readonly Variable[] = [...new Set(conditions.flatMap(notesIn))].map((note) => ({
      name: `judged ${note}`,
      values: [FAILS, HOLDS],
    }));
    const attributes = [...new Set(tests.map(({ attribute }) => attribute as string))].flatMap((id): readonly Variable[] => {
      const shape = this.#attributes.get(id)?.shape;
      if (shape === undefined) return [];
      if (shape.kind === 'yes-no') return [{ name: id, values: [true, false] }];
      if (shape.kind === 'number') return [{ name: id, values: cutPoints(tests, id, shape) }];
      if (shape.kind !== 'set') return [{ name: id, values: shape.values.map((value) => value.id) }];
      return itemsTested(tests, id, shape.values).map((item) => ({ name: `${id} ${item}`, values: [true, false] }));
    });
    return [...attributes, ...notes];
  }

  #namesOf(conditions: readonly Condition[]): readonly string[] {
    return this.#variables(conditions).map(({ name }) => name);
  }

  #state(condition: Condition, at: Case): number {
    switch (condition.kind) {
      case 'judged':
        return at.get(`judged ${condition.note}`) as number;
      case 'not':
        return HOLDS - this.#state(condition.part, at);
      case 'all':
        return Math.min(HOLDS, ...condition.parts.map((part) => this.#state(part, at)));
      case 'any':
        return Math.max(FAILS, ...condition.parts.map((part) => this.#state(part, at)));
      case 'at-least': {
        const states = condition.parts.map((part) => this.#state(part, at)).sort((a, b) => b - a);
        return states[condition.count - 1] ?? FAILS;
      }
      case 'test':
        return this.#test(condition, at);
    }
  }

  #test({ attribute, test }: TestCondition, at: Case): number {
    const shape = this.#attributes.get(attribute)?.shape;
    const values = shape !== undefined && 'values' in shape ? shape.values : [];
    if (shape?.kind === 'set') {
      const wanted = test.kind === 'includes' ? [test.value] : test.kind === 'one-of' ? test.values : values.map(({ id }) => id);
      const has = wanted.some((item) => at.get(`${attribute} ${item}`) === true);
      return has === (test.kind !== 'empty') ? HOLDS : FAILS;
    }
    const has = at.get(attribute);
    if (test.kind === 'is') return has === test.value ? HOLDS : FAILS;
    if (test.kind === 'one-of') return test.values.includes(String(has)) ? HOLDS : FAILS;
    if (test.kind !== 'at-least' && test.kind !== 'at-most') return FAILS;
    if (values.find(({ id }) => id === has)?.outsideOrder === true) return DECIDED;
    const rank = (value: unknown): number => (values.length === 0 ? Number(value) : values.findIndex(({ id }) => id === String(value)));
    return (test.kind === 'at-least' ? rank(has) >= rank(test.value) : rank(has) <= rank(test.value)) ? HOLDS : FAILS;
  }
}

/** A number on each side of every bound. */
function cutPoints(tests: readonly TestCondition[], id: string, { min, max }: { min: number; max: number }): readonly number[] {
  const points = tests.flatMap(({ attribute, test }) => {
    if (attribute !== id || (test.kind !== 'at-least' && test.kind !== 'at-most')) return [];
    const bound = Number(test.value);
    return test.kind === 'at-least' ? [bound - 1, bound] : [bound, bound + 1];
  });
  return [...new Set([min, ...points.filter((point) => point > min && point <= max)])];
}

/** Items of a set that a test names; `empty` names them all. */
function itemsTested(tests: readonly TestCondition[], id: string, values: readonly { readonly id: string }[]): readonly string[] {
  const named = tests.flatMap(({ attribute, test }) => {
    if (attribute !== id) return [];
    if (test.kind === 'includes') return [test.value];
    return test.kind === 'one-of' ? test.values : test.kind === 'empty' ? values.map((value) => value.id) : [];
  });
  return [...new Set(named)];
}
