import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beesModel } from '../support/bases.js';
import { asNobody, escapes, folder, type Ran, run, runBees, shell, stack, start } from '../support/run.js';

const day = ['--as-of', '2026-11-24'];
const { base } = beesModel;
const somebody = `answers:
  county: hills
  bee-suit: true
  certificate: "2"
  months-hives: 6
notSure: [garden]
`;
const sameInJson = JSON.stringify({
  answers: { county: 'hills', 'bee-suit': true, certificate: '2', 'months-hives': 6 },
  notSure: ['garden'],
});

/** The answers as they were understood, and what they led to. */
function understood({ stdout }: Ran) {
  const document = JSON.parse(stdout);
  return { answers: document.profile.answers, notSure: document.profile.notSure, verdicts: verdictsIn(document.results) };
}

const verdictsIn = (results: readonly { readonly id: string; readonly verdict: string }[]): Readonly<Record<string, string>> =>
  Object.fromEntries(results.map(({ id, verdict }) => [id, verdict]));

it.each([
  ['a dash instead of two hyphens', ['—json'], undefined, 'two hyphens'],
  ['a list with spaces', ['--enjoys', 'working-with-numbers', 'teaching-people'], undefined, 'It is a value of --enjoys'],
  ['a hard space in a profile', ['--profile', '-'], 'answers:\n\u00a0\u00a0age: 17\n', 'not an ordinary space'],
])('%s: exit 2, with a hint', async (_, more, input, says) => {
  const ran = await run(['check', 'ward-clerk', ...more], input === undefined ? {} : { input });
  expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(says)]);
});

it.each(['utf16le', 'swapped'])('a profile in UTF-16 with its mark is read (%s)', async (form) => {
  const bytes = Buffer.from('\ufeffanswers:\n  age: 17\n', 'utf16le');
  const args = ['check', 'ward-clerk', '--as-of', '2026-11-24'];
  const ran = await run([...args, '--profile', '-'], { input: form === 'swapped' ? bytes.swap16() : bytes });
  expect(ran.stdout).toBe((await run([...args, '--age', '17'])).stdout);
});

describe('the exit code of check', () => {
  it.each([
    [0, 'open', ['hive-helper']],
    [0, 'open and open later', ['hive-helper', 'beekeeper', '--age', '20', '--garden', '--bee-suit', '--certificate', '1@2027-07']],
    [1, 'not yet', ['bee-inspector', '--certificate', 'none']],
    [1, 'closed', ['royal-bee-scheme']],
    [1, 'not yet beside open', ['hive-helper', 'bee-inspector', '--certificate', 'none']],
    [1, 'not yet beside unknown', ['beekeeper', 'bee-inspector', '--certificate', 'none']],
    [3, 'unknown', ['beekeeper']],
    [3, 'judged', ['young-keeper-apprenticeship', '--county', 'hills', '--age', '23']],
    [3, 'stretch beside open', ['hive-helper', 'beekeeper', '--age', '20', '--certificate', '1', '--no-garden', '--no-bee-suit']],
    [3, 'no entry rule', ['honey-seller']],
    [2, 'an id that does not exist', ['hive-helper', 'no-such-post']],
  ] as const)('%i for %s', async (wanted, _what, args) => {
    const { code, stderr } = await runBees(['check', ...args, ...day]);
    expect([code, wanted === 2 || stderr === '']).toEqual([wanted, true]);
  });
});

