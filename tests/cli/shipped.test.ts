import { describe, expect, it } from 'vitest';
import { realModel } from '../support/bases.js';
import { run, shell, start } from '../support/run.js';

/** Most tests run commands in their own process, over the source. These hold the program in dist/, started as people start it, to it. */
const day = ['--as-of', '2026-11-24'];
const [role] = realModel.base.roles.map(({ id }) => id as string);
const [route] = realModel.base.routes.map(({ id }) => id as string);
if (role === undefined || route === undefined) throw new Error('The knowledge has no role or no route.');

describe('the shipped program says what the source says', () => {
  it.each<readonly [readonly string[], string]>([
    [['--version'], ''],
    [['--help'], ''],
    [[], ''],
    [['check', '--help'], ''],
    [['check', role, '--profile', '-', ...day], 'answers: {}'],
    [['check', route, '--json', ...day], ''],
    [['check', 'no-such-role'], ''],
    [['check', role, '--no-such-flag'], ''],
    [['pathway', 'clinical-coder', ...day], ''],
    [['compare', role, route, '--format', 'markdown', ...day], ''],
    [['show', route, '--format', 'html', ...day], ''],
    [['list', 'questions', '--json', ...day], ''],
    [['advise', '--no-input', ...day], ''],
    [['batch', '-', ...day], 'ref\nA1\n'],
    [['workshop'], ''],
    [['workshop', '--sheet', ...day], ''],
    [['knowledge', 'coverage', ...day], ''],
    [['completion', 'bash'], ''],
    [['complete', '--', ':compl'], ''],
  ])('%j %j', async (args, input) => {
    expect(await start(args, { input })).toEqual(await run(args, { input }));
  });
});

describe('standard input', () => {
  it.each(['<&-', '< /dev/null'])('%s: advise answers from what it has', async (how) => {
    const { code, stdout, stderr } = await shell(`hi-careers advise ${day.join(' ')} ${how}`);
    expect({ code, signal: null, stdout, stderr }).toEqual(await run(['advise', ...day]));
  });
});
