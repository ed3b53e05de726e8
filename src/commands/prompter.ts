/** One question as it is put, whoever puts it: in a terminal with arrow keys, line by line, or scripted in a test. */
export type Prompt = {
  readonly text: string;
  readonly hint?: string;
  /** Shown with the question. Absent: the question needs no reason. */
  readonly why?: string;
  readonly choices: readonly Choice[];
  readonly kind: 'one' | 'many' | 'number' | 'month';
  readonly most?: number;
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  /** What else may be said here; `not-sure` with what becomes of it. */
  readonly offers: readonly Offer[];
  /** Which question this is, from 1; absent for one that only completes another. */
  readonly nth?: number;
  /** About how many questions remain after this one; absent where that has no meaning. */
  readonly more?: number;
};

export type Choice = { readonly value: string; readonly label: string };

/** `expected`: it will be so later. `show`: stop asking and show what is known. `back`: to the question before. */
export type Offer = 'not-sure' | 'expected' | 'back' | 'show';

export type Reply =
  | { readonly kind: 'one'; readonly value: string }
  | { readonly kind: 'many'; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'month'; readonly value: string }
  | { readonly kind: Offer }
  /** End of input: what is known is shown. */
  | { readonly kind: 'end' };

export type Prompter = {
  /** Puts one question until it gets an answer that fits. Throws `Cancelled` on Ctrl-C. */
  readonly ask: (prompt: Prompt) => Promise<Reply>;
  readonly close: () => void;
};

/** Somebody pressed Ctrl-C. */
export class Cancelled extends Error {
  constructor() {
    super('Cancelled.');
    this.name = 'Cancelled';
  }
}

/** Words for the offers, the same in every prompter. */
export const offerWords = {
  'not-sure': 'Not sure',
  expected: 'It will change, and I know when',
  back: 'Go back one question',
  show: 'Show me now what is known',
} as const satisfies Record<Offer, string>;
