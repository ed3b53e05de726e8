import { describe, expect, it } from 'vitest';
import { decidePolicy, type PolicyFacts } from '../../src/cli/output-policy.js';

type Case = { readonly env?: PolicyFacts['env']; readonly flags?: Partial<PolicyFacts['flags']>; readonly isTerminal?: boolean };

const decide = ({ env = {}, flags = {}, isTerminal = true }: Case) =>
  decidePolicy({
    stdin: { isTerminal },
    stdout: { isTerminal, columns: 60 },
    stderr: { isTerminal, columns: 60 },
    env,
    flags: { plain: false, colour: 'auto', input: true, toFile: false, ...flags },
    platform: 'linux',
  });
const isColoured = (one: Case): boolean => decide(one).result.colour !== 'none';

describe('colour', () => {
  it.each<readonly [string, Case, boolean]>([
    ['a terminal', {}, true],
    ['no terminal', { isTerminal: false }, false],
    ['NO_COLOR', { env: { NO_COLOR: '1' } }, false],
    ['NO_COLOR with nothing in it', { env: { NO_COLOR: '' } }, true],
    ['FORCE_COLOR and no terminal', { env: { FORCE_COLOR: '1' }, isTerminal: false }, true],
    ['FORCE_COLOR=0', { env: { FORCE_COLOR: '0' } }, false],
    ['NO_COLOR beside FORCE_COLOR', { env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, false],
    ['TERM=dumb', { env: { TERM: 'dumb' } }, false],
    ['TERM=dumb beside FORCE_COLOR', { env: { TERM: 'dumb', FORCE_COLOR: '1' } }, false],
    ['--no-color', { flags: { colour: 'never' } }, false],
    ['--no-color beside FORCE_COLOR', { flags: { colour: 'never' }, env: { FORCE_COLOR: '1' } }, false],
    ['--color always and no terminal', { flags: { colour: 'always' }, isTerminal: false }, true],
    ['--color always beside NO_COLOR', { flags: { colour: 'always' }, env: { NO_COLOR: '1' } }, true],
    ['--color always with --plain', { flags: { colour: 'always', plain: true } }, false],
    ['--color always with TERM=dumb', { flags: { colour: 'always' }, env: { TERM: 'dumb' } }, false],
    ['a file, from a terminal', { flags: { toFile: true } }, false],
  ])('%s', (_, one, coloured) => expect(isColoured(one)).toBe(coloured));
});

describe('who can be asked', () => {
  it.each<readonly [string, Case, boolean, boolean]>([
    ['somebody at a terminal', {}, true, false],
    ['nobody without one', { isTerminal: false }, false, false],
    ['nobody with --no-input', { flags: { input: false } }, false, false],
    ['somebody, line by line, with --plain', { flags: { plain: true } }, true, true],
    ['somebody, line by line, with ACCESSIBLE', { env: { ACCESSIBLE: '1' } }, true, true],
    ['somebody, drawn, with ACCESSIBLE=0', { env: { ACCESSIBLE: '0' } }, true, false],
    ['somebody, drawn, with ACCESSIBLE=false', { env: { ACCESSIBLE: 'False' } }, true, false],
  ])('%s', (_, one, interactive, plain) => expect(decide(one)).toMatchObject({ interactive, plain }));
});
