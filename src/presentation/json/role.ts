import type { Gain, KnowledgeBase, Role, Route } from '../../domain/knowledge-base.js';
import type { Requirement } from '../../domain/requirement.js';
import { lookup, titleOf } from '../lookup.js';
import { disputedJson, type Json, type JsonObject, payJson, sourcedJson, sourcesJson } from './parts.js';

const requirementJson = (requirement: Requirement, base: KnowledgeBase): JsonObject => ({
  id: requirement.id,
  text: requirement.text,
  strength: requirement.strength,
  when: requirement.when ?? null,
  fixed: requirement.fixed,
  wording: requirement.wording ?? null,
  basis: requirement.basis ?? null,
  from: requirement.from ?? null,
  until: requirement.until ?? null,
  reviewBy: requirement.reviewBy ?? null,
  note: requirement.note ?? null,
  disputed: disputedJson(requirement.disputed, base),
  sources: sourcesJson(requirement.sources, base),
});

/** A role in full. */
export const roleJson = (role: Role, base: KnowledgeBase): JsonObject => ({
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
      : {
          from: role.band.from,
          to: role.band.to,
          likely: role.band.likely === true,
          basis: role.band.basis,
          sources: sourcesJson(role.band.sources, base),
        },
  frameworkLevels: (role.frameworkLevels ?? []).map(({ framework, level, note, sources }) => ({
    framework,
    level,
    note: note ?? null,
    sources: sourcesJson(sources, base),
  })),
  pay: payJson(role.band, base),
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

/** A route in full. */
export const routeJson = (route: Route, base: KnowledgeBase): JsonObject => ({
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
          opens: [...new Set((route.apply.windows ?? []).map(({ opens }) => Number(opens.slice(5, 7))))],
          windows: (route.apply.windows ?? []).map(({ sources, closes = null, starts = null, ...window }) => ({
            ...window,
            closes,
            starts,
            sources: sourcesJson(sources, base),
          })),
          intakes: route.apply.intakes ?? [],
          sources: sourcesJson(route.apply.sources, base),
        },
  modules: route.modules.map(({ title, items, sources }) => ({ title, items, sources: sourcesJson(sources, base) })),
  ...Object.fromEntries(
    (['stages', 'competition', 'after', 'notes'] as const).map((key) => [key, route[key].map((one) => sourcedJson(one, base))]),
  ),
  disputed: disputedJson(route.disputed, base),
  sources: sourcesJson(route.sources, base),
});

/** What somebody has at the end: attribute to value. */
export const gainsJson = (gains: readonly Gain[]): JsonObject =>
  Object.fromEntries(gains.map((gain): readonly [string, Json] => [gain.attribute, gain.kind === 'set' ? gain.values : gain.value]));
