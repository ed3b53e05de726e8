import { LONGEST } from './model.js';

/** How many earlier places are compared, and the length that needs no better one. */
const DEPTH = 48;
export const LONG_ENOUGH = 128;
/** By so many bytes places are found, and by so many bits of their hash. */
const [NEAR, FAR] = [3, 6];
const HASH = 17;

/** How long the bytes at a place and those that begin so far before it are the same. */
export function commonLength(bytes: Uint8Array, at: number, distance: number): number {
  if (distance >= at) return 0;
  const most = Math.min(LONGEST, bytes.length - at);
  let length = 0;
  while (length < most && bytes[at + length] === bytes[at + length - distance - 1]) length += 1;
  return length;
}

/** Finds where bytes were before. Places are asked for in their order. */
export class Matches {
  /** What was found last: the nearest first, each longer than the one before it. */
  found = 0;
  readonly lengths = new Uint16Array(DEPTH + 1);
  readonly matches = new Int32Array(DEPTH + 1);
  readonly #bytes: Uint8Array;
  /** The newest place by the first three bytes; by the first six, the newest and the one before each. */
  readonly #near = new Int32Array(1 << HASH).fill(-1);
  readonly #far = new Int32Array(1 << HASH).fill(-1);
  readonly #before: Int32Array;
  #known = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#before = new Int32Array(bytes.length);
  }

  at(place: number): this {
    while (this.#known < place) this.#learn(this.#known++);
    this.found = 0;
    const near = this.#near[this.#hash(place, NEAR)] ?? -1;
    let longest = near < 0 ? 2 : this.#take(place, near, 2);
    let before = this.#far[this.#hash(place, FAR)] ?? -1;
    for (let left = DEPTH; left > 0 && before >= 0 && longest < LONG_ENOUGH; left--) {
      if (this.#bytes[before + longest] === this.#bytes[place + longest]) longest = this.#take(place, before, longest);
      before = this.#before[before] ?? -1;
    }
    return this;
  }

  #take(place: number, before: number, longest: number): number {
    const distance = place - before - 1;
    const length = commonLength(this.#bytes, place, distance);
    if (length <= longest) return longest;
    this.lengths[this.found] = length;
    this.matches[this.found] = distance;
    this.found += 1;
    return length;
  }

  #learn(place: number): void {
    this.#near[this.#hash(place, NEAR)] = place;
    const hash = this.#hash(place, FAR);
    this.#before[place] = this.#far[hash] ?? -1;
    this.#far[hash] = place;
  }

  #hash(at: number, count: number): number {
    let hash = 0;
    for (let place = at; place < at + count; place++) {
      hash = Math.imul(hash ^ (this.#bytes[place] ?? 0), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash >>> (32 - HASH);
  }
}
