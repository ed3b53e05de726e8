import { advise, buildModel } from '../engine/index.js';
import { adviceDocument, adviceJson, jsonText } from '../presentation/index.js';
import { gatherAnswers } from './answers.js';
import { asText } from './as-text.js';
import type { AnswerOptions, Context, ExitCode, Format } from './context.js';
import { converse } from './conversation.js';

/**
 * Asks, where somebody can be asked, only what is missing and still matters; then advises. Without a terminal it answers
 * from what it has and lists what it would have asked.
 */
export async function runAdvise(
  context: Context,
  options: AnswerOptions & { readonly format: Format; readonly all: boolean },
): Promise<ExitCode> {
  const { base, asOf } = context;
  const model = buildModel(base);
  const given = await gatherAnswers(context, options, model);
  const profile = context.prompter === null ? given : await converse(context, model, given);
  const advice = advise(model, profile, asOf);
  const text =
    options.format === 'json'
      ? jsonText(adviceJson(advice, base))
      : await asText(adviceDocument(advice, base, options.all ? { detail: 'all' } : {}), context.resultLayout);
  await context.result(text);
  return 0;
}
