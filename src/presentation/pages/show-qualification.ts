import type { AwardSubject, GradeRow, GradeTable, Qualification } from '../../domain/knowledge-base.js';
import { type Block, type Item, joined, list, note, section, type Text } from '../document.js';
import { gradesWords, scaleWords } from '../words/awards.js';
import { joinWith, upperFirst, withoutStop } from '../words/english.js';
import { levelWords } from '../words/ways.js';
import { factRow, facts, gainItems, gainWords, listSection, type ShowContext } from './show-parts.js';

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
