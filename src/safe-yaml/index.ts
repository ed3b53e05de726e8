export { decodeText } from './decode.js';
export { defaultLimits, type Limits } from './limits.js';
export { type ParsedText, parseGuarded } from './parse.js';
export type { Path } from './positions.js';
