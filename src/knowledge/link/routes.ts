import type { Attribute } from '../../domain/attribute.js';
import { defined } from '../../domain/failure.js';
import {
  type Apply,
  type Gain,
  type Months,
  type Route,
  type RouteCost,
  type RouteStatus,
  routeKinds,
  type TrainsFor,
  type Window,
} from '../../domain/knowledge-base.js';
import { monthOf } from '../../domain/months.js';
import { didYouMean } from '../../domain/text/suggest.js';
import type { GainsFile, RouteFile, SourcedFile, WindowFile } from '../files.js';
import { contentOf, type ParsedFile } from '../parse.js';
import { Spot } from '../report.js';
import { given, type Linking, linkDate, linkDisputed, linkSourced, linkSourcedList, linkSources } from './context.js';
import { linkEntry, type PlacedRequirement } from './requirements.js';
import { kindNames, linkValue } from './tests.js';

/** A route, with the place of each of its requirements. */
export type LinkedRoute = { readonly route: Route; readonly entry: readonly PlacedRequirement[]; readonly spot: Spot };

/** Requirements that several routes share, by the name of the set. */
export type EntrySets = ReadonlyMap<string, readonly PlacedRequirement[]>;

/**
 * A route of the kind that its folder says, with the shared sets before its own requirements.
 * Errors: those of its requirements, `unknown-entry-set`, `unknown-value` for nations, `missing-key`, `gain-and-kind`, `wrong-value`.
 */
export function linkRoute(file: ParsedFile, sets: EntrySets, linking: Linking): LinkedRoute {
  const raw = contentOf(file, 'route');
  const spot = new Spot(file.content);
  const shared = (raw['entry-from'] ?? []).flatMap((name, index) => {
    linking.entrySets.refer(name, spot.in('entry-from', index));
    return sets.get(name) ?? [];
  });
  const entry = [...shared, ...linkEntry(raw.entry, spot.in('entry'), linking)];
  const sourced = (key: 'pay' | 'scarce') => optional(raw[key], (value: SourcedFile) => linkSourced(value, spot.in(key), linking));
  const list = (key: 'stages' | 'competition' | 'after' | 'notes') => linkSourcedList(raw[key], spot.in(key), linking);
  const route: Route = {
    id: linking.routes.refer(raw.id, spot.in('id')),
    kind: defined(routeKinds.find((kind) => kind === file.folder)),
    title: raw.title,
    otherTitles: raw['other-titles'] ?? [],
    summary: raw.summary,
    ...given('level', raw.level),
    status: linkStatus(raw.status, spot.in('status'), linking),
    nations: linkNations(raw.nations, spot.in('nations'), linking),
    entry: entry.map(({ requirement }) => requirement),
    trainsFor: linkTrainsFor(raw['trains-for'] ?? [], spot.in('trains-for'), linking),
    gives: linkGains(raw.gives, spot.in('gives'), linking),
    ...given(
      'duration',
      optional(raw.duration, (value) => linkMonths(value, spot.in('duration'), linking)),
    ),
    ...given('earn', raw.earn),
    ...given('pay', sourced('pay')),
    ...given(
      'cost',
      optional(raw.cost, (value) => linkCost(value, spot.in('cost'), linking)),
    ),
    ...given(
      'apply',
      optional(raw.apply, (value) => linkApply(value, spot.in('apply'), linking)),
    ),
    ...given('scarce', sourced('scarce')),
    modules: (raw.modules ?? []).map(({ title, items, sources }, index) => ({
      title,
      items,
      sources: linkSources(sources, spot.in('modules', index, 'sources'), linking),
    })),
    stages: list('stages'),
    competition: list('competition'),
    after: list('after'),
    notes: list('notes'),
    disputed: linkDisputed(raw.disputed, spot.in('disputed'), linking),
    sources: linkSources(raw.sources, spot.in('sources'), linking),
  };
  return { route, entry, spot };
}

function linkStatus(raw: RouteFile['status'], spot: Spot, linking: Linking): RouteStatus {
  if (raw.value === 'uncertain' && raw.note === undefined) {
    const hint = 'Under “note”, say what is known and what people should find out.';
    linking.report.error('missing-key', spot.place(), 'The route may not be running, but nothing says why.', hint);
  }
  return {
    value: raw.value,
    ...given('since', raw.since),
    ...given('note', raw.note),
    sources: linkSources(raw.sources, spot.in('sources'), linking),
  };
}

function linkNations(raw: RouteFile['nations'], spot: Spot, linking: Linking): Route['nations'] {
  const place = [...linking.attributes.values()].find((attribute) => attribute.place === true);
  const known = place !== undefined && 'values' in place.shape ? place.shape.values.map(({ id }) => id) : undefined;
  for (const [index, nation] of raw.values.entries()) linkNation(nation, known, spot.in('values', index), linking);
  if (raw.values.length > 0 && raw.sources === undefined) {
    linking.report.error('missing-key', spot.place(), 'These nations have no source.', 'Add “sources”, or empty the list of nations.');
  }
  return { values: raw.values, sources: linkSources(raw.sources ?? [], spot.in('sources'), linking) };
}

/** A nation is a value of the attribute that says where the training or job would be. Errors: `unknown-value`. */
export function linkNation(nation: string, known: readonly string[] | undefined, spot: Spot, { report }: Linking): void {
  if (known === undefined || known.includes(nation)) return;
  report.error(
    'unknown-value',
    spot.place(),
    `There is no nation “${nation}”.`,
    didYouMean(nation, known, `The nations are ${known.join(', ')}.`),
  );
}

