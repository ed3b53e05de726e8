import type { Diagnostic } from '../domain/diagnostic.js';
import { isMapping } from '../domain/mapping.js';
import { replacesFile } from './folder-layout.js';
import type { ParsedFile } from './parse.js';
import { Spot } from './report.js';

export type Merged = { readonly files: readonly ParsedFile[]; readonly diagnostics: readonly Diagnostic[] };

/**
 * The files of all layers as those of one knowledge base. The first layer is the knowledge base; the others are local knowledge.
 * What a local file adds is added: roles, routes, specialisms, contacts, sources, lists. It takes the place of an entry by the
 * same id only where it says `replaces: true`; else both stay, and the linker says `duplicate-id` with both places.
 * Errors: `nothing-to-replace` where no layer below has the id.
 */
export function mergeLayers(layers: readonly (readonly ParsedFile[])[]): Merged {
  let files: readonly ParsedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, layer] of layers.entries()) {
    const added = layer.map((file) => (index === 0 ? file : { ...file, local: true as const }));
    const replaced = new Set<ParsedFile>();
    for (const file of added) {
      if (file.kind === 'sources') diagnostics.push(...sourcesWithoutFirst(file, files));
      if (!saysReplaces(file.content.value) || !replacesFile.has(file.kind)) continue;
      const before = files.filter(({ kind, id }) => kind === file.kind && id === file.id);
      if (before.length === 0) diagnostics.push(nothingToReplace(new Spot(file.content, ['replaces']), file.id));
      for (const one of before) replaced.add(one);
    }
    // There is one disclaimer: the last layer with one counts.
    if (added.some(({ kind }) => kind === 'knowledge')) for (const file of files) if (file.kind === 'knowledge') replaced.add(file);
    files = [...files.filter((file) => !replaced.has(file)), ...added];
  }
  return { files, diagnostics };
}

/** Whether an entry takes the place of the one by the same id in a layer below. */
export const saysReplaces = (value: unknown): boolean => isMapping(value) && value.replaces === true;

function sourcesWithoutFirst(file: ParsedFile, below: readonly ParsedFile[]): readonly Diagnostic[] {
  const known = new Set(below.filter(({ kind }) => kind === 'sources').flatMap(({ content }) => Object.keys(content.value ?? {})));
  return Object.entries(isMapping(file.content.value) ? file.content.value : {}).flatMap(([id, entry]) =>
    saysReplaces(entry) && !known.has(id) ? [nothingToReplace(new Spot(file.content, [id, 'replaces']), id)] : [],
  );
}

const nothingToReplace = (spot: Spot, id: string): Diagnostic => ({
  code: 'nothing-to-replace',
  severity: 'error',
  at: spot.keyPlace(),
  message: `There is no “${id}” below this layer to replace.`,
  hint: 'Remove “replaces” if the entry is new; otherwise correct the id.',
});
