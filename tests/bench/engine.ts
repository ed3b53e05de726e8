import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Engine as JsonRules } from 'json-rules-engine';
import Publicodes from 'publicodes';
import type { Answer, Profile } from '../../src/domain/answers.js';
import type { Condition } from '../../src/domain/condition.js';
import type { AttributeId, IsoDate } from '../../src/domain/ids.js';
import type { KnowledgeBase, Way } from '../../src/domain/knowledge-base.js';
import type { Requirement } from '../../src/domain/requirement.js';
import { Assessment } from '../../src/engine/assess.js';
import type { Node } from '../../src/engine/conditions.js';
import { MET } from '../../src/engine/evaluate.js';
import { buildModel, type Model } from '../../src/engine/model.js';
import { readPerson } from '../../src/engine/person.js';
import type { AttributeSlots } from '../../src/engine/slots.js';
import { VerdictRun } from '../../src/engine/verdicts.js';
import { reviveKnowledge } from '../../src/knowledge/compiled.js';

/**
 * The same rules and the same people through four engines. The others know neither "not known" nor "a person must decide", so
 * the people have answered everything and rules that a person judges are left out; all must agree before anything is timed.
 */
const asOf = '2026-11-24' as IsoDate;
type Facts = Readonly<Record<string, number>>;
export type Row = { readonly what: string; readonly size: number; readonly microseconds: number; readonly times: number };

