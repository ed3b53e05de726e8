import type { CheckReport, Result } from '../domain/advice.js';
import type { WayFinding } from '../domain/finding.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { type Block, command, type Document, type Item, list, note, paragraph, rows, section } from './document.js';
import { count, upperFirst } from './english.js';
import { foot, inferredSection } from './foot.js';
import { bestFirst, gist } from './gist.js';
import { type Lookup, lookup } from './lookup.js';
import { nextFor } from './next-for-result.js';
import { coverage, type Depth, type RowContext, requirementRows } from './requirement-rows.js';
import { createNotes } from './sources.js';
import { stillToAsk } from './still-to-ask.js';
import { verdictAside, verdictText } from './verdict-words.js';
import { wayName, wayWords } from './way-words.js';

/** In a brief page, so many other ways in are given a line of their own. */
const otherWaysShown = 5;

/**
 * The verdict on some roles and routes, requirement by requirement, with both sides. `detail: 'all'` gives every way in
 * with every requirement; else the best one is given so, and the others in a line or two.
 */
export function checkDocument(report: CheckReport, base: KnowledgeBase, options: { readonly detail?: Depth } = {}): Document {
  const notes = createNotes(base);
  const context: RowContext = { base, asOf: report.asOf, profile: report.profile, notes, depth: options.detail ?? 'brief' };
  const results = report.results.map((result) => resultSection(result, context));
  return {
    title: null,
    blocks: [...results, ...stillToAsk(report.unanswered, base), ...inferredSection(report.inferred, base), ...foot(report, base, notes)],
  };
}

function resultSection(result: Result, context: RowContext): Block {
  const look = lookup(context.base);
  const ways = bestFirst(result.ways, context.base);
  const best = ways.find(({ way }) => way.id === result.best) ?? ways[0];
  const others = ways.filter((way) => way !== best);
  const many = others.length > 0;
  const full = context.depth === 'all' ? others : [];
  const blocks = [
    ...(best === undefined ? [] : wayBlocks(best, result, context, many || best.way.kind !== 'direct')),
    ...full.map((way) =>
      section(
        upperFirst(wayWords(way.way, look)),
        [rows(requirementRows(way, context))],
        verdictAside(way.verdict, way.from, way.way.noRule),
      ),
    ),
    ...(context.depth === 'all' ? [] : otherWays(others, context.base, look)),
  ];
  return section(result.title, blocks, verdictAside(result.verdict, result.from, result.noRule));
}

function wayBlocks(way: WayFinding, result: Result, context: RowContext, named: boolean): readonly Block[] {
  const checked = coverage(way);
  return [
    ...(named && result.kind === 'role' ? [note('Way in', wayWords(way.way, lookup(context.base)))] : []),
    ...(way.way.noRule ? [paragraph('We found no entry rule for this post. Ask the employer what they look for.')] : []),
    ...(way.findings.length === 0 && way.way.openEntry === undefined ? [] : [rows(requirementRows(way, context))]),
    ...inFull(checked, way, result, context.depth),
    ...nextFor(result, way, context),
  ];
}

/** How much was checked, and where all of it stands. */
function inFull(checked: string, { way, findings }: WayFinding, { id }: Result, depth: Depth): readonly Block[] {
  const front = checked === '' ? [] : [`${checked}. `];
  const more =
    depth === 'all' || findings.length === 0 ? [] : ['Every requirement in full: ', command(`hi-careers show ${way.route ?? id}`)];
  return front.length + more.length === 0 ? [] : [paragraph([...front, ...more])];
}

function otherWays(others: readonly WayFinding[], base: KnowledgeBase, look: Lookup): readonly Block[] {
  if (others.length === 0) return [];
  const shown = others.slice(0, others.length <= otherWaysShown + 1 ? others.length : otherWaysShown);
  const rest = others.slice(shown.length);
  return [
    paragraph(`${upperFirst(count(others.length, 'other way'))} in:`),
    list([...shown.map((way) => otherWay(way, base, look)), ...(rest.length === 0 ? [] : [restOf(rest, look)])]),
  ];
}

function otherWay(way: WayFinding, base: KnowledgeBase, look: Lookup): Item {
  const why = gist(way, base);
  const text = `${upperFirst(wayWords(way.way, look))}: ${verdictText(way.verdict, way.from, way.way.noRule)}`;
  return { text, ...(why === null || why.text === '' ? {} : { more: [why] }) };
}

const restOf = (rest: readonly WayFinding[], look: Lookup): Item => ({
  text: `And ${rest.length} more (all of them with --all): ${rest.map(({ way, verdict, from }) => `${wayName(way, look)} (${verdictText(verdict, from, way.noRule)})`).join('; ')}`,
});
