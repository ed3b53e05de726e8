import type { Profile } from '../domain/answers.js';
import { advise, beginPlans, countedProfile, type Model } from '../engine/index.js';
import { adviceDocument, adviceJson, commandLine, jsonText } from '../presentation/index.js';
import { inFormat } from './as-text.js';
import { type Context, depthFor, type Format, readerOf } from './context.js';

/** The advice on these answers as one text. `code` stands before the title, where a person has no other name. */
export async function adviceText(
  context: Context,
  model: Model,
  profile: Profile,
  { format, all, code }: { readonly format: Format; readonly all: boolean; readonly code?: string },
): Promise<string> {
  const { base, asOf } = context;
  const { advice, begins } = beginPlans(model, advise(model, profile, asOf));
  if (format === 'json') return jsonText(adviceJson(advice, base, begins), readerOf(context));
  const document = adviceDocument(advice, base, { detail: depthFor({ all, format }), begins });
  return inFormat(code === undefined ? document : { ...document, title: `${code}: ${document.title}` }, format, context, {
    title: 'What is open to you, and what to do first',
    again: commandLine(['advise', '--no-input', ...(all ? ['--all'] : [])], countedProfile(model, profile, asOf), base, asOf),
  });
}
