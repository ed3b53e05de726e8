import fc from 'fast-check';
import type { Profile } from '../../src/domain/answers.js';
import type { Role, Route, Way } from '../../src/domain/knowledge-base.js';
import { buildModel, type Model, plan } from '../../src/engine/index.js';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { asOf, somebody } from '../support/people.js';

/** The knowledge of the folder that the benchmark is run in: a bundle knows no other. */
const loaded = loadKnowledge('data');
if (!loaded.ok) throw new Error('The knowledge in data/ has errors: see `hi-careers knowledge check`.');
const realModel = buildModel(loaded.base);

/** How many people, and how often the knowledge is laid side by side with itself. */
const PEOPLE = 500;
const SIZES = [1, 2, 4];

/**
 * Plans for generated people to every role, each made as if it were the only one, as the command makes it: time for one plan,
 * states explored, searches that ended early. Then all plans of one person together, as an advice makes them; and growth with
 * the knowledge.
 */
export function main(options: readonly string[]): readonly Row[] {
  const people = Number(options[0] ?? PEOPLE);
  const rows = [
    report('every plan by itself', realModel, people, (profile) => ({ ...profile })),
    report('the plans of one person share what they find', realModel, Math.ceil(people / 5), (profile) => profile),
  ];
  for (const times of SIZES) {
    const model = repeated(realModel, times);
    rows.push(report(`every plan by itself, ${times} times the knowledge`, model, Math.ceil(people / 25), (profile) => ({ ...profile })));
  }
  return rows;
}

type Row = {
  readonly what: string;
  readonly medianMs: number;
  readonly ms95th: number;
  readonly worstMs: number;
  readonly states95th: number;
  readonly worstStates: number;
  readonly endedEarly: number;
};

/** Time is of the processor, so that a busy machine says the same; of a clock, in brackets. `asked`: the profile as it is handed in. */
function report(name: string, model: Model, people: number, asked: (profile: Profile) => Profile): Row {
  const profiles = fc.sample(somebody(realModel, { expected: true }), { numRuns: people, seed: 5 });
  const spent: number[] = [];
  const clock: number[] = [];
  const states: number[] = [];
  let stopped = 0;
  let planned = 0;
  for (const profile of profiles) {
    for (const { id } of realModel.base.roles) {
      const handed = asked(profile);
      const busy = process.cpuUsage();
      const start = performance.now();
      const made = plan(model, handed, asOf, { kind: 'role', role: id });
      clock.push(performance.now() - start);
      const { user, system } = process.cpuUsage(busy);
      spent.push((user + system) / 1000);
      states.push(made.explored);
      if (!made.complete) stopped++;
      if (made.pathways.length > 0) planned++;
    }
  }
  const { roles, routes } = model.base;
  console.log(`${name}: ${people} people, ${realModel.base.roles.length} targets of ${roles.length} roles and ${routes.length} routes`);
  console.log(`  ms a plan: ${spread(spent, 2)} (by the clock ${spread(clock, 2)})`);
  console.log(`  states explored: ${spread(states, 0)}`);
  console.log(`  searches that ended early: ${stopped} of ${spent.length} (${((100 * stopped) / spent.length).toFixed(2)} %)`);
  console.log(`  with a plan: ${planned} of ${spent.length}`);
  return {
    what: name,
    medianMs: at(spent, 0.5),
    ms95th: at(spent, 0.95),
    worstMs: at(spent, 1),
    states95th: at(states, 0.95),
    worstStates: at(states, 1),
    endedEarly: stopped / spent.length,
  };
}

const spread = (of: readonly number[], places: number): string =>
  [['median', 0.5] as const, ['95th', 0.95] as const, ['99th', 0.99] as const, ['worst', 1] as const]
    .map(([word, part]) => `${word} ${at(of, part).toFixed(places)}`)
    .join(', ');

function at(of: readonly number[], part: number): number {
  const sorted = [...of].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

/** The knowledge with copies of every role and route beside it, under other ids. */
function repeated(model: Model, times: number): Model {
  const { base } = model;
  const copies = Array.from({ length: times }, (_, copy) => copy);
  const named = <T extends string>(id: T, copy: number): T => (copy === 0 ? id : (`${id}-copy-${copy}` as T));
  const wayOf = (way: Way, copy: number): Way => ({
    ...way,
    id: named(way.id, copy),
    ...(way.route === undefined ? {} : { route: named(way.route, copy) }),
    ...(way.from === undefined ? {} : { from: named(way.from, copy) }),
  });
  return buildModel({
    ...base,
    roles: copies.flatMap((copy) => base.roles.map((role): Role => ({ ...role, id: named(role.id, copy) }))),
    routes: copies.flatMap((copy) => base.routes.map((route): Route => ({ ...route, id: named(route.id, copy) }))),
    roleWays: Object.fromEntries(
      copies.flatMap((copy) => Object.entries(base.roleWays).map(([id, ways]) => [named(id, copy), ways.map((way) => wayOf(way, copy))])),
    ),
    routeWays: Object.fromEntries(
      copies.flatMap((copy) => Object.entries(base.routeWays).map(([id, way]) => [named(id, copy), wayOf(way, copy)])),
    ),
  });
}
