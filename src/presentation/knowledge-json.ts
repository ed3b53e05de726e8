import type { Attribute } from '../domain/attribute.js';
import { holdsValues } from '../domain/attribute.js';
import { unreachable } from '../domain/failure.js';
import type { IsoDate } from '../domain/ids.js';
import type { Gain, KnowledgeBase, Qualification, Role, Route } from '../domain/knowledge-base.js';
import type { Requirement } from '../domain/requirement.js';
import { disputedJson, headJson, headOf, type Json, type JsonObject, sourcedJson, sourcesJson } from './json-parts.js';
import { lookup, titleOf } from './lookup.js';
import { type ListKind, listKinds, type Shown } from './shown.js';

/** `hi-careers.list/1`: every kind, or one of them. */
export const listJson = (kind: ListKind | null, base: KnowledgeBase, asOf: IsoDate): JsonObject => ({
  ...headJson('hi-careers.list/1', headOf(base, asOf)),
  items: (kind === null ? listKinds : [kind]).flatMap((one) => itemsOf(one, base)),
});

function itemsOf(kind: ListKind, base: KnowledgeBase): readonly JsonObject[] {
  switch (kind) {
    case 'roles':
      return base.roles.map(({ id, title, specialism, seniority, band }) => ({
        id,
        kind: 'role',
        title,
        specialism,
        seniority,
        band: band === undefined ? null : { from: band.from, to: band.to },
      }));
    case 'routes':
      return base.routes.map(({ id, title, kind: routeKind, level, status }) => ({
        id,
        kind: 'route',
        title,
        routeKind,
        level: level ?? null,
        status: status.value,
      }));
    case 'specialisms':
      return base.specialisms.map(({ id, title }) => ({ id, kind: 'specialism', title }));
    case 'qualifications':
      return base.qualifications.map(({ id, title, level }) => ({ id, kind: 'qualification', title, level }));
    case 'questions':
      return base.questions.map(({ id, text, topic, settles }) => ({
        id,
        kind: 'question',
        title: text,
        topic,
        attributes: settles.map((one) => attributeJson(one, base)),
      }));
    case 'sources':
      return Object.values(base.sources).map(({ id, title, publisher, url, dated, read, weight }) => ({
        id,
        kind: 'source',
        title: title ?? publisher,
        publisher,
        url,
        dated,
        read,
        weight,
      }));
    default:
      return unreachable(kind);
  }
}

const attributeJson = (id: string, base: KnowledgeBase): JsonObject => {
  const attribute = lookup(base).attributes.get(id);
  return attribute === undefined ? { id } : { id, ...attributeFacts(attribute) };
};

const attributeFacts = ({ label, shape, expectable, wish }: Attribute): JsonObject => ({
  label,
  type: shape.kind,
  ...(shape.kind === 'number' ? { min: shape.min, max: shape.max, unit: shape.unit } : {}),
  ...(shape.kind === 'yes-no' || shape.kind === 'number'
    ? {}
    : { values: holdsValues(shape).map((value) => ({ id: value.id, label: value.label })) }),
  expectable,
  wish,
});

/** `hi-careers.show/1`: one thing in full, with its sources. */
export const showJson = (shown: Shown, base: KnowledgeBase, asOf: IsoDate): JsonObject => ({
  ...headJson('hi-careers.show/1', headOf(base, asOf)),
  item: itemJson(shown, base),
});

function itemJson(shown: Shown, base: KnowledgeBase): JsonObject {
  const { kind, item } = shown;
  switch (kind) {
    case 'role':
      return roleJson(item, base);
    case 'route':
      return routeJson(item, base);
    case 'specialism':
      return {
        id: item.id,
        kind,
        title: item.title,
        otherTitles: item.otherTitles,
        summary: item.summary,
        roles: base.roles.filter(({ specialism }) => specialism === item.id).map(({ id, title }) => ({ id, title })),
        notes: item.notes.map((one) => sourcedJson(one, base)),
        disputed: disputedJson(item.disputed, base),
        sources: sourcesJson(item.sources, base),
      };
    case 'qualification':
      return qualificationJson(item, base);
    case 'attribute':
      return { id: item.id, kind, title: item.label, topic: item.topic, help: item.help, ...attributeFacts(item), sources: [] };
    case 'question':
      return {
        id: item.id,
        kind,
        title: item.text,
        topic: item.topic,
        hint: item.hint ?? null,
        why: item.why,
        notSure: item.notSure,
        form: item.form,
        attributes: item.settles.map((id) => attributeJson(id, base)),
        sources: [],
      };
    case 'source':
      return { ...sourceJson(item.id, base), kind, note: item.note ?? null, sources: sourcesJson([item.id], base) };
    default:
      return unreachable(shown);
  }
}

