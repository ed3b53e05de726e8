import { notesIn } from '../domain/condition.js';
import { grouped } from '../domain/group-by.js';
import { type SourceId, toId } from '../domain/ids.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import type { Requirement } from '../domain/requirement.js';
import { type Fact, factsOf } from './statements.js';

/** How much is known of one role or specialism. */
export type Counts = {
  readonly requirements: number;
  /** Tested on what a person says. */
  readonly tested: number;
  /** With a part that a person has to decide. */
  readonly judged: number;
  /** Listed only: agreed to or tested in applying, or nothing that can be asked. */
  readonly listed: number;
  readonly sourced: number;
  /** With a source that shows its own date. */
  readonly dated: number;
  /** Where sources disagree, in its requirements and beside them. */
  readonly disputed: number;
};

export type RoleCoverage = Counts & {
  readonly role: string;
  readonly evidence: string;
  readonly sources: number;
  readonly band: boolean;
  readonly ways: number;
  readonly noRule: boolean;
};

export type SpecialismCoverage = Counts & { readonly specialism: string; readonly title: string; readonly roles: readonly RoleCoverage[] };

export type RouteCoverage = Counts & {
  readonly route: string;
  readonly kind: string;
  readonly status: string;
  readonly sources: number;
  readonly duration: boolean;
};

/** What one source carries: which statements of which entries. */
export type SourceCoverage = { readonly source: SourceId; readonly facts: readonly Fact[] };

export type Coverage = {
  readonly specialisms: readonly SpecialismCoverage[];
  readonly routes: readonly RouteCoverage[];
  /** Most used first; those that carry nothing last. */
  readonly sources: readonly SourceCoverage[];
  readonly rolesWithoutSource: readonly string[];
  /** Statements that have to name a source and do not. */
  readonly unsourced: readonly Fact[];
  readonly total: Counts;
};

/** What is known, judged, sourced and dated, for each specialism, role and route, and what rests on each source. */
export function coverageOf(base: KnowledgeBase): Coverage {
  const facts = factsOf(base);
  const byEntry = grouped(facts, ({ kind, entry }) => `${kind} ${entry}`);
  const countsFor = (kind: string, id: string, entry: readonly Requirement[]): Counts =>
    count(entry, (byEntry.get(`${kind} ${id}`) ?? []).filter(({ part }) => part === 'disputed').length, base);
  const roles = base.roles.map((role): RoleCoverage & { readonly specialism: string } => ({
    role: role.id,
    specialism: role.specialism,
    evidence: role.evidence,
    sources: sourcesIn(byEntry.get(`role ${role.id}`) ?? []).size,
    band: role.band !== undefined,
    ways: base.roleWays[role.id]?.length ?? 0,
    noRule: (base.roleWays[role.id] ?? []).every(({ noRule }) => noRule),
    ...countsFor('role', role.id, role.entry),
  }));
  const specialisms = base.specialisms.map(({ id, title }): SpecialismCoverage => {
    const its = roles.filter(({ specialism }) => specialism === id);
    const counts = sum([...its, countsFor('specialism', id, [])]);
    return { specialism: id, title, ...counts, roles: its.map(({ specialism: _, ...role }) => role) };
  });
  const routes = base.routes.map(
    (route): RouteCoverage => ({
      route: route.id,
      kind: route.kind,
      status: route.status.value,
      sources: sourcesIn(byEntry.get(`route ${route.id}`) ?? []).size,
      duration: route.duration !== undefined,
      ...countsFor('route', route.id, route.entry),
    }),
  );
  return {
    specialisms,
    routes,
    sources: bySource(base, facts),
    rolesWithoutSource: roles.filter(({ sources }) => sources === 0).map(({ role }) => role),
    unsourced: facts.filter(({ sources }) => sources.length === 0),
    total: sum([...specialisms, ...routes]),
  };
}

function count(entry: readonly Requirement[], disputed: number, base: KnowledgeBase): Counts {
  const judged = entry.filter(({ when }) => when !== undefined && notesIn(when).length > 0).length;
  const listed = entry.filter(({ when }) => when === undefined).length;
  return {
    requirements: entry.length,
    tested: entry.length - judged - listed,
    judged,
    listed,
    sourced: entry.filter(({ sources }) => sources.length > 0).length,
    dated: entry.filter(({ sources }) => sources.some((id) => base.sources[id]?.dated != null)).length,
    disputed,
  };
}

/** The counts of several together. */
function sum(all: readonly Counts[]): Counts {
  const total = (key: keyof Counts): number => all.reduce((count, one) => count + one[key], 0);
  return {
    requirements: total('requirements'),
    tested: total('tested'),
    judged: total('judged'),
    listed: total('listed'),
    sourced: total('sourced'),
    dated: total('dated'),
    disputed: total('disputed'),
  };
}

const sourcesIn = (facts: readonly Fact[]): ReadonlySet<string> => new Set(facts.flatMap(({ sources }) => sources));

function bySource(base: KnowledgeBase, facts: readonly Fact[]): readonly SourceCoverage[] {
  const using = new Map<string, Fact[]>(Object.keys(base.sources).map((id) => [id, []]));
  for (const fact of facts) for (const id of new Set(fact.sources)) using.get(id)?.push(fact);
  return [...using]
    .map(([source, its]) => ({ source: toId<SourceId>(source), facts: its }))
    .sort((a, b) => b.facts.length - a.facts.length || (a.source < b.source ? -1 : 1));
}
