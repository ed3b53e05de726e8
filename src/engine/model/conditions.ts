import type { Condition, Test } from '../../domain/condition.js';
import { defined, unreachable } from '../../domain/failure.js';
import type { Change, Plain, TestKind } from '../../domain/finding.js';
import type { Inference } from '../../domain/knowledge-base.js';
import { type AttributeVariables, NO, type VariableTable, YES } from './variables.js';

/** One test on one variable. `judged` marks the values on which only a person can decide. */
export type Leaf =
  | { readonly kind: 'mask'; readonly variable: number; readonly met: number; readonly judged: number }
  | { readonly kind: 'number'; readonly variable: number; readonly lo: number; readonly hi: number }
  | { readonly kind: 'judged' };

/** A condition as a row of the table: a leaf, or a number of earlier rows that must hold. All is all of them, any is one. */
export type Node = { readonly leaf: Leaf } | { readonly count: number; readonly parts: readonly number[] };

/** These rows and those of their parts, in order. */
export function rowsBelow({ nodes }: { readonly nodes: readonly Node[] }, roots: readonly number[]): readonly number[] {
  const rows = new Set<number>();
  const add = (row: number): void => {
    const node = nodes[row];
    if (node === undefined || rows.has(row)) return;
    rows.add(row);
    if ('parts' in node) node.parts.forEach(add);
  };
  roots.forEach(add);
  return [...rows].sort((a, b) => a - b);
}

/**
 * A condition with the row that holds its state, in the shape the author wrote, for explaining. No `not` is left in it. Equal
 * conditions are one object, with a number `at` of their own: what is said of one person is made once for each.
 */
export type Compiled = Numbers &
  (
    | { readonly kind: 'all' | 'any' | 'at-least'; readonly count: number; readonly parts: readonly Compiled[] }
    | TestParts
    | { readonly kind: 'judged'; readonly note: string }
  );

type Numbers = { readonly node: number; readonly at: number };

/** A test on one attribute, as a reader has it. */
export type CompiledTest = Numbers & TestParts;

type TestParts = {
  readonly kind: 'test';
  readonly on: AttributeVariables;
  /** The variables that it looks at: of a set there may be several. */
  readonly variables: readonly number[];
  readonly test: TestKind;
  readonly needs: Plain;
  readonly upperLimit: boolean;
  /** The change that would meet it; one object, with one number, for all tests that say the same of an attribute. */
  readonly change: Change;
  readonly says: number;
};

/** Equal conditions share one row, so that each is evaluated once for a person, however many requirements use it. */
export class ConditionTable {
  readonly nodes: Node[] = [];
  readonly #known = new Map<string, number>();
  readonly #conditions = new Map<string, Compiled>();
  readonly #changes = new Map<string, { readonly change: Change; readonly says: number }>();
  /** Equal conditions in the knowledge are one object, so most are already compiled. */
  readonly #compiled = new Map<Condition, Compiled>();
  readonly #table: VariableTable;

  constructor(table: VariableTable) {
    this.#table = table;
  }

  /**
   * Gives the compiled condition. `not` is carried down to the tests (De Morgan), because an expected answer makes a
   * test come true at a month, and "not" of that month would be wrong. A person's judgement stays a judgement.
   */
  compile(condition: Condition, negated = false): Compiled {
    const known = negated ? undefined : this.#compiled.get(condition);
    if (known !== undefined) return known;
    const made = this.#make(condition, negated);
    if (!negated) this.#compiled.set(condition, made);
    return made;
  }

