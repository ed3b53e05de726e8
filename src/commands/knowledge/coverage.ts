import { Failure } from '../../domain/failure.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { didYouMean } from '../../domain/text/suggest.js';
import { type Document, type Item, jsonText, list, paragraph, sanitise, section } from '../../presentation/index.js';
import { type Counts, type Coverage, coverageOf, type RoleCoverage } from '../../workbench/coverage.js';
import type { ExitCode } from '../context.js';
import { asText } from '../render.js';
import { openBase, reportHead, sourceFolder, type WorkbenchContext } from './context.js';

/** What is known, judged, sourced and dated, and what rests on each source; or of one source every statement, by file and line. */
export async function runKnowledgeCoverage(bench: WorkbenchContext, source?: string): Promise<ExitCode> {
  const base = await openBase(bench);
  if (source !== undefined) return sayStatements(bench, base, source);
  const coverage = coverageOf(base);
  const { result, resultLayout } = bench.context;
  await result(
    bench.format === 'json'
      ? jsonText({ ...reportHead('knowledge-coverage', base, bench), ...plainCoverage(coverage, base) })
      : await asText(coverageDocument(coverage, base), resultLayout),
  );
  return 0;
}

/** Every statement that rests on one page. Only a folder has lines to point at; for built-in knowledge, the entries are named. */
async function sayStatements(bench: WorkbenchContext, base: KnowledgeBase, source: string): Promise<ExitCode> {
  const page = base.sources[source];
  if (page === undefined || !Object.hasOwn(base.sources, source)) {
    const short = source.slice(0, 80);
    const hint = didYouMean(short, Object.keys(base.sources), 'hi-careers list sources shows them all.');
    throw new Failure('unknown-id', `There is no source “${short}”.`, hint);
  }
  const statements = await statementsOf(bench, base, source);
  const { result } = bench.context;
  await result(
    bench.format === 'json'
      ? jsonText({
          ...reportHead('knowledge-source', base, bench),
          source: { id: source, url: page.url, publisher: page.publisher, dated: page.dated, read: page.read },
          statements,
        })
      : statementsText(source, statements),
  );
  return 0;
}

type Statement = {
  readonly file: string | null;
  readonly line: number | null;
  readonly kind: string;
  readonly id: string;
  readonly part: string;
  readonly requirement: string | null;
  readonly strength: string | null;
  readonly text: string;
};

async function statementsOf(bench: WorkbenchContext, base: KnowledgeBase, source: string): Promise<readonly Statement[]> {
  const dir = sourceFolder(bench);
  if (dir === null) {
    const facts = coverageOf(base).sources.find((one) => one.source === source)?.facts ?? [];
    return facts.map(({ kind, entry, part, text, requirement }) => ({
      file: null,
      line: null,
      kind,
      id: entry,
      part,
      requirement: requirement?.id ?? null,
      strength: requirement?.strength ?? null,
      text,
    }));
  }
  const { inspectKnowledge, readFolder } = await import('../../knowledge/index.js');
  const { statementsOn } = await import('../../workbench/statements.js');
  const { files } = inspectKnowledge([dir, ...bench.add].map(readFolder));
  return statementsOn(source, files).map(({ at, entry, ...rest }) => ({ file: at.file, line: at.line, id: entry, ...rest }));
}

function statementsText(source: string, statements: readonly Statement[]): string {
  const lines = statements.map(({ file, line, kind, id, part, strength, text }) => {
    const where = file === null ? `${kind} ${id}` : `${file}:${line}`;
    return sanitise(`${where} ${[part, strength].filter(Boolean).join(', ') || 'the whole entry'}\n  ${text.trim()}`, 'unicode');
  });
  return `${[...lines, `${counted(statements.length, 'statement')} on “${source}”.`].join('\n')}\n`;
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
    title: 'Coverage',
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
      section(`Sources (${used.length} of ${sources.length} are cited)`, [
        list(
          used.map(({ source, facts }) => {
            const entries = [...new Set(facts.map(({ entry }) => entry))];
            return { text: `${source}: ${counted(facts.length, 'statement')} in ${entries.join(', ')}` };
          }),
        ),
      ]),
      paragraph('With --json, each source lists every statement that cites it.'),
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
