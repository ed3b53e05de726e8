import { type Attribute, holdsValues, type Question } from '../../domain/attribute.js';
import { unreachable } from '../../domain/failure.js';
import type { IsoDate } from '../../domain/ids.js';
import type { AwardSubject, GradeRow, GradeTable, KnowledgeBase, Qualification } from '../../domain/knowledge-base.js';
import type { Source } from '../../domain/source.js';
import { address, type Block, command, type Document, type Item, joined, list, note, paragraph, section, type Text } from '../document.js';
import { type Entry, lookup } from '../lookup.js';
import { gradesWords, scaleWords } from '../words/awards.js';
import { createNotes, pageWords } from '../words/citations.js';
import { dateWords } from '../words/dates.js';
import { joinWith, sentence, upperFirst, withoutStop } from '../words/english.js';
import { weightWords } from '../words/verdicts.js';
import { levelWords } from '../words/ways.js';
import { flagFor } from './check.js';
import { factRow, facts, gainItems, gainWords, listSection, type ShowContext } from './show-parts.js';
import { roleBlocks, specialismBlocks } from './show-role.js';
import { routeBlocks } from './show-route.js';

/** One thing of the knowledge base in full, with its sources and their dates. On a day, what may have changed by then says so. */
export function showDocument(shown: Entry, base: KnowledgeBase, asOf?: IsoDate): Document {
  const notes = createNotes(base);
  const blocks = blocksOf(shown, { base, notes, ...(asOf === undefined ? {} : { asOf }) });
  if ('sources' in shown.item) notes.include(shown.item.sources);
  const knowledge = paragraph(`Knowledge ${base.version}, reviewed ${dateWords(base.reviewed)}.`);
  return { title: null, blocks: [...blocks, ...notes.block(), knowledge] };
}

function blocksOf(shown: Entry, context: ShowContext): readonly Block[] {
  switch (shown.kind) {
    case 'role':
      return roleBlocks(shown.item, context);
    case 'route':
      return routeBlocks(shown.item, context);
    case 'specialism':
      return specialismBlocks(shown.item, context);
    case 'qualification':
      return qualificationBlocks(shown.item, context);
    case 'attribute':
      return attributeBlocks(shown.item, context);
    case 'question':
      return questionBlocks(shown.item, context);
    case 'source':
      return sourceBlocks(shown.item);
    default:
      return unreachable(shown);
  }
}

function attributeBlocks(item: Attribute, { base }: ShowContext): readonly Block[] {
  const question = base.questions.find(({ settles }) => settles.includes(item.id));
  return [
    section(
      item.label,
      facts(
        factRow('answer with', flagFor(item)),
        factRow('or', [command(`--set ${item.id}=${exampleOf(item)}`)]),
        factRow('values', valuesOf(item)),
        factRow('may be expected', item.expectable ? ['yes: ', command(`--set ${item.id}=${exampleOf(item)}@2027-08`)] : undefined),
        factRow('used for', item.wish ? 'the order of what you see; it never decides what is open to you' : undefined),
        factRow('asked again', item.agesAfterMonths === undefined ? undefined : `after ${item.agesAfterMonths} months`),
      ),
    ),
    ...(question === undefined ? [] : questionBlocks(question, { base, notes: createNotes(base) })),
    ...listSection(
      'Values',
      holdsValues(item.shape).map((value): Item => ({ text: `${value.id}: ${value.label}` })),
    ),
  ];
}

const exampleOf = ({ shape }: Attribute): string =>
  shape.kind === 'yes-no' ? 'true' : shape.kind === 'number' ? '1' : (shape.values[1]?.id ?? shape.values[0]?.id ?? '');

const valuesOf = ({ shape }: Attribute): Text => {
  if (shape.kind === 'yes-no') return 'yes or no';
  if (shape.kind === 'number') return `${shape.min} to ${shape.max} ${shape.unit}`;
  return shape.kind === 'set' ? 'none, one or several of those below' : 'one of those below';
};

const questionBlocks = (item: Question, { base }: ShowContext): readonly Block[] => [
  section(item.text, [
    ...(item.hint === undefined ? [] : [paragraph(sentence(item.hint))]),
    note('Why we ask', sentence(item.why)),
    note('If you are not sure', sentence(item.notSure)),
  ]),
  ...listSection(
    'It settles',
    item.settles.flatMap((id): readonly Item[] => {
      const attribute = lookup(base).attributes.get(id);
      return attribute === undefined ? [] : [{ text: joined(`${attribute.label}: `, flagFor(attribute)) }];
    }),
  ),
];

const sourceBlocks = (item: Source): readonly Block[] => [
  section(
    item.title ?? item.publisher,
    facts(
      factRow('publisher', item.publisher),
      factRow('address', item.url === null ? 'not known' : [address(item.url)]),
      factRow('page date', item.dated === null ? 'the page shows none' : pageWords(item)),
      factRow('we read it on', dateWords(item.read)),
      factRow('weight', weightWords[item.weight]),
      factRow('note', item.note === undefined ? undefined : withoutStop(item.note)),
    ),
  ),
];

/** An award: what it settles by itself, and the grades of its kind with what each settles. */
export function qualificationBlocks(item: Qualification, context: ShowContext): readonly Block[] {
  const { base, notes } = context;
  const kind = item.kind === undefined ? item : base.qualifications.find(({ id }) => id === item.kind);
  return [
    section(
      item.title,
      facts(
        factRow('also called', joinWith('or', item.otherTitles)),
        factRow('level', joined(levelWords(item.level), notes.cite(item.sources))),
        factRow('take care', item.caution === undefined ? undefined : withoutStop(item.caution)),
      ),
    ),
    ...listSection(item.level.includes(' to ') ? 'What it settles at the least' : 'What it settles', gainItems(item.gives, base)),
    ...(kind?.tables ?? []).map((table) => tableSection(table, kind?.subjects ?? [], context)),
  ];
}

function tableSection(table: GradeTable, subjects: readonly AwardSubject[], context: ShowContext): Block {
  return section(scaleWords(table), [
    list(table.grades.map((row): Item => ({ text: joined(rowWords(row, subjects, context), context.notes.cite(table.sources)) }))),
    ...(table.note === undefined ? [] : [note('Note', withoutStop(table.note))]),
  ]);
}

/** `9, 8 or 7: level 2; 1 GCSE. In English: English at level 2`. */
function rowWords(row: GradeRow, subjects: readonly AwardSubject[], { base }: ShowContext): Text {
  const { gives, subject, least, note: remark } = row;
  const gains = gives.map((gain) => gainWords(gain, base)).join('; ');
  const settled = gains === '' ? 'settles nothing by itself' : `${least === true ? 'at least ' : ''}${gains}`;
  const inSubjects = (subject === true ? subjects : []).map(
    (one) => `In ${one.title}: ${one.gives.map((gain) => gainWords(gain, base)).join('; ')}`,
  );
  return [`${gradesWords(row)}: ${settled}`, ...inSubjects, ...(remark === undefined ? [] : [upperFirst(withoutStop(remark))])].join('. ');
}
