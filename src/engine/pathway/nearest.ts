type Entry<T> = { readonly weight: number; readonly came: number; readonly thing: T };

/** Things that wait their turn, the least weight first; of equal ones, the one that came first. A binary heap. */
export class Nearest<T> {
  readonly #heap: Entry<T>[] = [];
  #came = 0;

  get size(): number {
    return this.#heap.length;
  }

  put(thing: T, weight: number): void {
    const heap = this.#heap;
    const entry = { weight, came: this.#came++, thing };
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(at, above)) break;
      this.#swap(at, above);
      at = above;
    }
  }

  /** Takes the nearest out; undefined where none is left. */
  take(): T | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || heap.length === 0) return first?.thing;
    heap[0] = last as Entry<T>;
    for (let at = 0; ; ) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2]) if (below < heap.length && this.#isBefore(below, least)) least = below;
      if (least === at) return first.thing;
      this.#swap(at, least);
      at = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const one = this.#heap[a] as Entry<T>;
    const other = this.#heap[b] as Entry<T>;
    return one.weight < other.weight || (one.weight === other.weight && one.came < other.came);
  }

  #swap(a: number, b: number): void {
    const heap = this.#heap;
    const one = heap[a] as Entry<T>;
    heap[a] = heap[b] as Entry<T>;
    heap[b] = one;
  }
}
