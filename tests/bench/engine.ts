import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../src/domain/advice.js';
import type { Profile } from '../../src/domain/answers.js';
import { bestVerdictFirst } from '../../src/domain/finding.js';
import type { IsoDate } from '../../src/domain/ids.js';
import type { KnowledgeBase } from '../../src/domain/knowledge-base.js';
import type { Requirement } from '../../src/domain/requirement.js';
import { check } from '../../src/engine/advice/check.js';
import { MET } from '../../src/engine/model/evaluate.js';
import { buildModel, type CompiledWay, type Model } from '../../src/engine/model/model.js';
import { readPerson } from '../../src/engine/person/person.js';
import { Assessment } from '../../src/engine/verdict/assess.js';
import { VerdictRun } from '../../src/engine/verdict/verdict-run.js';
import { reviveKnowledge } from '../../src/knowledge/compiled/read.js';
import { verdictsByHand } from './engine-by-hand.js';
import { enlarged } from './engine-growth.js';
import { byHand, sayable } from './engine-languages.js';
import { chance, type Facts, somebody } from './engine-people.js';
import { timed } from './timing.js';

/**
 * The engine beside the same rules written by hand, at three sizes of the knowledge. Those know neither "not known" nor "a person must
 * decide", so the people have answered everything; both must agree before anything is timed. Other engines: peers.ts.
 */
const asOf = '2026-11-24' as IsoDate;
export async function main(): Promise<void> {
  const shipped = reviveKnowledge(readFileSync(join(process.cwd(), 'dist/knowledge.json'), 'utf8'));
  for (const size of [1, 10, 100]) await measure(enlarged(shipped, size), size);
}

/** Every finding in every way in of every role and route. */
function findingsOf(model: Model, profile: Profile): readonly Result[] {
  const assessment = new Assessment(model, readPerson(model, profile, asOf));
  const { roles, routes } = model.base;
  return [...roles.map((role) => assessment.role(role)), ...routes.map((route) => assessment.route(route))];
}

/** What is timed as full findings is all that a check holds. */
function sameAsCheck(model: Model, profile: Profile, ids: readonly string[]): void {
  const checked = JSON.stringify(check(model, profile, asOf, ids).results);
  if (JSON.stringify(findingsOf(model, profile)) !== checked) throw new Error('The findings are not those of a check');
}

async function measure(base: KnowledgeBase, size: number): Promise<void> {
  const begin = process.hrtime.bigint();
  const model = buildModel(base);
  // The ways in are compiled when they are first asked for.
  void model.nodes;
  const compile = Number(process.hrtime.bigint() - begin) / 1e6;
  const pick = chance(7);
  const people = [...Array(size === 1 ? 200 : size === 10 ? 60 : 12).keys()].map(() => somebody(model, asOf, pick));
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

  const run = new VerdictRun(model, asOf);
  const judgeByHand = verdictsByHand(
    model.nodes,
    run.targets,
    (id) => model.roleWays.get(id) ?? [model.routeWays.get(id) as CompiledWay],
    asOf,
  );
  const verdicts = new Uint8Array(run.targets.length);
  for (const [at, { profile, facts }] of people.entries()) {
    run.judge(profile);
    judgeByHand(facts, verdicts);
    const target = verdicts.findIndex((verdict, place) => bestVerdictFirst[verdict] !== run.verdictOf(place));
    if (target >= 0) throw new Error(`By hand, the verdict on ${run.targets[target]?.id} is another for person ${at}`);
  }

  const hand = new Uint8Array(rules.length);
  await note('by hand, each rule once, no reasons (the limit)', people.length, () => {
    for (const { facts } of people) for (let rule = 0; rule < predicates.length; rule++) hand[rule] = predicates[rule]?.(facts) ? 1 : 0;
  });
  await note('ours, state of every requirement', people.length, () => {
    for (const { profile } of people) readPerson(model, profile, asOf).states;
  });
  await note('by hand, verdicts of every role and route, no reasons', people.length, () => {
    for (const { facts } of people) judgeByHand(facts, verdicts);
  });
  await note('ours, verdicts of every role and route', people.length, () => {
    for (const { profile } of people) run.judge(profile);
  });
  const some = people.slice(0, size === 1 ? 40 : 4);
  const ids = [...base.roles, ...base.routes].map(({ id }) => id);
  if (size === 1) sameAsCheck(model, some[0]?.profile as Profile, ids);
  await note('ours, full findings: reasons, gaps, what to ask', some.length, () => {
    for (const { profile } of some) findingsOf(model, profile);
  });
  const states1 = found.find(({ what }) => what.startsWith('ours, state'))?.microseconds ?? 1;
  for (const { what, microseconds } of found) {
    console.log(
      `${what.padEnd(56)} ${microseconds.toFixed(1).padStart(10)} µs a person ${(microseconds / states1).toFixed(2).padStart(9)} times ours with states`,
    );
  }
}
