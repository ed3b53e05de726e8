import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import type { Feeder, IntoReport } from '../../domain/pathway.js';
import { type Block, type Document, joined, list, paragraph, type Text } from '../document.js';
import { lookup, titleOf } from '../lookup.js';
import { createNotes, type Notes } from '../words/citations.js';
import { monthsWords } from '../words/dates.js';
import { count, distinct, upperFirst, withoutStop } from '../words/english.js';
import { costParts, stepTitle, supposedWords } from '../words/pathway.js';
import { footer } from './footer.js';

/** Who could become this: every role from which the target is within so many months, as a table for somebody who plans a workforce. */
export function pathwayIntoDocument(report: IntoReport, base: KnowledgeBase): Document {
  const notes = createNotes(base);
  const title = titleOf(lookup(base), report.role);
  const { feeders } = report;
  const within = monthsWords(report.withinMonths);
  const table: Block = {
    kind: 'table',
    caption: `${count(feeders.length, 'role')} from which somebody could become ${title} within ${within}`,
    head: ['From', 'Months', 'Steps', 'Rests on', 'Costs'],
    rows: feeders.map((feeder) => rowOf(feeder, base, notes)),
  };
  return {
    title: `Who could become: ${title}`,
    blocks: [
      ...(feeders.length === 0 ? [paragraph(`We found no role from which ${title} is within ${within}.`)] : [table]),
      ...(report.complete ? [] : [paragraph('We stopped the search early, so there may be more roles, or sooner ways.')]),
      list(assumed.map((text) => ({ text }))),
      ...footer(report, base, notes),
    ],
  };
}

/** What the table takes for granted. */
const assumed = [
  'Each line assumes somebody who has been in the role for a year and met its requirements, and about whom nothing else is known.',
  'A real person may have more, or may lack something. Look at one person with --profile or --from.',
  'No line promises a post.',
] as const;

function rowOf({ role, months, pathway }: Feeder, base: KnowledgeBase, notes: Notes): readonly Text[] {
  const { steps } = pathway;
  const supposes = steps.flatMap((step) => step.supposes);
  const suppose = distinct((['outcome', 'answer'] as const).map((kind) => supposedWords(supposes, kind, base)));
  const judged = distinct(steps.flatMap((step) => step.judged.map(withoutStop)));
  const rests = [
    ...suppose.filter((words) => words !== '').map((words) => `if this is true: ${words}`),
    ...(judged.length === 0 ? [] : [`a person decides: ${judged.join('. ')}`]),
  ];
  const sources = distinct(steps.flatMap((step) => step.sources.slice(0, 1)));
  return [
    titleOf(lookup(base), role),
    months < 1 ? 'now' : String(months),
    joined(steps.map((step) => stepTitle(step, base)).join('; then '), notes.cite(sources, 2)),
    rests.length === 0 ? 'Nothing more' : upperFirst(rests.join('; ')),
    upperFirst(costParts(pathway).slice(1).join('; ')),
  ];
}
