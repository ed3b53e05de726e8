import type { GradeRow, GradeTable } from '../../domain/knowledge-base.js';
import { joinWith } from './english.js';

/** A scale of grades with its years: `England: letters (1988 to 2019)`. */
export function scaleWords({ title, from, until }: GradeTable): string {
  const years =
    from !== undefined && until !== undefined
      ? `${from} to ${until}`
      : from !== undefined
        ? `from ${from}`
        : until !== undefined
          ? `until ${until}`
          : '';
  return `${title}${years === '' ? '' : ` (${years})`}`;
}

/** Grades that settle the same: `9, 8, 7, 6, 5 or 4`. */
export const gradesWords = ({ grades }: GradeRow): string => joinWith('or', grades);

/** The same on one line: `9 to 4`; few of them are all named. */
export const gradeRangeWords = (row: GradeRow): string =>
  row.grades.length > 4 ? `${row.grades[0]} to ${row.grades.at(-1)}` : gradesWords(row);
