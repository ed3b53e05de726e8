import type { Attribute } from '../../domain/attribute.js';
import type { Progression, Role, Specialism } from '../../domain/knowledge-base.js';
import type { Band } from '../../domain/pay.js';
import { didYouMean } from '../../domain/text/suggest.js';
import type { RoleFile } from '../files.js';
import { contentOf, type ParsedFile } from '../parse.js';
import { Spot } from '../report.js';
import { given, type Linking, linkDisputed, linkSourced, linkSourcedList, linkSources } from './context.js';
import { linkEntry, type PlacedRequirement } from './requirements.js';

/** A specialism, and the requirements that its roles may take over. */
export type LinkedSpecialism = { readonly specialism: Specialism; readonly entry: readonly PlacedRequirement[] };

/** A role, with the place of each of its requirements. */
export type LinkedRole = { readonly role: Role; readonly entry: readonly PlacedRequirement[]; readonly spot: Spot };

/** Errors: those of its requirements and sources. */
export function linkSpecialism(file: ParsedFile, linking: Linking): LinkedSpecialism {
  const raw = contentOf(file, 'specialism');
  const spot = new Spot(file.content);
  return {
    specialism: {
      id: linking.specialisms.refer(raw.id, spot.in('id')),
      title: raw.title,
      otherTitles: raw['other-titles'] ?? [],
      summary: raw.summary,
      notes: linkSourcedList(raw.notes, spot.in('notes'), linking),
      disputed: linkDisputed(raw.disputed, spot.in('disputed'), linking),
      sources: linkSources(raw.sources, spot.in('sources'), linking),
    },
    entry: linkEntry(raw.entry, spot.in('entry'), linking),
  };
}

/**
 * A role, with the requirements of its specialism after its own where it says `inherits: true`.
 * Errors: those of its requirements, `unknown-specialism`, `wrong-place`, `unknown-value` for activities, `gain-and-kind`,
 * `progression-area`, `leads-to-itself`, `duplicate-id` for a step named twice, `wrong-value` for bands.
 */
export function linkRole(file: ParsedFile, specialisms: ReadonlyMap<string, LinkedSpecialism>, linking: Linking): LinkedRole {
  const raw = contentOf(file, 'role');
  const spot = new Spot(file.content);
  if (raw.specialism !== file.folder && linking.specialisms.has(raw.specialism)) {
    const hint = `Move the file to roles/${raw.specialism}/, or correct the specialism.`;
    linking.report.error('wrong-place', spot.in('specialism').place(), `This file is in the folder “${file.folder}”.`, hint);
  }
  const inherited = raw.inherits === true ? (specialisms.get(raw.specialism)?.entry ?? []) : [];
  const entry = [...linkEntry(raw.entry, spot.in('entry'), linking), ...inherited];
  const role: Role = {
    id: linking.roles.refer(raw.id, spot.in('id')),
    title: raw.title,
    otherTitles: raw['other-titles'] ?? [],
    specialism: linking.specialisms.refer(raw.specialism, spot.in('specialism')),
    summary: raw.summary,
    seniority: raw.seniority,
    evidence: raw.evidence,
    ...given('band', linkBand(raw.band, spot.in('band'), linking)),
    ...given('frameworkLevels', linkFrameworkLevels(raw['framework-levels'], spot.in('framework-levels'), linking)),
    activities: linkActivities(raw.activities, spot.in('activities'), linking),
    gives: raw.gives.map((id, index) => linkArea(id, spot.in('gives', index), linking)),
    ...given(
      'field',
      raw.field?.map((id, index) => linkArea(id, spot.in('field', index), linking)),
    ),
    entry: entry.map(({ requirement }) => requirement),
    ...given('openEntry', raw['open-entry'] === undefined ? undefined : linkSourced(raw['open-entry'], spot.in('open-entry'), linking)),
    leadsTo: linkProgressions(raw, spot, linking),
    bodies: linkSourcedList(raw.bodies, spot.in('bodies'), linking),
    notes: linkSourcedList(raw.notes, spot.in('notes'), linking),
    disputed: linkDisputed(raw.disputed, spot.in('disputed'), linking),
    sources: linkSources(raw.sources, spot.in('sources'), linking),
  };
  return { role, entry, spot };
}

