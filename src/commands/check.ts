import type { Result } from '../domain/advice.js';
import { buildModel, check } from '../engine/index.js';
import { checkDocument, checkJson, jsonText } from '../presentation/index.js';
import { gatherAnswers } from './answers.js';
import { asText } from './as-text.js';
import type { AnswerOptions, Context, ExitCode, Format } from './context.js';
import { refuseUnknownIds } from './known-ids.js';

/** The verdict for these roles or routes, requirement by requirement. Never asks: what it would need is listed. */
export async function runCheck(
  context: Context,
  ids: readonly string[],
  options: AnswerOptions & { readonly format: Format; readonly all: boolean },
): Promise<ExitCode> {
  const { base, asOf } = context;
  refuseUnknownIds(ids, base);
  const model = buildModel(base);
  const profile = await gatherAnswers(context, options, model);
  const report = check(model, profile, asOf, [...new Set(ids)]);
  const document = checkDocument(report, base, options.all ? { detail: 'all' } : {});
  await context.result(options.format === 'json' ? jsonText(checkJson(report, base)) : await asText(document, context.resultLayout));
  return exitFor(report.results);
}

/** 0 where all are open or will be; 1 where one is shut; else 3 (CONTRACT section 3). */
function exitFor(results: readonly Result[]): ExitCode {
  const has = (...verdicts: readonly string[]): boolean => results.some(({ verdict }) => verdicts.includes(verdict));
  return has('not-yet', 'closed') ? 1 : has('judged', 'stretch', 'unknown') ? 3 : 0;
}
