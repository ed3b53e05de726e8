import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZenEngine } from '@gorules/zen-engine';
import { parse } from '@marcbachmann/cel-js';
import { LogicEngine } from 'json-logic-engine';
import { Engine as JsonRules } from 'json-rules-engine';
import Publicodes from 'publicodes';
import type { IsoDate } from '../../src/domain/ids.js';
import { MET } from '../../src/engine/model/evaluate.js';
import { buildModel } from '../../src/engine/model/model.js';
import { readPerson } from '../../src/engine/person/person.js';
import { reviveKnowledge } from '../../src/knowledge/compiled/read.js';
import { byHand, forCel, forJsonLogic, forJsonRules, forPublicodes, forZen, sayable } from './engine-languages.js';
import { chance, type Facts, somebody } from './engine-people.js';
import packages from './package.json' with { type: 'json' };
import { timed } from './timing.js';

const asOf = '2026-11-24' as IsoDate;
const PEOPLE = 20;

type Evaluate = (facts: Facts) => readonly boolean[] | Promise<readonly boolean[]>;

/**
 * `npm run bench:peers`: the same rules and the same people through the rule engines that one would pick today, each in the
 * quickest form that its pages describe, each rule once. All must agree before anything is timed. The others know neither "not known" nor
 * "a person must decide", so the people have answered everything and rules that a person judges are left out.
 */
export async function main(): Promise<void> {
  const base = reviveKnowledge(readFileSync(join(process.cwd(), 'dist/knowledge.json'), 'utf8'));
  const model = buildModel(base);
  const pick = chance(7);
  const people = Array.from({ length: PEOPLE }, () => somebody(model, asOf, pick));
  const conditions = [...model.roleWays.values(), ...[...model.routeWays.values()].map((way) => [way])]
    .flat()
    .flatMap(({ requirements }) => requirements.flatMap(({ condition }) => condition?.node ?? []));
  const rules = [...new Set(conditions)].filter((row) => sayable(model.nodes, row));
  const ours = people.map(({ profile }) => {
    const { state } = readPerson(model, profile, asOf).states;
    return rules.map((row) => state[row] === MET);
  });
  const rows: { readonly what: string; readonly microseconds: number }[] = [];
  const note = async (what: string, run: () => unknown): Promise<void> => {
    rows.push({ what, microseconds: await timed(people.length, run) });
    console.error(what);
  };
  await note('ours, every requirement, of which these rules are a part', () => {
    for (const { profile } of people) readPerson(model, profile, asOf).states;
  });
  for (const [what, evaluate] of peers(model.nodes, rules, Object.keys(people[0]?.facts ?? {}))) {
    for (const [at, { facts }] of people.entries()) {
      const given = await evaluate(facts);
      const other = rules.findIndex((_, rule) => given[rule] !== ours[at]?.[rule]);
      if (other >= 0) throw new Error(`${what} does not agree on person ${at}: ${byHand(model.nodes, rules[other] as number)}`);
    }
    await note(what, async () => {
      for (const { facts } of people) await evaluate(facts);
    });
  }
  const own = rows[0]?.microseconds ?? 1;
  console.log(
    [
      `${rules.length} rules that all can say, ${people.length} people; microseconds of processor time a person, medians`,
      ...rows.map(
        ({ what, microseconds }) =>
          `${what.padEnd(58)} ${microseconds.toFixed(1).padStart(10)} µs ${(microseconds / own).toFixed(2).padStart(9)} times ours`,
      ),
    ].join('\n'),
  );
}

function peers(
  nodes: Parameters<typeof byHand>[0],
  rules: readonly number[],
  variables: readonly string[],
): readonly (readonly [string, Evaluate])[] {
  const named = (name: keyof typeof packages.dependencies): string => `${name} ${packages.dependencies[name]}`;
  const predicates = rules.map((row) => new Function('p', `return ${byHand(nodes, row)}`) as (facts: Facts) => boolean);
  const logic = new LogicEngine();
  const built = rules.map((row) => logic.build(forJsonLogic(nodes, row)));
  const cel = rules.map((row) => parse(forCel(nodes, row)));
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode' },
      {
        id: 'rules',
        name: 'rules',
        type: 'expressionNode',
        content: { expressions: rules.map((row, at) => ({ id: `r${at}`, key: `r${at}`, value: forZen(nodes, row) })) },
      },
      { id: 'out', name: 'out', type: 'outputNode' },
    ],
    edges: [
      { id: 'e1', type: 'edge', sourceId: 'in', targetId: 'rules' },
      { id: 'e2', type: 'edge', sourceId: 'rules', targetId: 'out' },
    ],
  });
  const jsonRules = new JsonRules([], { allowUndefinedFacts: true });
  rules.forEach((row, at) => {
    const conditions = forJsonRules(nodes, row);
    jsonRules.addRule({
      conditions: 'all' in conditions || 'any' in conditions ? conditions : { all: [conditions] },
      event: { type: String(at) },
    });
  });
  const source: Record<string, unknown> = Object.fromEntries(variables.map((variable) => [variable, { valeur: 0 }]));
  rules.forEach((row, at) => {
    source[`r${at}`] = forPublicodes(nodes, row);
  });
  const publicodes = new Publicodes(source, { logger: { log: () => {}, warn: () => {}, error: () => {} } });
  return [
    ['by hand, in JavaScript (the limit)', (facts) => predicates.map((predicate) => predicate(facts))],
    [`${named('json-logic-engine')}, compiled`, (facts) => built.map((rule) => rule(facts) === true)],
    [`${named('@marcbachmann/cel-js')}, parsed once`, (facts) => cel.map((rule) => rule({ p: facts }) === true)],
    [
      `${named('@gorules/zen-engine')}, all rules in one decision`,
      async (facts) => {
        const { result } = await decision.evaluate(facts);
        return rules.map((_, at) => result[`r${at}`] === true);
      },
    ],
    [
      named('json-rules-engine'),
      async (facts) => {
        const { events } = await jsonRules.run(facts);
        const met = new Set(events.map(({ type }) => type));
        return rules.map((_, at) => met.has(String(at)));
      },
    ],
    [
      named('publicodes'),
      (facts) => {
        publicodes.setSituation(facts);
        return rules.map((_, at) => publicodes.evaluate(`r${at}`).nodeValue === true);
      },
    ],
  ];
}
