import { describe, expect, it } from 'vitest';
import { formats } from '../../src/commands/context.js';
import { realModel } from '../support/bases.js';
import { escapes, folder, run, wordsOf } from '../support/run.js';

const commands = ['advise', 'check', 'compare', 'list', 'show', 'batch', 'workshop', 'page', 'completion'];

describe('help', () => {
  it.each([[[]], [['-h']], [['--help']], [['help']]])('%j prints the same page on standard output', async (args) => {
    const [asked, known] = await Promise.all([run(args), run(['--help'])]);
    expect(asked).toEqual({ code: 0, signal: null, stderr: '', stdout: known.stdout });
    expect(asked.stdout).toMatch(/^Examples:/);
    for (const command of commands) expect(asked.stdout).toContain(`\n  ${command} `);
  });

  it.each(commands)('of %s, however it is asked for', async (command) => {
    const [first, ...rest] = await Promise.all([
      run([command, '--help']),
      run([command, '-h']),
      run(['help', command]),
      run([command, '--plain', '--help']),
      run([command, 'whatever', '-h']),
    ]);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/^Examples:\n {2}hi-careers /);
    for (const other of rest) expect(other).toEqual(first);
    expect(escapes.test(first.stdout)).toBe(false);
  });

  it('has a flag for every attribute, under its topic', async () => {
    const { stdout } = await run(['check', '--help']);
    for (const { id } of realModel.base.attributes) expect(stdout).toContain(`--${id} `);
    for (const { title } of realModel.base.topics) expect(stdout).toContain(`\n${title}:\n`);
  });

  it.each([['help'], ['check'], ['show'], ['compare']])('the examples of %s run as they are printed', async (command) => {
    const { stdout } = await run(command === 'help' ? ['--help'] : [command, '--help']);
    const examples = stdout.slice(0, stdout.indexOf('\n\n')).split('\n').slice(1);
    expect(examples.length).toBeGreaterThan(1);
    const cwd = folder();
    for (const example of examples) {
      const { code, stderr } = await run(wordsOf(example.replace(/< \S+$/, '')).slice(1), { input: 'answers: {}', cwd });
      expect([example, code === 2 || code === 70, stderr]).toEqual([example, false, '']);
    }
  });
});

describe('the format in help', () => {
  const [role, other] = realModel.base.roles.map(({ id }) => id as string);
  it.each([
    ['advise', '--no-input'],
    ['check', `${role}`],
    ['pathway', 'clinical-coder'],
    ['compare', `${role}`, `${other}`],
    ['list', 'roles'],
    ['show', `${role}`],
  ])('%s lists --json, and prints it', async (...args) => {
    const [help, result] = await Promise.all([run([`${args[0]}`, '--help']), run([...args, '--json'])]);
    expect(help.stdout).toContain('--json');
    expect(() => JSON.parse(result.stdout)).not.toThrow();
  });

  it('is not there for page, which writes HTML alone', async () => {
    const { stdout } = await run(['page', '--help']);
    expect(stdout).not.toMatch(/--(?:format|json|plain)/);
  });
});

describe('--version', () => {
  it.each(['--version', '-v'])('%s names the program, the knowledge with its review, and Node', async (flag) => {
    const { code, stdout, stderr } = await run([flag]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^hi-careers \d+\.\d+\.\d+\nknowledge \S+, reviewed \d{4}-\d\d-\d\d\nnode \d+\.\d+\.\d+\n$/);
  });
});

describe('what is typed wrong on the command line', () => {
  it.each([
    ['a command', ['advize'], 'Did you mean advise?'],
    ['a flag', ['check', 'x', '--gcse-pases', '5'], 'Did you mean --gcse-passes?'],
    ['no id', ['check'], 'hi-careers check --help'],
    ['one argument too many', ['list', 'roles', 'routes'], 'hi-careers list --help'],
    ['a flag without its answer', ['check', 'x', '--age'], 'hi-careers check --help'],
    ['a format that is not there', ['list', '--format', 'xml'], formats.join(', ')],
    ['a list that is not there', ['list', 'rols'], 'Did you mean roles?'],
    ['--set without an answer', ['check', 'ward-clerk', '--set', 'age'], 'Write the attribute, then =, then the answer.'],
    ['a day that is none', ['check', 'ward-clerk', '--as-of', 'yesterday'], 'Write the date as 2026-11-24'],
    ['30 February', ['check', 'ward-clerk', '--as-of', '2026-02-30'], 'Write the date as 2026-11-24'],
    ['a day without its month', ['list', '--as-of', '2026'], 'Write the date as 2026-11-24'],
    ['a day with words after it', ['list', '--as-of', '2026-11-24 and more'], 'Write the date as 2026-11-24'],
  ])('%s: exit 2, and what to do', async (_what, args, hint) => {
    const { code, stdout, stderr } = await run(args);
    if (args.includes('--as-of') || args.includes('rols')) expect(stdout).toBe('');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^hi-careers: usage\n {2}\S/);
    expect(stderr).toContain(hint);
    expect(stderr.split('\n').length).toBeLessThan(6);
  });

  it('nothing that was typed reaches the terminal as it is', async () => {
    const { code, stderr } = await run(['\u001b[31mred\u0007']);
    expect([code, escapes.test(stderr)]).toEqual([2, false]);
    expect(stderr).toContain('red');
  });
});
