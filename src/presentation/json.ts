/** The JSON of the contract, section 4. */
export { adviceJson } from './advice-json.js';
export { checkJson } from './check-json.js';
export { jsonText } from './json-parts.js';
export { listJson } from './list-json.js';
export { showJson } from './show-json.js';
