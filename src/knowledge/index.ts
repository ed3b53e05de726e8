import { byPlace, type Diagnostic } from '../domain/diagnostic.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { standing, standsAlone } from './layout.js';
import { link } from './link.js';
import { type ParsedFile, parseAll } from './parse.js';
import { type KnowledgeText, type Layer, missingFiles, readFolder, reportMissing } from './read.js';
import { builtInSchemas, type Schemas } from './schemas.js';
import { shapeChecker } from './shape.js';

export type { ParsedFile } from './parse.js';
export { type KnowledgeText, type Layer, readFolder } from './read.js';
export { builtInSchemas, type Schemas } from './schemas.js';
export { buildWays, type Ways, type WaysFrom } from './ways.js';

export type Loaded =
  | { readonly ok: true; readonly base: KnowledgeBase; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export type LoadOptions = {
  /** Other schemas than the ones of data/schema. */
  readonly schemas?: Schemas;
  /** Folders to lay over the first: a role, route or specialism at the same path replaces the earlier one, the rest is added. */
  readonly add?: readonly string[];
};

/**
 * The knowledge base in a folder, checked and linked, or everything that is wrong with it, by file, line and column.
 * Never throws: what cannot be read is a diagnostic too.
 */
export function loadKnowledge(dir: string, options: LoadOptions = {}): Loaded {
  return buildKnowledge([dir, ...(options.add ?? [])].map(readFolder), options);
}

/**
 * The same from layers that have been read already: the first is the knowledge base, the others are laid over it.
 * A role, route or specialism at the same path replaces the earlier one; the rest is added.
 */
export function buildKnowledge(layers: readonly Layer[], options: Pick<LoadOptions, 'schemas'> = {}): Loaded {
  return inspectKnowledge(layers, options).loaded;
}

/** A knowledge base, or what is wrong with it, with the files that it was made from: for those who look at both (review). */
export type Inspected = {
  readonly loaded: Loaded;
  /** Files whose shape is right. */
  readonly files: readonly ParsedFile[];
};

/** The same as `buildKnowledge`, keeping the parsed files with their places. */
export function inspectKnowledge(layers: readonly Layer[], options: Pick<LoadOptions, 'schemas'> = {}): Inspected {
  const [first] = layers;
  const missing = first === undefined ? [] : missingFiles(first);
  const parsed = parseAll(layOver(layers), [...layers.flatMap(({ unread }) => unread), ...missing]);
  const check = shapeChecker(options.schemas ?? builtInSchemas);
  const checked = parsed.files.map((file) => ({ file, diagnostics: check(file) }));
  const sound = checked.filter(({ diagnostics }) => diagnostics.length === 0).map(({ file }) => file);
  const misshapen = checked.filter(({ diagnostics }) => diagnostics.length > 0).map(({ file }) => file);
  const linked = link({ sound, misshapen, broken: parsed.broken });
  const found = [
    ...layers.flatMap(({ diagnostics }) => diagnostics),
    ...(first === undefined ? [] : reportMissing(first, missing)),
    ...parsed.diagnostics,
    ...checked.flatMap(({ diagnostics }) => diagnostics),
    ...linked.diagnostics,
  ].sort(byPlace);
  if (linked.base === undefined || found.some(({ severity }) => severity === 'error'))
    return { loaded: { ok: false, diagnostics: found }, files: sound };
  return { loaded: { ok: true, base: linked.base, warnings: found }, files: sound };
}

/** An entry in a file of its own is replaced by the same file of a later layer; lists of all layers count together. */
function layOver(layers: readonly Layer[]): readonly KnowledgeText[] {
  const texts = new Map<string, KnowledgeText>();
  for (const [index, { files }] of layers.entries()) {
    for (const text of files) {
      const kind = standing(text.path)?.kind;
      texts.set(kind !== undefined && standsAlone.has(kind) ? text.path : `${text.path} ${index}`, text);
    }
  }
  return [...texts.values()];
}
