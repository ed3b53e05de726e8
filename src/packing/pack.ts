import { commonLength, LONG_ENOUGH, Matches } from './matches.js';
import {
  type Coder,
  HEADER,
  isAfterMatch,
  KINDS,
  kinds,
  LONGEST,
  Model,
  nearestIn,
  PROPERTIES,
  SHORTEST,
  SLOTS,
  STATES,
  slotOf,
  stateAfter,
} from './model.js';

/** Bytes packed in the LZMA format, smaller than gzip makes them. `unpack` gives them back, and so does `xz --format=lzma -d`. */
export function pack(bytes: Uint8Array): Uint8Array {
  const writer = new Writer();
  const model = new Model();
  const parser = new Parser(bytes, model);
  let past: Past = { state: 0, distances: [0, 0, 0, 0] };
  for (let at = 0; at < bytes.length; ) {
    for (const symbol of parser.cheapest(at, past)) {
      write(writer, model, bytes, at, past, symbol);
      past = pastAfter(past, symbol);
      at += symbol.length;
    }
  }
  const coded = writer.end();
  const packed = new Uint8Array(HEADER + coded.length);
  const header = new DataView(packed.buffer);
  header.setUint8(0, PROPERTIES);
  header.setUint32(1, 2 ** Math.max(12, Math.ceil(Math.log2(bytes.length + 1))), true);
  header.setUint32(5, bytes.length, true);
  packed.set(coded, HEADER);
  return packed;
}

type Symbol = { readonly kind: number; readonly length: number; readonly distance: number };
/** What was coded before, as far as it tells what comes: the state and the last four distances, the newest first. */
type Past = { readonly state: number; readonly distances: readonly number[] };

function pastAfter({ state, distances }: Past, { kind, distance }: Symbol): Past {
  const left = kind === kinds.match ? distances.slice(0, 3) : distances.filter((_, place) => place !== kind - kinds.repeat);
  const isSame = kind === kinds.literal || kind === kinds.short || kind === kinds.repeat;
  return { state: stateAfter(state, kind), distances: isSame ? distances : [distance, ...left] };
}

const unlikeAt = (bytes: Uint8Array, at: number, { state, distances }: Past): number =>
  isAfterMatch(state) ? (bytes[at - (distances[0] ?? 0) - 1] ?? 0) : -1;

function write(coder: Coder, model: Model, bytes: Uint8Array, at: number, past: Past, { kind, length, distance }: Symbol): void {
  model.kind(coder, past.state, kind);
  if (kind === kinds.literal) model.literal(coder, bytes[at - 1] ?? 0, unlikeAt(bytes, at, past), bytes[at] ?? 0);
  else if (kind === kinds.match) {
    model.lengths.code(coder, length);
    model.distance(coder, length, distance);
  } else if (kind !== kinds.short) model.repeatLengths.code(coder, length);
}

/** So many bytes are looked at together. */
const BLOCK = 4096;

/** Chooses the symbols that cost the fewest bits, with the probabilities as they were less than a block ago. */
class Parser {
  readonly #bytes: Uint8Array;
  readonly #model: Model;
  readonly #matches: Matches;
  /** By place in the block: the fewest bits found for the way there, and the last symbol of that way. */
  readonly #bits = new Float64Array(BLOCK + LONGEST);
  readonly #kind = new Uint8Array(BLOCK + LONGEST);
  readonly #length = new Uint16Array(BLOCK + LONGEST);
  readonly #distance = new Int32Array(BLOCK + LONGEST);

  #costs: Costs;
  #costsTo = BLOCK;

  constructor(bytes: Uint8Array, model: Model) {
    this.#bytes = bytes;
    this.#model = model;
    this.#costs = new Costs(model);
    this.#matches = new Matches(bytes);
  }

