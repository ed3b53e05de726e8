/**
 * What somebody said: from flags and files, and back. Nothing derived is ever in it.
 * Reading a file needs the YAML parser, so `read-profile.js` is loaded only when a file is named.
 */
export type { Outcome } from './problem.js';
export { emptyProfile } from './profile.js';
export { readAnswer } from './read-answer.js';
export { readFlag } from './read-flag.js';
export { type QualificationMatch, readQualification } from './read-qualification.js';
export { type CellProblem, readMap, rowReader } from './read-row.js';
export { unknownAttribute } from './unknown-attribute.js';
export { plainAnswer, plainProfile, profileText } from './write-profile.js';
