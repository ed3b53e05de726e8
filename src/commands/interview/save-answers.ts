import type { Profile } from '../../domain/answers.js';
import { Failure } from '../../domain/failure.js';
import { command } from '../../presentation/index.js';
import { asksToReplace, formatByEnding } from '../replace-file.js';
import { type InterviewContext, say } from './context.js';

/** Asks for the name of a file where none was given, and saves. False if nothing was saved. */
export async function askAndSave(interview: InterviewContext, profile: Profile): Promise<boolean> {
  for (;;) {
    const reply = await interview.prompter.ask({
      text: 'Where shall we save your answers?',
      hint: `Type a file name, such as me.yaml. To cancel, just press Enter.`,
      kind: 'line',
      choices: [],
      offers: [],
    });
    const typed = reply.kind === 'line' ? reply.text.trim() : '';
    if (typed === '') {
      await say(interview, 'Nothing was saved.');
      return false;
    }
    if (await saveTo(interview, profile, /\.[a-z][a-z0-9]*$/i.test(typed) ? typed : `${typed}.yaml`)) return true;
  }
}

/** Saves and says where; or says why not. A file that exists is replaced only if somebody agrees. */
export async function saveTo(interview: InterviewContext, profile: Profile, file: string): Promise<boolean> {
  if (formatByEnding(file, ['yaml', 'json']) === undefined && file !== interview.keeper.file()) {
    await say(interview, `Answers are kept in a file that ends in .yaml or .json, and “${file}” does not. Nothing was saved.`);
    return false;
  }
  if (file !== interview.keeper.file() && !(await asksToReplace(interview.prompter, interview.context, file))) {
    await say(interview, 'Nothing was saved.');
    return false;
  }
  try {
    await interview.keeper.saveAs(file, profile);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await say(interview, `${error.message} ${error.hint}`);
    return false;
  }
  await say(interview, [
    `Saved in “${file}”: your answers and what you were not sure of, and nothing else. To continue later: `,
    command(`hi-careers advise --resume ${/[^\w./~:\\-]/.test(file) ? `"${file}"` : file}`),
  ]);
  return true;
}