describe('where answers come from', () => {
  const asked = ['check', 'bee-inspector', 'young-keeper-apprenticeship', 'beekeeper', '--json', ...day];

  it('a file, standard input, YAML, JSON and flags say the same', async () => {
    const dir = folder({ 'me.yaml': somebody, 'me.json': sameInJson });
    const [file, ...others] = await Promise.all([
      runBees([...asked, '--profile', 'me.yaml'], { cwd: dir }),
      runBees([...asked, '--profile', '-'], { input: somebody }),
      runBees([...asked, '--profile', 'me.json'], { cwd: dir }),
      runBees([...asked, '--profile', '-'], { input: sameInJson }),
    ]);
    for (const other of others) expect(other).toEqual(file);
    const flags = await runBees([...asked, '--county', 'hills', '--bee-suit', '--certificate', '2', '--months-hives', '6']);
    expect(understood(flags).verdicts).toEqual(understood(file).verdicts);
    expect(understood(flags).answers).toEqual(understood(file).answers);
  });

  it.each([
    ['a flag beats --set', ['--set', 'months-hives=3', '--months-hives', '4'], { 'months-hives': 4 }],
    ['--set beats the profile', ['--set', 'months-hives=3'], { 'months-hives': 3 }],
    ['the last --set of one attribute wins', ['--set', 'months-hives=3', '--set', 'months-hives=2'], { 'months-hives': 2 }],
    ['the last flag wins', ['--months-hives', '3', '--months-hives=1'], { 'months-hives': 1 }],
    ['--no- takes back', ['--no-bee-suit'], { 'bee-suit': false }],
    ['the last of --x and --no-x wins', ['--no-bee-suit', '--bee-suit'], { 'bee-suit': true }],
    ['yes and no are words too', ['--bee-suit', 'no', '--set', 'garden=yes'], { 'bee-suit': false, garden: true }],
    ['an answer ends being not sure', ['--garden'], { garden: true }],
    ['expected, with its month', ['--certificate', 'master@2027-07'], { certificate: { value: 'master', expected: '2027-07' } }],
    ['expected, with --set', ['--set', 'garden=true@2027-08'], { garden: { value: true, expected: '2027-08' } }],
    [
      'a list, with one of it expected',
      ['--badges', 'queen-rearing,inspectors-roll@2027-07'],
      { badges: [{ value: 'inspectors-roll', expected: '2027-07' }, 'queen-rearing'] },
    ],
    ['the empty list', ['--badges', 'none'], { badges: [] }],
    ['a level as a number', ['--certificate', '1'], { certificate: '1' }],
  ])('%s', async (_what, args, wanted) => {
    const ran = await runBees([...asked, '--profile', '-', ...args], { input: somebody });
    const { answers, notSure } = understood(ran);
    expect(answers).toMatchObject(wanted);
    expect(notSure.filter((id: string) => id in answers)).toEqual([]);
    expect(ran.stderr).toBe('');
  });

  it('what somebody is not sure of counts as absent and is not asked again', async () => {
    const args = ['check', 'beekeeper', '--json', ...day];
    const sure = JSON.parse((await runBees(args)).stdout);
    const notSure = JSON.parse((await runBees([...args, '--profile', '-'], { input: 'notSure: [age]' })).stdout);
    const questions = (document: { unanswered: readonly { attributes: readonly string[] }[] }) =>
      document.unanswered.flatMap(({ attributes }) => attributes);
    expect(questions(sure)).toContain('age');
    expect(questions(notSure)).not.toContain('age');
    expect(verdictsIn(notSure.results)).toEqual(verdictsIn(sure.results));
  });

  it('a month that has come is not known', async () => {
    const args = ['check', 'beekeeper', '--age', '20', '--garden', '--bee-suit', '--certificate', '1@2027-07', '--json'];
    const before = JSON.parse((await runBees([...args, '--as-of', '2027-06-30'])).stdout);
    const after = JSON.parse((await runBees([...args, '--as-of', '2027-07-01'])).stdout);
    expect([before.results[0].verdict, before.results[0].from]).toEqual(['open-later', '2027-07']);
    expect([after.results[0].verdict, after.results[0].from]).toEqual(['unknown', null]);
  });
});

