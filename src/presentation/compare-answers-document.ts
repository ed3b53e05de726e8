import type { Advice, Fit, Result } from '../domain/advice.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { type Document, joined, paragraph, type Text } from './document.js';
import { foot } from './foot.js';
import { bestFirst, gist } from './gist.js';
import { lookup } from './lookup.js';
import { bandAndPayWords } from './pay.js';
import { createNotes } from './sources.js';
import { verdictText } from './verdict-words.js';
import { wayWords } from './way-words.js';

/**
 * Two or three roles or routes side by side for one person: what stands, by which way in, what is missing, pay and fit. Each
 * has a column; the first cell of a row says what the row is about.
 */
export function compareAnswersDocument(advice: Advice, results: readonly Result[], base: KnowledgeBase): Document {
  const look = lookup(base);
  const notes = createNotes(base);
  const best = results.map((result) => bestFirst(result.ways, base).find(({ way }) => way.id === result.best) ?? result.ways[0]);
  const row = (label: string, cell: (result: Result, at: number) => Text): readonly Text[] => [label, ...results.map(cell)];
  const rows = [
    row('Verdict', (result) => verdictText(result.verdict, result.from, result.noRule)),
    row('Best way in', (_, at) => {
      const way = best[at];
      return way === undefined ? 'none' : wayWords(way.way, look);
    }),
    row('What stands in the way', (_, at) => {
      const way = best[at];
      const why = way === undefined ? null : gist(way, base);
      return why === null || why.text === '' ? 'nothing that we know of' : `${why.label}: ${why.text}`;
    }),
    row('Ways in', (result) => String(result.ways.length)),
    row('Pay', (result) => {
      const role = look.roles.get(result.id);
      const route = look.routes.get(result.id);
      if (role?.band !== undefined) return joined(bandAndPayWords(role.band, base), notes.cite(role.band.sources, 1));
      if (route?.pay !== undefined) return joined(route.pay.text, notes.cite(route.pay.sources, 1));
      return 'not known';
    }),
    row('Fits what you enjoy', (result) => fitWords(advice.roles.find(({ id }) => id === result.id)?.fit)),
  ];
  const titles = results.map(({ title }) => title);
  return {
    title: null,
    blocks: [
      { kind: 'table', caption: `Side by side: ${titles.join('; ')}`, head: ['Question', ...titles], rows },
      paragraph('Verdict, pay and fit are three separate things; none is added to another.'),
      ...foot(advice, base, notes),
    ],
  };
}

const fitWords = (fit: Fit | undefined): string =>
  fit === undefined || fit.score === null ? 'not known: you did not say what you enjoy' : `${fit.score} of 100`;
