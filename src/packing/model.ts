/**
 * What packing and unpacking have in common: how each symbol of the LZMA format becomes bits, and with which probability each bit is
 * coded (https://7-zip.org/sdk.html, lzma-specification.txt; lc=3, lp=0, pb=0, as suits text).
 */
export type Coder = {
  /** Codes a bit with the probability at that place, and gives it. One that reads ignores `value`. */
  bit(probabilities: Uint16Array, at: number, value: number): number;
  /** The same for some bits of equal chance, the highest first, as one number. */
  plain(bits: number, value: number): number;
};

/** How many bits of the byte before choose the probabilities of a literal. */
const LITERAL_CONTEXT = 3;
/** The first byte of what is packed: lc + 9 * (lp + 5 * pb). */
export const PROPERTIES = LITERAL_CONTEXT;
/** Bytes before the coded ones: the properties, how far back a match may begin (4) and the size (8). */
export const HEADER = 13;
/** A probability of one half, of 2048. */
const EVEN = 1024;
export const SHORTEST = 2;
export const LONGEST = SHORTEST + 16 + 256 - 1;

/** What a symbol is: a byte, a match, one byte at the newest distance, or a match at one of the last four distances. */
export const kinds = { literal: 0, match: 1, short: 2, repeat: 3 } as const;
export const KINDS = kinds.repeat + 4;

/** Kinds of the last symbols, as far as they tell what comes: below 7 the last one was a literal. */
export const STATES = 12;
export const isAfterMatch = (state: number): boolean => state >= 7;

export function stateAfter(state: number, kind: number): number {
  if (kind === kinds.literal) return state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  const isFirst = state < 7;
  if (kind === kinds.match) return isFirst ? 7 : 10;
  return kind === kinds.short ? (isFirst ? 9 : 11) : isFirst ? 8 : 11;
}

const even = (size: number): Uint16Array => new Uint16Array(size).fill(EVEN);

/** Codes symbols. The probabilities follow what was coded. */
export class Model {
  readonly lengths = new Lengths();
  readonly repeatLengths = new Lengths();
  readonly #isMatch = even(STATES);
  readonly #isRepeat = even(STATES);
  readonly #isOlder = even(STATES);
  readonly #isLong = even(STATES);
  readonly #isThird = even(STATES);
  readonly #isFourth = even(STATES);
  readonly #literals = even(0x300 << LITERAL_CONTEXT);
  readonly #slots = [even(SLOTS), even(SLOTS), even(SLOTS), even(SLOTS)] as const;
  readonly #middles = even(115);
  readonly #ends = even(16);

  kind(coder: Coder, state: number, kind: number): number {
    if (coder.bit(this.#isMatch, state, kind === kinds.literal ? 0 : 1) === 0) return kinds.literal;
    if (coder.bit(this.#isRepeat, state, kind === kinds.match ? 0 : 1) === 0) return kinds.match;
    if (coder.bit(this.#isOlder, state, kind > kinds.repeat ? 1 : 0) === 0)
      return coder.bit(this.#isLong, state, kind === kinds.short ? 0 : 1) === 0 ? kinds.short : kinds.repeat;
    if (coder.bit(this.#isThird, state, kind > kinds.repeat + 1 ? 1 : 0) === 0) return kinds.repeat + 1;
    return kinds.repeat + 2 + coder.bit(this.#isFourth, state, kind - kinds.repeat - 2);
  }

  /** A byte after the byte `before`. `unlike` is the byte at the newest distance, from which it differs after a match; -1 elsewhere. */
  literal(coder: Coder, before: number, unlike: number, value: number): number {
    const from = 0x300 * (before >>> (8 - LITERAL_CONTEXT));
    let node = 1;
    let isAlike = unlike >= 0;
    for (let left = 7; left >= 0; left--) {
      const other = (unlike >>> left) & 1;
      const bit = coder.bit(this.#literals, from + (isAlike ? (1 + other) << 8 : 0) + node, (value >>> left) & 1);
      isAlike &&= bit === other;
      node = (node << 1) | bit;
    }
    return node & 0xff;
  }

  /** How far back a match of that length begins, from 0 for the byte before. */
  distance(coder: Coder, length: number, value: number): number {
    const slot = tree(coder, this.#slots[Math.min(length - SHORTEST, 3)] ?? this.#slots[3], 6, slotOf(value));
    if (slot < 4) return slot;
    const bits = (slot >>> 1) - 1;
    const base = nearestIn(slot);
    const rest = value - base;
    if (slot < 14) return base + reverseTree(coder, this.#middles, base - slot, bits, rest);
    const high = coder.plain(bits - 4, rest >>> 4);
    return base + (high << 4) + reverseTree(coder, this.#ends, 0, 4, rest & 15);
  }
}

class Lengths {
  readonly #choices = even(2);
  readonly #low = even(8);
  readonly #middle = even(8);
  readonly #high = even(256);

  code(coder: Coder, length: number): number {
    const value = length - SHORTEST;
    if (coder.bit(this.#choices, 0, value < 8 ? 0 : 1) === 0) return SHORTEST + tree(coder, this.#low, 3, value);
    if (coder.bit(this.#choices, 1, value < 16 ? 0 : 1) === 0) return SHORTEST + 8 + tree(coder, this.#middle, 3, value - 8);
    return SHORTEST + 16 + tree(coder, this.#high, 8, value - 16);
  }
}

/** How many slots there are. */
export const SLOTS = 64;

/** The slot of a distance: its highest bits, and how many they are. */
export function slotOf(distance: number): number {
  if (distance < 4) return distance;
  const bits = 30 - Math.clz32(distance);
  return (bits << 1) + (distance >>> bits);
}

/** The first distance of a slot. */
export const nearestIn = (slot: number): number => (slot < 4 ? slot : ((2 | (slot & 1)) << ((slot >>> 1) - 1)) >>> 0);

/** The bits of a number, each with a probability of its own after those before it. */
function tree(coder: Coder, probabilities: Uint16Array, bits: number, value: number): number {
  let node = 1;
  for (let left = bits - 1; left >= 0; left--) node = (node << 1) | coder.bit(probabilities, node, (value >>> left) & 1);
  return node - (1 << bits);
}

/** The same with the lowest bit first. */
function reverseTree(coder: Coder, probabilities: Uint16Array, from: number, bits: number, value: number): number {
  let node = 1;
  let coded = 0;
  for (let at = 0; at < bits; at++) {
    const bit = coder.bit(probabilities, from + node, (value >>> at) & 1);
    node = (node << 1) | bit;
    coded |= bit << at;
  }
  return coded;
}
