/** A row of a sheet. `line` is the line on which it ends: a cell may hold line ends. */
export type SheetRow = { readonly line: number; readonly cells: readonly string[] };

/** A line of NDJSON; null if it is too long to be one person. */
export type TextLine = { readonly line: number; readonly text: string | null };

/** How the answers were read, so that they are written in the same way. */
export type SheetStyle = {
  readonly separator: string;
  /** A byte order mark is written: Excel reads UTF-8 rightly only with it. */
  readonly mark: boolean;
  /** For programs: cells that a spreadsheet would run as a formula are written as they are. */
  readonly raw?: boolean;
};

/** A file of people, read in parts: memory does not grow with it. */
export type Source =
  | ({ readonly form: 'csv'; readonly header: SheetRow; readonly rows: AsyncIterable<readonly SheetRow[]> } & SheetStyle)
  | { readonly form: 'ndjson'; readonly rows: AsyncIterable<readonly TextLine[]> };

/** Where rows go: whole under the final name when it is finished, or nothing. */
export type Sink = {
  /** Rows as cells, quoted as they must be, with formulas defused. */
  readonly cells: (rows: readonly (readonly string[])[]) => Promise<void>;
  readonly text: (text: string) => Promise<void>;
  readonly finish: () => Promise<void>;
  /** Discards everything. Does nothing after `finish`. */
  readonly abandon: () => Promise<void>;
  /** The reader has closed the output: nothing more need be written. */
  readonly isClosed: () => boolean;
  /** Output goes to a terminal, which control characters could manipulate. */
  readonly isTerminal: boolean;
};

/** How far a run has come. */
export type Point = {
  /** What the result depends on beside the file, by name. */
  readonly settings: Readonly<Record<string, string>>;
  /** Rows and lines of the file that are done, and what tells them from those of another file. */
  readonly read: number;
  readonly digest: string;
  readonly people: number;
  readonly setAside: number;
  readonly passed: number;
  /** Bytes of each output, in the order in which they were opened. */
  readonly sizes: readonly number[];
};

/** A sink that stays when the run is interrupted. */
export type KeptSink = Sink & { readonly size: () => number };

/** The outputs of a run that can be interrupted and gone on with. */
export type Kept = {
  /** What an interrupted run left; null if there was none. */
  readonly left: Point | null;
  /** The file that says so. */
  readonly note: string;
  readonly sink: (path: string, style: SheetStyle, size: number) => Promise<KeptSink>;
  /** Notes how far the run has come. */
  readonly save: (point: Point) => Promise<void>;
  /** Gives the finished outputs their names, and forgets the run. */
  readonly finish: () => Promise<void>;
};

/** What a batch needs from outside, provided by the cli or a test. Each throws a `Failure` that says what to do. */
export type BatchIo = {
  /** Opens a file, or standard input for `-`. `isColumn` tells the columns of a header from other words. */
  readonly open: (path: string, choices: { readonly encoding?: string; readonly isColumn: (name: string) => boolean }) => Promise<Source>;
  /** Opens what is written to; null: standard output. */
  readonly sink: (path: string | null, style: SheetStyle) => Promise<Sink>;
  /** Opens an output that stays when the run is interrupted. */
  readonly kept: (path: string) => Promise<Kept>;
  /** Lets a signal be heard. */
  readonly pause: () => Promise<void>;
  /** Shows the progress. */
  readonly progress: (rows: number) => void;
  /** Says something beside the result, and never in the middle of the progress. */
  readonly say: (text: string) => void;
  /** Erases the progress line. Returns whether there was one. */
  readonly done: () => boolean;
};
