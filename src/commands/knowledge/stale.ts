import { Failure } from '../../domain/failure.js';
import { type Block, type Document, dateWords, jsonText, list, note, paragraph, section } from '../../presentation/index.js';
import { type Stale, type StaleSource, staleFacts } from '../../workbench/stale.js';
import type { Fact } from '../../workbench/statements.js';
import type { ExitCode } from '../context.js';
import { asText } from '../render.js';
import { openBase, reportHead, type WorkbenchContext } from './context.js';

/** Lists what should be read again: facts past their review date, and pages that are old or show no date, most used first. */
export async function runKnowledgeStale(bench: WorkbenchContext, typedYears: string | undefined): Promise<ExitCode> {
  const years = readYears(typedYears);
  const base = await openBase(bench);
  const found = staleFacts(base, bench.context.asOf, years);
  const { result, resultLayout } = bench.context;
  await result(
    bench.format === 'json'
      ? jsonText({ ...reportHead('knowledge-stale', base, bench), years, ...plainStale(found) })
      : await asText(staleDocument(found, years), resultLayout),
  );
  return 0;
}

/** A page older than this has to be read again. The advice weakens its words after the same time. */
const yearsUntilStale = 3;

function readYears(typed: string | undefined): number {
  if (typed === undefined) return yearsUntilStale;
  if (/^\d{1,2}$/.test(typed)) return Number(typed);
  throw new Failure('usage', `“${typed.slice(0, 40)}” is not a number of years.`, 'Write a whole number from 0 to 99: --years 3');
}

const plainFact = ({ kind, entry, part, text, reviewBy, requirement }: Fact) => ({
  kind,
  id: entry,
  part,
  requirement: requirement?.id ?? null,
  text,
  reviewBy: reviewBy ?? null,
});

const plainStale = ({ pastReview, sources, facts, factsOnStaleOnly }: Stale) => ({
  counts: { facts, onStaleSourcesOnly: factsOnStaleOnly, pastReview: pastReview.length, staleSources: sources.length },
  pastReview: pastReview.map(plainFact),
  sources: sources.map(({ source, why, facts: using, alone }) => ({
    id: source.id,
    url: source.url,
    publisher: source.publisher,
    dated: source.dated,
    read: source.read,
    why,
    nextExpected: source.nextExpected ?? null,
    factsWithoutFresherSource: alone,
    facts: using.map(plainFact),
  })),
});

function staleDocument({ pastReview, sources, facts, factsOnStaleOnly }: Stale, years: number): Document {
  const of = (why: StaleSource['why']) => sources.filter((one) => one.why === why);
  return {
    title: 'Pages to read again',
    blocks: [
      paragraph(
        `${factsOnStaleOnly} of ${facts} facts rest only on pages that are undated, older than ${years} years or due for a newer edition.`,
      ),
      ...part(
        `Past their review date (${pastReview.length})`,
        pastReview.map((fact) => ({
          text: `${fact.kind} ${fact.entry}: ${fact.text}`,
          more: [{ label: 'Review by', text: dateWords(fact.reviewBy ?? '') }],
        })),
      ),
      ...part(`Pages of which a newer edition is due (${of('due').length})`, of('due').map(sourceItem)),
      ...part(`Pages older than ${years} years (${of('old').length})`, of('old').map(sourceItem)),
      ...part(`Pages without a date (${of('undated').length})`, of('undated').map(sourceItem)),
      note('Then', 'read the page, correct the facts, and record the day: hi-careers knowledge reviewed SOURCE --on DATE'),
    ],
  };
}

const part = (title: string, items: Parameters<typeof list>[0]): readonly Block[] =>
  items.length === 0 ? [] : [section(title, [list(items)])];

function sourceItem({ source, facts, alone }: StaleSource) {
  const entries = [...new Set(facts.map(({ entry }) => entry))];
  const dated = source.dated === null ? 'no date' : `dated ${dateWords(source.dated)}`;
  const shown = entries.slice(0, 6).join(', ');
  const due = source.nextExpected === undefined ? '' : `, newer edition due ${dateWords(source.nextExpected)}`;
  return {
    text: `${source.id} (${source.publisher}): ${dated}, read ${dateWords(source.read)}${due}`,
    more: [
      { label: 'Facts', text: `${facts.length}, ${alone} of them without a fresher page` },
      { label: 'In', text: entries.length > 6 ? `${shown} and ${entries.length - 6} more` : shown },
    ],
  };
}
