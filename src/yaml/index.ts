export { type Decoded, decodeText } from './decode-text.js';
export { defaultLimits, type Limits } from './limits.js';
export { type Parsed, type ParsedText, parseGuarded } from './parse-guarded.js';
export type { Path, PlaceOf } from './place-index.js';
