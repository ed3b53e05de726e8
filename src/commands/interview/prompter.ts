import type { YearMonth } from '../../domain/ids.js';

/** One question, independent of the prompter: in a terminal with arrow keys, line by line, or scripted in a test. */
export type Prompt = {
  readonly text: string;
  readonly hint?: string;
  /** Why it is asked. A function, because few people want to know; absent if the question needs no reason. */
  readonly why?: () => string;
  readonly choices: readonly Choice[];
  /** The choices that words may mean, the likeliest first: a list to be searched by more than its labels. */
  readonly find?: (words: string) => readonly Choice[];
  /** `counts`: how many of each choice, up to `max` of one. `line`: a line in the person's own words, which may be empty. */
  readonly kind: 'one' | 'many' | 'counts' | 'number' | 'month' | 'line';
  /** Each line has its number in sight, and typing it chooses the line. Where questions are put line by line, all lists do. */
  readonly numbered?: true;
  readonly most?: number;
  readonly min?: number;
  readonly max?: number;
  /** The first month that may be given. */
  readonly earliest?: YearMonth;
  readonly unit?: string;
  /** What was answered before, in words. */
  readonly said?: string;
  /** Values chosen at the start: Enter alone takes them in a list of one, and they are ticked in a list of several. */
  readonly chosen?: readonly string[];
  /** The replies other than answers that are allowed here. */
  readonly offers: readonly Offer[];
  /** Which question this is, from 1; absent for one that only completes another. */
  readonly nth?: number;
  /** About how many questions remain after this one; absent if that has no meaning. */
  readonly more?: number;
};

export type Choice = {
  readonly value: string;
  readonly label: string;
  /** Other words by which a search finds it. */
  readonly also?: readonly string[];
};

/** The replies other than answers, in the order in which they are offered. */
export const offers = ['keep', 'expected', 'qualification', 'not-sure', 'skip', 'why', 'back', 'cancel', 'show', 'save'] as const;
export type Offer = (typeof offers)[number];

/** An offer as a reply. The reason for a question is given by the prompter itself, which then goes on waiting. */
export type OfferTaken = Exclude<Offer, 'why'>;

export type Reply =
  | { readonly kind: 'one'; readonly value: string }
  | { readonly kind: 'many'; readonly values: readonly string[] }
  /** How many of each value; what is left out is none. At least one is there. */
  | { readonly kind: 'counts'; readonly counts: ReadonlyMap<string, number> }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'month'; readonly value: YearMonth }
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: OfferTaken }
  /** End of input: the program shows what it knows. */
  | { readonly kind: 'end' };

export type Prompter = {
  /** Asks one question until it gets a valid answer. Throws `Cancelled` on Ctrl-C, and `Quit` for the word. */
  readonly ask: (prompt: Prompt) => Promise<Reply>;
  readonly close: () => void;
};

/** Somebody pressed Ctrl-C. `words`: the message to print in place of the usual one. */
export class Cancelled extends Error {
  readonly words: string | null;
  constructor(words: string | null = null) {
    super('Cancelled.');
    this.name = 'Cancelled';
    this.words = words;
  }
}

/** Somebody typed that they want to leave. In a workshop only they leave. */
export class Quit extends Cancelled {}

/** Each offer: its words in a list, the word to type for it, other words that people type, and its key where one key is enough. */
export const offerWords: Readonly<Record<Offer, OfferWords>> = {
  keep: { label: 'Keep this answer', typed: 'keep', also: [], key: 'k' },
  expected: { label: 'It will change, and I know when', typed: 'later', also: [], key: 'l' },
  qualification: { label: 'Add a qualification', typed: 'add', also: [], key: 'a' },
  'not-sure': {
    label: 'Not sure',
    typed: 'not sure',
    also: ['unsure', 'i am not sure', 'i’m not sure', 'i do not know', 'i don’t know', 'don’t know', 'dont know'],
    key: 'u',
  },
  skip: { label: 'Skip it for now', typed: 'skip', also: [], key: 'x' },
  why: { label: 'Why do you ask?', typed: 'why', also: ['?', 'why?'], key: '?' },
  back: { label: 'Back', typed: 'back', also: ['go back'], key: 'b' },
  cancel: { label: 'Stop adding', typed: 'cancel', also: [], key: 'c' },
  show: { label: 'Show me now', typed: 'show', also: [], key: 's' },
  save: { label: 'Stop and save', typed: 'save', also: [], key: 'v' },
};

type OfferWords = { readonly label: string; readonly typed: string; readonly also: readonly string[]; readonly key: string };

/** The offer that a typed line stands for. */
export const offerTyped = (line: string, among: readonly Offer[]): Offer | undefined => {
  const words = line.trim().toLowerCase().replace(/\s+/g, ' ').replaceAll("'", '’');
  return among.find((offer) => {
    const { label, typed, also } = offerWords[offer];
    return [typed, label.toLowerCase(), ...also].includes(words);
  });
};

/** Whether somebody typed that they want to leave. */
export const isQuit = (line: string): boolean => /^\s*(quit|exit)\s*$/i.test(line);
