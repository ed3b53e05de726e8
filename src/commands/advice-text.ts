import type { Profile } from '../domain/answers.js';
import { advise, currentProfile, firstSteps, type Model } from '../engine/index.js';
import { adviceJson, jsonText } from '../presentation/index.js';
import { type Context, type Format, readerOf } from './context.js';

/** The advice on these answers as one text. `code` stands before the title, where a person has no other name. */
export async function adviceText(
  context: Context,
  model: Model,
  profile: Profile,
  { format, ...options }: { readonly format: Format; readonly all: boolean; readonly code?: string },
): Promise<string> {
  const { base, asOf } = context;
  const advice = advise(model, profile, asOf);
  const begins = firstSteps(model, advice);
  if (format === 'json') return jsonText(adviceJson(advice, base, begins), readerOf(context));
  // A script that wants JSON does not wait for what makes a page.
  const { advicePage } = await import('./advice-page.js');
  return advicePage(context, { advice, begins, counted: currentProfile(model, profile, asOf) }, { ...options, format });
}
