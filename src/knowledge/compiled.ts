import type { KnowledgeBase, Way } from '../domain/knowledge-base.js';
import type { Requirement } from '../domain/requirement.js';

/**
 * The compiled file is one JSON document of which each line is one part, so that a reader who knows this parses only what it
 * needs: the version without the roles, the roles without the qualifications. Equal requirements stand in it once, and the
 * ways in are laid out, so that nothing is worked out at start-up.
 */
type Parts = Readonly<Record<string, unknown>>;

/** A requirement, by its place in the part of that name. */
type Place = number;
type WrittenWay = Omit<Way, 'requirements'> & { readonly requirements: readonly Place[] };
type WithEntry = { readonly entry: readonly Requirement[] };
type WrittenEntry = { readonly entry: readonly Place[] };
/** Each way once, and by role and by route the places of its ways. */
type WrittenWays = {
  readonly all: readonly WrittenWay[];
  readonly role: readonly (readonly [string, readonly number[]])[];
  readonly route: readonly (readonly [string, number])[];
};

/** These are read at every start, so they stand in the first line together. */
const inHead = ['title', 'version', 'reviewed', 'caveats', 'nations', 'topics', 'attributes'] as const;

/** A knowledge base as JSON. `notes` are kept beside it, for whoever compiles it. */
export function compileKnowledge(base: KnowledgeBase, notes: unknown = null): string {
  const requirements = new Numbered<Requirement>((requirement) => JSON.stringify(requirement));
  const ways = new Numbered<Way>((way) => way);
  const { roleWays, routeWays, roles, routes, ...rest } = base;
  const withPlaces = <Entry extends WithEntry>(entry: Entry) => ({ ...entry, entry: entry.entry.map((one) => requirements.place(one)) });
  const written: Record<string, unknown> = {
    roles: roles.map(withPlaces),
    routes: routes.map(withPlaces),
    ways: {
      role: Object.entries(roleWays).map(([id, list]) => [id, list.map((way) => ways.place(way))] as const),
      route: Object.entries(routeWays).map(([id, way]) => [id, ways.place(way)] as const),
      all: ways.things.map((way) => ({ ...way, requirements: way.requirements.map((one) => requirements.place(one)) })),
    } satisfies WrittenWays,
    requirements: requirements.things,
  };
  const head: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(rest)) {
    if ((inHead as readonly string[]).includes(key)) head[key] = value;
    else if (value !== undefined) written[key] = value;
  }
  const keys = Object.keys(rest).filter((key) => key in written);
  const lines = Object.entries({ head: { ...head, keys, notes }, ...written });
  return `{${lines.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',\n')}\n}\n`;
}

/** Things by number, in the order in which they were first met. */
class Numbered<Thing> {
  readonly things: Thing[] = [];
  readonly #places = new Map<unknown, Place>();
  readonly #keyOf: (thing: Thing) => unknown;

  constructor(keyOf: (thing: Thing) => unknown) {
    this.#keyOf = keyOf;
  }

  place(thing: Thing): Place {
    const key = this.#keyOf(thing);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.things.length);
    return this.things.push(thing) - 1;
  }
}

/** The knowledge base again. Takes only what `compileKnowledge` made: it is not checked a second time. */
export function reviveKnowledge(text: string): KnowledgeBase {
  return reviveLines(text.split('\n'), (line) => line).base;
}

/** The same from the document as a value, as `JSON.parse` or an import of the file gives it. */
export const reviveParsed = (parts: Parts): KnowledgeBase => revive(parts.head as Head, (key) => parts[key]).base;

/** The same from its lines, each of them read only when something in it is asked for. */
export function reviveLines<Line>(lines: readonly Line[], textOf: (line: Line) => string): Revived {
  const head = JSON.parse(partOf(textOf(lines[0] as Line), 'head')) as Head;
  let places: ReadonlyMap<string, Line> | undefined;
  return revive(head, (key) => {
    places ??= new Map(lines.slice(1).map((line) => [keyOf(textOf(line)), line]));
    const line = places.get(key);
    return line === undefined ? undefined : JSON.parse(partOf(textOf(line), key));
  });
}

type Head = Parts & { readonly keys: readonly string[]; readonly notes: unknown };
export type Revived = { readonly base: KnowledgeBase; readonly notes: unknown };

const keyOf = (line: string): string => line.slice(1, line.indexOf('"', 1));

/** What stands behind the key: a line opens with a key, the first with a bracket before it, and may end with a comma. */
function partOf(line: string, key: string): string {
  const start = line.indexOf(`"${key}":`) + key.length + 3;
  return line.endsWith(',') ? line.slice(start, -1) : line.slice(start);
}

function revive({ keys, notes, ...head }: Head, part: (key: string) => unknown): Revived {
  const requirements = once(() => part('requirements') as readonly Requirement[]);
  const requirement = (place: Place): Requirement => requirements()[place] as Requirement;
  const withEntries = (key: string): readonly WithEntry[] =>
    (part(key) as readonly WrittenEntry[]).map((entry) => ({ ...entry, entry: entry.entry.map(requirement) }));
  const ways = once(() => {
    const { all, role, route } = part('ways') as WrittenWays;
    const made = all.map((way): Way => ({ ...way, requirements: way.requirements.map(requirement) }));
    return {
      role: record(role.map(([id, places]) => [id, places.map((place) => made[place] as Way)])),
      route: record(route.map(([id, place]) => [id, made[place] as Way])),
    };
  });
  const makers: Record<string, () => unknown> = {
    roles: () => withEntries('roles'),
    routes: () => withEntries('routes'),
    roleWays: () => ways().role,
    routeWays: () => ways().route,
  };
  for (const key of keys) makers[key] = () => part(key);
  const base: Record<string, unknown> = { ...head };
  for (const [key, make] of Object.entries(makers)) Object.defineProperty(base, key, { get: once(make), enumerable: true });
  return { base: base as unknown as KnowledgeBase, notes };
}

/** Makes it when it is first asked for, and keeps it. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Without a prototype, so any id is safe as a key. */
function record<Value>(entries: readonly (readonly [string, Value])[]): Readonly<Record<string, Value>> {
  const made: Record<string, Value> = Object.create(null);
  for (const [key, value] of entries) made[key] = value;
  return made;
}
