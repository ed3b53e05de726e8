import { spawn } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync, watch } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, plainEnv, program, run, shell, start } from '../support/run.js';
import { good } from './support.js';

describe('a long run', () => {
  const many = `ref,nation,degree-class,enjoys\n${'A1,england,2:1,science;leading-people\n'.repeat(60_000)}`;

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('that is stopped by %s leaves nothing: exit %i', async (signal, code) => {
    const place = folder({ 'people.csv': many });
    const child = spawn(process.execPath, [program, 'batch', 'people.csv', '--output', 'out.csv', '--rejects', 'rejects.csv'], {
      cwd: place,
      env: plainEnv,
      stdio: 'ignore',
    });
    await there(place, (name) => name.startsWith('.out.csv.unfinished'));
    child.kill(signal);
    // A shell says 128 and the number of the signal of a program that ended by it.
    expect(await new Promise((go) => child.on('close', (ended, by) => go(ended ?? 128 + constants.signals[by ?? 'SIGKILL'])))).toBe(code);
    expect(readdirSync(place)).toEqual(['people.csv']);
  });

  it('to a file that another run is writing is refused, and what a dead run left is taken away', async () => {
    const id = '12345678-1234-1234-1234-123456789abc';
    const place = folder({ 'people.csv': good, [`.out.csv.unfinished-${process.pid}-${id}`]: 'x' });
    const busy = await start(['batch', 'people.csv', '--output', 'out.csv'], { cwd: place });
    expect([busy.code, busy.stderr.split('\n')[0], existsSync(join(place, 'out.csv'))]).toEqual([2, 'hi-careers: busy', false]);
    const other = folder({ 'people.csv': good, [`.out.csv.unfinished-999999999-${id}`]: 'x' });
    expect((await run(['batch', 'people.csv', '--output', 'out.csv'], { cwd: other })).code).toBe(0);
    expect(readdirSync(other).sort()).toEqual(['out.csv', 'people.csv']);
  });

  it('whose reader goes away ends quietly', async () => {
    const place = folder({ 'people.csv': many });
    const { code, stdout, stderr } = await shell('hi-careers batch people.csv | head -n 2; echo "code $PIPESTATUS"', { cwd: place });
    expect([code, stdout.split('\n').slice(2), stderr]).toEqual([0, ['code 0', ''], '']);
  });

  it('to a full disk behind a redirection says so', async () => {
    const place = folder({ 'people.csv': good });
    const { stdout, stderr } = await shell('hi-careers batch people.csv > /dev/full; echo "code $?"', { cwd: place });
    expect([stdout, stderr]).toEqual(['code 2\n', expect.stringContaining('the disk is full')]);
  });

  it('through a link writes the file behind it, and the link stays', async () => {
    const place = folder({ 'people.csv': good, 'there.csv': 'before' });
    symlinkSync('there.csv', join(place, 'out.csv'));
    expect((await run(['batch', 'people.csv', '--output', 'out.csv'], { cwd: place })).code).toBe(0);
    expect([lstatSync(join(place, 'out.csv')).isSymbolicLink(), readFileSync(join(place, 'there.csv'), 'utf8').slice(0, 7)]).toEqual([
      true,
      'row,ref',
    ]);
  });

  it('keeps the file that was there until the new one is whole', async () => {
    const place = folder({ 'people.csv': 'ref,age\n"A,1\n', 'out.csv': 'before' });
    expect((await run(['batch', 'people.csv', '--output', 'out.csv'], { cwd: place })).code).toBe(2);
    expect(readFileSync(join(place, 'out.csv'), 'utf8')).toBe('before');
  });
});

/** Waits until something stands in a folder, by what the system says of changes in it. */
const there = (place: string, is: (name: string) => boolean): Promise<void> =>
  new Promise((go) => {
    const watcher = watch(place, () => look());
    const look = (): void => {
      if (!readdirSync(place).some(is)) return;
      watcher.close();
      go();
    };
    look();
  });
