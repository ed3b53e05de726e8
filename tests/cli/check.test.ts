import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realModel } from '../support/bases.js';
import { escapes, folder, type Ran, run, shell, stack, start } from '../support/run.js';

const day = ['--as-of', '2026-11-24'];
const graduate = `answers:
  nation: england
  right-to-work: true
  degree-class: "2:2"
  gcse-passes: 6
notSure: [science-level-2]
`;
const sameInJson = JSON.stringify({
  answers: { nation: 'england', 'right-to-work': true, 'degree-class': '2:2', 'gcse-passes': 6 },
  notSure: ['science-level-2'],
});

/** The answers as they were understood, and what they led to. */
function understood({ stdout }: Ran) {
  const document = JSON.parse(stdout);
  return { answers: document.profile.answers, notSure: document.profile.notSure, verdicts: verdictsIn(document.results) };
}

const verdictsIn = (results: readonly { readonly id: string; readonly verdict: string }[]): Readonly<Record<string, string>> =>
  Object.fromEntries(results.map(({ id, verdict }) => [id, verdict]));

describe('the exit code of check', () => {
  it.each([
    [0, 'open', ['ward-clerk']],
    [
      0,
      'open and open later',
      ['gmts-health-informatics', 'ward-clerk', '--nation', 'england', '--right-to-work', '--degree-class', '2:1@2027-07'],
    ],
    [1, 'not yet', ['clinical-safety-officer', '--professional-registration', 'none']],
    [1, 'closed', ['gmts-health-informatics', '--nation', 'scotland']],
    [1, 'not yet beside open', ['ward-clerk', 'clinical-safety-officer', '--professional-registration', 'none']],
    [1, 'not yet beside unknown', ['gmts-health-informatics', 'clinical-safety-officer', '--professional-registration', 'none']],
    [3, 'unknown', ['gmts-health-informatics']],
    [3, 'judged', ['clinical-safety-officer', '--professional-registration', 'medicine', '--experience-clinical', '60']],
    [3, 'stretch beside open', ['ward-clerk', 'network-manager', '--degree-class', 'none', '--experience-networks', '0']],
    [3, 'no entry rule', ['clinical-informatician']],
    [2, 'an id that does not exist', ['ward-clerk', 'no-such-post']],
  ] as const)('%i for %s', async (wanted, _what, args) => {
    const { code, stderr } = await run(['check', ...args, ...day]);
    expect([code, wanted === 2 || stderr === '']).toEqual([wanted, true]);
  });
});

