import type { Profile } from '../domain/answers.js';
import {
  type Again,
  type Block,
  commandLines,
  type Document,
  type DocumentFormat,
  type JsonObject,
  jsonText,
  type Layout,
  pageOf,
  type Writer,
  writers,
} from '../presentation/index.js';
import { type Context, type Format, readerOf } from './context.js';

/** A command, the answers it is given, and whether its words name a file. Folders of knowledge and the day are added. */
export type Repetition = { readonly words: readonly string[]; readonly profile?: Profile; readonly hasFile?: true };

/** The result of a command, made only in the format that was chosen. */
export type Rendering = {
  readonly json: () => JsonObject;
  readonly document: () => Document | Promise<Document>;
  /** The title of a page that is saved or printed. */
  readonly title: string;
  /** What gives the page again; null if nothing does. */
  readonly again: Repetition | null;
  /** Indents the JSON even when a program reads it. */
  readonly spread?: true;
};

/** A result in the format that was asked for. */
export async function render(context: Context, format: Format, { json, spread, ...of }: Rendering): Promise<string> {
  if (format === 'json') return jsonText(json(), spread === true ? 'people' : readerOf(context));
  return writeDocument(context, format, of);
}

/** The same for a result that has no JSON: a page in the format that was chosen. */
export async function writeDocument(
  { base, folders, asOf, resultLayout }: Context,
  format: DocumentFormat,
  { document, title, again }: Omit<Rendering, 'json' | 'spread'>,
): Promise<string> {
  const write: Writer = await writers[format]();
  return write(await document(), resultLayout, () => pageOf(base, asOf, title, again === null ? null : lines(again)));

  function lines({ words, profile, hasFile }: Repetition): Again {
    const named = [...(folders.data === undefined ? [] : ['--data', folders.data]), ...folders.add.flatMap((folder) => ['--add', folder])];
    const options = [...named, '--as-of', asOf, '--format', format];
    return commandLines(
      { words, ...(profile === undefined ? {} : { profile }), options, hasPaths: hasFile === true || named.length > 0 },
      base,
    );
  }
}

/** A document as text. Measuring text is slow to start, so it is loaded only where text is wanted. */
export async function asText(document: Document, layout: Layout): Promise<string> {
  const { renderText } = await import('../presentation/writers/terminal.js');
  return renderText(document, layout);
}

/** What is said between questions, as text for this stream. */
export const sayAsText =
  (notify: Context['notify'], layout: Layout): Context['say'] =>
  async (blocks: readonly Block[]) =>
    notify(`${await asText({ title: null, blocks }, layout)}\n`);
