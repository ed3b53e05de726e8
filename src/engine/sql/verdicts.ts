import { offerKinds, offerOf } from '../../domain/advice.js';
import { bestVerdictFirst, type Verdict } from '../../domain/finding.js';
import type { IsoDate } from '../../domain/ids.js';
import type { Role } from '../../domain/knowledge-base.js';
import { monthAfter, monthOf } from '../../domain/months.js';
import type { Node } from '../model/conditions.js';
import { JUDGED, MET, NOT_KNOWN, NOT_MET } from '../model/evaluate.js';
import { type CompiledWay, isInForce, type Model } from '../model/model.js';
import { SOON } from '../person/level.js';
import { monthNumber } from './answers.js';
import { type Dialect, literal } from './dialect.js';
import type { Step } from './layers.js';
import { type Fact, LevelColumns } from './levels.js';
import { or, TRUE } from './logic.js';
import { carriedIn, layOutPeriods } from './periods.js';
import { StateWriter } from './states.js';

const rankOf = (verdict: Verdict): number => bestVerdictFirst.indexOf(verdict);

/** A verdict in one number of 16 bits: its rank times this and, of what opens later, the period from which on. The smaller is the better. */
const STEP = 1024;
const placeOf = (verdict: Verdict): number => rankOf(verdict) * STEP;

/** A role or route with its ways in. */
type Target = { readonly id: string; readonly role: Role | undefined; readonly ways: readonly CompiledWay[] };

/**
 * The verdicts of `batch --wide` as one SELECT over the table of people, for a day: for each role and route its verdict, and for each role
 * those of its jobs, training and study. `ids`: only these, in the order named; an id that does not exist is left out.
 */
export function verdictsSql(model: Model, asOf: IsoDate, dialect: Dialect, ids?: readonly string[]): string {
  return new VerdictWriter(model, asOf, dialect, ids).write();
}

class VerdictWriter {
  readonly #model: Model;
  readonly #asOf: IsoDate;
  readonly #dialect: Dialect;
  readonly #targets: readonly Target[];
  readonly #ways: readonly CompiledWay[];
  readonly #steps: Step[] = [];
  /** Conditions whose state is a column, by row. */
  readonly #conditions: readonly number[];
  readonly #levels: LevelColumns;

