/** The JSON of the contract, section 4. */
export { adviceJson, checkJson } from './advice.js';
export { listJson } from './list.js';
export { jsonText } from './parts.js';
export { showJson } from './show.js';
