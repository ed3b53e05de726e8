import { readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenBees, escapes, folder, run, stack } from '../support/run.js';

const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`)}]`),
].join('\n');

type Bad = {
  readonly what: string;
  readonly text: string | Uint8Array;
  /** Codes and places, as they are printed. */
  readonly says: readonly string[];
};

/** Profiles that cannot be read: what each is called, where, and what the message must offer. */
const profiles: readonly Bad[] = [
  {
    what: 'an unknown attribute',
    text: 'answers:\n  gcse-pases: 5\n',
    says: ['me.yaml:2:3 error unknown-attribute', 'Did you mean “gcse-passes”?'],
  },
  {
    what: 'an unknown attribute that is like none',
    text: 'answers:\n  shoe-size: 43\n',
    says: ['me.yaml:2:3 error unknown-attribute', 'list questions'],
  },
  { what: 'a word for a number', text: 'answers:\n  age: old\n', says: ['me.yaml:2:8 error wrong-type', 'as digits'] },
  { what: 'half a year', text: 'answers: {age: 16.5}\n', says: ['error wrong-type', 'as digits'] },
  { what: 'a number that cannot be', text: 'answers: {age: 400}\n', says: ['error unknown-value', '110'] },
  { what: 'a word for a yes', text: 'answers: {right-to-work: perhaps}\n', says: ['error wrong-type', 'yes or no'] },
  {
    what: 'a value out of its list',
    text: 'answers:\n  nation: engand\n',
    says: ['me.yaml:2:11 error unknown-value', 'Did you mean “england”?'],
  },
  {
    what: 'a value out of its list, in a set',
    text: 'answers:\n  degree-subject: [computin]\n',
    says: ['error unknown-value', '“computing”'],
  },
  { what: 'a number for a set', text: 'answers: {enjoys: 5}\n', says: ['error wrong-type', '[one, two]'] },
  { what: 'a map for an answer', text: 'answers: {age: {years: 5}}\n', says: ['error wrong-type', '{value: …, expected: 2027-08}'] },
  {
    what: 'a month that is none',
    text: 'answers: {maths-level-2: {value: true, expected: 2027-13}}\n',
    says: ['error month', 'such as 2027-08'],
  },
  { what: 'an expected age', text: 'answers: {age: {value: 18, expected: 2027-08}}\n', says: ['error month', 'as it is now'] },
  {
    what: 'a key beside value and expected',
    text: 'answers: {maths-level-2: {value: true, when: 2027-08}}\n',
    says: ['error unknown-key', '“when”'],
  },
  { what: 'a misspelt key', text: 'answrs: {age: 17}\n', says: ['me.yaml:1:1 error unknown-key', '“answers”'] },
  {
    what: 'a schema of the future',
    text: 'schema: hi-careers.profile/9\nanswers: {}\n',
    says: ['me.yaml:1:9 error wrong-value', 'hi-careers.profile/1'],
  },
  { what: 'a list of answers', text: 'answers: [age, 17]\n', says: ['error wrong-type', 'one answer per line'] },
  { what: 'not sure of something unknown', text: 'notSure: [agee]\n', says: ['me.yaml:1:11 error unknown-attribute', '“age”'] },
  { what: 'a saying month that is none', text: 'said: last year\n', says: ['me.yaml:1:7 error month', 'such as 2026-11'] },
  { what: 'what is not YAML', text: 'answers: {age: 17\n', says: ['error not-yaml'] },
  { what: 'half of a JSON file', text: '{"answers":{"age":17}', says: ['error not-yaml'] },
  { what: 'nothing', text: '', says: ['me.yaml:1:1 error empty-file', 'Fill it in'] },
  { what: 'only comments', text: '# nothing yet\n', says: ['me.yaml:1:1 error empty-file'] },
  { what: 'a list', text: '- age\n- 17\n', says: ['me.yaml:1:1 error wrong-type', 'Start with “answers:”'] },
  { what: 'one word', text: 'hello\n', says: ['me.yaml:1:1 error wrong-type', 'Start with “answers:”'] },
  { what: 'a key that stands twice', text: 'answers:\n  age: 17\n  age: 18\n', says: ['me.yaml:3:3 error duplicate-key', 'me.yaml:2:3'] },
  { what: 'a key that stands twice in JSON', text: '{"answers":{"age":17,"age":18}}', says: ['me.yaml:1:22 error duplicate-key'] },
  { what: 'two documents', text: 'answers: {}\n---\nanswers: {}\n', says: ['me.yaml:2:', 'error'] },
  { what: 'an alias bomb', text: bomb, says: ['me.yaml:1:7 error alias', 'Remove the anchor.'] },
  { what: '__proto__', text: 'answers:\n  __proto__: {age: 5}\n', says: ['me.yaml:2:3 error magic-key', 'Choose another name.'] },
  { what: 'constructor', text: '{"constructor": {"prototype": {"age": 5}}}', says: ['error magic-key'] },
  { what: 'a tag', text: 'answers: !!js/function "x"\n', says: ['error tag'] },
  { what: 'an escape sequence', text: 'answers:\n  nation: "\u001b]0;mine\u0007"\n', says: ['error hidden-character', 'U+001B'] },
  {
    what: 'an escape sequence written in letters',
    text: 'answers:\n  nation: "\\e[31mengland"\n',
    says: ['error unknown-value', '␛[31mengland'],
  },
  { what: 'an escape sequence in a key', text: 'answers:\n  "\\e[2J": 1\n', says: ['me.yaml:2:3 error hidden-character'] },
  { what: 'text turned round', text: 'answers:\n  nation: "\u202edne"\n', says: ['error hidden-character', 'U+202E'] },
  { what: 'what is no text', text: Uint8Array.of(0x61, 0xff, 0xc0, 0x61), says: ['me.yaml:1:1 error not-text', 'UTF-8'] },
  { what: 'brackets without end', text: `answers: ${'['.repeat(100_000)}`, says: ['error too-deep'] },
  {
    what: 'an override of nothing',
    text: 'overrides: [{verdict: accept, because: x}]\n',
    says: ['me.yaml:1:13 error wrong-value', 'role/requirement'],
  },
  {
    what: 'an override without a reason',
    text: 'overrides: [{requirement: a/b, verdict: accept}]\n',
    says: ['me.yaml:1:13 error missing-key', 'because:'],
  },
  { what: 'overrides that are no list', text: 'overrides: yes please\n', says: ['me.yaml:1:12 error wrong-type'] },
];