describe('where answers come from', () => {
  const asked = ['check', 'gmts-health-informatics', 'stp-clinical-informatics', 'trainee-clinical-coder', '--json', ...day];

  it('a file, standard input, YAML, JSON and flags say the same', async () => {
    const dir = folder({ 'me.yaml': graduate, 'me.json': sameInJson });
    const [file, ...others] = await Promise.all([
      run([...asked, '--profile', 'me.yaml'], { cwd: dir }),
      run([...asked, '--profile', '-'], { input: graduate }),
      run([...asked, '--profile', 'me.json'], { cwd: dir }),
      run([...asked, '--profile', '-'], { input: sameInJson }),
      shell(`hi-careers ${asked.join(' ')} --profile <(cat me.yaml)`, { cwd: dir }),
    ]);
    for (const other of others) expect(other).toEqual(file);
    const flags = await run([...asked, '--nation', 'england', '--right-to-work', '--degree-class', '2:2', '--gcse-passes', '6']);
    expect(understood(flags).verdicts).toEqual(understood(file).verdicts);
    expect(understood(flags).answers).toEqual(understood(file).answers);
  });

  it.each([
    ['a flag beats --set', ['--set', 'gcse-passes=3', '--gcse-passes', '4'], { 'gcse-passes': 4 }],
    ['--set beats the profile', ['--set', 'gcse-passes=3'], { 'gcse-passes': 3 }],
    ['the last --set of one attribute wins', ['--set', 'gcse-passes=3', '--set', 'gcse-passes=2'], { 'gcse-passes': 2 }],
    ['the last flag wins', ['--gcse-passes', '3', '--gcse-passes=1'], { 'gcse-passes': 1 }],
    ['--no- takes back', ['--no-right-to-work'], { 'right-to-work': false }],
    ['the last of --x and --no-x wins', ['--no-right-to-work', '--right-to-work'], { 'right-to-work': true }],
    [
      'yes and no are words too',
      ['--right-to-work', 'no', '--set', 'maths-level-2=yes'],
      { 'right-to-work': false, 'maths-level-2': true },
    ],
    ['an answer ends being not sure', ['--science-level-2'], { 'science-level-2': true }],
    ['expected, with its month', ['--degree-class', '2:1@2027-07'], { 'degree-class': { value: '2:1', expected: '2027-07' } }],
    ['expected, with --set', ['--set', 'maths-level-2=true@2027-08'], { 'maths-level-2': { value: true, expected: '2027-08' } }],
    [
      'a list, with one of it expected',
      ['--degree-subject', 'computing,life-science@2027-07'],
      { 'degree-subject': ['computing', { value: 'life-science', expected: '2027-07' }] },
    ],
    ['the empty list', ['--professional-registration', 'none'], { 'professional-registration': [] }],
    ['a level as a number', ['--highest-level', '6'], { 'highest-level': '6' }],
  ])('%s', async (_what, args, wanted) => {
    const ran = await run([...asked, '--profile', '-', ...args], { input: graduate });
    const { answers, notSure } = understood(ran);
    expect(answers).toMatchObject(wanted);
    expect(notSure.filter((id: string) => id in answers)).toEqual([]);
    expect(ran.stderr).toBe('');
  });

  it('what somebody is not sure of counts as absent and is not asked again', async () => {
    const args = ['check', 'clinical-coder-apprenticeship', '--json', ...day];
    const sure = JSON.parse((await run(args)).stdout);
    const notSure = JSON.parse((await run([...args, '--profile', '-'], { input: 'notSure: [age]' })).stdout);
    const questions = (document: { unanswered: readonly { attributes: readonly string[] }[] }) =>
      document.unanswered.flatMap(({ attributes }) => attributes);
    expect(questions(sure)).toContain('age');
    expect(questions(notSure)).not.toContain('age');
    expect(verdictsIn(notSure.results)).toEqual(verdictsIn(sure.results));
  });

  it('a month that has come is not known', async () => {
    const args = ['check', 'gmts-health-informatics', '--nation', 'england', '--right-to-work', '--degree-class', '2:1@2027-07', '--json'];
    const before = JSON.parse((await run([...args, '--as-of', '2027-06-30'])).stdout);
    const after = JSON.parse((await run([...args, '--as-of', '2027-07-01'])).stdout);
    expect([before.results[0].verdict, before.results[0].from]).toEqual(['open-later', '2027-07']);
    expect([after.results[0].verdict, after.results[0].from]).toEqual(['unknown', null]);
  });
});

