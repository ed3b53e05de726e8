/** Keys with values, as YAML and JSON have them. */
export type Mapping = Readonly<Record<string, unknown>>;

export const isMapping = (value: unknown): value is Mapping => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a list or a mapping has at one step of a path; undefined where it has nothing there. */
export const childOf = (value: unknown, step: string | number): unknown =>
  Array.isArray(value) ? value[Number(step)] : isMapping(value) ? value[step] : undefined;

/** Every name that an object has from birth. None is a sensible key, and code that copies or compares objects trips over them. */
export const magicKeys: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);
