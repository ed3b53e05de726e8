import fc from 'fast-check';
import { expect, it } from 'vitest';
import { failureText } from '../../src/cli/failure-message.js';
import { buildProgram, CommanderError } from '../../src/cli/program/index.js';
import { Failure } from '../../src/domain/failure.js';
import { beesModel } from '../support/bases.js';
import { beesContext } from '../support/context.js';
import { tries } from '../support/fuzz.js';
import { hidden } from '../support/hidden.js';

const { base } = beesModel;
const layout = { width: 80, colour: 'none', glyphs: 'unicode', plain: false } as const;

/** Runs a command line in this process. Nothing is read and nobody can be asked. Gives the code and all that was shown. */
async function ran(argv: readonly string[]): Promise<{ readonly code: number; readonly shown: string }> {
  let code = 0;
  let shown = '';
  const show = (text: string): void => {
    shown += text;
  };
  const context = beesContext(layout, show);
  const write = { out: show, err: show };
  const done = (given: number): void => {
    code = given;
  };
  const program = buildProgram({ base, typed: argv, version: '0', streams: process, write, columns: 80, contextFor: () => context, done });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return { code, shown };
  } catch (error) {
    if (error instanceof CommanderError) return { code: error.exitCode === 0 ? 0 : 2, shown };
    if (!(error instanceof Failure)) throw error;
    return { code: error.exit, shown: shown + failureText(error) };
  }
}

const flags = base.attributes.flatMap(({ id }) => [`--${id}`, `--no-${id}`]);
const values = base.attributes.flatMap(({ shape }) => ('values' in shape ? shape.values.map(({ id }) => id) : []));
const odd = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    '--',
    '=',
    '@',
    ',',
    ';',
    '-1',
    '1e999',
    'NaN',
    '0x10',
    '١٧',
    'yes',
    'no',
    'none',
    'true@2027-07',
    '2@2027-13',
    '2@',
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '--__proto__',
    '--constructor=1',
    '\u001b[31m',
    '\u202eexe',
    '\u0000',
    '\ud800',
    '\r\n',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.integer({ min: -5, max: 700 }).map(String),
);
const value = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, odd);
const answer = fc.oneof(
  fc.tuple(fc.constantFrom(...flags), value).map(([flag, text]) => [flag, text]),
  fc.tuple(fc.constantFrom(...flags), value).map(([flag, text]) => [`${flag}=${text}`]),
  fc.constantFrom(...flags).map((flag) => [flag]),
  fc.tuple(fc.constantFrom(...base.attributes.map(({ id }) => id as string)), value).map(([id, text]) => ['--set', `${id}=${text}`]),
  odd.map((text) => ['--set', text]),
  odd.map((text) => [text]),
);
const ids = fc.constantFrom(...base.roles.map(({ id }) => id as string), ...base.routes.map(({ id }) => id as string));
const head = fc.oneof(
  fc.constant(['advise']),
  fc.oneof(ids, odd).map((id) => ['check', id]),
  fc.tuple(ids, ids).map((two) => ['compare', ...two]),
  fc.oneof(ids, odd).map((id) => ['show', id]),
  fc.oneof(fc.constantFrom('roles', 'questions'), odd).map((kind) => ['list', kind]),
  odd.map((word) => [word]),
);
const more = fc.oneof(
  fc.constantFrom(['--json'], ['--all'], ['--plain'], ['--no-input'], ['--format', 'html'], ['--format', 'markdown'], ['--profile', '-']),
  fc.tuple(fc.constantFrom('--format', '--profile', '--accept', '--refuse', '--because'), odd).map(([flag, text]) => [flag, text]),
);

it('any words behind any command are an answer or a message, with no control character in it', async () => {
  const line = fc.tuple(head, fc.array(fc.oneof({ weight: 4, arbitrary: answer }, more), { maxLength: 6 }));
  await tries('flags', line, 300, async ([command, words]) => {
    const { code, shown } = await ran([...command, ...words.flat()]);
    expect([0, 1, 2, 3]).toContain(code);
    expect(shown).not.toMatch(hidden);
    if (code === 2) expect(shown).not.toBe('');
  });
});
