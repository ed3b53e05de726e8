// Counts what the knowledge of a built checkout says, to compare two states of it: node scripts/knowledge-counts.mjs [CHECKOUT]
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const checkout = process.argv[2] ?? '.';
const folder = join(checkout, 'data');

const filesIn = (path) =>
  readdirSync(join(folder, path), { recursive: true })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => parse(readFileSync(join(folder, path, name), 'utf8')));

const roles = filesIn('roles');
const routes = filesIn('routes');
const specialisms = filesIn('specialisms');

/** Every object in a value. */
function* objectsIn(value) {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

const all = [...roles, ...routes, ...specialisms];
const shared = ['entry-sets.yaml', 'shared-entry.yaml'].flatMap((name) =>
  readdirSync(folder).includes(name) ? [parse(readFileSync(join(folder, name), 'utf8'))] : [],
);
const isRequirement = ({ strength, text }) => typeof strength === 'string' && typeof text === 'string';
const requirements = [...all, ...shared].flatMap((entry) => [...objectsIn(entry)].filter(isRequirement));
const isJudged = ({ when }) => [...objectsIn(when)].some((part) => 'judged' in part || 'experience' in part);
const counting = requirements.filter(({ strength }) => strength === 'must' || strength === 'usually');

/** The ways in to every role, as the checkout itself says. */
const args = ['bin/hi-careers.js', 'check', ...roles.map(({ id }) => id), '--json'];
const { stdout } = spawnSync(process.execPath, args, { cwd: checkout, encoding: 'utf8', maxBuffer: 1 << 28 });
const isDirect = ({ ways }) => ways.some(({ kind }) => kind === 'direct');
const { results } = JSON.parse(stdout);

const byNation = (nation) =>
  routes
    .filter(({ nations }) => (nations?.values ?? []).length === 0 || nations.values.includes(nation))
    .flatMap((route) => [...objectsIn(route)].filter(isRequirement)).length;

const say = (label, count) => console.log(`${label.padEnd(38)} ${count}`);
say('roles', roles.length);
say('routes', routes.length);
say('must', requirements.filter(({ strength }) => strength === 'must').length);
say('usually', requirements.filter(({ strength }) => strength === 'usually').length);
say('of these, judged in part', counting.filter(isJudged).length);
say('resting on adverts', requirements.filter(({ basis }) => basis !== undefined && JSON.stringify(basis).includes('adverts')).length);
say('roles with a band', roles.filter(({ band }) => band !== undefined).length);
say('roles with a level (seniority)', roles.filter(({ seniority }) => seniority !== undefined).length);
say('roles with a direct way', results.filter(isDirect).length);
say('of these, without an entry rule', results.filter(({ ways }) => ways.some(({ noRule }) => noRule)).length);
for (const nation of ['england', 'scotland', 'wales', 'northern-ireland']) say(`requirements of routes in ${nation}`, byNation(nation));
