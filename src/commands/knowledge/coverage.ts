import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { type Counts, type Coverage, coverageOf, type RoleCoverage } from '../../knowledge/review/inventory.js';
import { type Document, type Item, jsonText, list, paragraph, section } from '../../presentation/index.js';
import { asText } from '../as-text.js';
import type { ExitCode } from '../context.js';
import { type Bench, headOf, openBase } from './bench.js';

/** What is known, judged, sourced and dated, and what rests on each source. */
export async function runKnowledgeCoverage(bench: Bench): Promise<ExitCode> {
  const base = await openBase(bench);
  const coverage = coverageOf(base);
  const { result, resultLayout } = bench.context;
  await result(
    bench.format === 'json'
      ? jsonText({ ...headOf('knowledge-coverage', base, bench), ...plainCoverage(coverage, base) })
      : await asText(coverageDocument(coverage, base), resultLayout),
  );
  return 0;
}

function plainCoverage({ specialisms, routes, sources, rolesWithoutSource, unsourced, total }: Coverage, base: KnowledgeBase) {
  return {
    counts: {
      specialisms: base.specialisms.length,
      roles: base.roles.length,
      routes: base.routes.length,
      sources: sources.length,
      sourcesUsed: sources.filter(({ facts }) => facts.length > 0).length,
      ...total,
    },
    rolesWithoutSource,
    unsourced: unsourced.map(({ kind, entry, part, text }) => ({ kind, id: entry, part, text })),
    specialisms,
    routes,
    sources: sources.map(({ source, facts }) => ({
      id: source,
      url: base.sources[source]?.url ?? null,
      dated: base.sources[source]?.dated ?? null,
      read: base.sources[source]?.read ?? null,
      carries: facts.map(({ kind, entry, part, text, requirement }) => ({
        kind,
        id: entry,
        part,
        requirement: requirement?.id ?? null,
        text,
      })),
    })),
  };
}

function coverageDocument({ specialisms, sources, rolesWithoutSource, unsourced, total, routes }: Coverage, base: KnowledgeBase): Document {
  const used = sources.filter(({ facts }) => facts.length > 0);
  return {
    title: 'What is covered',
    blocks: [
      paragraph(
        `${base.roles.length} roles in ${specialisms.length} specialisms, and ${routes.length} routes. ${words(total)}. A requirement that several share counts in each.`,
      ),
      paragraph(rolesWithoutSource.length === 0 ? 'Every role has a source.' : `Without any source: ${rolesWithoutSource.join(', ')}.`),
      ...(unsourced.length === 0
        ? []
        : [
            paragraph(
              `${unsourced.length} statements name no source: ${unsourced.map(({ kind, entry, part }) => `${kind} ${entry}, ${part}`).join('; ')}.`,
            ),
          ]),
      ...specialisms.map((one) =>
        section(`${one.title} (${one.roles.length})`, [paragraph(`${words(one)}.`), list(one.roles.map(roleItem))]),
      ),
      section(`Sources (${used.length} of ${sources.length} carry something)`, [
        list(
          used.map(({ source, facts }) => {
            const entries = [...new Set(facts.map(({ entry }) => entry))];
            return { text: `${source}: ${counted(facts.length, 'statement')} in ${entries.join(', ')}` };
          }),
        ),
      ]),
      paragraph('With --json each source lists every statement that rests on it.'),
    ],
  };
}

function roleItem(role: RoleCoverage): Item {
  const more = [
    counted(role.sources, 'source'),
    role.evidence,
    role.band ? 'band known' : 'no band',
    ...(role.noRule ? ['no entry rule found'] : []),
  ];
  return { text: `${role.role}: ${words(role)}; ${more.join(', ')}` };
}

const words = (of: Counts): string =>
  `${counted(of.requirements, 'requirement')} (${of.tested} tested, ${of.judged} judged, ${of.listed} listed; ${of.sourced} sourced, ${of.dated} dated), ${of.disputed} disputed`;

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
