import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const bytes = (path: string): string => readFileSync(new URL(path, root), 'latin1');
const { bin, files, exports } = JSON.parse(bytes('package.json'));

it('the program opens with a shebang, has no carriage return and may be run', () => {
  const text = bytes(bin['hi-careers']);
  expect(text.startsWith('#!/usr/bin/env node\n')).toBe(true);
  expect(text).not.toContain('\r');
  expect(statSync(fileURLToPath(new URL(bin['hi-careers'], root))).mode & 0o111).toBe(0o111);
});

it('names its files with / and needs nothing but what is packed', () => {
  expect(bytes(bin['hi-careers'])).toContain("require('../dist/main.js')");
  expect(files).toEqual(['bin', 'dist', 'schemas', 'CHANGELOG.md']);
  expect(bytes('.gitattributes')).toContain('eol=lf');
});

it('everything that is exported is there', () => {
  for (const path of [exports['.'].types, exports['.'].default, exports['./knowledge.json']]) expect(bytes(path).length).toBeGreaterThan(0);
});