function linkTrainsFor(raw: NonNullable<RouteFile['trains-for']>, list: Spot, linking: Linking): readonly TrainsFor[] {
  const first = new Map<string, Spot>();
  return raw.map(({ role, basis, sources }, index) => {
    const at = list.in(index, 'role');
    const before = first.get(role);
    if (before !== undefined)
      linking.report.error('duplicate-id', at.place(), `The role “${role}” appears twice.`, 'Keep one of the two.', before.place());
    first.set(role, before ?? at);
    return { role: linking.roles.refer(role, at), basis, sources: linkSources(sources, list.in(index, 'sources'), linking) };
  });
}

function linkCost(raw: NonNullable<RouteFile['cost']>, spot: Spot, linking: Linking): RouteCost {
  if (raw.pounds !== undefined && raw.pounds.from > raw.pounds.to) {
    const message = `The range runs from ${raw.pounds.from} down to ${raw.pounds.to} pounds.`;
    linking.report.error('wrong-value', spot.in('pounds', 'to').place(), message, 'Write the lower number first.');
  }
  return { ...linkSourced(raw, spot, linking), ...given('pounds', raw.pounds) };
}

function linkMonths(raw: NonNullable<RouteFile['duration']>, spot: Spot, linking: Linking): Months {
  if (raw.from > raw.to) {
    linking.report.error(
      'wrong-value',
      spot.in('to').place(),
      `The range runs from ${raw.from} down to ${raw.to} months.`,
      'Write the lower number first.',
    );
  }
  return { from: raw.from, to: raw.to, ...given('note', raw.note), sources: linkSources(raw.sources, spot.in('sources'), linking) };
}

/** Errors: `wrong-value` for days that are in no calendar, and for a round that closes before it opens or starts before it closes. */
export function linkWindow(raw: WindowFile, spot: Spot, linking: Linking): Window {
  for (const key of ['opens', 'closes'] as const) {
    const day = raw[key];
    if (day !== undefined && day.length > 'YYYY-MM'.length) linkDate(day, spot.in(key), linking);
  }
  const { opens, closes = opens, starts } = raw;
  const wrong = (key: 'closes' | 'starts', message: string): void =>
    linking.report.error('wrong-value', spot.in(key).place(), message, 'Correct one of the two.');
  // A month and a day are compared by what both say.
  if (before(closes, opens)) wrong('closes', `It closes (${closes}) before it opens (${opens}).`);
  if (starts !== undefined && before(starts, opens)) wrong('starts', `It starts (${starts}) before applications open (${opens}).`);
  return {
    opens,
    ...given('closes', raw.closes),
    ...given('starts', optional(starts, monthOf)),
    yearly: raw.yearly === true,
    basis: raw.basis,
    sources: linkSources(raw.sources, spot.in('sources'), linking),
  };
}

const before = (a: string, b: string): boolean => {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
};

function linkApply(raw: NonNullable<RouteFile['apply']>, spot: Spot, linking: Linking): Apply {
  return {
    where: raw.where,
    ...given('url', raw.url),
    ...given('when', raw.when),
    ...given(
      'windows',
      raw.windows?.map((window, index) => linkWindow(window, spot.in('windows', index), linking)),
    ),
    ...given('intakes', raw.intakes),
    sources: linkSources(raw.sources, spot.in('sources'), linking),
  };
}

function optional<Raw, Linked>(raw: Raw | undefined, link: (raw: Raw) => Linked): Linked | undefined {
  return raw === undefined ? undefined : link(raw);
}

/** What a route or an award gives. Errors: `unknown-attribute`, `unknown-value`, `gain-and-kind`. */
export function linkGains(raw: GainsFile | undefined, spot: Spot, linking: Linking): readonly Gain[] {
  return Object.entries(raw ?? {}).flatMap(([name, value]) => {
    const at = spot.in(name);
    const attribute = linking.attributes.get(name);
    if (attribute !== undefined) return linkGain(attribute, value, at, linking);
    linking.attributeNames.refer(name, at);
    return [];
  });
}

function linkGain(attribute: Attribute, raw: GainsFile[string], spot: Spot, linking: Linking): readonly Gain[] {
  const { id, shape } = attribute;
  if (shape.kind === 'yes-no' && typeof raw === 'boolean') return [{ kind: 'yes-no', attribute: id, value: raw }];
  if (shape.kind === 'number' && typeof raw === 'number') return [{ kind: 'number', attribute: id, value: raw }];
  if (shape.kind === 'ordered' && (typeof raw === 'string' || typeof raw === 'number')) {
    return [{ kind: 'ordered', attribute: id, value: linkValue(attribute, raw, spot, linking) }];
  }
  if (shape.kind === 'set' && isList(raw)) {
    return [{ kind: 'set', attribute: id, values: raw.map((value, index) => linkValue(attribute, value, spot.in(index), linking)) }];
  }
  const message = `${JSON.stringify(raw)} does not fit “${id}”, which is ${kindNames[shape.kind]}.`;
  linking.report.error('gain-and-kind', spot.place(), message, howToWrite[shape.kind]);
  return [];
}

function isList(raw: GainsFile[string]): raw is readonly string[] {
  return Array.isArray(raw);
}

const howToWrite: Readonly<Record<Attribute['shape']['kind'], string>> = {
  'yes-no': 'Write true or false.',
  number: 'Write a number.',
  ordered: 'Write one of its values.',
  set: 'Write a list of its values.',
  choice: 'Remove it: a choice cannot be gained.',
};
