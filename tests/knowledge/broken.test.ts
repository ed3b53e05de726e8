import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { knowledgeCodes } from '../../src/domain/diagnostic.js';
import { briefly, inTests, loadBroken, loadTiny } from './support.js';

const folders = readdirSync(inTests('broken')).sort();

it('the tiny knowledge base, over which the broken files are laid, is sound', () => {
  expect(briefly(loadTiny())).toEqual([]);
});

/** A folder is named after its code; a second one for the same code says after two dashes what it is about. */
const codeOf = (folder: string): string => folder.split('--')[0] ?? '';

it('every code has a folder, and every folder a code', () => {
  expect([...new Set(folders.map(codeOf))].sort()).toEqual([...knowledgeCodes].sort());
});

it('every code has a row in the README of the loader', () => {
  const readme = readFileSync(inTests('../src/knowledge/README.md'), 'utf8');
  expect([...readme.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code)).toEqual([...knowledgeCodes]);
});

it.each(folders)('%s is said once, at its place, and nothing else', (folder) => {
  const { loaded, expected } = loadBroken(inTests(`broken/${folder}`));
  expect(briefly(loaded)).toEqual(expected);
  expect(expected.every((line) => line.endsWith(` ${codeOf(folder)}`))).toBe(true);
});
