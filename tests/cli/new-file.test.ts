import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Disk, openNew, writeNew } from '../../src/cli/new-file.js';
import { Failure } from '../../src/domain/failure.js';
import { folder } from '../support/run.js';

const said = (act: () => Promise<unknown>): Promise<unknown> =>
  act().catch((error: unknown) => (error instanceof Failure ? `${error.code}: ${error.message}` : error));

const faultOf = (code: string): Error => Object.assign(new Error(code), { code });

/** A disk whose files do something else in one way. */
const fileWith = (changed: Partial<files.FileHandle>): Disk => ({
  ...files,
  open: async (...given: Parameters<Disk['open']>) => {
    const real = await files.open(...given);
    return new Proxy(real, {
      get: (target, key) => {
        const own = Reflect.get(changed, key);
        if (typeof own === 'function') return own.bind(target);
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  },
});

describe('a disk that fails leaves the old file, and nothing beside it', () => {
  const half = fileWith({
    async writeFile(this: files.FileHandle, text: unknown) {
      await this.write(Buffer.from(String(text)).subarray(0, 3), 0, 3);
    },
  });
  const cases: readonly (readonly [what: string, disk: Disk, says: string])[] = [
    ['takes a part of a write and says nothing', half, 'the disk is full'],
    ['refuses a write', fileWith({ writeFile: () => Promise.reject(faultOf('ENOSPC')) }), 'the disk is full'],
    ['fails only when all is to be on it', fileWith({ sync: () => Promise.reject(faultOf('EIO')) }), 'EIO'],
    ['cannot give the name', { ...files, rename: () => Promise.reject(faultOf('EXDEV')) }, 'EXDEV'],
    ['holds a file that may not be written', { ...files, access: () => Promise.reject(faultOf('EACCES')) }, 'permission denied'],
  ];
  it.each(cases)('%s', async (_, disk, says) => {
    const place = folder({ 'me.yaml': 'old' });
    const path = join(place, 'me.yaml');
    expect(await said(() => writeNew(path, 'longer than before', {}, disk))).toBe(`unwritable: “${path}” could not be written (${says}).`);
    expect([readdirSync(place), readFileSync(path, 'utf8')]).toEqual([['me.yaml'], 'old']);
  });

  it('a name that is held for a moment is tried again', async () => {
    const place = folder({ 'me.yaml': 'old' });
    const faults = ['EPERM', 'EBUSY', 'EACCES'];
    const rename: Disk['rename'] = (from, to) => {
      const code = faults.shift();
      return code === undefined ? files.rename(from, to) : Promise.reject(faultOf(code));
    };
    await writeNew(join(place, 'me.yaml'), 'new', {}, { ...files, rename });
    expect([readdirSync(place), readFileSync(join(place, 'me.yaml'), 'utf8')]).toEqual([['me.yaml'], 'new']);
  });
});

describe('names beside the file', () => {
  it('cannot be guessed, so that a link planted there is never written through', async () => {
    const place = folder({ target: 'theirs' });
    const names = new Set<string>();
    for (const _ of [1, 2, 3]) {
      const file = await openNew(join(place, 'out.txt'));
      for (const name of readdirSync(place)) if (name.startsWith('.')) names.add(name);
      await file.abandon();
    }
    expect(names.size).toBe(3);
    symlinkSync('target', join(place, `.out.txt.unfinished-${process.pid}`));
    await writeNew(join(place, 'out.txt'), 'ours');
    expect(readFileSync(join(place, 'target'), 'utf8')).toBe('theirs');
  });

  it('left by a run that was killed are removed, and those of a run that goes on are not', async () => {
    const id = '12345678-1234-1234-1234-123456789abc';
    const place = folder({
      [`.out.txt.unfinished-999999999-${id}`]: 'dead',
      [`.other.txt.unfinished-999999999-${id}`]: 'of another file',
      [`.out.txt.unfinished-${process.ppid}-${id}`]: 'running',
      '.out.txt.unfinished-mine': 'not ours',
    });
    await writeNew(join(place, 'out.txt'), 'new');
    expect(readdirSync(place).sort()).toEqual(
      [`.other.txt.unfinished-999999999-${id}`, `.out.txt.unfinished-${process.ppid}-${id}`, '.out.txt.unfinished-mine', 'out.txt'].sort(),
    );
  });

  it('are short enough for the longest name of a file', async () => {
    const place = folder();
    const name = `${'n'.repeat(251)}.txt`;
    await writeNew(join(place, name), 'new');
    expect(readdirSync(place)).toEqual([name]);
  });
});

describe('links and permissions', () => {
  it('behind a link the file is replaced, and the link stays', async () => {
    const place = folder({ 'real.txt': 'old' });
    symlinkSync('real.txt', join(place, 'out.txt'));
    await writeNew(join(place, 'out.txt'), 'new');
    expect([lstatSync(join(place, 'out.txt')).isSymbolicLink(), readFileSync(join(place, 'real.txt'), 'utf8')]).toEqual([true, 'new']);
  });

  it.each([
    ['to nothing', 'nowhere'],
    ['to itself', 'out.txt'],
  ])('a link %s is refused', async (_, target) => {
    const place = folder();
    const path = join(place, 'out.txt');
    symlinkSync(target, path);
    expect(await said(() => writeNew(path, 'new'))).toBe(`unwritable: “${path}” is a link to a file that is not there.`);
    expect(readdirSync(place)).toEqual(['out.txt']);
  });

  it.each([
    ['an existing file keeps its permissions', 0o604, {}, 0o604],
    ['answers are for their owner alone, whatever was there', 0o644, { isPrivate: true }, 0o600],
  ])('%s', async (_, before, options, after) => {
    const path = join(folder({ 'out.txt': 'old' }), 'out.txt');
    chmodSync(path, before);
    await writeNew(path, 'new', options);
    expect([statSync(path).mode & 0o777, readFileSync(path, 'utf8')]).toEqual([after, 'new']);
  });

  it('a new file of answers is for its owner alone', async () => {
    const path = join(folder(), 'me.yaml');
    await writeNew(path, 'new', { isPrivate: true });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('a file that must not be replaced is not, on a disk with links and without', async () => {
    const place = folder({ 'W1.html': 'theirs' });
    const withoutLinks: Disk = { ...files, link: () => Promise.reject(faultOf('EPERM')) };
    for (const disk of [files, withoutLinks]) {
      expect(await writeNew(join(place, 'W1.html'), 'ours', { mayReplace: false }, disk)).toBe(false);
      expect(await writeNew(join(place, 'W2.html'), 'ours', { mayReplace: false }, disk)).toBe(true);
      expect([readFileSync(join(place, 'W1.html'), 'utf8'), readdirSync(place)]).toEqual(['theirs', ['W1.html', 'W2.html']]);
      await files.unlink(join(place, 'W2.html'));
    }
  });
});

describe('what is no file', () => {
  it('a device takes what it takes', async () => {
    expect(await writeNew('/dev/null', 'new')).toBe(true);
    expect(await said(() => writeNew('/dev/full', 'new'))).toBe('unwritable: “/dev/full” could not be written (the disk is full).');
  });

  it('a folder is refused', async () => {
    expect(await said(() => writeNew(folder(), 'new'))).toContain('is a folder');
  });
});
