import type { IsoDate } from '../domain/ids.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { type Block, type Depth, type DocumentFormat, type Layout, writers } from '../presentation/index.js';
import type { Prompter } from './interview/prompter.js';

/** `--data` and `--add`, as typed. */
export type Folders = { readonly data?: string; readonly add: readonly string[] };

/** What a command needs from outside, provided by the cli or a test. */
export type Context = {
  readonly base: KnowledgeBase;
  /** The folders of knowledge that were named in place of the built-in one, or added. */
  readonly folders: Folders;
  /** The date of asking. */
  readonly asOf: IsoDate;
  /** The layout of results and of messages; they may be different streams. */
  readonly resultLayout: Layout;
  readonly noticeLayout: Layout;
  /** Writes to standard output, or to the file that was named: all of it or nothing. */
  readonly result: (text: string) => Promise<void>;
  /** Writes to standard error. */
  readonly notify: (text: string) => void;
  /** Shows something between questions, beside them: as text on standard error, or as part of a web page. */
  readonly say: (blocks: readonly Block[]) => Promise<void>;
  /** Bytes of a file, or of standard input for `-`. Throws a `Failure` that says what to do. */
  readonly read: (path: string) => Promise<Uint8Array>;
  /** The same of a file that may be missing: null if it is, or is not a file. */
  readonly readExisting: (path: string) => Promise<Uint8Array | null>;
  /** Writes answers to a file that its owner alone may read: all of it or nothing. Throws a `Failure` that says what to do. */
  readonly save: (path: string, text: string) => Promise<void>;
  /** Writes any other file named during an interview, in the same way. */
  readonly writeFile: (path: string, text: string) => Promise<void>;
  /** The result appears on the same screen as the questions. */
  readonly resultOnScreen: boolean;
  /** Null if nobody can be asked: no terminal at both ends, or `--no-input`. */
  readonly prompter: (() => Promise<Prompter>) | null;
};

/** 0 answered; 1 not-yet or closed; 2 wrong usage or input; 3 judged, stretch or unknown (docs/contract.md, section 3). */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a result can be written as. JSON is made from the values themselves, everything else from a document. */
export type Format = 'json' | DocumentFormat;
export const formats: readonly Format[] = (Object.keys(writers) as Format[]).toSpliced(1, 0, 'json');

/** How much detail a page has: everything, two sides of paper, or one screen. */
export const depthFor = ({ all, format }: { readonly all: boolean; readonly format: Format }): Depth =>
  all ? 'all' : format === 'text' ? 'brief' : 'handout';

/** `--accept`, `--refuse` or `--because`, with its argument. */
export type Mark = { readonly option: 'accept' | 'refuse' | 'because'; readonly text: string };

/** Where answers come from; later ones win. */
export type AnswerOptions = {
  readonly profile?: string;
  /** `attribute=value`, as typed. */
  readonly set: readonly string[];
  /** Attribute to the text that followed its flag; true and false for `--x` and `--no-x`. */
  readonly flags: ReadonlyMap<string, string | boolean>;
  /** What an adviser marked on the command line, as typed, in that order. */
  readonly marks?: readonly Mark[];
};

/** Whether people or programs read the result: only a terminal has a width. */
export const readerOf = ({ resultLayout }: Context): 'people' | 'programs' => (resultLayout.width === undefined ? 'programs' : 'people');
