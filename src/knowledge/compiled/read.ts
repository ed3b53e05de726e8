import type { Condition } from '../../domain/condition.js';
import { defined } from '../../domain/failure.js';
import type { KnowledgeBase, Way } from '../../domain/knowledge-base.js';
import type { Requirement } from '../../domain/requirement.js';

/**
 * The compiled file is one JSON document: a head, and parts that are each read only when something in them is asked for, so that
 * the version is there without the roles, and one role without the requirements of the others. `write.ts` writes it.
 */
type Compiled = {
  readonly head: Head;
  readonly conditions: readonly WrittenCondition[];
  readonly requirements: readonly WrittenRequirement[];
  readonly roles: readonly WrittenEntry[];
  readonly routes: readonly WrittenEntry[];
  readonly ways: WrittenWays;
  readonly kept: Kept;
  readonly [key: string]: unknown;
};

/** The place of a thing in the part named after its kind. */
export type Place = number;
export type WrittenRequirement = Omit<Requirement, 'when'> & { readonly when?: Place };
export type WrittenCondition =
  | (Omit<Extract<Condition, { readonly parts: readonly Condition[] }>, 'parts'> & { readonly parts: readonly Place[] })
  | (Omit<Extract<Condition, { readonly part: Condition }>, 'part'> & { readonly part: Place })
  | Extract<Condition, { readonly kind: 'test' | 'judged' }>;
type WrittenWay = Omit<Way, 'requirements'> & { readonly requirements: readonly Place[] };
type WrittenEntry = { readonly entry: readonly Place[] };
/** Each way once, and by role and by route the places of its ways. */
export type WrittenWays = {
  readonly all: readonly WrittenWay[];
  readonly role: readonly (readonly [string, readonly Place[]])[];
  readonly route: readonly (readonly [string, Place])[];
};

/** `keys` of the knowledge base are parts of the same name; `sizes` are the bytes of each part, in their order in the file. */
type Head = {
  readonly keys: readonly string[];
  readonly sizes: readonly (readonly [key: string, bytes: number])[];
  readonly [key: string]: unknown;
};

/** Files whose names local knowledge may use (conditions, entry sets, topics), as they were written. */
export type Kept = readonly { readonly path: string; readonly value: unknown }[];

/** A knowledge base, and what was kept beside it when it was compiled. */
export type Revived = { readonly base: KnowledgeBase; readonly kept: () => Kept };

/** The knowledge base again. Takes only what `compileKnowledge` made: it is not checked a second time. */
export const reviveKnowledge = (text: string): KnowledgeBase => reviveParsed(JSON.parse(text));

/** The same from the document as a value, as `JSON.parse` or an import of the file gives it. */
export const reviveParsed = (compiled: Compiled): KnowledgeBase =>
  revive(compiled.head, {
    part: (key) => compiled[key],
    requirements: () => (place) => defined(compiled.requirements[place]),
    sources: () => compiled.sources,
  }).base;

/** Whether a value looks like the document. Only its head is seen to. */
export const isCompiled = (value: object): value is Compiled => 'head' in value;

/** The bytes of a file, each a character. */
type Bytes = {
  readonly indexOf: (byte: number) => number;
  readonly toString: (encoding: 'latin1', from: number, to: number) => string;
};

/** The same from the file as it was written. A part is made text when something in it is asked for: all of it at once is slow. */
export function reviveBytes(bytes: Bytes): Revived {
  const end = bytes.indexOf(LINE_END);
  const head: Head = JSON.parse(bytes.toString('latin1', '{"head":'.length, end - 1));
  const places = new Map<string, readonly [from: number, to: number]>();
  let at = end + 1;
  for (const [key, size] of head.sizes) {
    const from = at + `"${key}":`.length;
    places.set(key, [from, from + size]);
    at = from + size + ',\n'.length;
  }
  const part = (key: string): string => bytes.toString('latin1', ...defined(places.get(key)));
  /** Without the brackets, and each without its comma. */
  const lines = (key: string): readonly string[] => {
    const all = part(key).slice('[\n'.length, -'\n]'.length);
    return all === '' ? [] : all.split(',\n');
  };
  return revive(head, {
    part: (key) => JSON.parse(part(key)),
    requirements: () => {
      const all = lines('requirements');
      return (place) => JSON.parse(defined(all[place]));
    },
    sources: () =>
      record(
        lines('sources').map((line) => {
          const after = line.indexOf('":');
          return [line.slice(1, after), () => JSON.parse(line.slice(after + 2))];
        }),
      ),
  });
}

const LINE_END = 10;

/** `part` gives a part, `requirements` one requirement after another, `sources` each source by its id. */
type Reader = {
  readonly part: <Key extends string>(key: Key) => Compiled[Key];
  readonly requirements: () => (place: Place) => WrittenRequirement;
  readonly sources: () => unknown;
};

function revive({ keys, sizes: _, ...head }: Head, { part, requirements, sources }: Reader): Revived {
  const written = once(() => part('conditions'));
  const condition = each((place): Condition => {
    const one = defined(written()[place]);
    if ('parts' in one) return { ...one, parts: one.parts.map(condition) } as Condition;
    return 'part' in one ? { ...one, part: condition(one.part) } : one;
  });
  const line = once(requirements);
  const requirement = each((place): Requirement => {
    const { when, ...one } = line()(place);
    return when === undefined ? one : { ...one, when: condition(when) };
  });
  const withEntries = (key: 'roles' | 'routes') =>
    part(key).map(({ entry, ...one }) => lay(one, [['entry', () => entry.map(requirement)]]));
  const ways = once(() => part('ways'));
  const way = each((place): Way => {
    const one = defined(ways().all[place]);
    return { ...one, requirements: one.requirements.map(requirement) };
  });
  const makers: Record<string, () => unknown> = {
    roles: () => withEntries('roles'),
    routes: () => withEntries('routes'),
    roleWays: () => record(ways().role.map(([id, places]) => [id, () => places.map(way)])),
    routeWays: () => record(ways().route.map(([id, place]) => [id, () => way(place)])),
  };
  for (const key of keys) makers[key] = key === 'sources' ? sources : () => part(key);
  return { base: lay({ ...head }, Object.entries(makers)) as KnowledgeBase, kept: () => part('kept') };
}

/** Makes it when it is first asked for, and keeps it. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The same for each place, so that equal things are one object. */
function each<Value>(make: (place: Place) => Value): (place: Place) => Value {
  const made: Value[] = [];
  return (place) => {
    made[place] ??= make(place);
    return made[place];
  };
}

/** Without a prototype, so any id is safe as a key. */
const record = (entries: readonly (readonly [string, () => unknown])[]): object => lay(Object.create(null), entries);

/** Adds what is made when it is first asked for. */
function lay(to: object, entries: readonly (readonly [string, () => unknown])[]): object {
  for (const [key, make] of entries) Object.defineProperty(to, key, { get: once(make), enumerable: true });
  return to;
}
