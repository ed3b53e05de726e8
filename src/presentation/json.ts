/** The JSON of the contract, section 4. */
export { adviceJson, checkJson } from './advice-json.js';
export { jsonText } from './json-parts.js';
export { listJson, showJson } from './knowledge-json.js';
