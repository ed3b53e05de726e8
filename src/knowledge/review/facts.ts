import type { IsoDate, SourceId } from '../../domain/ids.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import type { Requirement } from '../../domain/requirement.js';

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
      under('qualification', one.id, [{ part: 'title', text: one.caution ?? one.title, sources: one.sources }]),
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
