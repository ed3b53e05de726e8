/**
 * What is to be said, without how it looks: plain data that every writer (terminal, plain, Markdown, HTML) takes.
 * Text in it is raw: a writer cleans it (sanitise.ts) or escapes it, once, as it writes.
 */

/** A second signal beside the words, never the only one. */
export type Tone = 'good' | 'later' | 'judge' | 'ask' | 'bad' | 'neutral';

/** A piece of running text. A bare string is plain text. */
export type Span =
  | string
  | { readonly kind: 'strong'; readonly text: string; readonly tone?: Tone }
  /** Something to type, as it stands. */
  | { readonly kind: 'command'; readonly text: string }
  | { readonly kind: 'address'; readonly url: string }
  /** Numbers of footnotes. */
  | { readonly kind: 'refs'; readonly numbers: readonly number[] };

/** Running text. */
export type Text = string | readonly Span[];

/** Words that belong to a title: a verdict (`loud`), or a few facts. */
export type Aside = { readonly text: string; readonly tone: Tone; readonly loud: boolean };

/** One line of a definition: `state | text | the other side`, and what hangs below it. */
export type Row = {
  readonly label: string;
  readonly tone: Tone;
  readonly text: Text;
  /** What is set against the text: what the person has. */
  readonly aside?: string;
  readonly more?: readonly Detail[];
};

/** `label: text`. */
export type Detail = { readonly label: string; readonly text: Text };

/** One point of a list, with what hangs below it. */
export type Item = { readonly text: Text; readonly more?: readonly Detail[] };

/** A footnote. `url` is null if the address is not known. */
export type Footnote = { readonly number: number; readonly text: string; readonly url: string | null };

/** One bar of a timeline: from the start of one month to the start of another, counted from now. */
export type Bar = { readonly label: string; readonly from: number; readonly to: number; readonly tone: Tone; readonly aside?: string };

/** A branch of a tree, with what grows from it. */
export type Branch = { readonly text: Text; readonly branches: readonly Branch[] };

export type Section = {
  readonly kind: 'section';
  /** 2 for a part of the page, 3 for an entry in it. */
  readonly level: 2 | 3;
  readonly title: string;
  readonly aside?: Aside;
  readonly blocks: readonly Block[];
};

export type Block =
  | Section
  | { readonly kind: 'paragraph'; readonly text: Text }
  /** `label: text`, as a line of its own. */
  | { readonly kind: 'note'; readonly label: string; readonly text: Text }
  /** `boxes`: each point has a box to tick, on paper. */
  | { readonly kind: 'list'; readonly ordered: boolean; readonly boxes?: true; readonly items: readonly Item[] }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  /**
   * The first cell of a row names it. A writer without room for columns gives each row as lines `head: cell`. `dense`: on a screen it
   * takes as few lines as it can, with the caption in place of the first head.
   */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly dense?: true;
      readonly rows: readonly (readonly Text[])[];
    }
  /** Months from left to right. What it shows must be in words too: pictures are a second way to read, never the only one. */
  | { readonly kind: 'timeline'; readonly title: string; readonly bars: readonly Bar[] }
  | { readonly kind: 'tree'; readonly title: string; readonly root: Branch }
  | { readonly kind: 'footnotes'; readonly notes: readonly Footnote[] }
  /** Room to write by hand. */
  | { readonly kind: 'room'; readonly label: string; readonly lines: number }
  /** A pause: an empty line, or nothing where the medium has spacing of its own. */
  | { readonly kind: 'blank' };

/** One page. */
export type Document = { readonly title: string | null; readonly blocks: readonly Block[] };

/** A paragraph. */
export const paragraph = (text: Text): Block => ({ kind: 'paragraph', text });

/** A line `label: text`. */
export const note = (label: string, text: Text): Block => ({ kind: 'note', label, text });

/** A list without numbers. */
export const list = (items: readonly Item[]): Block => ({ kind: 'list', ordered: false, items });

/** A numbered list. */
export const numbered = (items: readonly Item[]): Block => ({ kind: 'list', ordered: true, items });

/** A list of points to tick. */
export const boxes = (items: readonly Item[]): Block => ({ kind: 'list', ordered: false, boxes: true, items });

/** Definition rows; columns, where there are any, are shared by all of them. */
export const rows = (all: readonly Row[]): Block => ({ kind: 'rows', rows: all });

/** A part of the page with its title. */
export const section = (title: string, blocks: readonly Block[], aside?: Aside): Section => ({
  kind: 'section',
  level: 2,
  title,
  blocks,
  ...(aside === undefined ? {} : { aside }),
});

/** An entry within a part of the page. */
export const entry = (title: string, blocks: readonly Block[], aside?: Aside): Section => ({ ...section(title, blocks, aside), level: 3 });

/** The spans of a text. */
export const spansOf = (text: Text): readonly Span[] => (typeof text === 'string' ? [text] : text);

/** Texts one after another. */
export const joined = (...texts: readonly Text[]): Text => texts.flatMap(spansOf);

/** Texts with a separator between them; empty ones are left out. */
export const joinedBy = (separator: string, texts: readonly Text[]): Text =>
  texts.filter((text) => text.length > 0).flatMap((text, index) => (index === 0 ? spansOf(text) : [separator, ...spansOf(text)]));

/** References to footnotes, to be put behind a text. Nothing where there are none. */
export const refs = (numbers: readonly number[]): Text => (numbers.length === 0 ? [] : [{ kind: 'refs', numbers }]);

/** Something to type. */
export const command = (text: string): Span => ({ kind: 'command', text });

/** An address on the web. */
export const address = (url: string): Span => ({ kind: 'address', url });
