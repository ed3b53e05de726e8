import type { AnswerOptions, Format } from '../context.js';

/** A folder of sheets, each named by a code. */
export type Sheets = {
  /** Names that are taken there, in small letters and without what follows their first dot. */
  readonly taken: () => readonly string[];
  /** Writes a sheet atomically, readable only by its owner. Null if the name is taken: nothing is overwritten. */
  readonly write: (name: string, text: string) => Promise<string | null>;
};

/** A file to which a line is added for each person. */
export type Lines = {
  /** What stood in it at the start. */
  readonly before: readonly string[];
  /** Adds a line, which is on the disk when this comes back, or takes back what got there of it. */
  readonly add: (line: string) => void;
  /** A file that was made for this and has nothing in it is taken away again. */
  readonly close: () => void;
};

/** What a workshop needs from outside, provided by the cli or a test. Each throws a `Failure` that says what to do. */
export type WorkshopIo = {
  /** Throws away what was typed and not yet asked for: it belongs to nobody who comes next. Throws `Cancelled` for Ctrl-C. */
  readonly forget: () => Promise<void>;
  /** Clears the screen and its scrollback. */
  readonly clear: () => void;
  /** Null: this terminal can be cleared. Else why not, and what to do. */
  readonly cannotClear: string | null;
  /** From now on the screen is cleared whatever ends the program, until `close`. */
  readonly watch: () => void;
  readonly close: () => void;
  /** Opens a folder, and makes it where it is not there. */
  readonly sheets: (folder: string) => Promise<Sheets>;
  readonly lines: (path: string) => Promise<Lines>;
};

export type WorkshopOptions = AnswerOptions & {
  /** Of the summary. Sheets are HTML, or Markdown where this is. */
  readonly format: Format;
  readonly all: boolean;
  /** The summary goes into this file. */
  readonly output?: string;
  /** A sheet for each person goes into this folder. */
  readonly handouts?: string;
  /** A line for each person is added to this file, which `batch` reads; existing lines are already counted. */
  readonly save?: string;
};