  /** The symbols of a block; of less where something long comes again, which is then the last of them. */
  cheapest(from: number, past: Past): readonly Symbol[] {
    if (from >= this.#costsTo) [this.#costs, this.#costsTo] = [new Costs(this.#model), from + BLOCK];
    const costs = this.#costs;
    const size = Math.min(BLOCK, this.#bytes.length - from);
    this.#bits.fill(Number.POSITIVE_INFINITY);
    const pasts = [past];
    for (let step = 0; step < size; step++) {
      if (step > 0) pasts.push(pastAfter(pasts[step - (this.#length[step] ?? 0)] ?? past, this.#symbolTo(step)));
      const long = this.#tryAll(from + step, step, pasts[step] ?? past, costs);
      if (long !== null) return [...this.#wayTo(step), long];
    }
    return this.#wayTo(size);
  }

  #symbolTo(step: number): Symbol {
    return { kind: this.#kind[step] ?? 0, length: this.#length[step] ?? 0, distance: this.#distance[step] ?? 0 };
  }

  #wayTo(end: number): readonly Symbol[] {
    const symbols: Symbol[] = [];
    for (let step = end; step > 0; step -= this.#length[step] ?? 0) symbols.push(this.#symbolTo(step));
    return symbols.reverse();
  }

  /** Tries every symbol at a place. Gives one that is long enough to be taken whatever it costs. */
  #tryAll(at: number, step: number, past: Past, costs: Costs): Symbol | null {
    const bytes = this.#bytes;
    const { state, distances } = past;
    const before = step === 0 ? 0 : (this.#bits[step] ?? 0);
    const literal = costs.literal(bytes[at - 1] ?? 0, unlikeAt(bytes, at, past), bytes[at] ?? 0);
    this.#offer(step + 1, before + costs.kind(state, kinds.literal) + literal, kinds.literal, 1, 0);
    for (let place = 0; place < distances.length; place++) {
      const distance = distances[place] ?? 0;
      const kind = kinds.repeat + place;
      const length = commonLength(bytes, at, distance);
      if (length >= LONG_ENOUGH) return { kind, length, distance };
      if (place === 0 && length > 0) this.#offer(step + 1, before + costs.kind(state, kinds.short), kinds.short, 1, distance);
      const bits = before + costs.kind(state, kind);
      for (let part = SHORTEST; part <= length; part++) this.#offer(step + part, bits + costs.repeatLength(part), kind, part, distance);
    }
    const bits = before + costs.kind(state, kinds.match);
    const { found, lengths, matches } = this.#matches.at(at);
    let part = SHORTEST;
    for (let one = 0; one < found; one++) {
      const length = lengths[one] ?? 0;
      const distance = matches[one] ?? 0;
      if (length >= LONG_ENOUGH) return { kind: kinds.match, length, distance };
      for (; part <= length; part++)
        this.#offer(step + part, bits + costs.length(part) + costs.distance(part, distance), kinds.match, part, distance);
    }
    return null;
  }

  #offer(to: number, bits: number, kind: number, length: number, distance: number): void {
    if (bits >= (this.#bits[to] ?? 0)) return;
    this.#bits[to] = bits;
    this.#kind[to] = kind;
    this.#length[to] = length;
    this.#distance[to] = distance;
  }
}

/** What symbols cost in bits, as the probabilities were at one place. */
class Costs {
  readonly #model: Model;
  readonly #counter = new Counter();
  readonly #kinds: Float64Array;
  readonly #lengths: Float64Array;
  readonly #repeatLengths: Float64Array;
  readonly #distances: Float64Array;

  constructor(model: Model) {
    const counter = this.#counter;
    const costsOf = (size: number, code: (at: number) => void): Float64Array =>
      Float64Array.from({ length: size }, (_, at) => {
        counter.bits = 0;
        code(at);
        return counter.bits;
      });
    this.#model = model;
    this.#kinds = costsOf(STATES * KINDS, (at) => model.kind(counter, Math.floor(at / KINDS), at % KINDS));
    this.#lengths = costsOf(LONGEST + 1, (length) => model.lengths.code(counter, length));
    this.#repeatLengths = costsOf(LONGEST + 1, (length) => model.repeatLengths.code(counter, length));
    this.#distances = costsOf(4 * SLOTS, (at) => model.distance(counter, SHORTEST + Math.floor(at / SLOTS), nearestIn(at % SLOTS)));
  }

  kind(state: number, kind: number): number {
    return this.#kinds[state * KINDS + kind] ?? 0;
  }

  length(length: number): number {
    return this.#lengths[length] ?? 0;
  }

  repeatLength(length: number): number {
    return this.#repeatLengths[length] ?? 0;
  }

  /** About the same for all distances with the same highest bits. */
  distance(length: number, distance: number): number {
    return this.#distances[Math.min(length - SHORTEST, 3) * SLOTS + slotOf(distance)] ?? 0;
  }

  literal(before: number, unlike: number, value: number): number {
    this.#counter.bits = 0;
    this.#model.literal(this.#counter, before, unlike, value);
    return this.#counter.bits;
  }
}

/** What a bit costs that has a probability of so many 2048ths. */
const costs = Float64Array.from({ length: 2048 }, (_, chance) => -Math.log2(Math.max(chance, 1) / 2048));

/** Counts what would be written. */
class Counter implements Coder {
  bits = 0;

  bit(probabilities: Uint16Array, at: number, value: number): number {
    const zero = probabilities[at] ?? 0;
    this.bits += costs[value === 0 ? zero : 2048 - zero] ?? 0;
    return value;
  }

  plain(bits: number, value: number): number {
    this.bits += bits;
    return value;
  }
}

/** Writes a number that lies in a range, which narrows with each bit. */
class Writer implements Coder {
  readonly #bytes: number[] = [];
  #low = 0;
  #range = 0xffffffff;
  /** The last byte, which a carry may still raise, and how many bytes of 0xff follow it. */
  #held = 0;
  #full = 0;

  bit(probabilities: Uint16Array, at: number, value: number): number {
    const zero = probabilities[at] ?? 0;
    const bound = (this.#range >>> 11) * zero;
    if (value === 0) {
      this.#range = bound;
      probabilities[at] = zero + ((2048 - zero) >>> 5);
    } else {
      this.#low += bound;
      this.#range -= bound;
      probabilities[at] = zero - (zero >>> 5);
    }
    this.#widen();
    return value;
  }

  plain(bits: number, value: number): number {
    for (let left = bits - 1; left >= 0; left--) {
      this.#range >>>= 1;
      if (((value >>> left) & 1) === 1) this.#low += this.#range;
      this.#widen();
    }
    return value;
  }

  end(): Uint8Array {
    for (let left = 5; left > 0; left--) this.#shift();
    return Uint8Array.from(this.#bytes);
  }

  #widen(): void {
    if (this.#range >= 0x1000000) return;
    this.#range = (this.#range << 8) >>> 0;
    this.#shift();
  }

  #shift(): void {
    const carry = this.#low >= 2 ** 32 ? 1 : 0;
    const low = this.#low % 2 ** 32;
    if (carry === 1 || low < 0xff000000) {
      this.#bytes.push((this.#held + carry) & 0xff);
      for (; this.#full > 0; this.#full--) this.#bytes.push((0xff + carry) & 0xff);
      this.#held = low >>> 24;
    } else this.#full += 1;
    this.#low = (low & 0xffffff) * 256;
  }
}
