/** The rules at work: pure and synchronous. It reads no file, clock, terminal or random number; the date is handed in. */
export { advise, check, scopeOf } from './advise.js';
export { withoutAged } from './aged.js';
export { applyChanges, applyGains } from './apply.js';
export { inferredIn } from './assess.js';
export { compare } from './compare.js';
export { contradictionsIn } from './contradictions.js';
export { FEWEST, fold, foldParts, GroupTally } from './group.js';
export { type NextQuestion, nextQuestion } from './interview.js';
export { rolesScope, type Scope, wholeScope } from './matters.js';
export { buildModel, type Model } from './model.js';
export { whatMoved } from './moved.js';
export { markable } from './overrides.js';
export { fromRole, into } from './pathway/into.js';
export { plan, rolesOf } from './pathway/plan.js';
export { applicationWindows } from './pathway/windows.js';
export { routesTo } from './steps-to.js';
export { type Target, VerdictRun } from './verdicts.js';
export { countedProfile } from './worlds.js';
