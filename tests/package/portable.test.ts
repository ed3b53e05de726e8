import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSigned, portableFiles, zipped } from '../../scripts/portable.mjs';

/** The head of a Windows program, with a place for its signature: what is looked at of node.exe. */
function windowsProgram({ signature }: { readonly signature: number }): Buffer {
  const exe = Buffer.alloc(0x200);
  exe.write('MZ');
  exe.writeUInt32LE(0x80, 0x3c);
  exe.write('PE\0\0', 0x80, 'latin1');
  exe.writeUInt16LE(0x20b, 0x98);
  exe.writeUInt32LE(0x180, 0x98 + 112 + 32);
  exe.writeUInt32LE(signature, 0x98 + 112 + 36);
  return exe;
}

describe('the zip for Windows computers without Node', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hi-careers-portable-'));
  const node = windowsProgram({ signature: 16 });
  let files: Readonly<Record<string, Uint8Array>> = {};
  const run = (...args: readonly string[]): string =>
    execFileSync(process.execPath, [join(folder, 'app/hi-careers.js'), ...args], { cwd: folder, encoding: 'utf8' });

  beforeAll(async () => {
    files = await portableFiles(node);
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has node.exe unchanged, and the same bytes each time', () => {
    const zip = zipped(files);
    expect(Buffer.compare(zip, zipped(files))).toBe(0);
    const { 'hi-careers/app/node.exe': exe, 'hi-careers/hi-careers.cmd': start } = unzipSync(zip);
    expect(Buffer.compare(exe ?? Buffer.alloc(0), node)).toBe(0);
    expect(Buffer.from(start ?? '').toString()).toMatch(/^@echo off\r\n"%~dp0app\\node\.exe" "%~dp0app\\hi-careers\.js" %\*\r\n/);
  });

  it('takes no node.exe without a signature', async () => {
    expect(isSigned(node)).toBe(true);
    for (const exe of [windowsProgram({ signature: 0 }), windowsProgram({ signature: 0x1000 }), Buffer.from('MZ'), Buffer.alloc(0)])
      await expect(portableFiles(exe)).rejects.toThrow('node.exe is not signed');
  });

  it('is the whole program in one script: it advises, reads profiles and writes the page', () => {
    expect(run('--version')).toContain('hi-careers');
    expect(run('list', 'roles', '--search', 'coder')).toContain('Clinical coder');
    writeFileSync(join(folder, 'me.yaml'), 'answers: {nation: england, age: 30}\n');
    expect(run('advise', '--profile', 'me.yaml', '--no-input', '--as-of', '2026-11-30')).toContain('Age 30, England');
    writeFileSync(join(folder, 'people.csv'), 'ref,age\nA,30\nB,40\n');
    const judged = run('batch', 'people.csv', '--role', 'clinical-coder', '--workers', '2', '--as-of', '2026-11-30');
    expect(judged).toBe(run('batch', 'people.csv', '--role', 'clinical-coder', '--as-of', '2026-11-30'));
    run('page', '--output', 'adviser.html');
    expect(readFileSync(join(folder, 'adviser.html'), 'utf8').slice(0, 15)).toBe('<!DOCTYPE html>');
  });
});
