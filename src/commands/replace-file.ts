import { Failure } from '../domain/failure.js';
import type { Context } from './context.js';
import type { Prompter } from './interview/prompter.js';

/** Whether a file that holds something may be replaced. True where there is nothing to replace. */
export async function asksToReplace(prompter: Prompter, { readExisting }: Pick<Context, 'readExisting'>, file: string): Promise<boolean> {
  const bytes = await readExisting(file).catch(() => null);
  if (bytes === null || bytes.byteLength === 0) return true;
  const reply = await prompter.ask({
    text: `“${file}” exists already. Replace it?`,
    choices: [
      { value: 'no', label: 'No, keep it as it is' },
      { value: 'yes', label: 'Yes, replace it' },
    ],
    kind: 'one',
    offers: [],
  });
  return reply.kind === 'one' && reply.value === 'yes';
}

/** Throws a `Failure` for a file that holds something and may not be replaced: nobody agreed, or nobody could be asked. */
export async function refuseToReplace(context: Pick<Context, 'readExisting' | 'prompter'>, file: string): Promise<void> {
  const bytes = await context.readExisting(file);
  if (bytes === null || bytes.byteLength === 0) return;
  if (context.prompter !== null) {
    const prompter = await context.prompter();
    try {
      if (await asksToReplace(prompter, context, file)) return;
    } finally {
      prompter.close();
    }
  }
  throw new Failure('usage', `“${file}” exists already.`, 'Use a different name, or --force to replace it. Nothing was written.');
}

/** What this program cannot write, by the ending of the name. */
const otherEndings = /\.(pdf|docx?|odt|rtf|pages)$/i;

/** Throws a `Failure` for a name that ends like a document which cannot be written. */
export function refuseOtherEnding(file: string): void {
  const [, ending] = otherEndings.exec(file) ?? [];
  if (ending === undefined) return;
  throw new Failure(
    'usage',
    `We cannot write ${ending.toUpperCase()} files.`,
    `Write ${file.replace(otherEndings, '.html')}, open it in a browser and print it from there, to paper or to PDF. Nothing was written.`,
  );
}

const endings: Readonly<Record<string, string>> = { jsonl: 'ndjson', tsv: 'csv', txt: 'text', yml: 'yaml', md: 'markdown', htm: 'html' };

/** The format that the ending of a file stands for, where it is one of these. */
export function formatByEnding<Name extends string>(path: string | undefined, names: readonly Name[]): Name | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(path ?? '')?.[1]?.toLowerCase() ?? '';
  return names.find((name) => name === (endings[ending] ?? ending));
}
