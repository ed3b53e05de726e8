import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { readCalendar, textOf } from '../support/ical.js';
import { brokenBees, escapes, folder, run, runBees, stack } from '../support/run.js';

const day = ['--as-of', '2026-11-24'];
const clerk = ['--nation', 'england', '--age', '30', '--right-to-work', '--no-full-time-education', '--no-maths-level-2'];
const person = [...clerk, '--english-level-2', '--highest-level', '2', '--gcse-passes', '3'];

const keeper = ['bee-inspector', '--age', '30', '--certificate', '1'];

type GivenAnswers = {
  readonly verdict: string;
  readonly pathways: readonly {
    readonly id: string;
    readonly target: string;
    readonly months: number;
    readonly tooLong: boolean;
    readonly steps: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  }[];
  readonly [key: string]: unknown;
};
const json = async (...args: readonly string[]): Promise<GivenAnswers> => JSON.parse((await run([...args, ...day, '--json'])).stdout);

const schemaFor = (name: string) => {
  const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true });
  for (const one of ['common', name])
    ajv.addSchema(JSON.parse(readFileSync(new URL(`../../schemas/output/${one}.schema.json`, import.meta.url), 'utf8')));
  return ajv.getSchema(`output/${name}.schema.json`);
};

describe('pathway', () => {
  it('answers with 0 and plans, in text, plain, Markdown, HTML and JSON alike', async () => {
    const given: GivenAnswers = JSON.parse((await runBees(['pathway', ...keeper, ...day, '--json'])).stdout);
    const validate = schemaFor('pathway');
    expect([validate?.(given), validate?.errors]).toEqual([true, null]);
    const first = given.pathways[0]?.steps[0]?.text ?? 'none';
    for (const face of [[], ['--plain'], ['--format', 'markdown'], ['--format', 'html']]) {
      const { code, stdout, stderr } = await runBees(['pathway', ...keeper, ...day, ...face]);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout.replace(/\\/g, '').replace(/\s+/g, ' ')).toContain(first);
      expect(stdout).toContain('Plan A');
      expect(stdout).not.toMatch(escapes);
    }
  });

  it('of several takes the best, and of a specialism those from a band upwards', async () => {
    const some = await json('pathway', 'clinical-coder', 'admissions-clerk', ...person);
    expect(some.target).toMatchObject({ kind: 'roles', roles: [{}, {}] });
    const above = await json('pathway', '--specialism', 'information-management', '--band', '6', ...person);
    expect(above.target).toMatchObject({ kind: 'specialism', specialism: 'information-management', bandAtLeast: 6 });
    const { roles } = above.target as { readonly roles: readonly { readonly id: string }[] };
    for (const { target } of above.pathways) expect(roles.map(({ id }) => id)).toContain(target);
  });

  it('says of what is open already that it is, with one plan of one step', async () => {
    const given = await json('pathway', 'admissions-clerk', ...person);
    expect([given.verdict, given.pathways.length, given.pathways[0]?.steps.length]).toEqual(['open', 1, 1]);
    const { stdout } = await run(['pathway', 'admissions-clerk', ...person, ...day]);
    expect(stdout).toContain('What to do this week');
  });

  it('starts from a role in place of answers; answers beside it win', async () => {
    const { code, stdout } = await run(['pathway', 'clinical-coding-auditor', '--from', 'clinical-coder', '--nation', 'england', ...day]);
    expect([code, stdout.includes('Starting from: Clinical coder')]).toEqual([0, true]);
    const from = ['pathway', 'clinical-coding-auditor', '--from', 'clinical-coder'];
    expect((await json(...from)).profile).toMatchObject({ answers: { 'experience-clinical-coding': 12 } });
    const longer = await json(...from, '--experience-clinical-coding', '60');
    expect(longer.profile).toMatchObject({ answers: { 'experience-clinical-coding': 60 } });
  });

  it('finds who could become something within so many months', async () => {
    const given = await json('pathway', '--into', 'clinical-coding-auditor', '--within', '36');
    const validate = schemaFor('pathway-into');
    expect([validate?.(given), validate?.errors]).toEqual([true, null]);
    const months = (given.feeders as readonly { readonly months: number }[]).map((feeder) => feeder.months);
    expect(months.length).toBeGreaterThan(0);
    expect([...months].sort((a, b) => a - b)).toEqual(months);
    expect(Math.max(...months)).toBeLessThanOrEqual(36);
    const { stdout } = await run(['pathway', '--into', 'clinical-coding-auditor', ...day]);
    expect(stdout).toContain('within 2 years');
  });

  it('offers what takes longer than the months there are, last, and names the wish in the way', async () => {
    const given = await json('pathway', 'clinical-coder', ...person, '--months-available', '1');
    const long = given.pathways.map(({ tooLong }) => tooLong);
    expect(long).toEqual([...long].sort());
    expect(long).toContain(true);
  });

  it('gives advise the first step of its own plan', async () => {
    const advice = (await json('advise', '--no-input', ...person)) as unknown as {
      readonly smallestChange: { readonly plan: { readonly role: string; readonly firstStep: object } };
    };
    const { role, firstStep } = advice.smallestChange.plan;
    const given = await json('pathway', role, ...person);
    expect(given.pathways[0]?.steps[0]).toEqual(firstStep);
  });

  it('says which wish stands in the way, and what giving it up would open', async () => {
    const wishes = ['--earn-while-learning', 'must', '--no-full-time-study', '--months-available', '3'];
    const given = await json('pathway', 'clinical-coder', ...person, ...wishes);
    expect(given.relax).toMatchObject([{ wish: 'months-available', opens: given.pathways.map(({ id }: { id: string }) => id) }]);
    const { stdout } = await run(['pathway', 'clinical-coder', ...person, ...wishes, ...day]);
    expect(stdout).toContain('Wishes that rule plans out');
  });

  it('where there is no plan says what blocks and whom to ask, and is an answer', async () => {
    const far = ['--nation', 'scotland', '--no-right-to-work', '--set', 'age=80'];
    const none = await run(['pathway', 'trainee-clinical-scientist-health-informatics', ...far, ...day]);
    expect(none.code).toBe(0);
    expect(none.stdout).toContain('What stands in the way');
    expect(none.stdout).toContain('Whom to ask');
  });

  it('ends where posts lead round in a ring', async () => {
    const ring = (text: string): string => text.replace('role: bee-inspector, basis: inferred', 'role: hive-helper, basis: stated');
    const bees = brokenBees('roles/keeping/beekeeper.yaml', ring);
    for (const id of ['hive-helper', 'beekeeper', 'bee-inspector']) {
      const { code, stdout } = await run(['pathway', id, '--data', bees, ...day]);
      expect([code, stdout.startsWith('The way to: ')]).toEqual([0, true]);
    }
  });
});

