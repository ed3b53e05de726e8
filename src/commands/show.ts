import { Failure } from '../domain/failure.js';
import { didYouMean } from '../domain/nearest.js';
import { findShown, jsonText, showDocument, showJson, shownIds } from '../presentation/index.js';
import { asText } from './as-text.js';
import type { Context, ExitCode, Format } from './context.js';

/** One thing of the knowledge base in full, with its sources. */
export async function runShow(context: Context, id: string, options: { readonly format: Format }): Promise<ExitCode> {
  const { base, asOf } = context;
  const [shown] = findShown(base, id);
  if (shown === undefined) {
    const short = id.slice(0, 80);
    throw new Failure(
      'unknown-id',
      `There is nothing called “${short}”.`,
      `${didYouMean(short, shownIds(base), '')} hi-careers list shows what there is.`.trim(),
    );
  }
  await context.result(
    options.format === 'json' ? jsonText(showJson(shown, base, asOf)) : await asText(showDocument(shown, base), context.resultLayout),
  );
  return 0;
}
