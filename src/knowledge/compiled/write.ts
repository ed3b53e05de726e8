import type { Condition } from '../../domain/condition.js';
import type { KnowledgeBase, Way } from '../../domain/knowledge-base.js';
import type { Requirement } from '../../domain/requirement.js';
import { contentOf, type ParsedFile } from '../parse.js';
import type { Kept, Place, WrittenCondition, WrittenRequirement, WrittenWays } from './read.js';

/** These are read at every start, so they share the first line. */
const inHead: readonly string[] = ['title', 'version', 'reviewed', 'caveats', 'nations', 'topics', 'attributes'];

/**
 * A knowledge base as JSON that `read.ts` reads. Equal requirements, conditions and ways in are in it once, and the ways
 * are laid out, so that nothing is worked out at start-up. Of the `files` it keeps those whose names local knowledge may use.
 */
export function compileKnowledge(base: KnowledgeBase, files: readonly ParsedFile[]): string {
  const conditions = new Numbered<WrittenCondition>(JSON.stringify);
  const requirements = new Numbered<Requirement>(JSON.stringify);
  const ways = new Numbered<Way>(JSON.stringify);
  const { roleWays, routeWays, roles, routes, ...rest } = base;
  const withPlaces = <Entry extends { readonly entry: readonly Requirement[] }>(entry: Entry) => ({
    ...entry,
    entry: entry.entry.map((one) => requirements.place(one)),
  });
  const written: Record<string, unknown> = {
    roles: roles.map(withPlaces),
    routes: routes.map(withPlaces),
    ways: {
      role: Object.entries(roleWays).map(([id, list]) => [id, list.map((way) => ways.place(way))] as const),
      route: Object.entries(routeWays).map(([id, way]) => [id, ways.place(way)] as const),
      all: ways.things.map((way) => ({ ...way, requirements: way.requirements.map((one) => requirements.place(one)) })),
    } satisfies WrittenWays,
    requirements: requirements.things.map(
      ({ when, ...one }): WrittenRequirement => (when === undefined ? one : { ...one, when: placeOf(when, conditions) }),
    ),
    conditions: conditions.things,
    kept: files.flatMap(keptOf),
  };
  const head: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(rest)) {
    if (inHead.includes(key)) head[key] = value;
    else if (value !== undefined) written[key] = value;
  }
  const keys = Object.keys(rest).filter((key) => key in written);
  const parts = Object.entries(written).map(([key, value]) => [key, inAscii(textOf(key, value))] as const);
  const sizes = parts.map(([key, text]) => [key, text.length] as const);
  const lines = [['head', inAscii(JSON.stringify({ ...head, keys, sizes }))] as const, ...parts];
  return `{${lines.map(([key, text]) => `"${key}":${text}`).join(',\n')}\n}\n`;
}

function keptOf(file: ParsedFile): Kept {
  const { kind, path, content } = file;
  if (kind === 'attributes' || kind === 'conditions' || kind === 'entry-sets') return [{ path, value: content.value }];
  const entry = kind === 'specialism' ? contentOf(file, kind).entry : undefined;
  return entry === undefined ? [] : [{ path, value: { entry } }];
}

/** Requirements and sources have a line each, because most commands need a few of them. */
function textOf(key: string, value: unknown): string {
  if (key === 'requirements' && Array.isArray(value)) return `[\n${value.map((one) => JSON.stringify(one)).join(',\n')}\n]`;
  const text = JSON.stringify(value);
  if (key !== 'sources') return text;
  const lines = Object.entries(JSON.parse(text)).map(([id, source]) => `${JSON.stringify(id)}:${JSON.stringify(source)}`);
  return `{\n${lines.join(',\n')}\n}`;
}

/** One byte is then one character, which is read faster. */
const inAscii = (json: string): string => json.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The place of a condition, its parts before it. */
function placeOf(condition: Condition, conditions: Numbered<WrittenCondition>): Place {
  if ('parts' in condition) return conditions.place({ ...condition, parts: condition.parts.map((part) => placeOf(part, conditions)) });
  return conditions.place('part' in condition ? { ...condition, part: placeOf(condition.part, conditions) } : condition);
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
