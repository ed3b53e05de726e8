import type { Profile } from '../../src/domain/answers.js';
import type { Question } from '../../src/domain/attribute.js';
import type { IsoDate, RoleId } from '../../src/domain/ids.js';
import type { KnowledgeBase } from '../../src/domain/knowledge-base.js';
import { buildModel, type Model, nextQuestion, rolesScope, type Scope, scopeOf } from '../../src/engine/index.js';
import { Relevance, wishesOf } from '../../src/engine/interview/relevance.js';
import { readPerson } from '../../src/engine/person/person.js';
import { judgeRole } from '../../src/engine/verdict/assess.js';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { drawPeople } from './questions-population.js';

const asOf = '2026-11-24' as IsoDate;
const SEED = 20261124;

type Played = { readonly asked: number; readonly followUps: number; readonly differs: number };
type Chooser = (model: Model, said: Profile, scope: Scope, ordersRoles: boolean) => Question | null;

const blank: Profile = { answers: new Map(), notSure: new Set() };
const isSaid = (said: Profile, { settles }: Question): boolean => settles.every((id) => said.answers.has(id) || said.notSure.has(id));

const choosers: Readonly<Record<string, Chooser>> = {
  'fixed, all questions': (model, said) => model.base.questions.find((question) => !isSaid(said, question)) ?? null,
  'fixed, with skips': (model, said, scope, ordersRoles) => {
    const worth = new Set<string>(new Relevance(model, readPerson(model, said, asOf)).unanswered(scope).map(({ question }) => question));
    const wishes = new Set<string>(ordersRoles ? wishesOf(model, said).map(({ id }) => id) : []);
    return model.base.questions.find(({ id }) => worth.has(id) || wishes.has(id)) ?? null;
  },
  ours: (model, said, scope, ordersRoles) => nextQuestion(model, said, asOf, scope, ordersRoles)?.question ?? null,
};

/** Plays one person through: the questions put, the months asked for what was ticked, and the verdicts that come out otherwise. */
function play(
  model: Model,
  whole: Profile,
  roles: readonly string[],
  scope: Scope,
  ordersRoles: boolean,
  choose: Chooser,
  times: number[],
): Played {
  let said: Profile = blank;
  let asked = 0;
  let followUps = 0;
  for (;;) {
    const busy = process.cpuUsage();
    const question = choose(model, said, scope, ordersRoles);
    const { user, system } = process.cpuUsage(busy);
    times.push((user + system) / 1000);
    if (question === null) break;
    asked++;
    const answers = new Map(said.answers);
    const notSure = new Set(said.notSure);
    for (const id of question.settles) {
      const answer = whole.answers.get(id);
      if (answer === undefined) notSure.add(id);
      else answers.set(id, answer);
      if (question.form === 'months' && answer?.kind === 'number' && answer.value > 0) followUps++;
    }
    said = { answers, notSure };
  }
  const [mine, full] = [said, whole].map((profile) => readPerson(model, profile, asOf));
  const differs = roles.filter((id) => mine && full && judgeRole(model, mine, id).verdict !== judgeRole(model, full, id).verdict).length;
  return { asked, followUps, differs };
}

const at = (list: readonly number[], share: number): number => {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

function report(name: string, played: readonly Played[], times: readonly number[]): void {
  const asked = played.map((one) => one.asked);
  const prompts = played.map((one) => one.asked + one.followUps);
  const differs = played.reduce((sum, one) => sum + one.differs, 0);
  const cells = [at(asked, 0.5), at(asked, 0.9), Math.max(...asked), at(prompts, 0.5), differs].map((cell) => String(cell).padStart(7));
  console.log(
    `${name.padEnd(24)}${cells.join('')}  ${at(times, 0.5).toFixed(2).padStart(8)} ${Math.max(...times)
      .toFixed(2)
      .padStart(8)}`,
  );
}

const heading = `${''.padEnd(24)} median    p90   most prompts differs   median ms  worst ms`;

/** The knowledge with every role so many times over. */
function replicated(base: KnowledgeBase, copies: number): KnowledgeBase {
  const named = (id: string, copy: number): RoleId => (copy === 0 ? id : `${id}-${copy}`) as RoleId;
  const all = Array.from({ length: copies }, (_, copy) => copy);
  return {
    ...base,
    roles: all.flatMap((copy) => base.roles.map((role) => ({ ...role, id: named(role.id, copy) }))),
    roleWays: Object.fromEntries(all.flatMap((copy) => Object.entries(base.roleWays).map(([id, ways]) => [named(id, copy), ways]))),
  };
}

/** Plays generated people through three questionnaires. Time is of the processor, so that a busy machine says the same. Options: the number of people (2000), and the folder of the knowledge (data). */
export function main([size = '2000', folder = 'data']: readonly string[]): void {
  const loaded = loadKnowledge(folder);
  if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ at: place, message }) => `${place.file}:${place.line} ${message}`).join('\n'));
  const model = buildModel(loaded.base);
  const people = drawPeople(model, asOf, Number(size), SEED);
  const unanswered = people.reduce((sum, { answers }) => sum + model.base.attributes.length - answers.size, 0);
  const ids = model.base.roles.map(({ id }) => id);
  console.log(`${people.length} people drawn from the declared shares, seed ${SEED}; ${unanswered} answers could not be drawn`);
  const runs = [
    { title: `all ${ids.length} roles`, rolesOf: () => ids, scopeFor: () => rolesScope(model), ordersRoles: true },
    {
      title: 'check of one role',
      rolesOf: (person: number) => [ids[person % ids.length] ?? ''],
      scopeFor: (person: number) => scopeOf(model, [ids[person % ids.length] ?? '']),
      ordersRoles: false,
    },
  ];
  for (const { title, rolesOf, scopeFor, ordersRoles } of runs) {
    console.log(`\n${title}\n${heading}`);
    for (const [name, choose] of Object.entries(choosers)) {
      const times: number[] = [];
      report(
        name,
        people.map((whole, nth) => play(model, whole, rolesOf(nth), scopeFor(nth), ordersRoles, choose, times)),
        times,
      );
    }
  }
  console.log(`\nours, all roles, by the size of the knowledge\n${heading}`);
  for (const copies of [1, 3, 10]) {
    const larger = copies === 1 ? model : buildModel(replicated(loaded.base, copies));
    const times: number[] = [];
    const chosen = choosers.ours as Chooser;
    report(
      `${copies} times the roles`,
      people.slice(0, 20).map((whole) => play(larger, whole, ids, rolesScope(larger), true, chosen, times)),
      times,
    );
  }
}
