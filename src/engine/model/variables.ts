import { type Attribute, holdsValues } from '../../domain/attribute.js';
import { defined } from '../../domain/failure.js';
import type { AttributeId } from '../../domain/ids.js';

/**
 * A variable is the smallest thing that can be known about a person. A set attribute has a yes/no variable for each value;
 * every other attribute has one variable. What is known of a variable is the values still possible: bits of a mask, or an
 * interval of whole numbers. So "not known" is simply more than one possible value, and never a no.
 */
export type Variable = {
  readonly attribute: number;
  /** All bits, for a mask; 0 for a number. */
  readonly domain: number;
  readonly min: number;
  readonly max: number;
};

export type AttributeVariables = {
  readonly attribute: Attribute;
  /** Index of the attribute. */
  readonly index: number;
  /** Index of its first variable; a set has `count` of them in a row. */
  readonly first: number;
  readonly count: number;
  /** Value id to its bit number (or, in a set, to its variable from `first`). */
  readonly values: ReadonlyMap<string, number>;
  /** Its value ids in that order. */
  readonly ids: readonly string[];
  /** The attribute itself, as what its own values rest on: one set for everybody, because sets of grounds are never changed. */
  readonly own: ReadonlySet<number>;
  /** How many values are in the order; those after them are outside it. */
  readonly ranked: number;
};

export type VariableTable = {
  readonly variables: readonly Variable[];
  readonly attributes: readonly AttributeVariables[];
  readonly byId: ReadonlyMap<AttributeId, AttributeVariables>;
  /** Column by column, what is possible when nothing is known: copied for each person. */
  readonly columns: {
    readonly mask: readonly number[];
    readonly lo: readonly number[];
    readonly hi: readonly number[];
    readonly grounds: readonly (ReadonlySet<number> | undefined)[];
  };
};

/** The attribute at an index that the table itself gave. */
export const idAt = ({ attributes }: VariableTable, index: number): AttributeId => defined(attributes[index]).attribute.id;

/** Bit 0 is no, bit 1 is yes. */
export const NO = 1;
export const YES = 2;

/** Numbers the variables of a knowledge base, in its order. */
export function layOutVariables(attributes: readonly Attribute[]): VariableTable {
  const variables: Variable[] = [];
  const laid = attributes.map((attribute, index): AttributeVariables => {
    const first = variables.length;
    const { shape } = attribute;
    const values = holdsValues(shape);
    const yesNo: Variable = { attribute: index, domain: NO | YES, min: 0, max: 0 };
    if (shape.kind === 'set') for (const _ of values) variables.push(yesNo);
    else if (shape.kind === 'number') variables.push({ attribute: index, domain: 0, min: shape.min, max: shape.max });
    else if (shape.kind === 'yes-no') variables.push(yesNo);
    else variables.push({ attribute: index, domain: (1 << values.length) - 1, min: 0, max: 0 });
    return {
      attribute,
      index,
      first,
      count: variables.length - first,
      ids: values.map(({ id }) => id),
      values: new Map(values.map((value, at) => [value.id, at])),
      own: new Set([index]),
      ranked: values.filter((value) => value.outsideOrder !== true).length,
    };
  });
  const columns = {
    mask: variables.map(({ domain }) => domain),
    lo: variables.map(({ min }) => min),
    hi: variables.map(({ max }) => max),
    grounds: variables.map(() => undefined),
  };
  return { variables, attributes: laid, byId: new Map(laid.map((entry) => [entry.attribute.id, entry])), columns };
}
