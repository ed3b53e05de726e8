import { emptyProfile, type Profile } from '../../domain/answers.js';
import { Failure } from '../../domain/failure.js';
import { buildModel, type NextQuestion, nextInInterview } from '../../engine/index.js';
import { compileKnowledge } from '../../knowledge/compiled/write.js';
import type { Context, ExitCode, Format } from '../context.js';
import { askAll } from '../interview/ask-all.js';
import type { Prompt } from '../interview/prompter.js';
import { startFrom } from '../interview/state.js';
import { type First, type PageParts, pageFile } from './file.js';
import { shownKnowledge } from './shown-knowledge.js';

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
  await context.result(
    pageFile({ base, first: await firstQuestion(context), knowledge: compileKnowledge(shownKnowledge(base), []), parts }),
  );
  return 0;
}

/** The first question of an interview with somebody of whom nothing is known. */
async function firstQuestion(context: Context): Promise<First> {
  const model = buildModel(context.base);
  const asked: Prompt[] = [];
  const chosen: NextQuestion[] = [];
  const next = (profile: Profile): NextQuestion | null => {
    const found = nextInInterview(model, profile, context.asOf);
    if (found !== null) chosen.push(found);
    return found;
  };
  const prompter = {
    ask: async (prompt: Prompt) => {
      asked.push(prompt);
      return { kind: 'end' } as const;
    },
    close: () => {},
  };
  const keeper = { file: () => null, promise: () => '', keep: async () => {}, saveAs: async () => {} };
  await askAll({ context, model, prompter, keeper, next }, startFrom(emptyProfile, model, context.asOf));
  const [first, question] = [asked[0], chosen[0]?.question.id];
  if (first === undefined || question === undefined)
    throw new Failure('no-question', 'This knowledge asks no question.', 'Add one to its attributes.');
  return { prompt: first, question, reason: first.why?.() ?? '' };
}
