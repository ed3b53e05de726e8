import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder, start } from '../support/run.js';

const trap = fileURLToPath(new URL('trap.mjs', import.meta.url));
const data = fileURLToPath(new URL('../../data', import.meta.url));
const trapped = { NODE_OPTIONS: `--import ${trap}` };

/** Every command that answers on standard output, as a person or a script calls it. */
const lines: readonly (readonly string[])[] = [
  ['--version'],
  ['--help'],
  ['advise', '--no-input', '--age', '17'],
  ['advise', '--no-input', '--json'],
  ['check', 'clinical-coder', '--gcse-passes', '5'],
  ['check', 'clinical-coder', '--data', data],
  ['compare', 'clinical-coder', 'information-analyst'],
  ['pathway', 'clinical-coder', '--age', '17'],
  ['list', 'roles'],
  ['list', 'sources', '--json'],
  ['show', 'clinical-coder'],
  ['workshop', '--sheet'],
  ['batch', '--template'],
  ['completion', 'bash'],
  ['knowledge', 'check', data],
  ['knowledge', 'coverage'],
  ['knowledge', 'stale'],
  ['knowledge', 'graph'],
];

describe('law 14: quiet', () => {
  it.each(lines.map((args) => [args.join(' '), args] as const))('%s: no network, no other program, no file written', async (_, args) => {
    const { code, stderr } = await start(args, { env: trapped });
    expect([stderr.match(/TRAP: .*/g) ?? [], code === 70]).toEqual([[], false]);
  });

  it('a file is written only where the person named one', async () => {
    const dir = folder();
    const { stderr } = await start(['check', 'clinical-coder', '--output', join(dir, 'out.txt')], { env: trapped });
    const touched = (stderr.match(/TRAP: .*/g) ?? []).map((line) => line.replace(/^TRAP: \S+ (to write )?/, ''));
    expect(touched.length).toBeGreaterThan(0);
    for (const path of touched) expect(path.startsWith(dir)).toBe(true);
  });

  // The trap itself: each of these must be caught, or the tests above prove nothing.
  it.each([
    ["import('node:fs').then((fs) => fs.writeFileSync('/nowhere/x', ''))", 'fs.writeFileSync'],
    ["import('node:fs/promises').then((fs) => fs.writeFile('/nowhere/x', ''))", 'fs.promises.writeFile'],
    ["import('node:fs').then((fs) => fs.openSync('/nowhere/x', 'w'))", 'fs.openSync'],
    ["fetch('http://127.0.0.1:9/')", 'fetch'],
    ["import('node:http').then((http) => http.get('http://127.0.0.1:9/'))", 'net.'],
    ["import('node:dns').then((dns) => dns.lookup('localhost', () => {}))", 'dns.lookup'],
    ["import('node:child_process').then((child) => child.spawn('true'))", 'child_process.spawn'],
  ])('the trap catches %s', async (script, what) => {
    const { execFile } = await import('node:child_process');
    const stderr = await new Promise<string>((resolve) =>
      execFile(process.execPath, ['--import', trap, '-e', script], (_error, _out, said) => resolve(said)),
    );
    expect(stderr).toContain(`TRAP: ${what}`);
  });
});
