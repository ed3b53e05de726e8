import { unreachable } from '../../domain/failure.js';
import type { Leaf, Node } from '../model/conditions.js';
import { JUDGED, leafState, MET, NOT_KNOWN, NOT_MET } from '../model/evaluate.js';
import { allPossible } from '../model/possible-values.js';
import type { VariableTable } from '../model/variables.js';
import { literal } from './dialect.js';

/**
 * How what is known of a variable stands in its column, after everything was inferred: a nullable boolean; a nullable value of a choice;
 * the values that are still possible, as bits; or the least and the greatest number.
 */
export type Column = { readonly name: string; readonly form: 'boolean' | 'value' | 'bits' | 'span' };

export type Columns = {
  readonly of: (variable: number) => Column;
  readonly quote: (name: string) => string;
};

/** The columns of the least and of the greatest number. */
export const spanOf = (name: string): readonly [least: string, most: string] => [`${name}_least`, `${name}_most`];

/** A state in SQL: where no person decides, a boolean that may be null (not known); else a number as in the engine. */
type Stated = { readonly kind: 'boolean' | 'state'; readonly sql: string };

/** Writes conditions of a table of them. */
export class StateWriter {
  readonly #nodes: readonly Node[];
  readonly #table: VariableTable;
  readonly #columns: Columns;

  constructor(nodes: readonly Node[], table: VariableTable, columns: Columns) {
    this.#nodes = nodes;
    this.#table = table;
    this.#columns = columns;
  }

  /** The state of a row as a number: 0 not met, 1 not known, 2 judged, 3 met. */
  state(row: number): string {
    return asState(this.#row(row));
  }

  /** Whether a test of values is met; null where that is not known or a person decides. */
  isMet(leaf: Leaf): string {
    const { kind, sql } = this.#leaf(leaf);
    return kind === 'boolean' ? sql : `(${sql} = ${MET})`;
  }

  #row(row: number): Stated {
    const node = this.#nodes[row];
    if (node === undefined) throw new Error(`No row ${row}`);
    return 'leaf' in node
      ? this.#leaf(node.leaf)
      : together(
          node.count,
          node.parts.map((part) => this.#row(part)),
        );
  }

  #leaf(leaf: Leaf): Stated {
    if (leaf.kind === 'judged') return { kind: 'state', sql: String(JUDGED) };
    const unknown = leafState(leaf, allPossible(this.#table, true));
    // The same for everybody.
    if (unknown === MET || unknown === NOT_MET) return { kind: 'boolean', sql: unknown === MET ? 'TRUE' : 'FALSE' };
    const { name, form } = this.#columns.of(leaf.variable);
    const { quote } = this.#columns;
    if (leaf.kind === 'number') {
      const { min, max } = this.#variable(leaf.variable);
      if (form !== 'span') return { kind: 'boolean', sql: between(quote(name), leaf, min, max) };
      const [least, most] = spanOf(name).map(quote) as [string, string];
      const met = joined('AND', [
        ...(leaf.lo > min ? [`${least} >= ${leaf.lo}`] : []),
        ...(leaf.hi < max ? [`${most} <= ${leaf.hi}`] : []),
      ]);
      const not = joined('OR', [...(leaf.lo > min ? [`${most} < ${leaf.lo}`] : []), ...(leaf.hi < max ? [`${least} > ${leaf.hi}`] : [])]);
      return { kind: 'boolean', sql: `CASE WHEN ${met} THEN TRUE WHEN ${not} THEN FALSE END` };
    }
    const { met, judged } = leaf;
    switch (form) {
      case 'boolean':
        return { kind: 'boolean', sql: met === 2 ? quote(name) : `(NOT ${quote(name)})` };
      case 'value': {
        const within = (mask: number): string => `${quote(name)} IN (${this.#valuesIn(leaf.variable, mask).map(literal).join(', ')})`;
        if (judged === 0) return { kind: 'boolean', sql: within(met) };
        const certain = met === 0 ? '' : `WHEN ${within(met)} THEN ${MET} `;
        return {
          kind: 'state',
          sql: `CASE ${certain}WHEN ${within(judged)} THEN ${JUDGED} WHEN ${quote(name)} IS NULL THEN ${unknown} ELSE ${NOT_MET} END`,
        };
      }
      case 'bits': {
        const { domain } = this.#variable(leaf.variable);
        const none = (mask: number): string => `(${quote(name)} & ${mask}) = 0`;
        if (judged === 0) return { kind: 'boolean', sql: `CASE WHEN ${none(domain & ~met)} THEN TRUE WHEN ${none(met)} THEN FALSE END` };
        return {
          kind: 'state',
          sql: `CASE WHEN ${none(domain & ~met)} THEN ${MET} WHEN ${none(met | judged)} THEN ${NOT_MET} WHEN ${none(domain & ~judged)} THEN ${JUDGED} ELSE ${NOT_KNOWN} END`,
        };
      }
      case 'span':
        throw new Error(`A number is tested as a value: ${name}`);
      default:
        return unreachable(form);
    }
  }

  #variable(variable: number) {
    const found = this.#table.variables[variable];
    if (found === undefined) throw new Error(`No variable ${variable}`);
    return found;
  }

  #valuesIn(variable: number, mask: number): readonly string[] {
    const on = this.#table.attributes[this.#variable(variable).attribute];
    return (on?.ids ?? []).filter((_, bit) => mask & (1 << bit));
  }
}

