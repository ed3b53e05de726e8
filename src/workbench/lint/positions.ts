import type { Place } from '../../domain/diagnostic.js';
import type { Contents, RequirementFile, RoleFile, RouteFile, SpecialismFile, TopicFile } from '../../knowledge/files.js';
import type { ParsedFile } from '../../knowledge/parse.js';

/** Where things stand in the files, found by id. What is laid over counts: the later file wins. */
export class Places {
  readonly #files: readonly ParsedFile[];

  constructor(files: readonly ParsedFile[]) {
    this.#files = files;
  }

  /** Where the id of a role, route or specialism stands. */
  entry(kind: 'role' | 'route' | 'specialism', id: string): Place {
    return this.#file(kind, id)?.content.placeOf(['id']) ?? nowhere;
  }

  /** Where a requirement of a role or route begins: in its own file, else in the specialism or the shared set that it comes from. */
  requirement(kind: 'role' | 'route', id: string, requirement: string): Place {
    const own = this.#file(kind, id);
    const at = own && placeIn(own, ['entry'], (own.content.value as { entry?: readonly RequirementFile[] }).entry, requirement);
    if (at !== undefined) return at;
    for (const [file, path, entry] of this.#sharedBy(own)) {
      const found = placeIn(file, path, entry, requirement);
      if (found !== undefined) return found;
    }
    return this.entry(kind, id);
  }

  /** Where an attribute stands, or one of its values; a value that comes from elsewhere has the place of the attribute. */
  attribute(id: string, value?: string): Place {
    for (const file of this.#files) {
      if (file.kind !== 'attributes') continue;
      const { attributes } = file.content.value as TopicFile;
      const index = attributes.findIndex((attribute) => attribute.id === id);
      if (index < 0) continue;
      const at = attributes[index]?.values?.findIndex((one) => one.id === value) ?? -1;
      return file.content.placeOf(at < 0 ? ['attributes', index, 'id'] : ['attributes', index, 'values', at, 'id']);
    }
    return nowhere;
  }

  /** The lists that a role or route takes requirements from: its specialism's, or the shared sets that it names. */
  #sharedBy(own: ParsedFile | undefined): readonly List[] {
    const raw = own?.content.value as Partial<RoleFile & RouteFile> | undefined;
    const specialism = raw?.inherits === true ? this.#file('specialism', raw.specialism ?? '') : undefined;
    const inherited: readonly List[] =
      specialism === undefined ? [] : [[specialism, ['entry'], (specialism.content.value as SpecialismFile).entry]];
    const sets = this.#files.filter((file) => file.kind === 'entry-sets');
    const named = (raw?.['entry-from'] ?? []).flatMap((name) =>
      sets.map((file): List => [file, [name], (file.content.value as Contents['entry-sets'])[name]]),
    );
    return [...inherited, ...named];
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
