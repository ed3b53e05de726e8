import { type Attribute, holdsValues } from '../../domain/attribute.js';
import { type Condition, notesIn, type TestCondition, testsIn } from '../../domain/condition.js';
import type { Inference } from '../../domain/knowledge-base.js';

/** More cases than this are not tried: then nothing is said. */
const mostCases = 20_000;

/** Fails, a person decides, holds. */
const FAILS = 0;
const DECIDED = 1;
const HOLDS = 2;

/** One person as far as some conditions can tell: a value of each attribute, the items of a set, what a person decided. */
type Case = ReadonlyMap<string, unknown>;
type StateOf = (at: Case) => number;
type Rule = { readonly names: readonly string[]; readonly breaks: (at: Case) => boolean };
type Variable = { readonly name: string; readonly values: readonly unknown[] };

/**
 * What follows from what, by trying every case that the conditions can tell apart. Exact where it answers; where there are
 * too many cases it finds nothing. Two judgements are the same only if their notes are.
 */
export class Implication {
  readonly #attributes: ReadonlyMap<string, Attribute>;
  readonly #inferences: readonly Rule[];
  readonly #states = new Map<Condition, StateOf>();
  readonly #known = new Map<Condition, Map<Condition, boolean>>();

  constructor(attributes: readonly Attribute[], inferences: readonly Inference[]) {
    this.#attributes = new Map(attributes.map((attribute) => [attribute.id, attribute]));
    this.#inferences = inferences.map((inference) => this.#rule(inference));
  }

  /** Whether the second holds wherever the first does. */
  implies(first: Condition, second: Condition): boolean {
    const known = this.#known.get(first)?.get(second);
    if (known !== undefined) return known;
    const [one, other] = [this.#stateOf(first), this.#stateOf(second)];
    const found = this.#everyCase([first, second], (at) => one(at) <= other(at));
    const row = this.#known.get(first) ?? new Map<Condition, boolean>();
    this.#known.set(first, row.set(second, found));
    return found;
  }

  /** Whether everybody meets it, or fails it; null if that depends on the person. */
  constant(condition: Condition): 'met' | 'not-met' | null {
    const state = this.#stateOf(condition);
    if (this.#everyCase([condition], (at) => state(at) === HOLDS)) return 'met';
    return this.#everyCase([condition], (at) => state(at) === FAILS) ? 'not-met' : null;
  }

  #everyCase(conditions: readonly Condition[], holds: (at: Case) => boolean): boolean {
    const variables = this.#variables(conditions);
    const count = variables.reduce((product, { values }) => product * values.length, 1);
    if (count > mostCases) return false;
    const names = new Set(variables.map(({ name }) => name));
    const rules = this.#inferences.filter((rule) => rule.names.every((name) => names.has(name)));
    const at = new Map<string, unknown>();
    const tryFrom = (index: number): boolean => {
      const variable = variables[index];
      if (variable === undefined) return rules.some(({ breaks }) => breaks(at)) || holds(at);
      return variable.values.every((value) => {
        at.set(variable.name, value);
        return tryFrom(index + 1);
      });
    };
    return tryFrom(0);
  }

  #variables(conditions: readonly Condition[]): readonly Variable[] {
    const tests = conditions.flatMap(testsIn);
    const notes: readonly Variable[] = [...new Set(conditions.flatMap(notesIn))].map((note) => ({
      name: `judged ${note}`,
      values: [FAILS, HOLDS],
    }));
    const attributes = [...new Set<string>(tests.map(({ attribute }) => attribute))].flatMap((id): readonly Variable[] => {
      const shape = this.#attributes.get(id)?.shape;
      if (shape === undefined) return [];
      if (shape.kind === 'yes-no') return [{ name: id, values: [true, false] }];
      if (shape.kind === 'number') return [{ name: id, values: cutPoints(tests, id, shape) }];
      if (shape.kind !== 'set') return [{ name: id, values: shape.values.map((value) => value.id) }];
      return itemsTested(tests, id, shape.values).map((item) => ({ name: `${id} ${item}`, values: [true, false] }));
    });
    return [...attributes, ...notes];
  }

