import { Failure } from '../../../domain/failure.js';
import { asText } from '../../render.js';
import { say, show } from '../context.js';
import { advicePages, type ExploreState } from './context.js';

/** Shows the whole advice again; with a name, writes it to that file, every way in included. */
export async function printAdvice(looking: ExploreState, file: string): Promise<ExploreState> {
  const { talk, state, detail } = looking;
  if (file === '') {
    const page = advicePages(talk, state, detail).whole;
    await show(talk, page);
    return { ...looking, page };
  }
  const { context } = talk;
  try {
    const { glyphs } = context.resultLayout;
    await context.writeFile(file, await asText(advicePages(talk, state, 'all').whole, { colour: 'none', glyphs, plain: false }));
    await say(talk, `The advice is in “${file}”, with every way in.`);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await say(talk, `${error.message} ${error.hint}`);
  }
  return looking;
}
