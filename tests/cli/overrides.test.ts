import { describe, expect, it } from 'vitest';
import { runBees as run } from '../support/run.js';

const day = ['--as-of', '2026-11-24'];
const person = ['--age', '30', '--certificate', 'master', '--months-hives', '24', '--badges', 'none'];
const asked = ['check', 'bee-inspector', ...person, ...day];
const mark = 'bee-inspector/queen-rearing-badge';

describe('what an adviser marks', () => {
  it.each([
    ['text', 'accepted by your adviser: The guild takes experience'],
    ['markdown', '**Accepted by your adviser:** The guild takes experience'],
    ['html', '<b>Accepted by your adviser:</b> The guild takes experience'],
    ['json', '"because":"The guild takes experience"'],
  ])('is applied and said in %s', async (format, words) => {
    const { code, stdout } = await run([...asked, '--format', format, '--accept', mark, '--because', 'The guild takes experience']);
    expect(code).toBe(0);
    expect(stdout).toContain(words);
  });

  it('counts for its own role only, and a refusal says so too', async () => {
    const both = ['check', 'bee-inspector', 'beekeeper', ...person, ...day, '--json'];
    const verdicts = async (more: readonly string[]): Promise<readonly string[]> =>
      JSON.parse((await run([...both, ...more])).stdout).results.map(({ verdict }: { verdict: string }) => verdict);
    const [, other] = await verdicts([]);
    expect(await verdicts(['--accept', mark, '--because', 'x'])).toEqual(['open', other]);
    expect(await verdicts(['--refuse', mark, '--because', 'x'])).toEqual(['stretch', other]);
  });

  it('each with its own reason, or one reason for all', async () => {
    const other = 'beekeeper/no-such';
    const { overrides } = JSON.parse(
      (await run([...asked, '--json', '--accept', mark, '--because', 'a', '--refuse', 'bee-inspector/two-years', '--because', 'b'])).stdout,
    ).profile;
    expect(overrides).toEqual([
      { requirement: mark, verdict: 'accept', because: 'a' },
      { requirement: 'bee-inspector/two-years', verdict: 'refuse', because: 'b' },
    ]);
    expect((await run([...asked, '--accept', other, '--because', 'x'])).code).toBe(2);
  });

  it.each([
    ['without a reason', ['--accept', mark], '--because'],
    ['with an empty reason', ['--accept', mark, '--because', '  '], 'The reason is empty.'],
    ['with a reason for nothing', ['--because', 'x'], '--because needs --accept or --refuse.'],
    ['for a role that is not there', ['--accept', 'bee-inspecter/x', '--because', 'x'], 'Did you mean “bee-inspector”?'],
    [
      'for a requirement that is not there',
      ['--refuse', 'bee-inspector/queen-rearing-bagde', '--because', 'x'],
      'Did you mean “bee-inspector/queen-rearing-badge”?',
    ],
  ])('%s: exit 2, what to do, and nothing on standard output', async (_what, args, says) => {
    const { code, stdout, stderr } = await run([...asked, ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(says);
  });

  it('makes control characters visible in the reason', async () => {
    const { stdout } = await run([...asked, '--json', '--accept', mark, '--because', 'a\u001b[31mb\u202ec']);
    expect(JSON.parse(stdout).profile.overrides[0].because).toBe('a\u241b[31mb\\u202ec');
  });
});
