import { type Attribute, holdsValues } from '../../domain/attribute.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { type Document, paragraph, type Row, rows, section } from '../../presentation/index.js';
import type { Context, ExitCode } from '../context.js';
import { asText } from '../render.js';
import type { Sink } from './io.js';
import { helpRows, REF } from './read-rows.js';
import { jsonOf } from './write-rows.js';

/** What an empty sheet is written as. */
export type TemplateFormat = 'csv' | 'ndjson' | 'text';

/**
 * An empty sheet with every attribute explained: a header, a row that says what each column is, and one that says what to
 * write. Both rows are passed over when the sheet is read, so it can be filled in below them. As text it is a page to read.
 */
export async function runTemplate(context: Context, sink: (() => Promise<Sink>) | null, format: TemplateFormat): Promise<ExitCode> {
  const { base } = context;
  if (format === 'text' || sink === null) {
    await context.result(await asText(page(base), context.resultLayout));
    return 0;
  }
  const out = await sink();
  const [what, write] = helpRows;
  const explained = [
    [what, ({ label }: Attribute) => label],
    [write, toWrite],
  ] as const;
  try {
    if (format === 'csv') {
      const lines = explained.map(([ref, words]) => [ref, ...base.attributes.map(words)]);
      await out.cells([[REF, ...base.attributes.map(({ id }) => id)], ...lines]);
    } else {
      const lines = explained.map(([ref, words]) => ({
        [REF]: ref,
        answers: Object.fromEntries(base.attributes.map((attribute) => [attribute.id, words(attribute)])),
      }));
      await out.text(lines.map((line) => `${jsonOf(line)}\n`).join(''));
    }
    await out.finish();
  } finally {
    await out.abandon();
  }
  return 0;
}

/** What may be written in a cell. Never starts with a character that a spreadsheet would take for a formula. */
function toWrite(attribute: Attribute): string {
  const { shape } = attribute;
  const ids = holdsValues(shape)
    .map(({ id }) => id)
    .join(', ');
  switch (shape.kind) {
    case 'yes-no':
      return `yes or no${later(attribute)}`;
    case 'number':
      return `whole number of ${shape.unit}, ${shape.min} to ${shape.max}${later(attribute)}`;
    case 'set':
      return `any of these with ; between them, or none: ${ids}${later(attribute)}`;
    default:
      return `one of these: ${ids}${later(attribute)}`;
  }
}

/** The month is an example, and says so. */
const later = ({ expectable }: Attribute): string => (expectable ? '. If it is only expected, add the month, such as @2027-07' : '');

function page(base: KnowledgeBase): Document {
  return {
    title: 'A sheet for hi-careers batch',
    blocks: [
      paragraph(
        `The first line names the columns: any of those below, in any order, and ${REF} for a code of your own, which is copied to the result and never read. Write one row per person. An empty cell means not known, never no.`,
      ),
      ...base.topics.flatMap(({ id, title }) => {
        const own = base.attributes.filter(({ topic }) => topic === id);
        return own.length === 0 ? [] : [section(title, [rows(own.map(rowOf))])];
      }),
    ],
  };
}

const rowOf = (attribute: Attribute): Row => ({
  label: attribute.id,
  tone: 'neutral',
  text: attribute.label,
  more: [{ label: 'write', text: toWrite(attribute) }],
});
