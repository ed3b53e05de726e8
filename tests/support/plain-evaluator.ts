import type { Answer, Profile } from '../../src/domain/answers.js';
import type { Attribute } from '../../src/domain/attribute.js';
import type { Condition, Test } from '../../src/domain/condition.js';
import type { State } from '../../src/domain/finding.js';
import type { AttributeId } from '../../src/domain/ids.js';
import type { Inference, KnowledgeBase } from '../../src/domain/knowledge-base.js';

/**
 * A second evaluator, as plain as can be, to compare the engine's with: it lists every value that each thing may still have, and
 * looks at all of them. For people of whom nothing is only expected, nothing has aged, and no answers contradict each other.
 */
export function plainStates(base: KnowledgeBase, profile: Profile): (condition: Condition) => State {
  const attributes = new Map(base.attributes.map((attribute) => [attribute.id, attribute]));
  const possible: Possible = new Map(base.attributes.flatMap((attribute) => valuesLeft(attribute, profile.answers.get(attribute.id))));
  const stateOf = (condition: Condition, negated = false): State => {
    switch (condition.kind) {
      case 'not':
        return stateOf(condition.part, !negated);
      case 'judged':
        return 'judged';
      case 'test':
        return testState(attributes.get(condition.attribute) as Attribute, condition.test, negated, possible);
      default: {
        const total = condition.parts.length;
        const wanted = condition.kind === 'all' ? total : condition.kind === 'any' ? 1 : condition.count;
        const parts = condition.parts.map((part) => stateOf(part, negated));
        // Not so many of them: more than the rest are not so.
        return soMany(negated ? total - wanted + 1 : wanted, parts);
      }
    }
  };
  inferAll(base, attributes, possible, stateOf);
  return stateOf;
}

type Value = string | number | boolean;
/** By attribute, or by attribute and item of a set: the values that are left. */
type Possible = Map<string, readonly Value[]>;
const itemKey = (id: AttributeId, item: string): string => `${id} ${item}`;

/** Every value there is, or the one that was said. */
function valuesLeft({ id, shape }: Attribute, answer: Answer | undefined): readonly (readonly [string, readonly Value[]])[] {
  if (shape.kind === 'set') {
    const said = answer?.kind === 'set' ? answer.items.map(({ value }) => value) : undefined;
    return shape.values.map((item) => [itemKey(id, item.id), said === undefined ? [false, true] : [said.includes(item.id)]] as const);
  }
  if (answer !== undefined && answer.kind !== 'set') return [[id, [answer.value]]];
  if (shape.kind === 'yes-no') return [[id, [false, true]]];
  if (shape.kind === 'number') return [[id, Array.from({ length: shape.max - shape.min + 1 }, (_, at) => shape.min + at)]];
  return [[id, shape.values.map((value) => value.id)]];
}

/** What a test says of one value; of a set, whether the item is in it. */
function valueState({ shape }: Attribute, test: Test, value: Value, negated: boolean): State {
  const met = (is: boolean): State => (is === negated ? 'not-met' : 'met');
  switch (test.kind) {
    case 'is':
      return met(value === test.value);
    case 'one-of':
      return met(test.values.includes(String(value)));
    case 'at-least':
    case 'at-most': {
      const values = 'values' in shape ? shape.values : [];
      if (values.find(({ id }) => id === value)?.outsideOrder === true) return 'judged';
      const rank = (one: Value): number => (typeof one === 'number' ? one : values.findIndex(({ id }) => id === one));
      return met(test.kind === 'at-least' ? rank(value) >= rank(test.value) : rank(value) <= rank(test.value));
    }
    case 'some':
      return met(Number(value) > 0);
    default:
      return met(value === true);
  }
}

/** The items of a set that a test is about, whether they are wanted or unwanted, and whether one of them is enough. */
function itemsOf({ shape }: Attribute, test: Test, negated: boolean): { readonly items: readonly string[]; readonly wanted: boolean } {
  const all = 'values' in shape ? shape.values.map(({ id }) => id) : [];
  const items = test.kind === 'empty' ? all : test.kind === 'one-of' ? test.values : [String((test as { value: unknown }).value)];
  return { items, wanted: (test.kind === 'empty') === negated };
}

const has: Test = { kind: 'is', value: true };

function testState(attribute: Attribute, test: Test, negated: boolean, possible: Possible): State {
  const stateOver = (key: string, how: Test, not: boolean): State => {
    const seen = new Set((possible.get(key) ?? []).map((value) => valueState(attribute, how, value, not)));
    const [only] = seen;
    if (seen.size === 1 && only !== undefined) return only;
    return 'not-known';
  };
  if (attribute.shape.kind !== 'set') return stateOver(attribute.id, test, negated);
  const { items, wanted } = itemsOf(attribute, test, negated);
  const states = items.map((item) => stateOver(itemKey(attribute.id, item), has, !wanted));
  return soMany(wanted ? 1 : items.length, states);
}

/** So many of the parts: what comes out however the unknown ones turn out; else not known. */
function soMany(count: number, [...parts]: readonly State[]): State {
  const unknown = parts.indexOf('not-known');
  if (unknown >= 0) {
    const turned = (['met', 'not-met'] as const).map((state) => soMany(count, parts.with(unknown, state)));
    return turned[0] === turned[1] ? (turned[0] as State) : 'not-known';
  }
  const met = parts.filter((state) => state === 'met').length;
  const judged = parts.filter((state) => state === 'judged').length;
  return met >= count ? 'met' : met + judged >= count ? 'judged' : 'not-met';
}

/** Takes out what cannot be, again and again, until nothing changes. */
function inferAll(
  base: KnowledgeBase,
  attributes: ReadonlyMap<AttributeId, Attribute>,
  possible: Possible,
  stateOf: (condition: Condition) => State,
): void {
  const keep = (key: string, attribute: Attribute, test: Test, negated: boolean): boolean => {
    const before = possible.get(key) ?? [];
    const left = before.filter((value) => valueState(attribute, test, value, negated) === 'met');
    if (left.length === 0 || left.length === before.length) return false;
    possible.set(key, left);
    return true;
  };
  const follow = ({ attribute: id, test }: Inference['then'][number]): boolean => {
    const attribute = attributes.get(id) as Attribute;
    if (attribute.shape.kind !== 'set') return keep(id, attribute, test, false);
    const { items, wanted } = itemsOf(attribute, test, false);
    // "One of these" does not say which.
    if (wanted && items.length > 1) return false;
    return items.map((item) => keep(itemKey(id, item), attribute, has, !wanted)).includes(true);
  };
  for (let changed = true; changed; ) {
    changed = base.inferences
      .filter(({ when }) => stateOf(when) === 'met')
      .flatMap(({ then }) => then.map(follow))
      .includes(true);
  }
}
