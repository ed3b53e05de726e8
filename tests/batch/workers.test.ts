import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { folder, plainEnv, program, run } from '../support/run.js';
import { header, interruptible, lines, rows } from './support.js';

// Only against what hangs.
vi.setConfig({ testTimeout: 120_000 });

/** The program as it is shipped, because a thread runs a file of it. */
async function ran(cwd: string, args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args], { cwd, env: plainEnv, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (part) => {
    stderr += part;
  });
  const code = await new Promise((go) => child.on('close', go));
  return { code, stderr, files: filesIn(cwd) };
}

const filesIn = (cwd: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(cwd).map((name) => [name, readFileSync(join(cwd, name), 'utf8')]));

describe('batch --workers', () => {
  it.each([
    ['CSV to CSV', 'people.csv', 'csv', header + rows(4_000)],
    ['NDJSON to one JSON document', 'people.ndjson', 'json', lines(4_000)],
  ])('gives the same bytes and says the same with one thread and with several: %s', async (_, input, form, text) => {
    const one = await ran(folder({ [input]: text }), interruptible(input, form, '--workers', '1'));
    expect([one.code, Object.keys(one.files)]).toEqual([1, [`out.${form}`, input, 'rejects.txt']]);
    expect(await ran(folder({ [input]: text }), interruptible(input, form, '--workers', '3'))).toEqual(one);
  });

  it('goes on where several threads were interrupted, wherever that was', async () => {
    const sheet = header + rows(6_000);
    const once = folder({ 'people.csv': sheet });
    const { code } = await run(interruptible('people.csv', 'csv'), { cwd: once });
    for (const count of [4_400, 5_990]) {
      // A quote that is never closed ends the run behind what it has noted.
      const cwd = folder({ 'people.csv': `${header}${rows(count)}"` });
      const part = await ran(cwd, interruptible('people.csv', 'csv', '--workers', '3', '--resume'));
      expect([part.code, Object.keys(part.files)]).toEqual([2, expect.arrayContaining(['out.csv.part', 'out.csv.resume.json'])]);
      writeFileSync(join(cwd, 'people.csv'), sheet);
      const again = await ran(cwd, interruptible('people.csv', 'csv', '--workers', '2', '--resume'));
      expect([again.code, again.files]).toEqual([code, filesIn(once)]);
    }
  });

  it.each(['0', '17', '1.5', 'two'])('takes no %s for a number of threads', async (count) => {
    const cwd = folder({ 'people.csv': header + rows(3) });
    const { code, stderr } = await run(interruptible('people.csv', 'csv', '--workers', count), { cwd });
    expect([code, stderr.split('\n')[0], readdirSync(cwd)]).toEqual([2, 'hi-careers: usage', ['people.csv']]);
  });
});
