import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { compareText, type Diagnostic, type DiagnosticCode } from '../domain/diagnostic.js';
import { didYouMean } from '../domain/text/suggest.js';
import { decodeText, defaultLimits, tooManyBytes } from '../safe-yaml/decode.js';
import { folders, identifyFile, requiredFiles, topFiles } from './folder-layout.js';

/** One file of the knowledge as text. `path` is below the top, with `/`; `file` is how diagnostics name it. */
export type KnowledgeText = { readonly path: string; readonly file: string; readonly text: string };

/** The texts of one knowledge base, or of local knowledge. */
export type Layer = {
  /** How the folder is called in diagnostics. */
  readonly name: string;
  readonly files: readonly KnowledgeText[];
  /** Paths of files that are there and could not be read; what is wrong with them is among the diagnostics. */
  readonly unread: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
};

/** More files than this are some other folder. */
const mostFiles = 5000;

/**
 * The files of a knowledge base, sorted by path. Reads only knowledge folders: `--data /` does not walk a disk.
 * Errors: `unreadable` (no such folder, a symbolic link, no permission), `too-large`, `not-text`, `wrong-place`. Never throws.
 */
export function readFolder(dir: string): Layer {
  const top = dir.replace(/(?<![/\\])[/\\]+$/, '') || dir;
  const walk = new Walk(top);
  walk.top();
  const files = walk.files.sort((a, b) => compareText(a.path, b.path));
  return { name: top, files, unread: walk.unread, diagnostics: walk.diagnostics };
}

/** Files that a knowledge base cannot do without and that are not there. */
export function missingFiles({ files, unread }: Layer): readonly string[] {
  const there = new Set([...files.map(({ path }) => path), ...unread]);
  return requiredFiles.filter((path) => !there.has(path));
}

/** One diagnostic for each missing file. Where the folder itself cannot be read, that says it all. */
export function reportMissing({ name, diagnostics }: Layer, missing: readonly string[]): readonly Diagnostic[] {
  if (diagnostics.some(({ code, at: { file } }) => code === 'unreadable' && file === name)) return [];
  const hint = 'Check that this is a knowledge base folder, or add the file.';
  return missing.map((path) => at('missing-file', `${name}/${path}`, `There is no ${path} in “${name}”.`, hint));
}

class Walk {
  readonly files: KnowledgeText[] = [];
  readonly unread: string[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #top: string;
  #full = false;

  constructor(top: string) {
    this.#top = top;
  }

  top(): void {
    for (const entry of this.#list('')) {
      const known = entry.isDirectory() ? Object.hasOwn(folders, entry.name) : true;
      if (known) this.#take(entry.name, entry, 1);
      else if (!aside.has(entry.name)) this.#misplaced(entry.name, 'folder', didYouMean(entry.name, Object.keys(folders), folderHint));
    }
  }

  #take(path: string, entry: Entry, depth: number): void {
    if (entry.isSymbolicLink()) this.#symbolicLink(path, entry, depth);
    else if (entry.isDirectory() && depth <= 2) for (const inner of this.#list(path)) this.#take(`${path}/${inner.name}`, inner, depth + 1);
    else if (entry.isDirectory()) this.#misplaced(path, 'folder', folderHint);
    else if (mayBeKnowledge.test(entry.name)) this.#file(path);
  }

  /** A link could lead anywhere on the disk. Beside the knowledge it does no harm. */
  #symbolicLink(path: string, entry: Entry, depth: number): void {
    if (depth === 1 && !Object.hasOwn(folders, entry.name) && !mayBeKnowledge.test(entry.name)) return;
    this.unread.push(path);
    this.#say('unreadable', path, 'This is a symbolic link. Links are not followed.', 'Copy the file here.');
  }

  #file(path: string): void {
    const hint = path.includes('/') ? folderHint : didYouMean(path, Object.keys(topFiles), folderHint);
    if (identifyFile(path) === undefined) this.#misplaced(path, 'file', hint);
    else if (this.files.length >= mostFiles) this.#tooMany();
    else this.#read(path);
  }

  #read(path: string): void {
    const before = this.files.length;
    try {
      const there = lstatSync(`${this.#top}/${path}`);
      const { size } = there;
      if (!there.isFile()) this.#say('unreadable', path, 'This is not a file.', 'Replace it with a file, or remove it.');
      else if (size > defaultLimits.bytes) this.diagnostics.push(tooManyBytes(this.#name(path), size, defaultLimits.bytes));
      else this.#decode(path, readFileSync(`${this.#top}/${path}`));
    } catch (error) {
      this.#say('unreadable', path, `This file cannot be read (${reason(error)}).`, 'Check that you have permission to read it.');
    }
    if (this.files.length === before) this.unread.push(path);
  }

  #decode(path: string, bytes: Uint8Array): void {
    const decoded = decodeText(bytes, this.#name(path));
    if (decoded.ok) this.files.push({ path, file: this.#name(path), text: decoded.text });
    else this.diagnostics.push(...decoded.diagnostics);
  }

  #list(path: string): Entry[] {
    try {
      const entries = readdirSync(path === '' ? this.#top : `${this.#top}/${path}`, { withFileTypes: true });
      return entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => compareText(a.name, b.name));
    } catch (error) {
      this.#say(
        'unreadable',
        path,
        `This folder cannot be read (${reason(error)}).`,
        'Check its name, and that you have permission to read it.',
      );
      return [];
    }
  }

  #tooMany(): void {
    if (!this.#full)
      this.#say('too-large', '', `There are more than ${mostFiles} files here.`, 'Check that this is a knowledge base folder.');
    this.#full = true;
  }

  #misplaced(path: string, what: string, hint: string): void {
    this.#say('wrong-place', path, `No ${what} “${path}” belongs in a knowledge base.`, hint);
  }

  #say(code: DiagnosticCode, path: string, message: string, hint: string): void {
    this.diagnostics.push(at(code, this.#name(path), message, hint));
  }

  #name(path: string): string {
    return path === '' ? this.#top : `${this.#top}/${path}`;
  }
}

type Entry = { readonly name: string; isDirectory(): boolean; isSymbolicLink(): boolean };

/** Other files are left alone; a file of this kind in the wrong place is likely to be missed by somebody. */
const mayBeKnowledge = /\.(ya?ml|json)$/i;

/** Folders that may be beside the knowledge. */
const aside = new Set(['schemas', 'personas', 'node_modules']);
const folderHint = 'Roles go in roles/<specialism>/<id>.yaml and routes in routes/<kind>/<id>.yaml. data/README.md shows the folders.';

function at(code: DiagnosticCode, file: string, message: string, hint: string): Diagnostic {
  return { code, severity: 'error', at: { file, line: 1, column: 1 }, message, hint };
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