describe('JSON', () => {
  const people = ['--profile', '-'];

  it.each([
    ['check', 'hi-careers.check/1', ['check', 'beekeeper', ...people]],
    ['advise', 'hi-careers.advice/1', ['advise', '--no-input', ...people]],
    ['list', 'hi-careers.list/1', ['list']],
    ['list of one kind', 'hi-careers.list/1', ['list', 'roles']],
    ['show', 'hi-careers.show/1', ['show', 'winter-course']],
  ])('of %s has schema, knowledge and asOf, by --json and by --format json', async (_what, schema, args) => {
    const [short, long] = await Promise.all([
      runBees([...args, '--json', ...day], { input: somebody }),
      runBees([...args, '--format', 'json', ...day], { input: somebody }),
    ]);
    expect(long).toEqual(short);
    expect([short.code === 2, short.stderr]).toEqual([false, '']);
    const { version, reviewed } = base;
    expect(JSON.parse(short.stdout)).toMatchObject({ schema, knowledge: { version, reviewed }, asOf: '2026-11-24' });
    expect(escapes.test(short.stdout)).toBe(false);
  });

  it('lists every role, and shows each kind of thing with a source', async () => {
    const { items } = JSON.parse((await runBees(['list', 'roles', '--json'])).stdout);
    expect(items.map(({ id }: { id: string }) => id).sort()).toEqual(base.roles.map(({ id }) => id as string).sort());
    for (const id of ['beekeeper', 'winter-course', 'keeping']) {
      const { item } = JSON.parse((await runBees(['show', id, '--json'])).stdout);
      expect([item.id, item.sources.length > 0]).toEqual([id, true]);
    }
  });

  it('and text name the same verdicts', async () => {
    const ids = ['hive-helper', 'beekeeper', 'bee-inspector', 'royal-bee-scheme', 'young-keeper-apprenticeship'];
    const args = ['check', ...ids, '--profile', '-', '--set', 'age=23', '--set', 'badges=none', ...day];
    const [json, text] = await Promise.all([
      runBees([...args, '--json'], { input: somebody }),
      runBees([...args, '--plain'], { input: somebody }),
    ]);
    // The words of docs/contract.md, section 2, written out a second time on purpose.
    const words: Readonly<Record<string, string>> = {
      open: 'open to you now',
      judged: 'a person must decide',
      stretch: 'possible',
      unknown: 'we need to ask',
      'not-yet': 'not yet',
      closed: 'not open to you',
    };
    const results = JSON.parse(json.stdout).results as readonly { title: string; verdict: string }[];
    expect(new Set(results.map(({ verdict }) => verdict)).size).toBeGreaterThan(3);
    for (const { title, verdict } of results) {
      const line = text.stdout.split('\n').find((entry) => entry.startsWith(`${title}: `)) ?? '';
      expect([title, line.slice(title.length + 2)]).toEqual([title, expect.stringContaining(words[verdict] ?? '?')]);
    }
    expect(json.code).toBe(text.code);
  });

  it('of many times what a pipe holds arrives whole, however slowly it is read', async () => {
    const args = 'advise --no-input --json --as-of 2026-11-24';
    const [quick, slow] = await Promise.all([run(args.split(' ')), shell(`hi-careers ${args} | dd ibs=16 obs=65536 status=none`)]);
    expect(quick.stdout.length).toBeGreaterThan(10 * 65_536);
    expect(slow.stdout === quick.stdout).toBe(true);
    expect(() => JSON.parse(slow.stdout)).not.toThrow();
  });
});

describe('--output', () => {
  const args = ['check', 'hive-helper', '--json', ...day];

  it('writes the whole result to the file and nothing to standard output', async () => {
    const dir = folder({ 'old.json': 'old' });
    const [plain, fresh, again] = await Promise.all([
      runBees(args),
      runBees([...args, '--output', 'new.json'], { cwd: dir }),
      runBees([...args, '--output', 'old.json', '--force'], { cwd: dir }),
    ]);
    for (const ran of [fresh, again]) expect(ran).toEqual({ code: 0, signal: null, stdout: '', stderr: '' });
    expect(readdirSync(dir).sort()).toEqual(['new.json', 'old.json']);
    for (const name of ['new.json', 'old.json']) expect(readFileSync(join(dir, name), 'utf8')).toBe(plain.stdout);
  });

  it('a file that exists stays as it is without --force', async () => {
    const dir = folder({ 'old.json': 'old', 'empty.json': '' });
    const { code, stdout, stderr } = await runBees([...args, '--output', 'old.json'], { cwd: dir });
    expect([code, stdout, readFileSync(join(dir, 'old.json'), 'utf8')]).toEqual([2, '', 'old']);
    expect(stderr).toContain('“old.json” exists already.');
    expect((await runBees([...args, '--output', 'empty.json'], { cwd: dir })).code).toBe(0);
  });

  it.each([
    ['page.html', /^<!doctype html>/i],
    ['page.md', /^# /],
    ['page.json', /^\{/],
    ['page.txt', /^\w/],
  ])('the ending says the format: %s', async (name, start) => {
    const dir = folder();
    await runBees(['check', 'hive-helper', ...day, '--output', name], { cwd: dir });
    expect(readFileSync(join(dir, name), 'utf8')).toMatch(start);
  });

  it('a PDF is refused, with what to do', async () => {
    const dir = folder();
    const { code, stderr } = await runBees(['check', 'hive-helper', ...day, '--output', 'page.pdf'], { cwd: dir });
    expect([code, readdirSync(dir)]).toEqual([2, []]);
    expect(stderr).toContain('Write page.html, open it in a browser');
  });

  it('- is standard output', async () => {
    const dir = folder();
    expect(await runBees([...args, '--output', '-'], { cwd: dir })).toEqual(await runBees(args));
    expect(readdirSync(dir)).toEqual([]);
  });

  it('a device is written to as it is', async () => {
    expect(await runBees([...args, '--output', '/dev/null'])).toEqual({ code: 0, signal: null, stdout: '', stderr: '' });
    expect(statSync('/dev/null').isFile()).toBe(false);
  });

  it('keeps colour out of a file, even where colour is forced', async () => {
    const dir = folder();
    await runBees(['check', 'hive-helper', ...day, '--output', 'page.txt'], { cwd: dir });
    expect(escapes.test(readFileSync(join(dir, 'page.txt'), 'utf8'))).toBe(false);
  });

  it.each([
    ['a folder', '.', 'it is a folder|is a folder'],
    ['a folder that is not there', 'no/where.json', 'no such file or folder'],
    ['a file taken for a folder', 'kept.txt/x.json', 'not a folder'],
    ['nothing', '', 'could not be written'],
  ])('%s: exit 2, and nothing is written', async (_what, path, reason) => {
    const dir = folder({ 'kept.txt': 'kept' });
    const { code, stdout, stderr } = await runBees([...args, '--output', path], { cwd: dir });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^hi-careers: unwritable\n/);
    expect(stderr).toMatch(new RegExp(reason));
    expect(stderr).toContain('Nothing was written.');
    expect(readdirSync(dir)).toEqual(['kept.txt']);
    expect(readFileSync(join(dir, 'kept.txt'), 'utf8')).toBe('kept');
  });

  it('a folder that may not be written to: exit 2, and nothing is written', async () => {
    const list = (path: string) => run(['list', '--json', '--output', path]);
    expect((await list(join(folder(), 'list.json'))).code).toBe(0);
    const { code, stderr } = await asNobody(() => list('/usr/hi-careers-test.json'));
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^hi-careers: unwritable\n.*\(permission denied\)/)]);
    expect(() => statSync('/usr/hi-careers-test.json')).toThrow();
  });

  it('bad input leaves an old file as it was', async () => {
    const dir = folder({ 'old.json': 'old' });
    const { code } = await runBees([...args, '--age', 'old', '--output', 'old.json'], { cwd: dir });
    expect([code, readFileSync(join(dir, 'old.json'), 'utf8'), readdirSync(dir)]).toEqual([2, 'old', ['old.json']]);
  });
});

