import type { Answer, Profile } from '../../domain/answers.js';
import type { AttributeId, IsoDate, YearMonth } from '../../domain/ids.js';
import type { Gain } from '../../domain/knowledge-base.js';
import { monthAfter, monthOf, monthsBetween } from '../../domain/months.js';
import type { Model } from '../model/model.js';
import { openGrades } from './route-actions.js';

/** The same day so many months later, or the last day that every month has. */
export const dateAfter = (date: IsoDate, months: number): IsoDate =>
  `${monthAfter(monthOf(date), months)}-${date.slice(8) > '28' ? '28' : date.slice(8)}` as IsoDate;

/** Answers that are good for planning: those that have aged are not known, and the rest do not age while the plan runs. */
export function startingProfile(model: Model, profile: Profile, asOf: IsoDate): Profile {
  const { said, ...rest } = profile;
  if (said === undefined) return profile;
  const aged = (id: AttributeId): boolean => {
    const after = model.variables.byId.get(id)?.attribute.agesAfterMonths;
    return after !== undefined && monthsBetween(said, monthOf(asOf)) > after;
  };
  return { ...rest, answers: new Map([...profile.answers].filter(([id]) => !aged(id))) };
}

/**
 * The answers at a later day, with nothing else done: what was expected by then has come true, and what is counted in years
 * has grown by one for every twelve months since the plan began (docs/laws.md, law 10).
 */
export function later(
  model: Model,
  profile: Profile,
  { began, from, to }: { readonly began: IsoDate; readonly from: IsoDate; readonly to: IsoDate },
): Profile {
  const elapsed = (day: IsoDate): number => monthsBetween(monthOf(began), monthOf(day));
  const years = Math.floor(elapsed(to) / 12) - Math.floor(elapsed(from) / 12);
  const month = monthOf(to);
  const start = monthOf(began);
  const answers = new Map<AttributeId, Answer>();
  let same = true;
  for (const [id, answer] of profile.answers) {
    const now = grown(model, id, due(answer, month, start), years);
    answers.set(id, now);
    same &&= now === answer;
  }
  return same ? profile : { ...profile, answers };
}

/** An expected answer whose month has come, and that was still to come when the plan began, is present. */
function due(answer: Answer, month: YearMonth, began: YearMonth): Answer {
  const come = (expected: YearMonth | undefined): boolean => expected !== undefined && expected > began && expected <= month;
  if (answer.kind === 'set') {
    if (!answer.items.some((item) => come(item.expected))) return answer;
    return { ...answer, items: answer.items.map((item) => (come(item.expected) ? { value: item.value } : item)) };
  }
  if (!come(answer.expected)) return answer;
  const { expected, ...present } = answer;
  return present;
}

/** Whether the attribute grows by itself. */
export function growsYearly(model: Model, id: AttributeId): boolean {
  const shape = model.variables.byId.get(id)?.attribute.shape;
  return shape?.kind === 'number' && shape.unit === 'years';
}

function grown(model: Model, id: AttributeId, answer: Answer, years: number): Answer {
  if (years === 0 || answer.kind !== 'number' || !growsYearly(model, id)) return answer;
  return { ...answer, value: answer.value + years };
}

/** The grades that a step leaves open for somebody: who holds one already does not get another. */
export const outcomesOf = (model: Model, { answers }: Profile, gives: readonly Gain[]): readonly AttributeId[] =>
  openGrades(model, gives).filter((id) => hasNoGrade(model, id, answers.get(id)));

export function hasNoGrade(model: Model, id: AttributeId, answer: Answer | undefined): boolean {
  return answer === undefined || (answer.kind === 'ordered' && model.variables.byId.get(id)?.values.get(answer.value) === 0);
}
