/** How much one file may hold. Checked before anything is parsed, so that a hostile file costs little. */
export type Limits = {
  readonly bytes: number;
  readonly lines: number;
  /** Words, signs and gaps: a flood of brackets makes a million errors out of one megabyte. */
  readonly pieces: number;
  /** Lists and mappings inside one another. */
  readonly depth: number;
};

/** Our largest file is under 400 KB; measured, a file at every limit still takes under two seconds. */
export const defaultLimits: Limits = { bytes: 1_000_000, lines: 40_000, pieces: 250_000, depth: 40 };
