import type { Profile } from '../domain/answers.js';
import { advise, currentProfile, firstSteps, type Model } from '../engine/index.js';
import { adviceDocument, adviceJson } from '../presentation/index.js';
import { type Context, depthFor, type Format } from './context.js';
import { render } from './render.js';

/** What matters on a date in the next twelve months, as a calendar file. */
export async function datesCalendar({ base, asOf }: Context, model: Model, profile: Profile): Promise<string> {
  const { datesCalendarText } = await import('../presentation/writers/calendar.js');
  return datesCalendarText(advise(model, profile, asOf), base);
}

/** The advice on these answers as one text. `code` comes before the title, where a person has no other name. */
export function adviceText(
  context: Context,
  model: Model,
  profile: Profile,
  { format, all, code }: { readonly format: Format; readonly all: boolean; readonly code?: string },
): Promise<string> {
  const { base, asOf } = context;
  const advice = advise(model, profile, asOf);
  const begins = firstSteps(model, advice);
  // What is too old to count is not on the page, nor in the line that gives it again.
  const current = currentProfile(model, profile, asOf);
  return render(context, format, {
    json: () => adviceJson(advice, base, begins),
    document: () => {
      const document = adviceDocument({ ...advice, profile: current }, base, { detail: depthFor({ format, all }), begins });
      return code === undefined ? document : { ...document, title: `${code}: ${document.title ?? base.title}` };
    },
    title: 'What to do first, and what is open to you',
    again: { words: ['advise', '--no-input', ...(all ? ['--all'] : [])], profile: current },
  });
}
