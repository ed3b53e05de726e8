import type { Result } from '../domain/advice.js';
import { currentIds } from '../domain/retired.js';
import { buildModel, check, countedProfile } from '../engine/index.js';
import { checkDocument, checkJson, commandLine, joinWith, jsonText, retiredLines } from '../presentation/index.js';
import { gatherAnswers } from './answers.js';
import { inFormat } from './as-text.js';
import { type AnswerOptions, type Context, depthFor, type ExitCode, type Format, readerOf } from './context.js';
import { refuseUnknownIds } from './known-ids.js';

/** The verdict for these roles or routes, requirement by requirement. Never asks: what it would need is listed. */
export async function runCheck(
  context: Context,
  typed: readonly string[],
  options: AnswerOptions & { readonly format: Format; readonly all: boolean },
): Promise<ExitCode> {
  const { base, asOf } = context;
  const { ids, retired } = currentIds(typed, base);
  refuseUnknownIds(ids, base);
  const model = buildModel(base);
  const profile = await gatherAnswers(context, options, model);
  const report = check(model, profile, asOf, ids);
  const document = checkDocument(report, base, { detail: depthFor(options) });
  await context.result(
    options.format === 'json'
      ? jsonText({ ...checkJson(report, base), ...(retired.length === 0 ? {} : { retired }) }, readerOf(context))
      : await inFormat({ ...document, blocks: [...retiredLines(retired), ...document.blocks] }, options.format, context, {
          title: `Where you stand: ${joinWith(
            'and',
            report.results.map(({ title }) => title),
          )}`,
          again: commandLine(
            ['check', ...report.results.map(({ id }) => id), ...(options.all ? ['--all'] : [])],
            countedProfile(model, profile, asOf),
            base,
            asOf,
          ),
        }),
  );
  return exitFor(report.results);
}

/** 0 where all are open or will be; 1 where one is shut; else 3 (CONTRACT section 3). */
function exitFor(results: readonly Result[]): ExitCode {
  const has = (...verdicts: readonly string[]): boolean => results.some(({ verdict }) => verdicts.includes(verdict));
  return has('not-yet', 'closed') ? 1 : has('judged', 'stretch', 'unknown') ? 3 : 0;
}
