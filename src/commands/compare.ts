import { Failure } from '../domain/failure.js';
import { buildModel, compare, currentProfile } from '../engine/index.js';
import { compareDocument, compareJson, withRetired, withRetiredJson } from '../presentation/index.js';
import { gatherAnswers } from './answers.js';
import type { AnswerOptions, Context, ExitCode, Format } from './context.js';
import { asTyped, idsNamed, rejectUnknownIds } from './find-by-name.js';
import { render } from './render.js';

/** More columns than this cannot be read side by side. */
const MOST = 3;

/** Two or three roles or routes side by side. Never asks. */
export async function runCompare(
  context: Context,
  ids: readonly string[],
  options: AnswerOptions & { readonly format: Format },
): Promise<ExitCode> {
  const { base, asOf } = context;
  const { ids: named, retired } = idsNamed(ids, base);
  if (named.length < 2 || named.length > MOST) {
    throw new Failure(
      'usage',
      `compare takes two or three different ids; you gave ${named.length}.`,
      'hi-careers list roles and hi-careers list routes show the ids.',
    );
  }
  rejectUnknownIds(named, base);
  const model = buildModel(base);
  const profile = await gatherAnswers(context, options, model);
  const comparison = compare(model, profile, asOf, named);
  await context.result(
    await render(context, options.format, {
      json: () => withRetiredJson(compareJson(comparison, base), retired),
      document: () => withRetired(compareDocument(comparison, base), retired),
      title: 'Side by side',
      again: { words: ['compare', ...asTyped(named, retired)], profile: currentProfile(model, profile, asOf) },
      spread: true,
    }),
  );
  return 0;
}
