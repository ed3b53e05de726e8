export { decodeText } from './decode-text.js';
export { defaultLimits, type Limits } from './limits.js';
export { type ParsedText, parseGuarded } from './parse-guarded.js';
export type { Path } from './place-index.js';