/** The same people every time. */
function chance(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

/** Somebody who has answered everything without contradiction, as we read it and as the others do: a number for each slot. */
function somebody(model: Model, pick: (most: number) => number): { readonly profile: Profile; readonly facts: Facts } {
  for (;;) {
    const answers = new Map<AttributeId, Answer>();
    const facts: Record<string, number> = {};
    for (const on of model.slots.attributes) answers.set(on.attribute.id, answerFor(on, pick, facts));
    const profile: Profile = { answers, notSure: new Set() };
    if (readPerson(model, profile, asOf).contradictions.length === 0) return { profile, facts };
  }
}

function answerFor(
  { attribute, first, values, ranked }: AttributeSlots,
  pick: (most: number) => number,
  facts: Record<string, number>,
): Answer {
  const { shape } = attribute;
  const ids = [...values.keys()];
  if (shape.kind === 'set') {
    const chosen = ids.filter((_, at) => {
      facts[`s${first + at}`] = pick(5) === 0 ? 1 : 0;
      return facts[`s${first + at}`] === 1;
    });
    return { kind: 'set', items: chosen.map((value) => ({ value })) };
  }
  const at = shape.kind === 'number' ? shape.min + pick(Math.min(shape.max - shape.min, 60)) : pick(shape.kind === 'yes-no' ? 2 : ranked);
  facts[`s${first}`] = at;
  if (shape.kind === 'number') return { kind: 'number', value: at };
  if (shape.kind === 'yes-no') return { kind: 'yes-no', value: at === 1 };
  return { kind: shape.kind, value: ids[at] as string };
}

const bits = (mask: number): readonly number[] => [...Array(31).keys()].filter((bit) => mask & (1 << bit));
const isRun = (list: readonly number[]): boolean => (list.at(-1) ?? 0) - (list[0] ?? 0) === list.length - 1;

/** Rules that all four can say: tests, all and any. */
const sayable = (nodes: readonly Node[], row: number): boolean => {
  const node = nodes[row] as Node;
  if ('leaf' in node) return node.leaf.kind !== 'judged' && !(node.leaf.kind === 'mask' && node.leaf.met === 0);
  return (
    node.parts.length > 0 && (node.count === 1 || node.count === node.parts.length) && node.parts.every((part) => sayable(nodes, part))
  );
};

/** As somebody would write it by hand. */
function byHand(nodes: readonly Node[], row: number): string {
  const node = nodes[row] as Node;
  if (!('leaf' in node))
    return `(${node.parts.map((part) => byHand(nodes, part)).join(node.count === node.parts.length ? ' && ' : ' || ')})`;
  const { leaf } = node;
  if (leaf.kind === 'judged') throw new Error('not sayable');
  if (leaf.kind === 'number') return `(p.s${leaf.slot} >= ${leaf.lo} && p.s${leaf.slot} <= ${leaf.hi})`;
  const list = bits(leaf.met);
  if (list.length === 1) return `p.s${leaf.slot} === ${list[0]}`;
  return isRun(list)
    ? `(p.s${leaf.slot} >= ${list[0]} && p.s${leaf.slot} <= ${list.at(-1)})`
    : `(${list.map((bit) => `p.s${leaf.slot} === ${bit}`).join(' || ')})`;
}

// biome-ignore lint/suspicious/noExplicitAny: its own language
function forJsonRules(nodes: readonly Node[], row: number): any {
  const node = nodes[row] as Node;
  if (!('leaf' in node)) return { [node.count === node.parts.length ? 'all' : 'any']: node.parts.map((part) => forJsonRules(nodes, part)) };
  const { leaf } = node;
  if (leaf.kind === 'judged') throw new Error('not sayable');
  const fact = `s${leaf.slot}`;
  if (leaf.kind === 'mask') return { fact, operator: 'in', value: bits(leaf.met) };
  return {
    all: [
      { fact, operator: 'greaterThanInclusive', value: leaf.lo },
      { fact, operator: 'lessThanInclusive', value: leaf.hi },
    ],
  };
}

function forPublicodes(nodes: readonly Node[], row: number): unknown {
  const node = nodes[row] as Node;
  if (!('leaf' in node))
    return {
      [node.count === node.parts.length ? 'toutes ces conditions' : 'une de ces conditions']: node.parts.map((part) =>
        forPublicodes(nodes, part),
      ),
    };
  const { leaf } = node;
  if (leaf.kind === 'judged') throw new Error('not sayable');
  if (leaf.kind === 'number') return { 'toutes ces conditions': [`s${leaf.slot} >= ${leaf.lo}`, `s${leaf.slot} <= ${leaf.hi}`] };
  const list = bits(leaf.met);
  if (isRun(list)) return { 'toutes ces conditions': [`s${leaf.slot} >= ${list[0]}`, `s${leaf.slot} <= ${list.at(-1)}`] };
  return { 'une de ces conditions': list.map((bit) => `s${leaf.slot} = ${bit}`) };
}

/** The knowledge so many times over: each copy has ids of its own, and tests of its own, so that none is shared. */
function enlarged(base: KnowledgeBase, times: number): KnowledgeBase {
  const age = base.attributes.find(({ shape }) => shape.kind === 'number') as { id: AttributeId };
  const copies = [...Array(times).keys()];
  const other = (copy: number, id: string): never => (copy === 0 ? id : `${id}-${copy}`) as never;
  const mark = (copy: number): Condition => ({
    kind: 'test',
    attribute: age.id,
    test: { kind: 'at-least', value: copy % 100 },
    upperLimit: false,
  });
  const requirement = (copy: number, one: Requirement): Requirement =>
    copy === 0 || one.when === undefined ? one : { ...one, when: { kind: 'all', parts: [one.when, mark(copy)] } };
  const way = (copy: number, one: Way): Way =>
    copy === 0 ? one : { ...one, id: other(copy, one.id), requirements: one.requirements.map((inner) => requirement(copy, inner)) };
  return {
    ...base,
    roles: copies.flatMap((copy) => base.roles.map((role) => ({ ...role, id: other(copy, role.id) }))),
    routes: copies.flatMap((copy) => base.routes.map((route) => ({ ...route, id: other(copy, route.id) }))),
    roleWays: Object.fromEntries(
      copies.flatMap((copy) =>
        Object.entries(base.roleWays).map(([id, ways]) => [other(copy, id), ways.map((one) => way(copy, one))] as const),
      ),
    ),
    routeWays: Object.fromEntries(
      copies.flatMap((copy) => Object.entries(base.routeWays).map(([id, one]) => [other(copy, id), way(copy, one)] as const)),
    ),
  };
}

/** Microseconds for one person: medians of five runs over all of them, after one to warm up. */
async function timed(people: number, run: () => unknown): Promise<number> {
  await run();
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const begin = process.hrtime.bigint();
    await run();
    times.push(Number(process.hrtime.bigint() - begin) / 1e3 / people);
  }
  return times.sort((a, b) => a - b)[2] ?? 0;
}

export async function main(): Promise<readonly Row[]> {
  const shipped = reviveKnowledge(readFileSync(join(process.cwd(), 'dist/knowledge.json'), 'utf8'));
  const rows: Row[] = [];
  for (const size of [1, 10, 100]) await measure(enlarged(shipped, size), size, rows);
  return rows;
}

