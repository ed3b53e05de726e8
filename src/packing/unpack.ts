import { type Coder, HEADER, isAfterMatch, kinds, Model, PROPERTIES, stateAfter } from './model.js';

/** The bytes that `pack` packed. Throws where it can see that it did not. */
export function unpack(packed: Uint8Array): Uint8Array {
  if (packed[0] !== PROPERTIES || packed.length < HEADER) throw new Error(notPacked);
  const bytes = new Uint8Array(new DataView(packed.buffer, packed.byteOffset).getUint32(5, true));
  const reader = new Reader(packed);
  const model = new Model();
  let [newest, second, third, fourth] = [0, 0, 0, 0];
  let state = 0;
  for (let at = 0; at < bytes.length; ) {
    const kind = model.kind(reader, state, 0);
    if (kind === kinds.literal) {
      const unlike = isAfterMatch(state) ? (bytes[at - newest - 1] ?? 0) : -1;
      bytes[at] = model.literal(reader, bytes[at - 1] ?? 0, unlike, 0);
      at += 1;
    } else {
      let length = 1;
      if (kind === kinds.match) {
        length = model.lengths.code(reader, 0);
        [newest, second, third, fourth] = [model.distance(reader, length, 0), newest, second, third];
      } else {
        if (kind === kinds.repeat + 1) [newest, second] = [second, newest];
        else if (kind === kinds.repeat + 2) [newest, second, third] = [third, newest, second];
        else if (kind === kinds.repeat + 3) [newest, second, third, fourth] = [fourth, newest, second, third];
        if (kind !== kinds.short) length = model.repeatLengths.code(reader, 0);
      }
      if (newest >= at || at + length > bytes.length) throw new Error(notPacked);
      for (const end = at + length; at < end; at++) bytes[at] = bytes[at - newest - 1] ?? 0;
    }
    state = stateAfter(state, kind);
  }
  return bytes;
}

const notPacked = 'These bytes are not what was packed.';

/** Finds each bit by where the number that was written lies in a range, which narrows with each. */
class Reader implements Coder {
  readonly #packed: Uint8Array;
  // The first byte after the header is always 0.
  #at = HEADER + 1;
  #range = 0xffffffff;
  #code = 0;

  constructor(packed: Uint8Array) {
    this.#packed = packed;
    for (let left = 4; left > 0; left--) this.#code = ((this.#code << 8) | this.#next()) >>> 0;
  }

  bit(probabilities: Uint16Array, at: number): number {
    const zero = probabilities[at] ?? 0;
    const bound = (this.#range >>> 11) * zero;
    const bit = this.#code < bound ? 0 : 1;
    if (bit === 0) {
      this.#range = bound;
      probabilities[at] = zero + ((2048 - zero) >>> 5);
    } else {
      this.#range -= bound;
      this.#code -= bound;
      probabilities[at] = zero - (zero >>> 5);
    }
    this.#widen();
    return bit;
  }

  plain(bits: number): number {
    let read = 0;
    for (let left = bits; left > 0; left--) {
      this.#range >>>= 1;
      const bit = this.#code < this.#range ? 0 : 1;
      if (bit === 1) this.#code -= this.#range;
      read = (read << 1) | bit;
      this.#widen();
    }
    return read;
  }

  #widen(): void {
    if (this.#range >= 0x1000000) return;
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | this.#next()) >>> 0;
  }

  #next(): number {
    const byte = this.#packed[this.#at++];
    if (byte === undefined) throw new Error(notPacked);
    return byte;
  }
}