describe('streams', () => {
  const pages = [
    ['check', 'beekeeper', 'royal-bee-scheme'],
    ['list', 'roles'],
    ['show', 'winter-course'],
    ['advise', '--no-input'],
  ];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what is looked for
  const sgr = /\u001b\[[0-9;]*m/;

  it.each(pages)('%s: no colour where nobody looks on, and none where NO_COLOR is set', async (...args) => {
    const plain = await runBees(args);
    expect(escapes.test(plain.stdout)).toBe(false);
    for (const env of [{ NO_COLOR: '1' }, { NO_COLOR: '1', FORCE_COLOR: '1' }, { FORCE_COLOR: '0' }, { TERM: 'dumb', FORCE_COLOR: '1' }]) {
      const { stdout, stderr } = await runBees(args, { env });
      expect([env, escapes.test(stdout), stderr]).toEqual([env, false, '']);
    }
  });

  it('FORCE_COLOR colours, with the sixteen colours of the theme alone, and changes no word', async () => {
    const args = pages[0] ?? [];
    const [plain, coloured] = await Promise.all([runBees(args), runBees(args, { env: { FORCE_COLOR: '1' } })]);
    expect(sgr.test(coloured.stdout)).toBe(true);
    expect(coloured.stdout).not.toMatch(/\[[34]8;[25]/);
    expect(coloured.stdout.replace(new RegExp(sgr, 'g'), '')).toBe(plain.stdout);
  });

  it('an empty NO_COLOR does not take colour away', async () => {
    const { stdout } = await runBees(pages[0] ?? [], { env: { FORCE_COLOR: '1', NO_COLOR: '' } });
    expect(sgr.test(stdout)).toBe(true);
  });

  it.each(['list roles --json', '--help'])('%s | head -1: no complaint', async (args) => {
    const { code, stdout, stderr } = await shell(`hi-careers ${args} | head -1; exit "\${PIPESTATUS[0]}"`);
    expect([code, stdout.trim() !== '', stderr]).toEqual([0, true, '']);
  });

  it.each([['list', 'roles'], ['advise']])('%s answers while standard input is open and silent', async (...args) => {
    const { code, stdout } = await start(args, { holdInput: true });
    expect([code, stdout.length > 100]).toEqual([0, true]);
  });

  it('advise without anybody to ask answers from what it has, and says what it would have asked', async () => {
    const { code, stdout, stderr } = await runBees(['advise', ...day]);
    expect([code, stderr]).toEqual([0, '']);
    expect(base.questions.some(({ text }) => stdout.replace(/\s+/g, ' ').includes(text))).toBe(true);
    expect(stack.test(stdout)).toBe(false);
  });
});