async function measure(base: KnowledgeBase, size: number, rows: Row[]): Promise<void> {
  const begin = process.hrtime.bigint();
  const model = buildModel(base);
  const compile = Number(process.hrtime.bigint() - begin) / 1e6;
  const pick = chance(7);
  const people = [...Array(size === 1 ? 200 : size === 10 ? 60 : 12).keys()].map(() => somebody(model, pick));
  const ways = [...[...model.roleWays.values()].flat(), ...model.routeWays.values()];
  const known = new Map<Requirement, number>();
  for (const { requirements } of ways) {
    for (const { requirement, condition } of requirements)
      if (condition !== null && sayable(model.nodes, condition.node)) known.set(requirement, condition.node);
  }
  const rules = [...known.values()];
  console.log(
    `\n${size} times the knowledge: ${base.roles.length} roles, ${base.routes.length} routes, ${ways.length} ways in, ${model.nodes.length} rows; ` +
      `${rules.length} rules that all can say; ${people.length} people; compiled in ${compile.toFixed(0)} ms`,
  );

  const predicates = rules.map((row) => new Function('p', `return ${byHand(model.nodes, row)}`) as (facts: Facts) => boolean);
  const ours = (person: Profile): readonly boolean[] => {
    const { state } = readPerson(model, person, asOf).states;
    return rules.map((row) => state[row] === MET);
  };
  const states = people.map(({ profile }) => ours(profile));
  const agree = (name: string, person: number, given: readonly boolean[]): void => {
    const at = given.findIndex((met, rule) => met !== states[person]?.[rule]);
    if (at >= 0) throw new Error(`${name} does not agree on person ${person}, rule ${at}: ${byHand(model.nodes, rules[at] as number)}`);
  };
  people.forEach(({ facts }, at) => {
    agree(
      'by hand',
      at,
      predicates.map((predicate) => predicate(facts)),
    );
  });

  const found: { what: string; microseconds: number }[] = [];
  const note = async (what: string, count: number, run: () => unknown): Promise<void> => {
    found.push({ what, microseconds: await timed(count, run) });
  };

  const hand = new Uint8Array(rules.length);
  await note('by hand, each rule once, no reasons (the limit)', people.length, () => {
    for (const { facts } of people) for (let rule = 0; rule < predicates.length; rule++) hand[rule] = predicates[rule]?.(facts) ? 1 : 0;
  });
  await note('ours, state of every requirement', people.length, () => {
    for (const { profile } of people) readPerson(model, profile, asOf).states;
  });
  const run = new VerdictRun(model, asOf);
  await note('ours, verdicts of every role and route', people.length, () => {
    for (const { profile } of people) run.judge(profile);
  });
  if (size < 100) {
    const some = people.slice(0, size === 1 ? 40 : 4);
    await note('ours, full findings: reasons, gaps, what to ask', some.length, () => {
      for (const { profile } of some) {
        const assessment = new Assessment(model, readPerson(model, profile, asOf));
        for (const role of base.roles) assessment.role(role);
        for (const route of base.routes) assessment.route(route);
      }
    });
    const engine = new JsonRules([], { allowUndefinedFacts: true });
    rules.forEach((row, at) => {
      const conditions = forJsonRules(model.nodes, row);
      engine.addRule({
        conditions: 'all' in conditions || 'any' in conditions ? conditions : { all: [conditions] },
        event: { type: String(at) },
      });
    });
    const few = people.slice(0, size === 1 ? 20 : 2);
    for (const [at, { facts }] of few.entries()) {
      const { events } = await engine.run(facts);
      const met = new Set(events.map(({ type }) => Number(type)));
      agree(
        'json-rules-engine',
        at,
        rules.map((_, rule) => met.has(rule)),
      );
    }
    await note('json-rules-engine 7.3.1, each rule once', few.length, async () => {
      for (const { facts } of few) await engine.run(facts);
    });
    if (size === 1) {
      const inEveryWay = new JsonRules([], { allowUndefinedFacts: true });
      for (const { requirements } of ways) {
        for (const { requirement } of requirements) {
          const row = known.get(requirement);
          if (row === undefined) continue;
          const conditions = forJsonRules(model.nodes, row);
          inEveryWay.addRule({
            conditions: 'all' in conditions || 'any' in conditions ? conditions : { all: [conditions] },
            event: { type: 'met' },
          });
        }
      }
      await note('json-rules-engine 7.3.1, each rule in each way in', few.length, async () => {
        for (const { facts } of few) await inEveryWay.run(facts);
      });
    }
  }
  if (size === 1) {
    const slots = Object.keys(people[0]?.facts ?? {});
    const source: Record<string, unknown> = {};
    for (const slot of slots) source[slot] = { valeur: 0 };
    rules.forEach((row, at) => {
      source[`r${at}`] = forPublicodes(model.nodes, row);
    });
    const quiet = { log: () => {}, warn: () => {}, error: () => {} };
    const engine = new Publicodes(source as never, { logger: quiet });
    const few = people.slice(0, 3);
    const evaluate = (facts: Facts): readonly boolean[] => {
      engine.setSituation(facts as never);
      return rules.map((_, at) => engine.evaluate(`r${at}`).nodeValue === true);
    };
    few.forEach(({ facts }, at) => {
      agree('publicodes', at, evaluate(facts));
    });
    await note('publicodes 1.10.3, each rule once', few.length, () => {
      for (const { facts } of few) evaluate(facts);
    });
  }
  const states1 = found.find(({ what }) => what.startsWith('ours, state'))?.microseconds ?? 1;
  for (const { what, microseconds } of found) {
    rows.push({ what, size, microseconds, times: microseconds / states1 });
    console.log(
      `${what.padEnd(50)} ${microseconds.toFixed(1).padStart(10)} µs a person ${(microseconds / states1).toFixed(2).padStart(9)} times ours with states`,
    );
  }
}
