/** Letter of every code: short to say and to write, and with a number behind it no word of any name. */
const LETTER = 'W';

/** The codes of a workshop, one after another: W1, W2. One that was used before, in a file or a folder, is passed over. */
export class Codes {
  #last = 0;
  readonly #taken = new Set<string>();
  readonly #elsewhere: () => readonly string[];

  /** @param elsewhere names that are taken now and may change, in small letters */
  constructor(elsewhere: () => readonly string[]) {
    this.#elsewhere = elsewhere;
  }

  take(code: string): void {
    this.#taken.add(code.toLowerCase());
    // A workshop that goes on counts on, and does not fill gaps.
    const number = new RegExp(`^${LETTER}(\\d{1,9})$`, 'i').exec(code)?.[1];
    if (number !== undefined) this.#last = Math.max(this.#last, Number(number));
  }

  /** The next one that is free. The same again until it is taken. */
  next(): string {
    const elsewhere = this.#elsewhere();
    for (let number = this.#last + 1; ; number++) {
      const code = `${LETTER}${number}`;
      if (!this.#taken.has(code.toLowerCase()) && !elsewhere.includes(code.toLowerCase())) return code;
    }
  }
}