  /** An inference, with what it is about, and the cases that it rules out. */
  #rule({ when, then }: Inference): Rule {
    const whenState = this.#stateOf(when);
    const thenStates = then.map((test) => this.#stateOf(test));
    return {
      names: this.#variables([when, ...then]).map(({ name }) => name),
      breaks: (at) => whenState(at) === HOLDS && thenStates.some((state) => state(at) === FAILS),
    };
  }

  /** The state of a condition in a case. Thousands of cases are tried, so it is prepared once. */
  #stateOf(condition: Condition): StateOf {
    const known = this.#states.get(condition) ?? this.#makeState(condition);
    this.#states.set(condition, known);
    return known;
  }

  #makeState(condition: Condition): StateOf {
    if (condition.kind === 'test') return this.#test(condition);
    if (condition.kind === 'judged') {
      const name = `judged ${condition.note}`;
      return (at) => Number(at.get(name));
    }
    if (condition.kind === 'not') {
      const part = this.#stateOf(condition.part);
      return (at) => HOLDS - part(at);
    }
    const parts = condition.parts.map((part) => this.#stateOf(part));
    if (condition.kind === 'at-least') {
      return (at) => parts.map((part) => part(at)).sort((a, b) => b - a)[condition.count - 1] ?? FAILS;
    }
    const [best, worst, further] = condition.kind === 'all' ? [HOLDS, FAILS, Math.min] : [FAILS, HOLDS, Math.max];
    return (at) => {
      let state = best;
      for (const part of parts) {
        state = further(state, part(at));
        if (state === worst) break;
      }
      return state;
    };
  }

  #test({ attribute, test }: TestCondition): StateOf {
    const shape = this.#attributes.get(attribute)?.shape;
    const values = shape === undefined ? [] : holdsValues(shape);
    if (shape?.kind === 'set') {
      const wanted = test.kind === 'includes' ? [test.value] : test.kind === 'one-of' ? test.values : values.map(({ id }) => id);
      const names = wanted.map((item) => `${attribute} ${item}`);
      const holdsIf = test.kind !== 'empty';
      return (at) => (names.some((name) => at.get(name) === true) === holdsIf ? HOLDS : FAILS);
    }
    if (test.kind === 'is') return (at) => (at.get(attribute) === test.value ? HOLDS : FAILS);
    if (test.kind === 'one-of') return (at) => (test.values.includes(String(at.get(attribute))) ? HOLDS : FAILS);
    if (test.kind === 'some') return (at) => (Number(at.get(attribute)) > 0 ? HOLDS : FAILS);
    if (test.kind !== 'at-least' && test.kind !== 'at-most') return () => FAILS;
    const ranks = new Map(values.map(({ id }, index) => [id, index]));
    const outside = new Set<unknown>(values.filter((value) => value.outsideOrder === true).map(({ id }) => id));
    const rank = (value: unknown): number => (values.length === 0 ? Number(value) : (ranks.get(String(value)) ?? -1));
    const bound = rank(test.value);
    const least = test.kind === 'at-least';
    return (at) => {
      const has = at.get(attribute);
      if (outside.has(has)) return DECIDED;
      return (least ? rank(has) >= bound : rank(has) <= bound) ? HOLDS : FAILS;
    };
  }
}

/** A number on each side of every bound. */
function cutPoints(tests: readonly TestCondition[], id: string, { min, max }: { min: number; max: number }): readonly number[] {
  const points = tests.flatMap(({ attribute, test }) => {
    if (attribute !== id) return [];
    if (test.kind === 'some') return [0, 1];
    if (test.kind !== 'at-least' && test.kind !== 'at-most') return [];
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