describe('JSON', () => {
  const people = ['--profile', '-'];

  it.each([
    ['check', 'hi-careers.check/1', ['check', 'clinical-coder', ...people]],
    ['advise', 'hi-careers.advice/1', ['advise', '--no-input', ...people]],
    ['list', 'hi-careers.list/1', ['list']],
    ['list of one kind', 'hi-careers.list/1', ['list', 'roles']],
    ['show', 'hi-careers.show/1', ['show', 'stp-clinical-informatics']],
  ])('of %s has schema, knowledge and asOf, by --json and by --format json', async (_what, schema, args) => {
    const [short, long] = await Promise.all([
      run([...args, '--json', ...day], { input: graduate }),
      run([...args, '--format', 'json', ...day], { input: graduate }),
    ]);
    expect(long).toEqual(short);
    expect([short.code === 2, short.stderr]).toEqual([false, '']);
    const { version, reviewed } = realModel.base;
    expect(JSON.parse(short.stdout)).toMatchObject({ schema, knowledge: { version, reviewed }, asOf: '2026-11-24' });
    expect(escapes.test(short.stdout)).toBe(false);
  });

  it('lists every role, and shows each kind of thing with a source', async () => {
    const { items } = JSON.parse((await run(['list', 'roles', '--json'])).stdout);
    expect(items.map(({ id }: { id: string }) => id).sort()).toEqual(realModel.base.roles.map(({ id }) => id as string).sort());
    for (const id of ['clinical-coder', 'gmts-health-informatics', 'ict']) {
      const { item } = JSON.parse((await run(['show', id, '--json'])).stdout);
      expect([item.id, item.sources.length > 0]).toEqual([id, true]);
    }
  });

  it('and text name the same verdicts', async () => {
    const ids = [
      'clinical-coder',
      'gmts-health-informatics',
      'gmts-health-analysis',
      'stp-clinical-informatics',
      'clinical-safety-officer',
      'foundation-apprenticeship',
      'librarian',
    ];
    const args = ['check', ...ids, '--profile', '-', '--set', 'age=30', '--set', 'professional-registration=none', ...day];
    const [json, text] = await Promise.all([run([...args, '--json'], { input: graduate }), run([...args, '--plain'], { input: graduate })]);
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

  it('of 1 MB and more arrives whole, however slowly it is read', async () => {
    const args = 'advise --no-input --json --as-of 2026-11-24';
    const [quick, slow] = await Promise.all([
      run(args.split(' ')),
      shell(`hi-careers ${args} | (while IFS= read -r -n 65536 -d '' part || [ -n "$part" ]; do printf '%s' "$part"; done)`),
    ]);
    expect(quick.stdout.length).toBeGreaterThan(1_000_000);
    expect(slow.stdout === quick.stdout).toBe(true);
    expect(() => JSON.parse(slow.stdout)).not.toThrow();
  });
});

describe('--output', () => {
  const args = ['check', 'ward-clerk', '--json', ...day];

  it('writes the whole result to the file and nothing to standard output', async () => {
    const dir = folder({ 'old.json': 'old' });
    const [plain, fresh, again] = await Promise.all([
      run(args),
      run([...args, '--output', 'new.json'], { cwd: dir }),
      run([...args, '--output', 'old.json'], { cwd: dir }),
    ]);
    for (const ran of [fresh, again]) expect(ran).toEqual({ code: 0, signal: null, stdout: '', stderr: '' });
    expect(readdirSync(dir).sort()).toEqual(['new.json', 'old.json']);
    for (const name of ['new.json', 'old.json']) expect(readFileSync(join(dir, name), 'utf8')).toBe(plain.stdout);
  });

  it('- is standard output', async () => {
    const dir = folder();
    expect(await run([...args, '--output', '-'], { cwd: dir })).toEqual(await run(args));
    expect(readdirSync(dir)).toEqual([]);
  });

  it('a device is written to as it is', async () => {
    expect(await run([...args, '--output', '/dev/null'])).toEqual({ code: 0, signal: null, stdout: '', stderr: '' });
    expect(statSync('/dev/null').isFile()).toBe(false);
  });

  it('keeps colour out of a file, even where colour is forced', async () => {
    const dir = folder();
    await run(['check', 'ward-clerk', ...day, '--output', 'page.txt'], { cwd: dir });
    expect(escapes.test(readFileSync(join(dir, 'page.txt'), 'utf8'))).toBe(false);
  });

  it.each([
    ['a folder', '.', 'it is a folder|is a folder'],
    ['a folder that is not there', 'no/where.json', 'no such file or folder'],
    ['a file taken for a folder', 'kept.txt/x.json', 'not a folder'],
    ['nothing', '', 'could not be written'],
  ])('%s: exit 2, and nothing is written', async (_what, path, reason) => {
    const dir = folder({ 'kept.txt': 'kept' });
    const { code, stdout, stderr } = await run([...args, '--output', path], { cwd: dir });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^hi-careers: unwritable\n/);
    expect(stderr).toMatch(new RegExp(reason));
    expect(stderr).toContain('Nothing was written.');
    expect(readdirSync(dir)).toEqual(['kept.txt']);
    expect(readFileSync(join(dir, 'kept.txt'), 'utf8')).toBe('kept');
  });

  it('a folder that may not be written to: exit 2, and nothing is written', async () => {
    // Whoever is root may write anywhere, so then the program is run as nobody, in a folder that is root's.
    const root = process.getuid?.() === 0;
    const { code, stderr } = await start([...args, '--output', '/usr/hi-careers-test.json'], root ? { user: 65534 } : {});
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^hi-careers: unwritable\n.*\(you may not open it\)/)]);
    expect(() => statSync('/usr/hi-careers-test.json')).toThrow();
  });

  it('bad input leaves an old file as it was', async () => {
    const dir = folder({ 'old.json': 'old' });
    const { code } = await run([...args, '--age', 'old', '--output', 'old.json'], { cwd: dir });
    expect([code, readFileSync(join(dir, 'old.json'), 'utf8'), readdirSync(dir)]).toEqual([2, 'old', ['old.json']]);
  });
});

