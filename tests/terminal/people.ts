import type { LinesFor, Move } from './talk.js';
import { keys } from './terminal.js';

/** Somebody of 17 at school with English and maths, who likes numbers and fixing things. Line by line. */
export const leaver: LinesFor = {
  where: ['1'],
  'how-old': ['17'],
  'at-school': ['yes'],
  'true-now': ['1'],
  likes: ['1 4'],
  dislikes: ['none'],
  level: ['4'],
  'school-subjects': ['1'],
  gcses: ['5'],
  registered: ['none'],
  certificates: ['none'],
  'worked-in': ['none'],
};

/** A nurse of 38 with a 2:2 in health subjects and ten years of clinical work. Line by line. */
export const nurse: LinesFor = {
  where: ['1'],
  'how-old': ['38'],
  'at-school': ['no'],
  'true-now': ['1 2'],
  likes: ['7 9 16'],
  dislikes: ['none'],
  level: ['8'],
  'school-subjects': ['1 3'],
  degree: ['4'],
  'degree-about': ['5'],
  numerate: ['no'],
  'after-degree': ['1'],
  registered: ['2'],
  certificates: ['none'],
  'worked-in': ['13', '120'],
};

const typed = (text: string): Move => ({ typed: `${text}${keys.enter}` });
const none: Move = { typed: keys.enter };

/** The same school leaver, with arrow keys. */
export const leaverMoves: Readonly<Record<string, readonly Move[]>> = {
  where: ['England'],
  'how-old': [typed('17')],
  'at-school': ['Yes'],
  'true-now': [['Right to work']],
  likes: [['Working with numbers', 'Fixing technology']],
  dislikes: [none],
  level: ['Level 2'],
  'school-subjects': [['English at level 2']],
  gcses: [typed('5')],
  registered: [none],
  certificates: [none],
  'worked-in': [none],
};

/** The same nurse, with arrow keys. */
export const nurseMoves: Readonly<Record<string, readonly Move[]>> = {
  where: ['England'],
  'how-old': [typed('38')],
  'at-school': ['No'],
  'true-now': [['Right to work', 'Works for the NHS']],
  likes: [['Teaching people', 'Being close to patient care']],
  dislikes: [none],
  level: ['Level 6'],
  'school-subjects': [['English at level 2', 'A science at level 2']],
  degree: ['2:2'],
  'degree-about': [['health']],
  numerate: ['No'],
  'after-degree': ['None'],
  registered: [['Nurse']],
  certificates: [none],
  'worked-in': [['Months in clinical work'], typed('120')],
};
