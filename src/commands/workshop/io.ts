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
  /** Adds a line, which is on the disk when this returns; on a failure, removes the part that was written. */
  readonly add: (line: string) => void;
  /** Removes the file if this workshop created it and it is empty. */
  readonly close: () => void;
};

/** What a workshop needs from outside, provided by the cli or a test. Each throws a `Failure` that says what to do. */
export type WorkshopIo = {
  /** Discards typed input that nothing has read, so that it cannot answer for the next person. Throws `Cancelled` for Ctrl-C. */
  readonly forget: () => Promise<void>;
  /** Clears the screen and its scrollback. */
  readonly clear: () => void;
  /** Null: this terminal can be cleared. Else why not, and what to do. */
  readonly cannotClear: string | null;
  /** From now until `close`, the screen is cleared however the program ends. */
  readonly watch: () => void;
  readonly close: () => void;
  /** Opens a folder, creating it if needed. */
  readonly sheets: (folder: string) => Promise<Sheets>;
  readonly lines: (path: string) => Promise<Lines>;
};

export type WorkshopOptions = AnswerOptions & {
  /** The format of the summary. Handouts are in Markdown if this is, else in HTML. */
  readonly format: Format;
  readonly all: boolean;
  /** The summary goes into this file. */
  readonly output?: string;
  /** A sheet for each person goes into this folder. */
  readonly handouts?: string;
  /** A line for each person is added to this file, which `batch` reads; existing lines are already counted. */
  readonly save?: string;
};
