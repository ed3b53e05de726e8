import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../src/domain/diagnostic.js';
import type { KnowledgeBase } from '../../src/domain/knowledge-base.js';
import { buildKnowledge, type KnowledgeText, type Layer, type Loaded, readFolder } from '../../src/knowledge/index.js';

/** The path of something below tests/. */
export const inTests = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Files by path; an empty text takes a file away. */
export type Changes = Readonly<Record<string, string>>;

const tiny = readFolder(inTests('knowledge/tiny'));

/** A layer from texts by path. */
export function layer(texts: Changes, name = 'test'): Layer {
  const files = Object.entries(texts).map(([path, text]): KnowledgeText => ({ path, file: path, text }));
  return { name, files, unread: [], diagnostics: [] };
}

/** The texts of the tiny knowledge base by path, with some changed. */
export function tinyTexts(changes: Changes = {}): Changes {
  const texts = Object.fromEntries(tiny.files.map(({ path, text }) => [path, text]));
  return Object.fromEntries(Object.entries({ ...texts, ...changes }).filter(([, text]) => text !== ''));
}

/** The tiny knowledge base with some files changed. */
export const loadTiny = (changes: Changes = {}): Loaded => buildKnowledge([layer(tinyTexts(changes))]);

/** The tiny knowledge base with one text in one file put for another. Throws where the file does not hold it. */
export function tinyWith(path: string, old: string, text: string): Loaded {
  const before = tinyTexts()[path] ?? '';
  if (!before.includes(old)) throw new Error(`${path} does not hold ${old}`);
  return loadTiny({ [path]: before.replace(old, text) });
}

/** The base, or an error that lists what is wrong. */
export function baseOf(loaded: Loaded): KnowledgeBase {
  if (loaded.ok) return loaded.base;
  throw new Error(loaded.diagnostics.map(brief).join('\n'));
}

/** Every diagnostic as `file:line:column code`. Each has to say what is so and what to do, in whole sentences. */
export function briefly(loaded: Loaded): readonly string[] {
  const found = loaded.ok ? loaded.warnings : loaded.diagnostics;
  for (const { message, hint } of found)
    for (const words of [message, hint])
      if (!/^\S.{9,}[.?]$/s.test(words) || /undefined|\[object/.test(words)) throw new Error(`This is no sentence: “${words}”`);
  return found.map(brief);
}

const brief = ({ at, code }: Diagnostic): string => `${at.file}:${at.line}:${at.column} ${code}`;

/** A folder of tests/broken laid file by file over the tiny knowledge base, and what it says must come out. */
export function loadBroken(folder: string): { readonly loaded: Loaded; readonly expected: readonly string[] } {
  const broken = readFolder(`${folder}/knowledge`);
  const expectation = JSON.parse(readFileSync(`${folder}/expect.json`, 'utf8')) as Expectation;
  const { repeat, without = [] } = expectation;
  const paths = new Set([
    ...broken.files.map(({ path }) => path),
    ...broken.unread,
    ...without,
    ...(repeat === undefined ? [] : [repeat.path]),
  ]);
  const files = [...tiny.files.filter(({ path }) => !paths.has(path)), ...broken.files].map((text) => ({ ...text, file: text.path }));
  if (repeat !== undefined) files.push({ path: repeat.path, file: repeat.path, text: repeat.text.repeat(repeat.times) });
  const diagnostics = broken.diagnostics.map((found) => ({
    ...found,
    at: { ...found.at, file: found.at.file.slice(folder.length + '/knowledge/'.length) },
  }));
  const loaded = buildKnowledge([{ ...broken, name: '.', files, diagnostics }]);
  return { loaded, expected: expectation.expect.map(({ code, file, line, column }) => `${file}:${line}:${column} ${code}`) };
}

type Expectation = {
  readonly expect: readonly { readonly code: string; readonly file: string; readonly line: number; readonly column: number }[];
  /** Files of the tiny knowledge base that are left out. */
  readonly without?: readonly string[];
  /** A file too large to keep: a text many times over. */
  readonly repeat?: { readonly path: string; readonly text: string; readonly times: number };
};