const ids = ['ward-clerk', 'gmts-health-informatics'];

describe('a profile', () => {
  it.each(profiles)('with $what: exit 2, the place, the code, what to do, and nothing written', async ({ text, says }) => {
    const dir = folder({ 'me.yaml': text });
    const { code, stdout, stderr } = await run(['check', ...ids, '--profile', 'me.yaml', '--output', 'out.txt'], { cwd: dir });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^me\.yaml:\d+:\d+ error [a-z-]+\n {2}\S.*\n {2}\S/);
    for (const words of says) expect(stderr).toContain(words);
    expect(stderr).toMatch(/\nhi-careers: bad-profile\. .*\n$/);
    expect([stack.test(stderr), escapes.test(stderr)]).toEqual([false, false]);
    expect(readdirSync(dir)).toEqual(['me.yaml']);
  });

  it('says everything that is wrong at once, in the order of the lines, and calls standard input by its name', async () => {
    const { stderr } = await run(['check', ...ids, '--profile', '-'], {
      input: 'answers:\n  agee: 17\n  nation: engand\n  gcse-passes: lots\nanswrs: 1\n',
    });
    expect(stderr.match(/^standard input:\d+:\d+ error [a-z-]+/gm)).toEqual([
      'standard input:2:3 error unknown-attribute',
      'standard input:3:11 error unknown-value',
      'standard input:4:16 error wrong-type',
      'standard input:5:1 error unknown-key',
    ]);
  });

  it('with hundreds of faults shows some of them and counts the rest', async () => {
    const many = Array.from({ length: 300 }, (_, at) => `  nothing-${at}: 1`).join('\n');
    const { code, stderr } = await run(['check', ...ids, '--profile', '-'], { input: `answers:\n${many}\n` });
    expect([code, stderr.split('\n').length < 80]).toEqual([2, true]);
    expect(stderr).toContain('And 280 more.');
  });

  it.each([
    ['a file of 50 MB', 'too-large', 'larger than 1 MB'],
    ['a folder', 'unreadable', 'it is a folder'],
    ['a missing file', 'unreadable', 'no such file or folder'],
    ['a device without end', 'unreadable', 'is not a file'],
  ])('that is %s: exit 2, and what to do', async (what, code, says) => {
    const dir = folder({ 'big.yaml': '', 'folder/in.yaml': '' });
    truncateSync(join(dir, 'big.yaml'), 50 * 1024 * 1024);
    const path = { 'a file of 50 MB': 'big.yaml', 'a folder': 'folder', 'a missing file': 'missing.yaml' }[what] ?? '/dev/zero';
    const ran = await run(['check', ...ids, '--profile', path, '--output', 'out.txt'], { cwd: dir });
    expect([ran.code, ran.stdout, ran.stderr.split('\n')[0]]).toEqual([2, '', `hi-careers: ${code}`]);
    expect(ran.stderr).toContain(says);
    expect(ran.stderr).toContain(path);
    expect([stack.test(ran.stderr), readdirSync(dir).sort()]).toEqual([false, ['big.yaml', 'folder']]);
  });

  it('of 50 MB on standard input is not read to its end', async () => {
    const { code, stderr } = await run(['check', ...ids, '--profile', '-'], { input: Buffer.alloc(50 * 1024 * 1024, 'a') });
    expect([code, stderr]).toEqual([2, expect.stringContaining('“standard input” is larger than 1 MB')]);
  });

  it('whose name would drive the terminal is shown safely', async () => {
    const { code, stderr } = await run(['check', ...ids, '--profile', 'x\u001b[31m.yaml']);
    expect([code, escapes.test(stderr)]).toEqual([2, false]);
  });
});

