import { emptyProfile } from '../../domain/answers.js';
import { Failure } from '../../domain/failure.js';
import { buildModel } from '../../engine/index.js';
import { compileKnowledge } from '../../knowledge/compiled/write.js';
import type { Context, ExitCode, Format } from '../context.js';
import { askAll } from '../interview/ask-all.js';
import type { Prompt } from '../interview/prompter.js';
import { startFrom } from '../interview/state.js';
import { type PageParts, pageFile } from './file.js';

/** Writes the whole adviser as one file of HTML. Throws a `Failure` for another format, and for a terminal, which cannot show it. */
export async function runPage(
  context: Context,
  parts: PageParts,
  { format, named }: { readonly format?: Format; readonly named: boolean },
): Promise<ExitCode> {
  if (format !== undefined && format !== 'html')
    throw new Failure('usage', `page writes HTML, not ${format}.`, 'Remove --format or --json, and use a file name that ends in .html.');
  if (!named && context.resultOnScreen)
    throw new Failure('usage', 'page writes a file for a browser.', 'Name it, such as: hi-careers page --output adviser.html');
  const { base } = context;
  await context.result(pageFile({ base, first: await firstQuestion(context), knowledge: compileKnowledge(base, []), parts }));
  return 0;
}

/** The first question of an interview with somebody of whom nothing is known. */
async function firstQuestion(context: Context): Promise<Prompt & { readonly reason: string }> {
  const model = buildModel(context.base);
  const asked: Prompt[] = [];
  const prompter = {
    ask: async (prompt: Prompt) => {
      asked.push(prompt);
      return { kind: 'end' } as const;
    },
    close: () => {},
  };
  const keeper = { file: () => null, promise: () => '', keep: async () => {}, saveAs: async () => {} };
  await askAll({ context, model, prompter, keeper }, startFrom(emptyProfile, model, context.asOf));
  const [first] = asked;
  if (first === undefined) throw new Failure('no-question', 'This knowledge asks no question.', 'Add one to its attributes.');
  return { ...first, reason: first.why?.() ?? '' };
}
