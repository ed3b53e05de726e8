/** What a knowledge base holds and what that rests on. Needs only the domain, so it loads without YAML and schemas. */
export { type Counts, type Coverage, coverageOf, type RoleCoverage } from './coverage.js';
export { type Stale, type StaleSource, staleFacts } from './stale.js';
export { type Fact, factsOf } from './statements.js';
