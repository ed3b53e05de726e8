import { Failure } from '../../../domain/failure.js';
import { adviceText } from '../../advice-text.js';
import { formats } from '../../context.js';
import { asksToReplace, formatByEnding, refuseOtherEnding } from '../../replace-file.js';
import { consistentAnswersOf } from '../ask-all.js';
import { say, show } from '../context.js';
import { advicePages, type ExploreState } from './context.js';

/** Shows the whole advice again. */
export async function printAdvice(looking: ExploreState): Promise<ExploreState> {
  const page = advicePages(looking.interview, looking.state, looking.detail).whole;
  await show(looking.interview, page);
  return { ...looking, page };
}

/** Writes the advice to a file, every way in included, in the format that its ending stands for. An existing file is asked about. */
export async function writeAdvice({ interview, state }: ExploreState, file: string): Promise<void> {
  const { context, model, prompter } = interview;
  try {
    refuseOtherEnding(file);
    const format = formatByEnding(file, formats);
    if (format === undefined) return say(interview, `The ending says what to write: .txt, .md, .html or .json. “${file}” has another.`);
    if (!(await asksToReplace(prompter, context, file))) return say(interview, 'Nothing was written.');
    const { profile } = consistentAnswersOf(interview, state);
    const { glyphs } = context.resultLayout;
    const onPaper = { ...context, resultLayout: { colour: 'none', glyphs, plain: false } as const };
    await context.writeFile(file, await adviceText(onPaper, model, profile, { format, all: true }));
    await say(interview, `The advice is in “${file}”, with every way in.`);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await say(interview, `${error.message} ${error.hint}`);
  }
}