const sourceJson = (id: string, base: KnowledgeBase): JsonObject => {
  const source = base.sources[id];
  if (source === undefined) return { id };
  const { title, publisher, url, dated, read, weight } = source;
  return { id, title: title ?? publisher, publisher, url, dated, read, weight };
};

const requirementJson = (requirement: Requirement, base: KnowledgeBase): JsonObject => ({
  id: requirement.id,
  text: requirement.text,
  strength: requirement.strength,
  when: (requirement.when ?? null) as Json,
  fixed: requirement.fixed,
  wording: requirement.wording ?? null,
  from: requirement.from ?? null,
  until: requirement.until ?? null,
  reviewBy: requirement.reviewBy ?? null,
  note: requirement.note ?? null,
  disputed: disputedJson(requirement.disputed, base),
  sources: sourcesJson(requirement.sources, base),
});

const roleJson = (role: Role, base: KnowledgeBase): JsonObject => ({
  id: role.id,
  kind: 'role',
  title: role.title,
  otherTitles: role.otherTitles,
  specialism: role.specialism,
  summary: role.summary,
  seniority: role.seniority,
  evidence: role.evidence,
  band:
    role.band === undefined
      ? null
      : { from: role.band.from, to: role.band.to, basis: role.band.basis, sources: sourcesJson(role.band.sources, base) },
  activities: role.activities,
  requirements: role.entry.map((one) => requirementJson(one, base)),
  openEntry: role.openEntry === undefined ? null : sourcedJson(role.openEntry, base),
  ways: (base.roleWays[role.id] ?? []).map(({ id, kind, route, from, noRule }) => ({
    id,
    kind,
    route: route ?? null,
    fromRole: from ?? null,
    noRule,
  })),
  leadsTo: role.leadsTo.map(({ role: id, afterMonths, basis, note, sources }) => ({
    role: id,
    title: titleOf(lookup(base), id),
    afterMonths,
    basis,
    note: note ?? null,
    sources: sourcesJson(sources, base),
  })),
  bodies: role.bodies.map((one) => sourcedJson(one, base)),
  notes: role.notes.map((one) => sourcedJson(one, base)),
  disputed: disputedJson(role.disputed, base),
  sources: sourcesJson(role.sources, base),
});

const routeJson = (route: Route, base: KnowledgeBase): JsonObject => ({
  id: route.id,
  kind: 'route',
  title: route.title,
  routeKind: route.kind,
  otherTitles: route.otherTitles,
  summary: route.summary,
  level: route.level ?? null,
  status: {
    value: route.status.value,
    since: route.status.since ?? null,
    note: route.status.note ?? null,
    sources: sourcesJson(route.status.sources, base),
  },
  nations: route.nations.values,
  requirements: route.entry.map((one) => requirementJson(one, base)),
  trainsFor: route.trainsFor.map(({ role, basis, sources }) => ({
    role,
    title: titleOf(lookup(base), role),
    basis,
    sources: sourcesJson(sources, base),
  })),
  gives: gainsJson(route.gives),
  months:
    route.duration === undefined
      ? null
      : {
          from: route.duration.from,
          to: route.duration.to,
          note: route.duration.note ?? null,
          sources: sourcesJson(route.duration.sources, base),
        },
  earn: route.earn ?? null,
  ...Object.fromEntries(
    (['pay', 'cost', 'scarce'] as const).map((key) => [key, route[key] === undefined ? null : sourcedJson(route[key], base)]),
  ),
  apply:
    route.apply === undefined
      ? null
      : {
          where: route.apply.where,
          url: route.apply.url ?? null,
          when: route.apply.when ?? null,
          opens: route.apply.opens ?? [],
          sources: sourcesJson(route.apply.sources, base),
        },
  modules: route.modules.map(({ title, items, sources }) => ({ title, items, sources: sourcesJson(sources, base) })),
  ...Object.fromEntries(
    (['stages', 'competition', 'after', 'notes'] as const).map((key) => [key, route[key].map((one) => sourcedJson(one, base))]),
  ),
  disputed: disputedJson(route.disputed, base),
  sources: sourcesJson(route.sources, base),
});

const gainsJson = (gains: readonly Gain[]): JsonObject =>
  Object.fromEntries(gains.map((gain): readonly [string, Json] => [gain.attribute, gain.kind === 'set' ? gain.values : gain.value]));

const qualificationJson = (item: Qualification, base: KnowledgeBase): JsonObject => ({
  id: item.id,
  kind: 'qualification',
  title: item.title,
  otherTitles: item.otherTitles,
  level: item.level,
  gives: gainsJson(item.gives),
  caution: item.caution ?? null,
  sources: sourcesJson(item.sources, base),
});