describe('answers that cannot all be so', () => {
  it.each([
    [
      'in a file',
      ['--profile', '-'],
      'answers:\n  highest-level: "2"\n  degree-class: first\n',
      ['highest-level', 'degree-class', 'level 2', 'a first'],
    ],
    ['in flags', ['--highest-level', '3', '--degree-class', '2:1'], '', ['highest-level', 'degree-class', 'level 3', '2:1']],
    ['in a file and a flag', ['--profile', '-', '--gcse-passes', '5'], 'answers: {highest-level: none}', ['highest-level', 'gcse-passes']],
    ['by way of a third', ['--higher-degree', 'masters', '--highest-level', '5'], '', ['higher-degree', 'highest-level']],
  ])('%s: exit 2, both are named, nothing is written', async (_what, args, input, named) => {
    const dir = folder();
    const { code, stdout, stderr } = await run(['check', ...ids, ...args, '--output', 'out.txt'], { input, cwd: dir });
    expect([code, stdout, readdirSync(dir)]).toEqual([2, '', []]);
    expect(stderr).toMatch(/^hi-careers: contradiction\n {2}These answers contradict each other/);
    for (const name of named) expect(stderr).toContain(name);
    expect(stack.test(stderr)).toBe(false);
  });

  it('one that is only expected contradicts nothing', async () => {
    const { code } = await run(['check', ...ids, '--highest-level', '3', '--degree-class', '2:1@2027-07']);
    expect(code).not.toBe(2);
  });
});