describe('streams', () => {
  const pages = [
    ['check', 'clinical-coder', 'gmts-health-informatics'],
    ['list', 'roles'],
    ['show', 'stp-clinical-informatics'],
    ['advise', '--no-input'],
  ];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what is looked for
  const sgr = /\u001b\[[0-9;]*m/;

  it.each(pages)('%s: no colour where nobody looks on, and none where NO_COLOR is set', async (...args) => {
    const plain = await run(args);
    expect(escapes.test(plain.stdout)).toBe(false);
    for (const env of [{ NO_COLOR: '1' }, { NO_COLOR: '1', FORCE_COLOR: '1' }, { FORCE_COLOR: '0' }, { TERM: 'dumb', FORCE_COLOR: '1' }]) {
      const { stdout, stderr } = await run(args, { env });
      expect([env, escapes.test(stdout), stderr]).toEqual([env, false, '']);
    }
  });

  it('FORCE_COLOR colours, with the sixteen colours of the theme alone, and changes no word', async () => {
    const args = pages[0] ?? [];
    const [plain, coloured] = await Promise.all([run(args), run(args, { env: { FORCE_COLOR: '1' } })]);
    expect(sgr.test(coloured.stdout)).toBe(true);
    expect(coloured.stdout).not.toMatch(/\[[34]8;[25]/);
    expect(coloured.stdout.replace(new RegExp(sgr, 'g'), '')).toBe(plain.stdout);
  });

  it('an empty NO_COLOR does not take colour away', async () => {
    const { stdout } = await run(pages[0] ?? [], { env: { FORCE_COLOR: '1', NO_COLOR: '' } });
    expect(sgr.test(stdout)).toBe(true);
  });

  it.each(['list roles --json', '--help'])('%s | head -1: no complaint', async (args) => {
    const { code, stdout, stderr } = await shell(`hi-careers ${args} | head -1; exit "\${PIPESTATUS[0]}"`);
    expect([code, stdout.trim() !== '', stderr]).toEqual([0, true, '']);
  });

  it.each([['check', 'ward-clerk'], ['advise']])('%s answers while standard input is open and silent', async (...args) => {
    const { code, stdout } = await start(args, { holdInput: true });
    expect([code, stdout.length > 100]).toEqual([0, true]);
  });

  it('advise without anybody to ask answers from what it has, and says what it would have asked', async () => {
    const { code, stdout, stderr } = await run(['advise', ...day]);
    expect([code, stderr]).toEqual([0, '']);
    const { question } = { question: realModel.base.questions[0]?.text ?? '' };
    expect(stdout.replace(/\s+/g, ' ')).toContain(question);
    expect(stack.test(stdout)).toBe(false);
  });
});
