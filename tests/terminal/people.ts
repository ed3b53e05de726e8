import type { LinesFor, Move } from './interview.js';

/** Somebody of 17, at school until July 2027, with English and maths, who likes numbers and fixing things. Line by line. */
export const leaver: LinesFor = {
  where: ['1'],
  'how-old': ['17'],
  'doing-now': ['1', '2027-07'],
  'may-work': ['1'],
  likes: ['1 4'],
  level: ['4', '1'],
  'school-subjects': ['1', '1'],
  gcses: ['5', '1'],
  held: ['no'],
  'worked-in': ['none'],
};

/** A nurse of 38 with a 2:2 in health subjects and ten years of clinical work. Line by line. */
export const nurse: LinesFor = {
  where: ['1'],
  'how-old': ['38'],
  'doing-now': ['3'],
  'may-work': ['1'],
  likes: ['7 9 16'],
  level: ['8'],
  'school-subjects': ['1 3'],
  degree: ['4'],
  'degree-about': ['5'],
  numerate: ['no'],
  'after-degree': ['1'],
  held: ['yes', '2'],
  'worked-in': ['13', '120'],
};

const typed = (text: string): Move => ({ typed: text });

/** The same school leaver, with arrow keys. */
export const leaverMoves: Readonly<Record<string, readonly Move[]>> = {
  where: ['England'],
  'how-old': [typed('17')],
  'doing-now': ['I am at school or college', typed('2027-07')],
  'may-work': ['Yes'],
  likes: [['Working with numbers', 'Fixing technology']],
  level: ['Level 2', 'Yes, I have it'],
  'school-subjects': [['English at level 2'], 'Yes, I have it'],
  gcses: [typed('5'), 'Yes, I have them'],
  held: ['No'],
  'worked-in': [[]],
};

/** The same nurse, with arrow keys. */
export const nurseMoves: Readonly<Record<string, readonly Move[]>> = {
  where: ['England'],
  'how-old': [typed('38')],
  'doing-now': ['I work for the NHS'],
  'may-work': ['Yes'],
  likes: [['Teaching people', 'Being close to patient care']],
  level: ['Level 6'],
  'school-subjects': [['English at level 2', 'A science at level 2']],
  degree: ['2:2'],
  'degree-about': [['health']],
  numerate: ['No'],
  'after-degree': ['None'],
  held: ['Yes', ['Nurse']],
  'worked-in': [['Clinical work'], typed('120')],
};
