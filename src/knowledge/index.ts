import { byPlace, type Diagnostic } from '../domain/diagnostic.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import type { Revived } from './compiled/read.js';
import { asFiles } from './compiled/to-files.js';
import { mergeLayers } from './layers.js';
import { link } from './link/index.js';
import { type ParsedFile, parseAll } from './parse.js';
import { type Layer, missingFiles, readFolder, reportMissing } from './read.js';
import { builtInSchemas, type Schemas, shapeChecker } from './shape.js';

export { buildWays, type Ways, type WaysFrom } from './link/ways.js';
export type { ParsedFile } from './parse.js';
export { type KnowledgeText, type Layer, readFolder } from './read.js';
export { builtInSchemas, type Schemas } from './shape.js';

export type Loaded =
  | { readonly ok: true; readonly base: KnowledgeBase; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export type LoadOptions = {
  /** Other schemas than the ones in schemas/. */
  readonly schemas?: Schemas;
  /** Folders to add to the first: see `mergeLayers` for ids that both have. */
  readonly add?: readonly string[];
};

/** A compiled knowledge base, to add folders to. */
export type Below = Pick<Revived, 'base' | 'kept'>;

/**
 * The knowledge base in a folder, checked and linked, or everything that is wrong with it, by file, line and column.
 * Never throws: what cannot be read is a diagnostic too.
 */
export function loadKnowledge(dir: string, options: LoadOptions = {}): Loaded {
  return buildKnowledge([dir, ...(options.add ?? [])].map(readFolder), options);
}

/**
 * The same from layers that have been read already: the first is the knowledge base, the others are added to it.
 * `mergeLayers` says what becomes of an id that two of them have.
 */
export function buildKnowledge(layers: readonly Layer[], options: Pick<LoadOptions, 'schemas'> = {}): Loaded {
  return inspectKnowledge(layers, options).loaded;
}

/** Folders added to a compiled knowledge base, checked and linked with it; else everything that is wrong with them. */
export function addToCompiled({ base, kept }: Below, add: readonly string[]): Loaded {
  return inspectKnowledge(add.map(readFolder), { below: asFiles(base, kept()) }).loaded;
}

/** A knowledge base, or what is wrong with it, with the files that it was made from: for those who look at both (review). */
export type Inspected = {
  readonly loaded: Loaded;
  /** Files whose shape is right. */
  readonly files: readonly ParsedFile[];
};

/** The same as `buildKnowledge`, keeping the parsed files with their places. `below` is the layer below all others, and was checked before. */
export function inspectKnowledge(
  layers: readonly Layer[],
  options: Pick<LoadOptions, 'schemas'> & { readonly below?: readonly ParsedFile[] } = {},
): Inspected {
  const { below } = options;
  const first = below === undefined ? layers[0] : undefined;
  const missing = first === undefined ? [] : missingFiles(first);
  const parsed = parseAll(layers, missing);
  const laid = mergeLayers(below === undefined ? parsed.files : [below, ...parsed.files]);
  const check = shapeChecker(options.schemas ?? builtInSchemas);
  const known = new Set(below);
  const checked = laid.files.map((file) => ({ file, diagnostics: known.has(file) ? [] : check(file) }));
  const sound = checked.filter(({ diagnostics }) => diagnostics.length === 0).map(({ file }) => file);
  const misshapen = checked.filter(({ diagnostics }) => diagnostics.length > 0).map(({ file }) => file);
  const linked = link({ sound, misshapen, broken: parsed.broken });
  const found = [
    ...layers.flatMap(({ diagnostics }) => diagnostics),
    ...(first === undefined ? [] : reportMissing(first, missing)),
    ...parsed.diagnostics,
    ...laid.diagnostics,
    ...checked.flatMap(({ diagnostics }) => diagnostics),
    ...linked.diagnostics,
  ].sort(byPlace);
  if (linked.base === undefined || found.some(({ severity }) => severity === 'error'))
    return { loaded: { ok: false, diagnostics: found }, files: sound };
  return { loaded: { ok: true, base: linked.base, warnings: found }, files: sound };
}
