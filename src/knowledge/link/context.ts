import type { Attribute, Value } from '../../domain/attribute.js';
import type { Condition } from '../../domain/condition.js';
import type { AttributeId, FirstAdviceId, IsoDate, RoleId, RouteId, SourceId, SpecialismId } from '../../domain/ids.js';
import type { Disagreement } from '../../domain/requirement.js';
import type { Sourced } from '../../domain/source.js';
import type { DisagreementFile, SourcedFile } from '../files.js';
import type { Report, Spot } from '../report.js';
import { Names } from './names.js';

/** The conditions that have a name, by that name. */
export type NamedConditions = { readonly resolve: (name: string, from: Spot, linking: Linking) => Condition };

/** What every part of the linker needs: where to report, which ids there are, what the attributes are. */
export type Linking = {
  readonly report: Report;
  readonly roles: Names<RoleId>;
  readonly routes: Names<RouteId>;
  readonly specialisms: Names<SpecialismId>;
  readonly sources: Names<SourceId>;
  readonly attributeNames: Names<AttributeId>;
  readonly conditions: Names<string>;
  readonly entrySets: Names<string>;
  readonly firstAdvice: Names<FirstAdviceId>;
  /** The attributes that are whole; one in a broken file is known by name only. */
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** First advice goes by wishes too: it changes no verdict. */
  readonly mayTestWishes?: true;
  readonly facts: NamedConditions;
};

/** Tables of names for one run, all empty. */
export function newNames(report: Report): Omit<Linking, 'attributes' | 'facts'> {
  return {
    report,
    roles: new Names('a role', 'unknown-role', report),
    routes: new Names('a route', 'unknown-value', report),
    specialisms: new Names('a specialism', 'unknown-specialism', report),
    sources: new Names('a source', 'unknown-source', report),
    attributeNames: new Names('an attribute', 'unknown-attribute', report),
    conditions: new Names('a condition', 'unknown-condition', report),
    entrySets: new Names('an entry set', 'unknown-entry-set', report),
    firstAdvice: new Names('a piece of first advice', 'duplicate-id', report),
  };
}

/** Ids of sources, each seen in sources.yaml. `spot` is the place of the list. */
export function linkSources(ids: readonly string[], spot: Spot, { sources }: Pick<Linking, 'sources'>): readonly SourceId[] {
  return ids.map((id, index) => sources.refer(id, spot.in(index)));
}

export function linkSourced(raw: SourcedFile, spot: Spot, linking: Linking): Sourced {
  return { text: raw.text, sources: linkSources(raw.sources, spot.in('sources'), linking) };
}

export function linkSourcedList(raw: readonly SourcedFile[] | undefined, spot: Spot, linking: Linking): readonly Sourced[] {
  return (raw ?? []).map((item, index) => linkSourced(item, spot.in(index), linking));
}

export function linkDisputed(raw: readonly DisagreementFile[] | undefined, spot: Spot, linking: Linking): readonly Disagreement[] {
  return (raw ?? []).map((item, index) => ({
    says: item.says,
    sources: linkSources(item.sources, spot.in(index, 'sources'), linking),
    ...given('why', item.why),
  }));
}

/** A day that is in the calendar. The schema has seen to the form. Errors: `wrong-value` for 31 February. */
export function linkDate(day: string, spot: Spot, { report }: Pick<Linking, 'report'>): IsoDate {
  const time = Date.parse(`${day}T00:00:00Z`);
  const same = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  if (!same) report.error('wrong-value', spot.place(), `${day} is not a date.`, 'Write the date as 2026-11-24.');
  return day as IsoDate;
}

/** `{key: value}`, or nothing where there is no value: an optional field is absent, never undefined. */
export function given<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}

/** What the linker of attributes takes: the tables of names, and the routes whose ids may be values. */
export type AttributeLinking = ReturnType<typeof newNames> & { readonly entryValues: (kinds: readonly string[]) => readonly Value[] };
