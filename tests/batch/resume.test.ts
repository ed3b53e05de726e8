import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, truncateSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { folder, plainEnv, program, run } from '../support/run.js';
import { header, interruptible, lines, rows } from './support.js';

// Only against what hangs.
vi.setConfig({ testTimeout: 120_000 });

/** A run that is killed, without being told, once it has noted how far it came. */
async function killed(place: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [program, ...args, '--resume'], { cwd: place, env: plainEnv, stdio: 'ignore' });
  const ended = new Promise<void>((go) => child.on('close', () => go()));
  const noted = new Promise<void>((go) => {
    const watcher = watch(place, () => look());
    const look = (): void => {
      if (!readdirSync(place).some((name) => name.endsWith('.resume.json'))) return;
      watcher.close();
      go();
    };
    look();
  });
  await Promise.race([noted, ended]);
  child.kill('SIGKILL');
  await ended;
}

describe('batch --resume', () => {
  const sheet = header + rows(9_000);

  it.each([
    ['CSV', 'people.csv', sheet, 'csv'],
    ['NDJSON', 'people.ndjson', lines(9_000), 'ndjson'],
  ])('goes on after a run that was killed, to the same bytes as one run: %s', async (_, name, text, form) => {
    const whole = folder({ [name]: text });
    const once = await run(interruptible(name, form), { cwd: whole });
    const place = folder({ [name]: text });
    await killed(place, interruptible(name, form));
    // Whatever stands beyond what was noted was not finished.
    const left = readdirSync(place).filter((file) => file.endsWith('.part'));
    for (const file of left) appendFileSync(join(place, file), '17,half a li');
    const again = await run(interruptible(name, form, '--resume'), { cwd: place });
    expect([again.code, once.code]).toEqual([1, 1]);
    for (const file of [`out.${form}`, 'rejects.txt'])
      expect(readFileSync(join(place, file)).equals(readFileSync(join(whole, file)))).toBe(true);
    expect(readdirSync(place).sort()).toEqual(readdirSync(whole).sort());
    expect(again.stderr.split('\n').at(-2)).toBe(once.stderr.split('\n').at(-2));
  });

  /** What a run left that came to a quote that is never closed, behind what was noted. */
  const left = async (): Promise<Readonly<Record<string, string>>> => {
    const place = folder({ 'people.csv': `${sheet}"` });
    const { code } = await run(interruptible('people.csv', 'csv', '--resume'), { cwd: place });
    expect(code).toBe(2);
    const names = ['out.csv.part', 'rejects.txt.part', 'out.csv.resume.json'];
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(place, name), 'utf8')]));
  };
  let once: ReturnType<typeof left> | undefined;
  const stopped = async (): Promise<string> => {
    once ??= left();
    return folder({ 'people.csv': sheet, ...(await once) });
  };

  it('goes on once a row is put right that could not be read', async () => {
    const place = await stopped();
    writeFileSync(join(place, 'people.csv'), sheet);
    await run(interruptible('people.csv', 'csv', '--resume'), { cwd: place });
    const whole = folder({ 'people.csv': sheet });
    await run(interruptible('people.csv', 'csv'), { cwd: whole });
    for (const file of ['out.csv', 'rejects.txt'])
      expect(readFileSync(join(place, file)).equals(readFileSync(join(whole, file)))).toBe(true);
  });

  it('does no row twice that is done', async () => {
    const place = await stopped();
    const note: { readonly read: number; readonly sizes: readonly number[] } = JSON.parse(
      readFileSync(join(place, 'out.csv.resume.json'), 'utf8'),
    );
    expect(note.read).toBeGreaterThan(4000);
    const done = readFileSync(join(place, 'out.csv.part')).subarray(0, note.sizes[0]);
    // What is done is taken as it is: a mark in it is still there at the end.
    writeFileSync(join(place, 'out.csv.part'), done.toString().replace('row,ref', 'ROW,ref'));
    writeFileSync(join(place, 'people.csv'), sheet);
    await run(interruptible('people.csv', 'csv', '--resume'), { cwd: place });
    expect(readFileSync(join(place, 'out.csv'), 'utf8').slice(0, 7)).toBe('ROW,ref');
  });

  it.each([
    ['the day', 'other-run', '--as-of: it was “2026-11-24”, and is “2026-11-25”', ['--as-of', '2026-11-25'], null],
    ['an option', 'other-run', '--raw: it was “false”, and is “true”', ['--raw'], null],
    ['a row that is done', 'other-file', 'are not those of the run that was interrupted', [], sheet.replace('A1\n', 'B1\n')],
    ['a header', 'other-run', 'the header of the file', [], sheet.replace('enjoys', 'avoids')],
    ['rows that are no longer there', 'other-file', 'are not those of the run that was interrupted', [], header + rows(10)],
  ])('refuses to go on with another value for %s', async (_, fault, says, more, text) => {
    const place = await stopped();
    writeFileSync(join(place, 'people.csv'), text ?? sheet);
    const { code, stderr } = await run(interruptible('people.csv', 'csv', '--resume', ...more), { cwd: place });
    expect([code, stderr.split('\n')[0]]).toEqual([2, `hi-careers: ${fault}`]);
    expect(stderr.replace(/\s+/g, ' ')).toContain(says);
    expect(stderr).toContain('out.csv.resume.json');
    expect(existsSync(join(place, 'out.csv'))).toBe(false);
  });

  it('says so where a part is shorter than was noted, or the note is something else', async () => {
    const place = await stopped();
    truncateSync(join(place, 'out.csv.part'), 10);
    const short = await run(interruptible('people.csv', 'csv', '--resume'), { cwd: place });
    expect([short.code, short.stderr.split('\n')[0]]).toEqual([2, 'hi-careers: part-missing']);
    writeFileSync(join(place, 'out.csv.resume.json'), '{"mine": true}');
    const other = await run(interruptible('people.csv', 'csv', '--resume'), { cwd: place });
    expect([other.code, other.stderr.split('\n')[0]]).toEqual([2, 'hi-careers: not-a-note']);
    expect(readFileSync(join(place, 'out.csv.resume.json'), 'utf8')).toBe('{"mine": true}');
  });

  it.each([
    ['standard input', ['batch', '-', '--output', 'out.csv']],
    ['standard output', ['batch', 'people.csv']],
    ['one JSON document', ['batch', 'people.csv', '--output', 'out.json']],
    ['a summary', ['batch', 'people.csv', '--summary', '--output', 'out.txt']],
  ])('is refused with %s', async (_, args) => {
    const place = folder({ 'people.csv': sheet.slice(0, 200) });
    const { code, stderr } = await run([...args, '--resume'], { cwd: place, input: header });
    expect([code, stderr.split('\n')[0], readdirSync(place)]).toEqual([2, 'hi-careers: usage', ['people.csv']]);
  });
});
