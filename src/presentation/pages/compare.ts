import type { Compared, Comparison } from '../../domain/advice.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { command, type Document, joined, note, type Text } from '../document.js';
import { type Lookup, lookup } from '../lookup.js';
import { nationOf } from '../words/attributes.js';
import { createNotes, type Notes } from '../words/citations.js';
import { durationWords } from '../words/dates.js';
import { count, distinct, upperFirst } from '../words/english.js';
import { bandAndPayWords } from '../words/pay.js';
import { bestWay, deciding, gist, isOurReading } from '../words/summary.js';
import { earnWords, verdictText } from '../words/verdicts.js';
import { wayWords } from '../words/ways.js';
import { activities } from './advice-entry.js';
import { footer, inferredSection } from './footer.js';

/** Two or three roles or routes side by side: one line of a table for each thing to weigh. */
export function compareDocument(comparison: Comparison, base: KnowledgeBase): Document {
  const notes = createNotes(base);
  const look = lookup(base);
  const nation = nationOf(comparison.profile, base);
  const lines: readonly (readonly [string, (thing: Compared) => Text])[] = [
    ['Verdict', ({ result }) => verdictText(result.verdict, result.from, result.noRule, isOurReading(bestWay(result)))],
    ['Best way in', (thing) => bestWords(thing, look)],
    ['What decides', (thing) => decides(thing, base)],
    ['Other ways in', ({ result }) => othersWords(result.ways.length - 1)],
    ['Time before it begins', ({ months }) => monthsText(months)],
    ['Pay', (thing) => payWords(thing, look, base, nation)],
    ['What it costs', (thing) => costWords(thing, look)],
    ['What you enjoy', (thing) => fitWords(thing, base)],
    ['Rests on', (thing) => sourcesText(thing, notes)],
  ];
  const cells = lines
    .map(([label, cell]) => [label, ...comparison.things.map(cell)])
    .filter(([, ...rest]) => rest.some((text) => text.length > 0));
  return {
    title: null,
    blocks: [
      {
        kind: 'table',
        caption: `${upperFirst(count(comparison.things.length, 'choice'))} side by side`,
        head: ['What', ...comparison.things.map(({ result }) => result.title)],
        // Every line is complete in itself: an empty cell would be read as silence.
        rows: cells.map((row) => row.map((text) => (text.length === 0 ? 'does not apply' : text))),
      },
      ...comparison.things.map(({ result }) =>
        note(result.title, ['requirement by requirement: ', command(`hi-careers check ${result.id}`)]),
      ),
      ...inferredSection(comparison.inferred, base),
      ...footer(comparison, base, notes),
    ],
  };
}

const bestWords = (thing: Compared, look: Lookup): string => {
  const best = bestWay(thing.result);
  return thing.result.kind === 'route' || best === undefined ? '' : wayWords(best.way, look);
};

function decides(thing: Compared, base: KnowledgeBase): string {
  const best = bestWay(thing.result);
  const why = best === undefined ? null : gist(best, base);
  return why === null || why.text === '' ? '' : `${upperFirst(why.label)}: ${why.text}`;
}

const othersWords = (others: number): string => (others === 0 ? '' : `${others} more`);

const monthsText = (months: Compared['months']): string =>
  months === null ? 'no source says' : months.to === 0 ? 'none: you start in the post' : durationWords(months);

/** In the person's own nation, where that is known. */
function payWords({ result }: Compared, look: Lookup, base: KnowledgeBase, nation: string | undefined): string {
  const band = look.roles.get(result.id)?.band;
  if (band !== undefined) return bandAndPayWords(band, base, nation);
  const route = look.routes.get(result.id);
  return route === undefined
    ? 'no source says'
    : (route.pay?.text ?? (route.earn === undefined ? 'no source says' : earnWords[route.earn]));
}

function costWords(thing: Compared, look: Lookup): string {
  const route = look.routes.get(thing.result.id) ?? look.routes.get(bestWay(thing.result)?.way.route ?? '');
  return route?.cost?.text ?? '';
}

function fitWords({ fit }: Compared, base: KnowledgeBase): string {
  if (fit === null || fit.score === null) return '';
  const likes = fit.enjoys.length === 0 ? '' : `: ${activities(fit.enjoys, base)}`;
  const dislikes = fit.avoids.length === 0 ? '' : `; but it has ${activities(fit.avoids, base)}`;
  return `fits ${fit.score} of 100${likes}${dislikes}`;
}

/** So many pages are named for each; `check` and `show` name them all. */
const sourcesNamed = 3;

/** The pages on which the verdict rests, best first. */
function sourcesText(thing: Compared, notes: Notes): Text {
  const best = bestWay(thing.result);
  const rest =
    best === undefined ? [] : [...deciding(best).flatMap(({ requirement }) => requirement.sources), ...(best.way.openEntry?.sources ?? [])];
  return joined(notes.cite(distinct(rest), sourcesNamed));
}
