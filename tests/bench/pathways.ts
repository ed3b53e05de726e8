import fc from 'fast-check';
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

/** Plans for generated people to every role: time for one plan, states explored; then the same with two and four times the knowledge. */
export function main(options: readonly string[]): void {
  const people = Number(options[0] ?? PEOPLE);
  measure('the whole knowledge', realModel, people, 1);
  for (const times of [1, 2, 4])
    measure(`${times}x the knowledge`, times === 1 ? realModel : repeated(realModel, times), Math.ceil(people / 25), times);
}

function measure(name: string, model: Model, people: number, times: number): void {
  const profiles = fc.sample(somebody(realModel, { expected: true }), { numRuns: people, seed: 5 });
  const spent: number[] = [];
  const states: number[] = [];
  let stopped = 0;
  let planned = 0;
  for (const profile of profiles) {
    for (const { id } of realModel.base.roles) {
      const start = performance.now();
      const report = plan(model, profile, asOf, { kind: 'role', role: id });
      spent.push(performance.now() - start);
      states.push(report.explored);
      if (!report.complete) stopped++;
      if (report.pathways.length > 0) planned++;
    }
  }
  const { roles, routes } = model.base;
  console.log(
    `${name} (${times}): ${people} people, ${realModel.base.roles.length} targets of ${roles.length} roles and ${routes.length} routes`,
  );
  console.log(`  ms a plan: median ${at(spent, 0.5).toFixed(2)}, 95th ${at(spent, 0.95).toFixed(2)}, worst ${at(spent, 1).toFixed(1)}`);
  console.log(
    `  states explored: median ${at(states, 0.5)}, 95th ${at(states, 0.95)}, worst ${at(states, 1)}; stopped at the limit ${stopped} of ${spent.length}`,
  );
  console.log(`  with a plan: ${planned} of ${spent.length}`);
}

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
