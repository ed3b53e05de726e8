/** Every name that an object has from birth. None is a sensible key, and code that copies or compares objects trips over them. */
export const magicKeys: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);
