import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { plainCommandLine } from '../../src/presentation/index.js';
import { realModel } from '../support/bases.js';
import { run } from '../support/run.js';

/** The words that a shell of Unix makes of a line. */
const typed = (line: string): readonly string[] =>
  execFileSync('bash', ['-c', `npx() { printf '%s\\0' "$@"; }\n${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

it('the line of a page names what was shown, whatever it is called', () => {
  const { roles, routes, qualifications } = realModel.base;
  const names = [...roles, ...routes, ...qualifications].map(({ title }) => title);
  const lines = names.map((name) => plainCommandLine(['show', name])).join('\n');
  expect(typed(lines)).toEqual(names.flatMap((name) => ['hi-careers', 'show', name]));
});

it.each([
  ['show', ['show', 'Clinical coder']],
  ['list', ['list', 'roles', '--search', 'data analyst']],
])('%s: the line at the foot of its page has the words that were typed', async (_, words) => {
  const { stdout } = await run([...words, '--format', 'markdown']);
  const line = /npx hi-careers .*/.exec(stdout)?.[0].replaceAll('`', '') ?? '';
  expect(typed(line)).toEqual(['hi-careers', ...words, '--format', 'markdown']);
});
