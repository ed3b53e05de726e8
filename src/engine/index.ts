/** The rules at work: pure and synchronous. It reads no file, clock, terminal or random number; the date is handed in. */
export { advise } from './advice/advise.js';
export { check, scopeOf } from './advice/check.js';
export { compare } from './advice/compare.js';
export { diffAdvice } from './advice/diff.js';
export { FEWEST, fold, foldParts, GroupTally } from './advice/group.js';
export { routesTo } from './advice/reachable.js';
export { testedValues } from './interview/answer-classes.js';
export { canStillBeAsked, type NextQuestion, nextInInterview, nextQuestion, unansweredFor } from './interview/next-question.js';
export { rolesScope, type Scope, wholeScope } from './interview/relevance.js';
export { buildModel, type Model } from './model/model.js';
export { feederRoles, fromRole } from './pathway/into.js';
export { firstSteps, plan, rolesOf } from './pathway/plan.js';
export { applyChanges, applyGains } from './person/apply-changes.js';
export { currentProfile } from './person/current-answers.js';
export { markable } from './person/overrides.js';
export { contradictionsIn, withoutStaleAnswers } from './person/person.js';
export { inferredIn } from './verdict/assess.js';
export { VerdictRun } from './verdict/verdict.js';
