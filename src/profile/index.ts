/**
 * What somebody said: from flags and files, and back. Nothing derived is ever in it.
 * Reading a file of YAML needs its parser, so `read-profile.js` is loaded only when such a file is named.
 */

export { emptyProfile } from '../domain/answers.js';
export type { Outcome } from './read-answer.js';
export { attributeFinder, readAnswer, readFlag, unknownAttribute } from './read-answer.js';
export { type CellProblem, lostInLine, type RowRead, readMap, rowReader } from './read-row.js';
export { plainAnswer, plainProfile, profileText } from './write-profile.js';
