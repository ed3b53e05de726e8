import type { Retired } from '../domain/knowledge-base.js';
import { dateWords } from './dates.js';
import { type Block, type Document, paragraph } from './document.js';
import type { JsonObject } from './json-parts.js';

/** A line for each old id that was asked for: what took its place. */
const retiredLines = (retired: readonly Retired[]): readonly Block[] =>
  retired.map(({ id, on, replacedBy, note }) =>
    paragraph(
      `“${id}” was retired on ${dateWords(on)}. “${replacedBy}” took its place, and this is about that.${note === undefined ? '' : ` ${note}`}`,
    ),
  );

/** A page with those lines before everything else. */
export const withRetired = (document: Document, retired: readonly Retired[]): Document => ({
  ...document,
  blocks: [...retiredLines(retired), ...document.blocks],
});

/** JSON with the old ids that were asked for, where there are any. */
export const withRetiredJson = (found: JsonObject, retired: readonly Retired[]): JsonObject =>
  retired.length === 0
    ? found
    : {
        ...found,
        retired: retired.map(({ id, on, replacedBy, note }) => ({ id, on, replacedBy, ...(note === undefined ? {} : { note }) })),
      };
