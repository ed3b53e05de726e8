import type { Result } from '../domain/advice.js';
import { Failure } from '../domain/failure.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { didYouMean } from '../domain/nearest.js';
import { buildModel, check } from '../engine/index.js';
import { checkDocument, checkJson, jsonText } from '../presentation/index.js';
import { gatherAnswers } from './answers.js';
import { asText } from './as-text.js';
import type { AnswerOptions, Context, ExitCode, Format } from './context.js';

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

function refuseUnknownIds(ids: readonly string[], base: KnowledgeBase): void {
  const known = [...base.roles, ...base.routes].map(({ id }) => id as string);
  for (const id of ids) {
    if (known.includes(id)) continue;
    const short = id.slice(0, 80);
    throw new Failure(
      'unknown-id',
      `There is no role or route “${short}”.`,
      `${didYouMean(short, known, '')} ${byTitle(short, base)} hi-careers list roles and hi-careers list routes show them all.`
        .replace(/\s+/g, ' ')
        .trim(),
    );
  }
}

/** People type titles: an id whose title, or other title, holds what was typed is named too. */
function byTitle(typed: string, base: KnowledgeBase): string {
  const wanted = typed.toLowerCase().replaceAll('-', ' ');
  const found = [...base.roles, ...base.routes].filter(({ title, otherTitles }) =>
    [title, ...otherTitles].some((name) => name.toLowerCase().includes(wanted)),
  );
  return found.length === 0
    ? ''
    : `By title there is ${found
        .slice(0, 3)
        .map(({ id }) => id)
        .join(', ')}.`;
}
