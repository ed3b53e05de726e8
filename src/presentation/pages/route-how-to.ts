import type { Advice, Result } from '../../domain/advice.js';
import type { Change, WayFinding } from '../../domain/finding.js';
import type { RouteId } from '../../domain/ids.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { type Block, type Document, type Item, list, note, numbered, paragraph, rows, section } from '../document.js';
import { lookup } from '../lookup.js';
import { changeWords } from '../words/attributes.js';
import { createNotes } from '../words/citations.js';
import { sentence, upperFirst } from '../words/english.js';
import { bestWay, gist, isOurReading, keyOf, unmet } from '../words/summary.js';
import { verdictAside } from '../words/verdicts.js';
import { routeWords, scarceLast, wayWords } from '../words/ways.js';
import { footer } from './footer.js';
import { nextFor } from './next-steps.js';
import { requirementRows } from './requirement-rows.js';

/** So many ways in are followed; so many routes are named for what is missing. */
const waysShown = 3;
const routesShown = 4;

/** How to get to one role or route from here: how to apply where nothing is missing, else what is missing and what gives it. */
export function routeHowToDocument(
  advice: Advice,
  result: Result,
  routesFor: (change: Change) => readonly RouteId[],
  base: KnowledgeBase,
): Document {
  const notes = createNotes(base);
  const context = { base, asOf: advice.asOf, profile: advice.profile, notes, depth: 'brief' } as const;
  const look = lookup(base);
  const ways = result.ways.filter(({ verdict }) => verdict !== 'closed').slice(0, waysShown);
  const blocks = ways.flatMap((way): readonly Block[] => {
    const missing = changesFor(way);
    return [
      section(
        upperFirst(wayWords(way.way, look)),
        [
          ...(missing.length > 0
            ? [paragraph('What is missing, and what gives it:'), numbered(missing.map((change) => step(change, routesFor(change), base)))]
            : blockedBy(way, base)),
          ...(way.verdict === 'not-yet' ? [] : way.findings.length > 0 ? [rows(requirementRows(way, context))] : []),
          ...(way.way.id === result.best && result.verdict !== 'not-yet' ? nextFor(result, way, context) : []),
        ],
        verdictAside(way.verdict, way.from, way.way.noRule, isOurReading(way)),
      ),
    ];
  });
  const none =
    ways.length === 0 ? [paragraph('Every way in that we know of is closed to you. Another role may lead to the same work.')] : [];
  return {
    title: null,
    blocks: [
      section(
        result.title,
        [note('Order', 'the nearest ways in come first')],
        verdictAside(result.verdict, result.from, result.noRule, isOurReading(bestWay(result))),
      ),
      ...blocks,
      ...none,
      ...footer(advice, base, notes),
    ],
  };
}

/** The changes that close what must be there, and what is usually asked for: of alternatives, the smallest. */
function changesFor(way: WayFinding): readonly Change[] {
  const findings = [...unmet(way, 'must'), ...unmet(way, 'usually')];
  const changes = findings.flatMap(({ gaps }) => gaps[0] ?? []);
  return [...new Map(changes.map((change) => [keyOf(change), change])).values()];
}

function blockedBy(way: WayFinding, base: KnowledgeBase): readonly Block[] {
  const why = gist(way, base);
  return why === null || why.text === ''
    ? [paragraph('Nothing is missing that we know of.')]
    : [list([{ text: sentence(`${why.label}: ${why.text}`) }])];
}

function step(change: Change, ids: readonly RouteId[], base: KnowledgeBase): Item {
  const look = lookup(base);
  const routes = scarceLast(ids.flatMap((id) => look.routes.get(id) ?? [])).slice(0, routesShown);
  return {
    text: upperFirst(changeWords(change, base)),
    ...(routes.length === 0 ? {} : { more: [{ label: 'by', text: routes.map(routeWords).join('; ') }] }),
  };
}