describe('flags', () => {
  it.each([
    ['an id like another', ['check', 'ward-clark'], 'unknown-id', 'Did you mean “ward-clerk”?'],
    ['a word in several titles', ['check', 'assistant'], 'unknown-id', 'By title there is'],
    ['an id like none', ['check', 'zzzzzzzz'], 'unknown-id', 'hi-careers list roles'],
    ['an id of 10,000 letters', ['check', 'z'.repeat(10_000)], 'unknown-id', 'hi-careers list roles'],
    ['something to show that is not there', ['show', 'stp-clinical-informatcis'], 'unknown-id', 'Did you mean “stp-clinical-informatics”?'],
    ['an unknown attribute', ['check', 'ward-clerk', '--set', 'agee=5'], 'unknown-attribute', 'Did you mean “age”?'],
    ['a wrong kind', ['check', 'ward-clerk', '--age', 'old'], 'wrong-type', 'as digits'],
    ['a value out of its list', ['check', 'ward-clerk', '--degree-class', '2:3'], 'unknown-value', '“2:1” or “2:2”'],
    ['a month that is none', ['check', 'ward-clerk', '--degree-class', '2:1@2027-13'], 'month', 'such as 2027-08'],
    ['an empty answer', ['check', 'ward-clerk', '--set', 'age='], 'wrong-type', 'Write the answer'],
    ['__proto__', ['check', 'ward-clerk', '--set', '__proto__=1'], 'unknown-attribute', 'list questions'],
    ['constructor as an id', ['check', 'constructor'], 'unknown-id', 'hi-careers list roles'],
    ['toString to be shown', ['show', 'toString'], 'unknown-id', 'hi-careers list'],
  ])('%s: exit 2, the code and what to do', async (_what, args, code, says) => {
    const ran = await run(args);
    expect([ran.code, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toMatch(new RegExp(`\\b${code}\\b`));
    expect(ran.stderr).toContain(says);
    expect([stack.test(ran.stderr), ran.stderr.length < 1500]).toEqual([false, true]);
  });
});

describe('--data', () => {
  it('another knowledge base answers with the same program', async () => {
    const bees = brokenBees('knowledge.yaml', (text) => text);
    const { code, stdout, stderr } = await run(['check', 'bee-inspector', '--data', bees, '--certificate', '1', '--json']);
    expect([code, stderr, JSON.parse(stdout).results[0].verdict]).toEqual([1, '', 'not-yet']);
  });

  it.each([
    [
      'a reference to nothing',
      'roles/keeping/beekeeper.yaml',
      (text: string) => text.replace('sources: [guild]', 'sources: [gild]'),
      'unknown-source',
      '“guild”',
    ],
    [
      'a requirement that stands twice',
      'roles/keeping/bee-inspector.yaml',
      (text: string) => text.replace('id: two-years', 'id: master'),
      'duplicate-id',
      'bee-inspector.yaml',
    ],
    [
      'a circle of conditions',
      'conditions.yaml',
      (text: string) => text.replace('{certificate: {at-least: 1}}', '{fact: well-set-up}'),
      'condition-cycle',
      '',
    ],
    ['a misspelt key', 'roles/keeping/beekeeper.yaml', (text: string) => text.replace('summary:', 'sumary:'), 'unknown-key', 'summary'],
    [
      'an escape sequence',
      'roles/keeping/beekeeper.yaml',
      (text: string) => text.replace('Keeps bees', '"\\e[31mKeeps bees"').replace('through the year.', ''),
      'hidden-character',
      '',
    ],
    ['an alias', 'conditions.yaml', (text: string) => text.replace('knows-bees: {', 'knows-bees: &k {'), 'alias', ''],
  ])('with %s: exit 2, file, line, column, code and what to do', async (_what, file, change, code, says) => {
    const bees = brokenBees(file, change);
    const { code: exit, stdout, stderr } = await run(['list', '--data', bees]);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(new RegExp(`${file.replaceAll('.', '\\.')}:\\d+:\\d+ error ${code}\n {2}\\S.*\n {2}\\S`));
    expect(stderr).toContain(says);
    expect(stderr).toMatch(/\nhi-careers: bad-knowledge\. /);
    expect([stack.test(stderr), escapes.test(stderr)]).toEqual([false, false]);
  });

  it.each([
    ['a folder that is not there', '/no/such/folder'],
    ['a folder with something else in it', '/usr/lib'],
  ])('%s: exit 2', async (_what, path) => {
    const { code, stdout, stderr } = await run(['list', '--data', path]);
    expect([code, stdout, stack.test(stderr)]).toEqual([2, '', false]);
    expect(stderr).toContain('bad-knowledge');
  });
});