  constructor(model: Model, asOf: IsoDate, dialect: Dialect, ids: readonly string[] | undefined) {
    this.#model = model;
    this.#asOf = asOf;
    this.#dialect = dialect;
    this.#levels = new LevelColumns(model, dialect);
    const { roles, routes } = model.base;
    const wanted = ids ?? [...roles, ...routes].map(({ id }) => id);
    this.#targets = wanted.flatMap((id): readonly Target[] => {
      const route = model.routeWays.get(id);
      const ways = model.roleWays.get(id) ?? (route === undefined ? [] : [route]);
      return ways.length === 0 ? [] : [{ id, role: roles.find((role) => role.id === id), ways }];
    });
    this.#ways = [...new Set(this.#targets.flatMap(({ ways }) => ways))];
    this.#conditions = [...new Set(this.#ways.flatMap((way) => weighedOn(way, asOf).flatMap(({ condition }) => condition?.node ?? [])))];
  }

  write(): string {
    const { nodes, variables } = this.#model;
    const readiness = new Map(
      this.#targets.flatMap(({ role }) => (role === undefined ? [] : [[role, this.#levels.isAtLevel(role)] as const])),
    );
    const facts = [...this.#levels.facts];
    const rows = [...this.#conditions, ...facts.flatMap(([, { rows }]) => rows)];
    const used = new Set([
      ...rows.flatMap((row) => variablesIn(row, nodes)),
      ...facts.flatMap(([, { leaves }]) => leaves.flatMap((leaf) => (leaf.kind === 'judged' ? [] : leaf.variable))),
    ]);
    const periods = layOutPeriods(this.#model, this.#asOf, used, this.#levels.answers(), this.#dialect);
    this.#steps.push(...periods.steps);
    const states = new StateWriter(nodes, variables, {
      of: (variable) => {
        const column = periods.columns.get(variable);
        if (column === undefined) throw new Error(`No column for variable ${variable}`);
        return column;
      },
      quote: this.#dialect.quote,
    });
    const answers = this.#levels.answers().map(([name]) => name);
    const kept = [...carriedIn(this.#dialect), ...['set_aside', ...answers].map((name) => this.#quote(name))];
    this.#step(
      'states',
      `The state of each condition: ${NOT_MET} not met, ${NOT_KNOWN} not known, ${JUDGED} for a person to decide, ${MET} met.`,
      [
        ...kept,
        ...this.#conditions.map((row) => `CAST(${states.state(row)} AS TINYINT) AS ${this.#quote(`condition ${row}`)}`),
        ...facts.map(
          ([name, { rows, leaves }]) =>
            `${or(...rows.map((row) => `${states.state(row)} = ${MET}`), ...leaves.map((leaf) => `coalesce(${states.isMet(leaf)}, FALSE)`))} AS ${this.#quote(name)}`,
        ),
      ],
      periods.table,
    );
    this.#step(
      'ways',
      `The verdict on each way in, in each period: ${bestVerdictFirst.flatMap((verdict) => (verdict === 'open-later' ? [] : [`${placeOf(verdict)} ${verdict}`])).join(', ')}.`,
      [
        ...kept,
        `${this.#dialect.size('months')} AS periods`,
        ...this.#ways.map((way) => `CAST(${this.#verdictOf(way)} AS SMALLINT) AS ${this.#wayName(way)}`),
        ...facts.map(([name]) => this.#quote(name)),
      ],
      'states',
    );
    this.#overTime(facts, answers);
    this.#step('levels', 'The level of each person as a rank.', ['*', `${this.#levels.level()} AS ${this.#quote('level')}`], 'over_time');
    this.#step(
      'verdicts',
      'The best way in to each role and route, and the best of each kind.',
      [
        ...['row', 'ref', 'set_aside'].map((name) => this.#quote(name)),
        `${this.#dialect.map('months', 'one', this.#later('one'))} AS later`,
        ...this.#targets.flatMap(({ id, ways, role }) => [
          `${this.#best(ways)} AS ${this.#quote(id)}`,
          ...(role === undefined
            ? []
            : offerKinds.map((kind) => `${this.#offer(role, kind, ways, readiness.get(role) ?? TRUE)} AS ${this.#quote(`${id}.${kind}`)}`)),
        ]),
      ],
      'levels',
    );
    const named = this.#targets.flatMap(({ id, role }) => [id, ...(role === undefined ? [] : offerKinds.map((kind) => `${id}.${kind}`))]);
    const chosen = [
      ...['row', 'ref', 'set_aside'].map((name) => this.#quote(name)),
      ...named.map((name) => `${this.#words(this.#quote(name))} AS ${this.#quote(name)}`),
    ];
    const steps = this.#steps.map(({ name, why, sql }) => `-- ${why}\n${name} AS (\n  ${sql}\n)`);
    return `WITH\n${steps.join(',\n')}\nSELECT\n  ${chosen.join(',\n  ')}\nFROM verdicts\n`;
  }

  #quote(name: string): string {
    return this.#dialect.quote(name);
  }

  #step(name: string, why: string, columns: readonly string[], from: string): void {
    this.#steps.push({ name, why, sql: `SELECT\n    ${columns.join(',\n    ')}\n  FROM ${from}` });
  }

  #wayName(way: CompiledWay, what = ''): string {
    return this.#quote(`way ${way.at}${what}`);
  }

  /** The verdict on a way in, in one period: the table of docs/contract.md, section 2. */
  #verdictOf(way: CompiledWay): string {
    const weighed = weighedOn(way, this.#asOf);
    const of = (which: (one: (typeof weighed)[number]) => boolean): readonly string[] => [
      ...new Set(
        weighed.filter(which).flatMap(({ condition }) => (condition === null ? [] : [this.#quote(`condition ${condition.node}`)])),
      ),
    ];
    const fixed = of(({ requirement }) => requirement.strength === 'must' && requirement.fixed);
    const must = of(({ requirement }) => requirement.strength === 'must' && !requirement.fixed);
    const usually = of(({ requirement }) => requirement.strength === 'usually');
    const lines: readonly (readonly [readonly string[], number, Verdict])[] = [
      [fixed, NOT_MET, 'closed'],
      [must, NOT_MET, 'not-yet'],
      [[...fixed, ...must], NOT_KNOWN, 'unknown'],
      [usually, NOT_MET, 'stretch'],
      [usually, NOT_KNOWN, 'unknown'],
      [[...fixed, ...must, ...usually], JUDGED, 'judged'],
    ];
    const cases = lines.flatMap(([states, state, verdict]) =>
      states.length === 0 ? [] : [`WHEN ${weakest(states)} = ${state} THEN ${placeOf(verdict)}`],
    );
    const last = placeOf(way.way.noRule ? 'judged' : 'open');
    return cases.length === 0 ? String(last) : `CASE ${cases.join(' ')} ELSE ${last} END`;
  }

  /** One row for each person: the verdict on each way in over time, as `judgeWay`. */
  #overTime(facts: readonly (readonly [string, Fact])[], answers: readonly string[]): void {
    const { at } = this.#dialect;
    const kept = ['ref', 'set_aside', 'months', 'periods', ...answers].map((name) => this.#quote(name));
    const names = [this.#quote('row'), ...kept];
    const open = placeOf('open');
    const later = placeOf('open-later');
    /** The last period in which something is not so; 0 where it always is. */
    const lastNot = (is: string): string => `max(CASE WHEN ${is} THEN CAST(0 AS SMALLINT) ELSE period END)`;
    const within = facts.filter(([, { when }]) => when === 'within a year').map(([name]) => name);
    const other = facts.filter(([, { when }]) => when !== 'within a year');
    this.#step(
      'spans',
      'Of those who expect something: the better of each verdict now and in the last period, and the last period in which it is not open.',
      [
        this.#quote('row'),
        ...kept.map((name) => `any_value(${name}) AS ${name}`),
        ...this.#ways.flatMap((way) => [
          `min(CASE WHEN period = 1 THEN ${this.#wayName(way)} WHEN period = periods THEN greatest(${this.#wayName(way)}, ${later}) END) AS ${this.#wayName(way)}`,
          `${lastNot(`${this.#wayName(way)} = ${open}`)} AS ${this.#wayName(way, ' not')}`,
        ]),
        ...within.flatMap((name) => [
          `bool_or(${this.#quote(name)} AND period = 1) AS ${this.#quote(`${name} now`)}`,
          `${lastNot(this.#quote(name))} AS ${this.#quote(`${name} not`)}`,
        ]),
        ...other.map(
          ([name, { when }]) =>
            `bool_or(${this.#quote(name)} AND period ${when === 'now' ? '= 1' : 'IN (1, periods)'}) AS ${this.#quote(name)}`,
        ),
      ],
      `ways\n  WHERE periods > 1\n  GROUP BY ${this.#quote('row')}`,
    );
    const inTheEnd = this.#ways.map(
      (way) =>
        `CAST(CASE WHEN ${this.#wayName(way)} = ${later} THEN ${later + 1} + ${this.#wayName(way, ' not')} ELSE ${this.#wayName(way)} END AS SMALLINT) AS ${this.#wayName(way)}`,
    );
    const laterFacts = facts.map(([name, { when }]) => {
      if (when !== 'within a year') return this.#quote(name);
      const not = this.#quote(`${name} not`);
      return `(${this.#quote(`${name} now`)} OR (${not} < periods AND ${at('months', `(${not} + 1)`)} <= ${this.#soon()})) AS ${this.#quote(name)}`;
    });
    const all = (columns: readonly string[], from: string): string =>
      `SELECT\n    ${[...names, ...columns].join(',\n    ')}\n  FROM ${from}`;
    const sooner = [...this.#ways.map((way) => this.#wayName(way)), ...facts.map(([name]) => this.#quote(name))];
    this.#steps.push({
      name: 'over_time',
      why: `The verdict on each way in over time. Of what opens later, the period is added, as in ${placeOf('open-later') + 2}.`,
      sql: `${all(sooner, 'ways\n  WHERE periods = 1')}\n  UNION ALL\n  ${all([...inTheEnd, ...laterFacts], 'spans')}`,
    });
  }

  /** What is written of what opens in a month. */
  #later(month: string): string {
    const part = (from: number, length: number): string => `substr(CAST(${month} AS ${this.#dialect.text}), ${from}, ${length})`;
    return `concat('open-later@', ${part(1, 4)}, '-', ${part(5, 2)})`;
  }

  /** The last month that counts as soon. */
  #soon(): number {
    return monthNumber(monthAfter(monthOf(this.#asOf), SOON));
  }

  /** The best way in: one without a rule only where those with a rule are all closed. */
  #best(ways: readonly CompiledWay[]): string {
    const ruled = ways.filter(({ way }) => !way.noRule).map((way) => this.#wayName(way));
    const open = ways.filter(({ way }) => way.noRule).map((way) => this.#wayName(way));
    if (open.length === 0) return weakest(ruled);
    if (ruled.length === 0) return weakest(open);
    return `CASE WHEN ${weakest(ruled)} < ${placeOf('closed')} THEN ${weakest(ruled)} ELSE ${weakest(open)} END`;
  }

  /** The best way in of one kind. A job that an employer decides on is not yet one for those below its level. */
  #offer(role: Role, kind: (typeof offerKinds)[number], ways: readonly CompiledWay[], isAtLevel: string): string {
    const own = ways.filter(({ way }) => offerOf(way, role) === kind).map((way) => this.#wayName(way));
    if (own.length === 0) return 'CAST(NULL AS SMALLINT)';
    const best = weakest(own);
    if (kind !== 'jobs' || isAtLevel === TRUE) return best;
    return `CASE WHEN ${best} = ${placeOf('judged')} AND NOT (${isAtLevel}) THEN ${placeOf('not-yet')} ELSE ${best} END`;
  }

  /** A verdict in words as `batch` writes it; null for those who are set aside, and where there is no such way in. */
  #words(column: string): string {
    const cases = bestVerdictFirst.map((verdict) => {
      const words = verdict === 'open-later' ? this.#dialect.at('later', `(${column} - ${placeOf(verdict)})`) : literal(verdict);
      return `WHEN ${column} < ${placeOf(verdict) + STEP} THEN ${words}`;
    });
    return `CASE WHEN ${this.#quote('set_aside')} IS NULL THEN CASE ${cases.join(' ')} END END`;
  }
}

/** The requirements that a verdict hangs on and that are in force on a day. */
const weighedOn = (way: CompiledWay, asOf: IsoDate): CompiledWay['weighed'] =>
  way.weighed.filter(({ isDated, requirement }) => !isDated || isInForce(requirement, asOf));

const weakest = (states: readonly string[]): string => (states.length === 1 ? (states[0] ?? '') : `LEAST(${states.join(', ')})`);

function variablesIn(row: number, nodes: readonly Node[]): readonly number[] {
  const node = nodes[row];
  if (node === undefined) return [];
  if (!('leaf' in node)) return node.parts.flatMap((part) => variablesIn(part, nodes));
  return node.leaf.kind === 'judged' ? [] : [node.leaf.variable];
}