describe('the calendar', () => {
  it('is written beside the answer, the same each time', async () => {
    const path = join(folder(), 'plan.ics');
    const args = ['pathway', ...keeper, ...day, '--ics', path];
    const { code, stdout } = await runBees(args);
    expect([code, stdout.includes('Plan A')]).toEqual([0, true]);
    const text = readFileSync(path, 'utf8');
    const calendar = readCalendar(text);
    expect(textOf(calendar, 'VERSION')).toBe('2.0');
    expect(calendar.inner.length).toBeGreaterThan(0);
    await runBees([...args, '--force']);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('is written whole or not at all, and then nothing else is', async () => {
    const { code, stdout, stderr } = await run(['pathway', 'clinical-coder', ...person, ...day, '--ics', '/no/such/folder/plan.ics']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('could not be written');
  });
});

describe('pathway refuses', () => {
  const path = '/tmp/never-written.ics';
  it.each([
    ['no role', [], 'needs a target role'],
    ['an id that is none', ['clinical-codr'], 'clinical-coder'],
    ['a route', ['functional-skills-maths-level-2'], 'is a route'],
    ['a specialism that is none', ['--specialism', 'information-managment'], 'information-management'],
    ['a role and a specialism', ['clinical-coder', '--specialism', 'ict'], 'not both'],
    ['a band without a specialism', ['clinical-coder', '--band', '6'], 'needs a --specialism'],
    ['a band that is none', ['--specialism', 'ict', '--band', '8a'], 'not a band'],
    ['a band that nobody has', ['--specialism', 'library-and-knowledge', '--band', '9'], 'No role'],
    ['a start that is none', ['clinical-coder', '--from', 'ward-clark'], 'ward-clerk'],
    ['--within alone', ['clinical-coder', '--within', '12'], 'needs --into'],
    ['months that are none', ['--into', 'clinical-coder', '--within', 'soon'], 'not a number of months'],
    ['a target beside --into', ['clinical-coder', '--into', 'clinical-coder'], 'cannot be used with clinical-coder'],
    ['an answer beside --into', ['--into', 'clinical-coder', '--age', '20'], '--age'],
    ['a calendar on standard output', ['clinical-coder', '--ics', '-'], 'needs a file name'],
    ['one file for both', ['clinical-coder', '--ics', path, '--output', path], 'is given for both --output and --ics'],
    ['answers that contradict each other', ['clinical-coder', '--highest-level', '2', '--degree-class', '2:1'], 'contradict each other'],
  ])('%s', async (_, args, words) => {
    const { code, stdout, stderr } = await run(['pathway', ...args, ...day]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(stack);
    expect(existsSync(path)).toBe(false);
  });
});