function linkBand(raw: RoleFile['band'], spot: Spot, linking: Linking): Band | undefined {
  if (raw === undefined) return undefined;
  // "8a" to "8d" are between 8 and 9, and sort so as text too.
  if (raw.from > raw.to)
    linking.report.error(
      'wrong-value',
      spot.in('to').place(),
      `The band runs from ${raw.from} down to ${raw.to}.`,
      'Write the lower band first.',
    );
  return {
    from: raw.from,
    to: raw.to,
    ...given('likely', raw.likely),
    basis: raw.basis,
    sources: linkSources(raw.sources, spot.in('sources'), linking),
  };
}

function linkFrameworkLevels(raw: RoleFile['framework-levels'], spot: Spot, linking: Linking): Role['frameworkLevels'] {
  return raw?.map(({ framework, level, note, sources }, index) => ({
    framework,
    level,
    ...given('note', note),
    sources: linkSources(sources, spot.in(index, 'sources'), linking),
  }));
}

/** Activities are values of the attribute that says what somebody likes. */
function linkActivities(raw: RoleFile['activities'], spot: Spot, { attributes, report }: Linking): Readonly<Record<string, number>> {
  const likes = [...attributes.values()].find(({ fit }) => fit === 'likes');
  const known = likes !== undefined && 'values' in likes.shape ? likes.shape.values.map(({ id }) => id) : undefined;
  const activities: Record<string, number> = Object.create(null);
  for (const [id, weight] of Object.entries(raw)) {
    activities[id] = weight;
    if (known === undefined || known.includes(id)) continue;
    const hint = didYouMean(id, known, `The activities are ${known.join(', ')}.`);
    report.error('unknown-value', spot.in(id).keyPlace(), `There is no activity “${id}”.`, hint);
  }
  return activities;
}

/** An area of experience is counted in months. */
function linkArea(id: string, spot: Spot, linking: Linking): Attribute['id'] {
  const attribute = linking.attributes.get(id);
  if (attribute !== undefined && (attribute.shape.kind !== 'number' || attribute.shape.unit !== 'months')) {
    linking.report.error(
      'gain-and-kind',
      spot.place(),
      `“${id}” is not counted in months, so time in a post cannot add to it.`,
      'Name an attribute of experience.',
    );
  }
  return linking.attributeNames.refer(id, spot);
}

function linkProgressions(raw: RoleFile, spot: Spot, linking: Linking): readonly Progression[] {
  const steps = raw['leads-to'] ?? [];
  const list = spot.in('leads-to');
  if (steps.length > 0 && raw.gives.length === 0) {
    const hint = 'Under “gives”, name the area of experience that the step is measured in.';
    linking.report.error('progression-area', list.keyPlace(), 'This post leads on, but gives no experience.', hint);
  }
  const first = new Map<string, Spot>();
  return steps.map((step, index) => {
    const at = list.in(index, 'role');
    const before = first.get(step.role);
    if (before !== undefined)
      linking.report.error('duplicate-id', at.place(), `The step to “${step.role}” appears twice.`, 'Keep one of the two.', before.place());
    first.set(step.role, before ?? at);
    if (step.role === raw.id)
      linking.report.error('leads-to-itself', at.place(), 'This post leads to itself.', 'Name the post that comes after it.');
    return {
      role: linking.roles.refer(step.role, at),
      afterMonths: step['after-months'] ?? null,
      basis: step.basis,
      ...given('note', step.note),
      sources: linkSources(step.sources, list.in(index, 'sources'), linking),
    };
  });
}
