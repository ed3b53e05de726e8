/** A `Map`, a `WeakMap`, or what is like them. */
type Keeper<Key, Value> = { readonly get: (key: Key) => Value | undefined; readonly set: (key: Key, value: Value) => unknown };

/** Computes a value for each key once, with `make`, and caches it. */
export function memoize<Key, Value>(known: Keeper<Key, Value>, key: Key, make: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}
