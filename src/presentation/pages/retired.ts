import type { Retired } from '../../domain/knowledge-base.js';
import { type Block, type Document, paragraph } from '../document.js';
import { dateWords } from '../words/dates.js';

/** A line for each old id that was asked for: what took its place. */
const retiredLines = (retired: readonly Retired[]): readonly Block[] =>
  retired.map(({ id, on, replacedBy, note }) =>
    paragraph(
      `“${id}” was retired on ${dateWords(on)}. “${replacedBy}” replaced it and is shown instead.${note === undefined ? '' : ` ${note}`}`,
    ),
  );

/** A page with those lines before everything else. */
export const withRetired = (document: Document, retired: readonly Retired[]): Document => ({
  ...document,
  blocks: [...retiredLines(retired), ...document.blocks],
});
