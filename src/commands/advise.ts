import { advise, buildModel, countedProfile } from '../engine/index.js';
import { adviceDocument, adviceJson, commandLine, jsonText } from '../presentation/index.js';
import { gatherAnswers } from './answers.js';
import { inFormat } from './as-text.js';
import { type AnswerOptions, type Context, depthFor, type ExitCode, type Format } from './context.js';
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
      : await inFormat(adviceDocument(advice, base, { detail: depthFor(options) }), options.format, context, {
          title: 'What is open to you, and what to do first',
          again: commandLine(['advise', '--no-input', ...(options.all ? ['--all'] : [])], countedProfile(model, profile, asOf), base, asOf),
        });
  await context.result(text);
  return 0;
}