function between(name: string, { lo, hi }: { readonly lo: number; readonly hi: number }, min: number, max: number): string {
  if (lo <= min) return `(${name} <= ${hi})`;
  return hi >= max ? `(${name} >= ${lo})` : `(${name} BETWEEN ${lo} AND ${hi})`;
}

const joined = (word: 'AND' | 'OR', parts: readonly string[]): string => parts.join(` ${word} `);

/** Three times a boolean is met or not met; null is not known. */
const asState = ({ kind, sql }: Stated): string => (kind === 'state' ? sql : `coalesce(${MET} * CAST(${sql} AS INTEGER), ${NOT_KNOWN})`);

/** For “any”, what is not known beats what is judged: the two change places, so that the greatest is the strongest. */
const swapped = (state: string): string =>
  `CASE ${state} WHEN ${NOT_KNOWN} THEN ${JUDGED} WHEN ${JUDGED} THEN ${NOT_KNOWN} WHEN ${MET} THEN ${MET} ELSE ${NOT_MET} END`;

/** At least so many of the parts: docs/contract.md, section 2. */
function together(count: number, parts: readonly Stated[]): Stated {
  const [only] = parts;
  if (count <= 0) return { kind: 'boolean', sql: 'TRUE' };
  if (count > parts.length) return { kind: 'boolean', sql: 'FALSE' };
  if (parts.length === 1 && only !== undefined) return only;
  const isAll = count === parts.length;
  if (parts.every(({ kind }) => kind === 'boolean')) {
    if (isAll || count === 1)
      return {
        kind: 'boolean',
        sql: `(${joined(
          isAll ? 'AND' : 'OR',
          parts.map(({ sql }) => (sql.startsWith('CASE') ? `(${sql})` : sql)),
        )})`,
      };
    const met = parts.map(({ sql }) => `CASE WHEN ${sql} THEN 1 ELSE 0 END`).join(' + ');
    const possible = parts.map(({ sql }) => `CASE WHEN NOT ${sql} THEN 0 ELSE 1 END`).join(' + ');
    return { kind: 'boolean', sql: `CASE WHEN ${met} >= ${count} THEN TRUE WHEN ${possible} < ${count} THEN FALSE END` };
  }
  const states = parts.map(asState);
  if (isAll) return { kind: 'state', sql: `LEAST(${states.join(', ')})` };
  if (count === 1) return { kind: 'state', sql: swapped(`GREATEST(${states.map(swapped).join(', ')})`) };
  return { kind: 'state', sql: soMany(count, states) };
}

/** What is not known counts only where it could change the outcome: as all met, or as all not met. */
function soMany(count: number, states: readonly string[]): string {
  const number = (of: readonly number[]): string =>
    states.map((state) => `CASE WHEN ${state} IN (${of.join(', ')}) THEN 1 ELSE 0 END`).join(' + ');
  const met = number([MET]);
  const metAtBest = number([MET, NOT_KNOWN]);
  const notShut = number([MET, JUDGED]);
  const possible = number([MET, JUDGED, NOT_KNOWN]);
  return `CASE WHEN ${met} >= ${count} THEN ${MET} WHEN ${possible} < ${count} THEN ${NOT_MET} WHEN ${notShut} >= ${count} AND ${metAtBest} < ${count} THEN ${JUDGED} ELSE ${NOT_KNOWN} END`;
}
