import type { Result } from '../domain/advice.js';
import { buildModel, check, currentProfile, scopeOf } from '../engine/index.js';
import { checkJson, joinWith, withRetired, withRetiredJson } from '../presentation/index.js';
import { gatherAnswers } from './answers.js';
import { type AnswerOptions, type Context, depthFor, type ExitCode, type Format } from './context.js';
import { asTyped, idsNamed, rejectUnknownIds } from './find-by-name.js';
import { render } from './render.js';

/** The verdict for these roles or routes, requirement by requirement. In a terminal it offers to ask what is missing; else that is listed. */
export async function runCheck(
  context: Context,
  typed: readonly string[],
  options: AnswerOptions & { readonly format: Format; readonly all: boolean },
): Promise<ExitCode> {
  const { base, asOf } = context;
  const { ids, retired } = idsNamed(typed, base);
  rejectUnknownIds(ids, base);
  const model = buildModel(base, ids);
  const given = await gatherAnswers(context, options, model);
  const profile =
    options.format === 'text' && context.prompter !== null && context.resultOnScreen
      ? await (await import('./interview/ask-missing.js')).askMissing(context, model, given, scopeOf(model, ids))
      : given;
  const report = check(model, profile, asOf, ids);
  const { format, all } = options;
  const words = [
    'check',
    ...asTyped(
      report.results.map(({ id }) => id),
      retired,
    ),
    ...(all ? ['--all'] : []),
  ];
  const text = await render(context, format, {
    json: () => withRetiredJson(checkJson(report, base), retired),
    // A script that wants JSON does not wait for what makes a page.
    document: async () => {
      const { checkDocument } = await import('../presentation/pages/check.js');
      return withRetired(checkDocument(report, base, { detail: depthFor({ format, all }) }), retired);
    },
    title: `How you match: ${joinWith(
      'and',
      report.results.map(({ title }) => title),
    )}`,
    again: { words, profile: currentProfile(model, profile, asOf) },
  });
  await context.result(text);
  return exitFor(report.results);
}

/** 0 if all are open or will be; 1 if one is not yet open or closed; else 3 (docs/contract.md, section 3). */
function exitFor(results: readonly Result[]): ExitCode {
  const has = (...verdicts: readonly string[]): boolean => results.some(({ verdict }) => verdicts.includes(verdict));
  return has('not-yet', 'closed') ? 1 : has('judged', 'stretch', 'unknown') ? 3 : 0;
}
