import type { LinesFor, Move } from './talk.js';
import { keys } from './terminal.js';

/** Somebody of 17, at school until July 2027, with English and maths, who likes numbers and fixing things. Line by line. */
export const leaver: LinesFor = {
  where: ['1'],
  'how-old': ['17'],
  'true-now': ['1 2', '2027-07'],
  likes: ['1 4'],
  level: ['4'],
  'school-subjects': ['1'],
  gcses: ['5'],
  held: ['none'],
  'worked-in': ['none'],
};

/** A nurse of 38 with a 2:2 in health subjects and ten years of clinical work. Line by line. */
export const nurse: LinesFor = {
  where: ['1'],
  'how-old': ['38'],
  'true-now': ['1 3'],
  likes: ['7 9 16'],
  level: ['8'],
  'school-subjects': ['1 3'],
  degree: ['4'],
  'degree-about': ['5'],
  numerate: ['no'],
  'after-degree': ['1'],
  held: ['2'],
  'worked-in': ['13', '120'],
};

const typed = (text: string): Move => ({ typed: `${text}${keys.enter}` });
const none: Move = { typed: keys.enter };

/** The same school leaver, with arrow keys. */
export const leaverMoves: Readonly<Record<string, readonly Move[]>> = {
  where: ['England'],
  'how-old': [typed('17')],
  'true-now': [['Right to work', 'In full-time education'], typed('2027-07')],
  likes: [['Working with numbers', 'Fixing technology']],
  level: ['Level 2'],
  'school-subjects': [['English at level 2']],
  gcses: [typed('5')],
  held: [none],
  'worked-in': [none],
};

/** The same nurse, with arrow keys. */
export const nurseMoves: Readonly<Record<string, readonly Move[]>> = {
  where: ['England'],
  'how-old': [typed('38')],
  'true-now': [['Right to work', 'Works for the NHS']],
  likes: [['Teaching people', 'Being close to patient care']],
  level: ['Level 6'],
  'school-subjects': [['English at level 2', 'A science at level 2']],
  degree: ['2:2'],
  'degree-about': [['health']],
  numerate: ['No'],
  'after-degree': ['None'],
  held: [['Nurse']],
  'worked-in': [['Months in clinical work'], typed('120')],
};
