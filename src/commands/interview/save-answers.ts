import type { Profile } from '../../domain/answers.js';
import { Failure } from '../../domain/failure.js';
import { command } from '../../presentation/index.js';
import { type InterviewContext, say } from './context.js';

/** Asks for the name of a file where none was given, and saves. False if nothing was saved. */
export async function askAndSave(talk: InterviewContext, profile: Profile): Promise<boolean> {
  for (;;) {
    const reply = await talk.prompter.ask({
      text: 'Where shall we save your answers?',
      hint: `Type a file name, such as me.yaml. To cancel, just press Enter.`,
      kind: 'line',
      choices: [],
      offers: [],
    });
    if (reply.kind !== 'line' || reply.text.trim() === '') {
      await say(talk, 'Nothing was saved.');
      return false;
    }
    if (await saveTo(talk, profile, reply.text.trim())) return true;
  }
}

/** Saves and says where; or says why not. */
export async function saveTo(talk: InterviewContext, profile: Profile, file: string): Promise<boolean> {
  try {
    await talk.keeper.saveAs(file, profile);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await say(talk, `${error.message} ${error.hint}`);
    return false;
  }
  await say(talk, [
    `Saved in “${file}”: your answers and what you were not sure of, and nothing else. To continue later: `,
    command(`hi-careers advise --resume ${/[^\w./~:\\-]/.test(file) ? `"${file}"` : file}`),
  ]);
  return true;
}
