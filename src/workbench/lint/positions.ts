import type { Place } from '../../domain/diagnostic.js';
import type { RequirementFile } from '../../knowledge/files.js';
import { contentOf, type ParsedFile } from '../../knowledge/parse.js';

/** The places of things in the files, by id. The later file wins, as it does when local knowledge is added. */
export class Places {
  readonly #files: readonly ParsedFile[];

  constructor(files: readonly ParsedFile[]) {
    this.#files = files;
  }

  /** The place of the id of a role, route or specialism. */
  entry(kind: 'role' | 'route' | 'specialism', id: string): Place {
    return this.#file(kind, id)?.content.placeOf(['id']) ?? nowhere;
  }

  /** Where a requirement of a role or route begins: in its own file, else in the specialism or the shared set that it comes from. */
  requirement(kind: 'role' | 'route', id: string, requirement: string): Place {
    const own = this.#file(kind, id);
    const at = own && placeIn(own, ['entry'], contentOf(own, kind).entry, requirement);
    if (at !== undefined) return at;
    for (const [file, path, entry] of this.#sharedBy(kind, own)) {
      const found = placeIn(file, path, entry, requirement);
      if (found !== undefined) return found;
    }
    return this.entry(kind, id);
  }

  /** The place of an attribute, or of one of its values; a value from elsewhere has the place of the attribute. */
  attribute(id: string, value?: string): Place {
    for (const file of this.#files) {
      if (file.kind !== 'attributes') continue;
      const { attributes } = contentOf(file, 'attributes');
      const index = attributes.findIndex((attribute) => attribute.id === id);
      if (index < 0) continue;
      const at = attributes[index]?.values?.findIndex((one) => one.id === value) ?? -1;
      return file.content.placeOf(at < 0 ? ['attributes', index, 'id'] : ['attributes', index, 'values', at, 'id']);
    }
    return nowhere;
  }

  /** The lists that a role or route takes requirements from: its specialism's, or the shared sets that it names. */
  #sharedBy(kind: 'role' | 'route', own: ParsedFile | undefined): readonly List[] {
    if (own === undefined) return [];
    if (kind === 'role') {
      const { inherits, specialism } = contentOf(own, kind);
      const file = inherits === true ? this.#file('specialism', specialism) : undefined;
      return file === undefined ? [] : [[file, ['entry'], contentOf(file, 'specialism').entry]];
    }
    const sets = this.#files.filter((file) => file.kind === 'entry-sets');
    const names = contentOf(own, kind)['entry-from'] ?? [];
    return names.flatMap((name) => sets.map((file): List => [file, [name], contentOf(file, 'entry-sets')[name]]));
  }

  #file(kind: ParsedFile['kind'], id: string): ParsedFile | undefined {
    return this.#files.findLast((file) => file.kind === kind && file.id === id);
  }
}

/** A list of requirements, with its file and the path to it. */
type List = readonly [ParsedFile, readonly string[], readonly RequirementFile[] | undefined];

const nowhere: Place = { file: '', line: 1, column: 1 };

function placeIn(file: ParsedFile, top: readonly string[], entry: readonly RequirementFile[] | undefined, id: string): Place | undefined {
  const index = entry?.findIndex((requirement) => requirement.id === id) ?? -1;
  return index < 0 ? undefined : file.content.placeOf([...top, index, 'id']);
}
