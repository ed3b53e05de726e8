import { type Attribute, holdsValues } from '../../domain/attribute.js';
import type { Condition, Test } from '../../domain/condition.js';
import type { Place } from '../../domain/diagnostic.js';
import { didYouMean } from '../../domain/text/suggest.js';
import type { TestFile } from '../files.js';
import type { Spot } from '../report.js';
import type { Linking } from './context.js';

/** Which tests each kind of attribute takes, and how they are written. */
const testsOf: Readonly<Record<Attribute['shape']['kind'], { readonly keys: readonly TestKey[]; readonly example: string }>> = {
  'yes-no': { keys: [], example: 'true or false' },
  number: { keys: ['at-least', 'at-most', 'some'], example: '{at-least: 5} or {at-most: 5}' },
  choice: { keys: ['one-of'], example: 'one of its values, or {one-of: [one, another]}' },
  ordered: { keys: ['at-least', 'at-most', 'one-of'], example: 'one of its values, {at-least: …}, {at-most: …} or {one-of: […]}' },
  set: { keys: ['includes', 'one-of', 'empty'], example: '{includes: …}, {one-of: […]} or {empty: true}' },
};

const testKeys = ['at-least', 'at-most', 'one-of', 'includes', 'empty', 'some'] as const;
type TestKey = (typeof testKeys)[number];

/**
 * A test on one attribute; several in one pair of brackets all have to hold.
 * Errors: `unknown-attribute`, `wish-tested`, `test-and-kind`, `unknown-value`, `wrong-value` for a number that the attribute never has.
 */
export function linkTest(name: string, raw: TestFile, spot: Spot, linking: Linking): Condition {
  const attribute = linking.attributes.get(name);
  if (attribute === undefined) {
    linking.attributeNames.refer(name, spot);
    return { kind: 'all', parts: [] };
  }
  if (attribute.wish && linking.mayTestWishes !== true) {
    const message = `“${name}” is a wish. Wishes only sort what is shown; they never decide what is open.`;
    linking.report.error('wish-tested', spot.keyPlace(), message, 'Remove the test, or remove “wish” from the attribute.');
  }
  const link = new LinkTest(attribute, spot, linking);
  const tests = typeof raw === 'object' ? link.keyed(raw) : link.plain(raw);
  const upperLimit = typeof raw === 'object' && raw['upper-limit'] === true;
  const conditions = tests.map((test): Condition => ({ kind: 'test', attribute: attribute.id, test, upperLimit }));
  return conditions.length === 1 && conditions[0] !== undefined ? conditions[0] : { kind: 'all', parts: conditions };
}

class LinkTest {
  readonly #attribute: Attribute;
  readonly #spot: Spot;
  readonly #linking: Linking;

  constructor(attribute: Attribute, spot: Spot, linking: Linking) {
    this.#attribute = attribute;
    this.#spot = spot;
    this.#linking = linking;
  }

  plain(raw: boolean | string | number): readonly Test[] {
    const { kind } = this.#attribute.shape;
    if (kind === 'yes-no' && typeof raw === 'boolean') return [{ kind: 'is', value: raw }];
    if ((kind === 'choice' || kind === 'ordered') && typeof raw !== 'boolean')
      return [{ kind: 'one-of', values: [this.#value(raw, this.#spot)] }];
    return this.#misfit(`${raw}`, this.#spot.place());
  }

  keyed(raw: Exclude<TestFile, boolean | string | number>): readonly Test[] {
    const allowed = testsOf[this.#attribute.shape.kind].keys;
    const keys = Object.keys(raw).filter((key) => key !== 'upper-limit');
    if (keys.length === 0) return this.#misfit('upper-limit', this.#spot.in('upper-limit').keyPlace());
    return keys.flatMap((written) => {
      const key = allowed.find((one) => one === written);
      return key === undefined ? this.#misfit(written, this.#spot.in(written).keyPlace()) : this.#one(key, raw);
    });
  }

  #one(key: TestKey, raw: Exclude<TestFile, boolean | string | number>): readonly Test[] {
    const spot = this.#spot.in(key);
    switch (key) {
      case 'at-least':
      case 'at-most': {
        const bound = this.#bound(raw[key] ?? '', spot);
        return bound === undefined ? [] : [{ kind: key, value: bound }];
      }
      case 'one-of':
        return [{ kind: key, values: (raw[key] ?? []).map((value, index) => this.#value(value, spot.in(index))) }];
      case 'includes':
        return [{ kind: key, value: this.#value(raw[key] ?? '', spot) }];
      case 'empty':
      case 'some':
        return [{ kind: key }];
    }
  }

  #bound(raw: string | number, spot: Spot): string | number | undefined {
    const { shape, id } = this.#attribute;
    if (shape.kind === 'ordered') {
      const value = this.#value(raw, spot);
      if (shape.values.find((one) => one.id === value)?.outsideOrder !== true) return value;
      const message = `“${value}” is outside the order of “${id}”, so nothing is above or below it.`;
      this.#linking.report.error('test-and-kind', spot.place(), message, 'Choose a value that is in the order.');
      return undefined;
    }
    if (shape.kind !== 'number' || typeof raw !== 'number') {
      this.#misfit(`${raw}`, spot.place());
      return undefined;
    }
    if (raw < shape.min || raw > shape.max) {
      const message = `${raw} is outside the range of “${id}”, ${shape.min} to ${shape.max}.`;
      this.#linking.report.error('wrong-value', spot.place(), message, 'Correct the number, or the limits of the attribute.');
    }
    return raw;
  }

  #value(raw: string | number, spot: Spot): string {
    return linkValue(this.#attribute, raw, spot, this.#linking);
  }

  #misfit(what: string, at: Place): readonly Test[] {
    const { id, shape } = this.#attribute;
    const message = `“${what}” does not fit “${id}”, which is ${kindNames[shape.kind]}.`;
    this.#linking.report.error('test-and-kind', at, message, `Write it as ${testsOf[shape.kind].example}.`);
    return [];
  }
}

/** Each kind of attribute, as messages call it. */
export const kindNames: Readonly<Record<Attribute['shape']['kind'], string>> = {
  'yes-no': 'a yes or no answer',
  number: 'a number',
  choice: 'a choice',
  ordered: 'an ordered list',
  set: 'a set',
};

/** A value that the attribute has; a number and its text are the same. Errors: `unknown-value`, with the nearest. */
export function linkValue(attribute: Attribute, raw: string | number, spot: Spot, { report }: Pick<Linking, 'report'>): string {
  const text = String(raw);
  const ids = holdsValues(attribute.shape).map(({ id }) => id);
  if (!ids.includes(text)) {
    const list = ids.length <= 12 ? `Its values are ${ids.join(', ')}.` : `Look up its values: it has ${ids.length}.`;
    report.error('unknown-value', spot.place(), `“${attribute.id}” has no value “${text}”.`, didYouMean(text, ids, list));
  }
  return text;
}