  #make(condition: Condition, negated: boolean): Compiled {
    switch (condition.kind) {
      case 'not':
        return this.compile(condition.part, !negated);
      case 'judged':
        return this.#judged(condition.note);
      case 'test':
        return this.#test(condition, negated);
      case 'all':
      case 'any':
      case 'at-least': {
        const total = condition.parts.length;
        const wanted = condition.kind === 'all' ? total : condition.kind === 'any' ? 1 : condition.count;
        const count = negated ? total - wanted + 1 : wanted;
        const parts = condition.parts.map((part) => this.compile(part, negated));
        const kind = count === total && total !== 1 ? 'all' : count === 1 && total !== 1 ? 'any' : condition.kind;
        return this.#several(kind, count, parts);
      }
      default:
        return unreachable(condition);
    }
  }

  #test(condition: Extract<Condition, { kind: 'test' }>, negated: boolean): Compiled {
    const on = this.#table.byId.get(condition.attribute);
    if (on === undefined) throw new Error(`Unlinked attribute ${condition.attribute}`);
    const upperLimit = condition.upperLimit;
    const plain = (test: TestKind, needs: Plain, node: number): Compiled =>
      this.#says(node, { on, test, needs, upperLimit, variables: [on.first] });
    const { shape } = on.attribute;
    const { test } = condition;
    switch (shape.kind) {
      case 'yes-no': {
        const value = asYes(test) !== negated;
        return plain('is', value, this.#leaf({ kind: 'mask', variable: on.first, met: value ? YES : NO, judged: 0 }));
      }
      case 'number': {
        if (test.kind === 'some' && !negated) {
          return plain('some', null, this.#leaf({ kind: 'number', variable: on.first, lo: Math.max(shape.min, 1), hi: shape.max }));
        }
        const bound = test.kind === 'some' ? 1 : Number(valueIn(test));
        const least = (test.kind !== 'at-most') !== negated;
        const needs = negated ? (least ? bound + 1 : bound - 1) : bound;
        const leaf = this.#leaf({ kind: 'number', variable: on.first, lo: least ? needs : shape.min, hi: least ? shape.max : needs });
        return plain(least ? 'at-least' : 'at-most', needs, leaf);
      }
      case 'set':
        return this.#setTest(on, test, negated, upperLimit);
      case 'choice':
      case 'ordered':
        return this.#valueTest(on, test, negated, plain);
      default:
        return unreachable(shape);
    }
  }

  #valueTest(
    on: AttributeVariables,
    test: Test,
    negated: boolean,
    plain: (test: TestKind, needs: Plain, node: number) => Compiled,
  ): Compiled {
    const domain = (1 << on.values.size) - 1;
    const { ids } = on;
    const at = (value: unknown): number => on.values.get(String(value)) ?? -1;
    const outside = domain & ~((1 << on.ranked) - 1);
    const leaf = (met: number, judged: number): number => this.#leaf({ kind: 'mask', variable: on.first, met, judged });
    if (test.kind === 'at-least' || test.kind === 'at-most') {
      const least = (test.kind === 'at-least') !== negated;
      const rank = negated ? at(test.value) + (least ? 1 : -1) : at(test.value);
      const below = (1 << Math.max(rank, 0)) - 1;
      const met = least ? ((1 << on.ranked) - 1) & ~below : below | (rank < 0 ? 0 : 1 << rank);
      // Beyond either end of the order there is nothing to have; a value outside the order is not higher.
      return plain(least ? 'at-least' : 'at-most', ids.slice(0, on.ranked)[rank] ?? null, leaf(met, outside));
    }
    const values = test.kind === 'one-of' ? test.values : [String(valueIn(test))];
    const listed = values.reduce((mask, value) => mask | (1 << at(value)), 0);
    const met = negated ? domain & ~listed : listed;
    const needs = ids.filter((_, bit) => met & (1 << bit));
    return needs.length === 1 ? plain('is', needs[0] ?? null, leaf(met, 0)) : plain('one-of', needs, leaf(met, 0));
  }

  #setTest(on: AttributeVariables, test: Test, negated: boolean, upperLimit: boolean): Compiled {
    const values = test.kind === 'one-of' ? test.values : test.kind === 'empty' ? on.ids : [String(valueIn(test))];
    const item = (value: string, has: boolean): Compiled => {
      const variable = on.first + (on.values.get(value) ?? 0);
      const node = this.#leaf({ kind: 'mask', variable, met: has ? YES : NO, judged: 0 });
      // Nobody is told to give up a registration, a subject or a certificate.
      const isForLacking = !has && on.attribute.use !== undefined;
      const test = has ? 'includes' : 'excludes';
      return this.#says(node, { on, test, needs: value, upperLimit: upperLimit || isForLacking, variables: [variable] });
    };
    const has = (test.kind !== 'empty') !== negated;
    const parts = values.map((value) => item(value, has));
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return only;
    // Having one of them is one test to a reader, and one change; lacking all of them is several.
    const variables = values.map((value) => on.first + (on.values.get(value) ?? 0));
    if (has) return this.#says(this.#group(1, parts), { on, test: 'one-of', needs: values, upperLimit, variables });
    return this.#several('all', parts.length, parts);
  }

  #says(node: number, { on, test, needs, upperLimit, variables }: Omit<TestParts, 'kind' | 'change' | 'says'>): Compiled {
    const change: Change = { attribute: on.attribute.id, needs, test };
    const text = JSON.stringify(change);
    const known = this.#changes.get(text) ?? { change, says: this.#changes.size };
    this.#changes.set(text, known);
    const { says } = known;
    return this.#one(`test ${says} ${upperLimit}`, (at) => {
      return { kind: 'test', node, at, on, variables, test, needs, upperLimit, change: known.change, says };
    });
  }

  #several(kind: 'all' | 'any' | 'at-least', count: number, parts: readonly Compiled[]): Compiled {
    const node = this.#group(count, parts);
    const key = `${kind} ${count} of ${parts.map(({ at }) => at).join(' ')}`;
    return this.#one(key, (at) => ({ kind, node, at, count, parts }));
  }

  #judged(note: string): Compiled {
    const node = this.#leaf({ kind: 'judged' });
    return this.#one(`judged ${note}`, (at) => ({ kind: 'judged', node, at, note }));
  }

  /** The condition for this key, created if needed. */
  #one(key: string, make: (at: number) => Compiled): Compiled {
    const known = this.#conditions.get(key) ?? make(this.#conditions.size);
    this.#conditions.set(key, known);
    return known;
  }

  /** How many different conditions there are, parts of others among them, and how many different changes would meet their tests. */
  get counts(): { readonly conditions: number; readonly changes: number } {
    return { conditions: this.#conditions.size, changes: this.#changes.size };
  }

  #leaf(leaf: Leaf): number {
    return this.#row(JSON.stringify(leaf), { leaf });
  }

  #group(count: number, parts: readonly Compiled[]): number {
    const rows = parts.map((part) => part.node);
    return this.#row(`${count} of ${rows.join(' ')}`, { count, parts: rows });
  }

  #row(key: string, node: Node): number {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.nodes.push(node);
    this.#known.set(key, this.nodes.length - 1);
    return this.nodes.length - 1;
  }
}

const valueIn = (test: Test): unknown => ('value' in test ? test.value : undefined);

const asYes = (test: Test): boolean => test.kind === 'is' && test.value;

/** A test of a value. */
export type ValueLeaf = Exclude<Leaf, { kind: 'judged' }>;

export type Rule = { readonly when: number; readonly then: readonly ValueLeaf[] };

/** Compiles the inferences into a table of their own. */
export function compileRules(inferences: readonly Inference[], table: ConditionTable): readonly Rule[] {
  return inferences.map(({ when, then }) => ({
    when: table.compile(when).node,
    then: then.flatMap((part) => leavesOf(table.compile(part).node, table.nodes)),
  }));
}

/** What follows is a test of a value, of a set perhaps of several of its values. */
function leavesOf(row: number, nodes: readonly Node[]): readonly ValueLeaf[] {
  const node = defined(nodes[row]);
  // Only "all of these" narrows what is possible; "one of a set" does not say which.
  if (!('leaf' in node)) return node.count === node.parts.length ? node.parts.flatMap((part) => leavesOf(part, nodes)) : [];
  return node.leaf.kind === 'judged' ? [] : [node.leaf];
}
