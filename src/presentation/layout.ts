import type { Glyphs } from './sanitise.js';

/** What a text is drawn on. One pure policy elsewhere decides these from flags, environment and stream. */
export type Layout = {
  /** Columns of the screen. Absent or 0: 80. */
  readonly width?: number;
  /** `16`: the colours of the theme. Never more, so that a light, a dark and a washed-out screen stay readable. */
  readonly colour: 'none' | '16';
  readonly glyphs: Glyphs;
  /** No columns and no colour; every line complete in itself. */
  readonly plain: boolean;
};

/** The columns to write in: 80 where the screen does not say, never under 40, never over 120. */
export const columnsOf = ({ width }: Layout): number =>
  width === undefined || width <= 0 ? 80 : Math.min(Math.max(Math.floor(width), 40), 120);
