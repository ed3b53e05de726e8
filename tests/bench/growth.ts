import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyProfile, type Profile } from '../../src/domain/answers.js';
import type { IsoDate } from '../../src/domain/ids.js';
import type { KnowledgeBase } from '../../src/domain/knowledge-base.js';
import { advise, buildModel, firstSteps, nextInInterview, plan, VerdictRun } from '../../src/engine/index.js';
import { reviveKnowledge } from '../../src/knowledge/compiled/read.js';
import { adviceDocument } from '../../src/presentation/index.js';
import { enlarged } from './engine-growth.js';
import { chance, somebody } from './engine-people.js';

const asOf = '2026-11-24' as IsoDate;
const PEOPLE = 12;

/**
 * `npm run bench:growth`: what people wait for, with the shipped knowledge and with ten times as much: each role and route ten times, under
 * ids of its own and with tests of its own. Medians over people who have answered everything, in processor time. Printed, never asserted.
 */
export async function main(): Promise<void> {
  const shipped = reviveKnowledge(readFileSync(join(process.cwd(), 'dist/knowledge.json'), 'utf8'));
  const [once, tenTimes] = [shipped, enlarged(shipped, 10)];
  const after = new Map(measured(tenTimes));
  console.log(`${''.padEnd(40)} ${`${once.roles.length} roles`.padStart(12)} ${`${tenTimes.roles.length} roles`.padStart(12)}`);
  for (const [what, before] of measured(once)) {
    const milliseconds = after.get(what) ?? 0;
    const cells = [before, milliseconds].map((one) => `${one.toFixed(2).padStart(9)} ms`);
    console.log(`${what.padEnd(40)} ${cells.join(' ')} ${(milliseconds / before).toFixed(1).padStart(7)} times`);
  }
}

function measured(base: KnowledgeBase): readonly (readonly [string, number])[] {
  const model = buildModel(base);
  const pick = chance(11);
  const people = Array.from({ length: PEOPLE }, () => somebody(model, asOf, pick).profile);
  const role = base.roles[0];
  if (role === undefined) throw new Error('The knowledge has no role.');
  const run = new VerdictRun(model, asOf);
  const advised = people.map((person) => ({ person, advice: advise(model, person, asOf) }));
  const begun = advised.map((one) => ({ ...one, begins: firstSteps(model, one.advice) }));
  return [
    ['compiling, ways in too', median([...people.keys()].map(() => spent(() => void buildModel(base).nodes)))],
    ['first question', median(people.map(() => spent(() => nextInInterview(model, emptyProfile, asOf))))],
    ['a later question', median(people.map((person) => spent(() => nextInInterview(model, half(person), asOf))))],
    ['verdicts of every role and route', median(people.map((person) => spent(() => run.judge(person))))],
    ['advice', median(people.map((person) => spent(() => advise(model, person, asOf))))],
    ['how the first steps begin', median(advised.map(({ advice }) => spent(() => firstSteps(model, advice))))],
    ['a plan to one role', median(people.map((person) => spent(() => plan(model, person, asOf, { kind: 'role', role: role.id }))))],
    ['the page', median(begun.map(({ advice, begins }) => spent(() => adviceDocument(advice, base, { detail: 'brief', begins }))))],
  ];
}

/** Every other answer of somebody. */
const half = ({ answers, notSure }: Profile): Profile => ({ answers: new Map([...answers].filter((_, at) => at % 2 === 0)), notSure });

/** Processor time in milliseconds, the median of three, after one to warm up. */
function spent(act: () => unknown): number {
  act();
  return median(
    [1, 2, 3].map(() => {
      const begin = process.cpuUsage();
      act();
      const { user, system } = process.cpuUsage(begin);
      return (user + system) / 1000;
    }),
  );
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
