import type { Retired } from '../domain/knowledge-base.js';
import { dateWords } from './dates.js';
import { type Block, paragraph } from './document.js';

/** A line for each old id that was asked for: what took its place. */
export const retiredLines = (retired: readonly Retired[]): readonly Block[] =>
  retired.map(({ id, on, replacedBy, note }) =>
    paragraph(
      `“${id}” was retired on ${dateWords(on)}. “${replacedBy}” took its place, and this is about that.${note === undefined ? '' : ` ${note}`}`,
    ),
  );
