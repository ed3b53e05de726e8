import { inspectKnowledge } from '../../src/knowledge/index.js';
import { reviewKnowledge } from '../../src/workbench/lint/index.js';
import { type Changes, layer, tinyTexts } from '../knowledge/support.js';

/** What the review says of the tiny knowledge base with some files changed: `file:line:column code`. */
export function reviewOfTiny(changes: Changes): readonly string[] {
  return reviewKnowledge(inspectKnowledge([layer(tinyTexts(changes))])).map(({ at, code }) => `${at.file}:${at.line}:${at.column} ${code}`);
}

/** The same, without what is said of the tiny knowledge base as it stands: its attributes are there for other tests. */
export function newInTiny(changes: Changes): readonly string[] {
  const before = reviewOfTiny({});
  return reviewOfTiny(changes).filter((line) => !before.includes(line));
}

/** A file of the tiny knowledge base with one text put for another. Throws where the file does not hold it. */
export function edited(path: string, old: string, text: string): Changes {
  const before = tinyTexts()[path] ?? '';
  if (!before.includes(old)) throw new Error(`${path} does not hold ${old}`);
  return { [path]: before.replace(old, text) };
}
