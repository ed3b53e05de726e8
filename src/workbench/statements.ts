import { compareText, type Place } from '../domain/diagnostic.js';
import type { IsoDate, SourceId } from '../domain/ids.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { childOf, isMapping, type Mapping } from '../domain/mapping.js';
import type { Requirement } from '../domain/requirement.js';
import type { ParsedFile } from '../knowledge/parse.js';

/** The kinds of entries that carry facts. */
export type EntryKind = 'specialism' | 'role' | 'route' | 'qualification' | 'contact';

/** One statement of one entry, with what it rests on. */
export type Fact = {
  readonly kind: EntryKind;
  readonly entry: string;
  /** Which part of the entry says it: `summary`, `entry`, `band`, `gives`, `disputed` … */
  readonly part: string;
  readonly text: string;
  readonly sources: readonly SourceId[];
  readonly reviewBy?: IsoDate;
  readonly requirement?: Requirement;
};

type Stated = Omit<Fact, 'kind' | 'entry'>;

/** Every statement of a knowledge base that names a source, in the order of the entries. */
export function factsOf(base: KnowledgeBase): readonly Fact[] {
  const under = (kind: EntryKind, entry: string, stated: readonly (Stated | undefined)[]): readonly Fact[] =>
    stated.flatMap((one) => (one === undefined ? [] : [{ kind, entry, ...one }]));
  return [
    ...base.specialisms.flatMap((one) =>
      under('specialism', one.id, [summary(one), ...list('notes', one.notes), ...list('disputed', one.disputed)]),
    ),
    ...base.roles.flatMap((one) =>
      under('role', one.id, [
        summary(one),
        one.band && { part: 'band', text: one.band.basis, sources: one.band.sources },
        ...requirements(one.entry),
        one.openEntry && { part: 'open-entry', ...one.openEntry },
        ...one.leadsTo.map(({ role, note, sources }) => ({ part: 'leads-to', text: note ?? `Leads to ${role}`, sources })),
        ...list('bodies', one.bodies),
        ...list('notes', one.notes),
        ...list('disputed', one.disputed),
      ]),
    ),
    ...base.routes.flatMap((one) => under('route', one.id, statedByRoute(one))),
    ...base.qualifications.flatMap((one) =>
      under('qualification', one.id, [
        { part: 'title', text: one.caution ?? one.title, sources: one.sources },
        ...(one.tables ?? []).map(({ title, note, sources }) => ({ part: 'tables', text: note ?? title, sources })),
      ]),
    ),
    ...base.contacts.flatMap((one) =>
      under('contact', `${one.nation} ${one.for}`, [{ part: 'contact', text: `${one.name}: ${one.what}`, sources: one.sources }]),
    ),
  ];
}

function statedByRoute(one: KnowledgeBase['routes'][number]): readonly (Stated | undefined)[] {
  return [
    summary(one),
    { part: 'status', text: one.status.note ?? one.status.value, sources: one.status.sources },
    one.nations.values.length === 0 ? undefined : { part: 'nations', text: one.nations.values.join(', '), sources: one.nations.sources },
    ...requirements(one.entry),
    ...one.trainsFor.map(({ role, basis, sources }) => ({ part: 'trains-for', text: `Trains for ${role} (${basis})`, sources })),
    one.duration && {
      part: 'duration',
      text: one.duration.note ?? `${one.duration.from} to ${one.duration.to} months`,
      sources: one.duration.sources,
    },
    one.pay && { part: 'pay', ...one.pay },
    one.cost && { part: 'cost', ...one.cost },
    one.apply && { part: 'apply', text: [one.apply.where, one.apply.when].filter(Boolean).join(' '), sources: one.apply.sources },
    one.scarce && { part: 'scarce', ...one.scarce },
    ...one.modules.map(({ title, sources }) => ({ part: 'modules', text: title, sources })),
    ...list('stages', one.stages),
    ...list('competition', one.competition),
    ...list('after', one.after),
    ...list('notes', one.notes),
    ...list('disputed', one.disputed),
  ];
}

const summary = (one: { readonly summary: string; readonly sources: readonly SourceId[] }): Stated => ({
  part: 'summary',
  text: one.summary,
  sources: one.sources,
});

const requirements = (entry: readonly Requirement[]): readonly Stated[] =>
  entry.flatMap((requirement) => [
    {
      part: 'entry',
      text: requirement.text,
      sources: requirement.sources,
      requirement,
      ...(requirement.reviewBy === undefined ? {} : { reviewBy: requirement.reviewBy }),
    },
    ...list('disputed', requirement.disputed ?? []),
  ]);

const list = (
  part: string,
  all: readonly { readonly text?: string; readonly says?: string; readonly sources: readonly SourceId[] }[],
): readonly Stated[] => all.map(({ text, says, sources }) => ({ part, text: text ?? says ?? '', sources }));

/** One statement in a file, and what it says. */
export type PlacedStatement = {
  readonly at: Place;
  readonly kind: string;
  /** The role, route, specialism, award or set that it belongs to. */
  readonly entry: string;
  /** The keys that lead to it: `entry`, `leads-to`, `entry.disputed`; empty for the entry as a whole. */
  readonly part: string;
  readonly requirement: string | null;
  readonly strength: string | null;
  readonly text: string;
};

/** Every statement that rests on a source, once, where it is written, in the order of files and lines. */
export function statementsOn(source: string, files: readonly ParsedFile[]): readonly PlacedStatement[] {
  return files
    .filter(({ kind }) => kind !== 'sources')
    .flatMap((file) => [...statementsIn(file, file.content.value, [], source)])
    .sort((a, b) => compareText(a.at.file, b.at.file) || a.at.line - b.at.line || a.at.column - b.at.column);
}

type Path = readonly (string | number)[];

function* statementsIn(file: ParsedFile, value: unknown, path: Path, source: string): Generator<PlacedStatement> {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* statementsIn(file, one, [...path, index], source);
    return;
  }
  if (!isMapping(value)) return;
  if (Array.isArray(value.sources) && value.sources.includes(source)) yield statement(file, value, path);
  for (const [key, one] of Object.entries(value)) if (key !== 'sources') yield* statementsIn(file, one, [...path, key], source);
}

function statement(file: ParsedFile, mapping: Mapping, path: Path): PlacedStatement {
  const [start] = path;
  const list = start !== undefined && (typeof start === 'number' || file.kind === 'entry-sets');
  const top = list ? path.slice(1) : path;
  const first = list ? childOf(file.content.value, start) : file.content.value;
  const entry = textOf(first, ['id', 'name']) ?? (typeof start === 'string' && list ? start : file.id);
  const strength = textOf(mapping, ['strength']);
  const named = textOf(mapping, ['text', 'says', 'role', 'basis', 'note', 'what', 'summary', 'caution', 'title', 'value']);
  return {
    at: file.content.placeOf([...path, ...('id' in mapping ? ['id'] : [])]),
    kind: file.kind,
    entry,
    part: top.filter((step) => typeof step === 'string').join('.'),
    requirement: strength === null ? null : textOf(mapping, ['id']),
    strength,
    text:
      named ??
      Object.entries(mapping)
        .flatMap(([key, one]) => (key === 'sources' || typeof one === 'object' ? [] : [`${key} ${String(one)}`]))
        .join(', '),
  };
}

function textOf(value: unknown, keys: readonly string[]): string | null {
  if (!isMapping(value)) return null;
  const key = keys.find((one) => typeof value[one] === 'string');
  return key === undefined ? null : String(value[key]);
}
