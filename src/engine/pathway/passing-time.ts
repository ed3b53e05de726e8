import type { Answer, Profile } from '../../domain/answers.js';
import type { AttributeId, IsoDate, YearMonth } from '../../domain/ids.js';
import type { Gain } from '../../domain/knowledge-base.js';
import { firstDayOf, monthAfter, monthOf, monthsBetween } from '../../domain/months.js';
import type { Model } from '../model/model.js';
import { openGrades } from '../model/route-actions.js';
import { settleAround } from '../person/apply-changes.js';
import { withAssumedEnds } from '../person/current-answers.js';

/** The same day a number of months later, or the last day that every month has. */
export const dateAfter = (date: IsoDate, months: number): IsoDate =>
  `${monthAfter(monthOf(date), months)}-${date.slice(8) > '28' ? '28' : date.slice(8)}` as IsoDate;

/**
 * Answers that are good for planning: those that have aged are not known, the rest do not age while the plan runs, and what ends
 * by itself has the month in which it is taken to end.
 */
export function startingProfile(model: Model, profile: Profile, asOf: IsoDate): Profile {
  const { said, ...rest } = withAssumedEnds(model.variables, profile, monthOf(asOf));
  if (said === undefined) return rest;
  const aged = (id: AttributeId): boolean => {
    const after = model.variables.byId.get(id)?.attribute.agesAfterMonths;
    return after !== undefined && monthsBetween(said, monthOf(asOf)) > after;
  };
  return { ...rest, answers: new Map([...rest.answers].filter(([id]) => !aged(id))) };
}

type Stretch = { readonly began: IsoDate; readonly from: IsoDate; readonly to: IsoDate };

/**
 * The answers at a later day, with nothing else done: what was expected by then has come true, month by month, with all that
 * follows from it, and what is counted in years has grown by one for every twelve months since the plan began (docs/laws.md, laws
 * 10 and 19).
 */
export function later(model: Model, profile: Profile, { began, from, to }: Stretch): Profile {
  const elapsed = (day: IsoDate): number => monthsBetween(monthOf(began), monthOf(day));
  const years = Math.floor(elapsed(to) / 12) - Math.floor(elapsed(from) / 12);
  let now = profile;
  for (const month of monthsDue(profile, monthOf(began), monthOf(to))) now = inMonth(model, now, month);
  return years === 0 ? now : grown(model, now, years);
}

/** The months, in order, in which something comes true that was still to come when the plan began. */
function monthsDue({ answers }: Profile, began: YearMonth, to: YearMonth): readonly YearMonth[] {
  const months = new Set<YearMonth>();
  for (const answer of answers.values())
    for (const { expected } of answer.kind === 'set' ? answer.items : [answer])
      if (expected !== undefined && expected > began && expected <= to) months.add(expected);
  return [...months].sort();
}

/** What is expected for a month is present, and what it makes impossible gives way. */
function inMonth(model: Model, profile: Profile, month: YearMonth): Profile {
  const answers = new Map(profile.answers);
  const firm = new Set<AttributeId>();
  for (const [id, answer] of profile.answers) {
    const now = present(answer, month);
    if (now === answer) continue;
    answers.set(id, now);
    firm.add(id);
  }
  return settleAround(model, { ...profile, answers }, firm, firstDayOf(month));
}

function present(answer: Answer, month: YearMonth): Answer {
  if (answer.kind === 'set') {
    if (!answer.items.some(({ expected }) => expected === month)) return answer;
    return { ...answer, items: answer.items.map((item) => (item.expected === month ? { value: item.value } : item)) };
  }
  if (answer.expected !== month) return answer;
  const { expected, ...now } = answer;
  return now;
}

/** Whether the attribute grows by itself. */
export const growsYearly = (model: Model, id: AttributeId): boolean => mostYears(model, id) !== undefined;

/** The most that an attribute may say that grows by itself: beyond it no test would hold. Undefined for all others. */
function mostYears(model: Model, id: AttributeId): number | undefined {
  const shape = model.variables.byId.get(id)?.attribute.shape;
  return shape?.kind === 'number' && shape.unit === 'years' ? shape.max : undefined;
}

function grown(model: Model, profile: Profile, years: number): Profile {
  const answers = new Map(profile.answers);
  let grew = false;
  for (const [id, answer] of profile.answers) {
    const most = mostYears(model, id);
    if (answer.kind !== 'number' || most === undefined) continue;
    answers.set(id, { ...answer, value: Math.min(answer.value + years, most) });
    grew = true;
  }
  return grew ? { ...profile, answers } : profile;
}

/** The grades that a step leaves open for somebody: who holds one already does not get another. */
export const outcomesOf = (model: Model, { answers }: Profile, gives: readonly Gain[]): readonly AttributeId[] =>
  openGrades(model.variables, gives).filter((id) => hasNoGrade(model, id, answers.get(id)));

export function hasNoGrade(model: Model, id: AttributeId, answer: Answer | undefined): boolean {
  return answer === undefined || (answer.kind === 'ordered' && model.variables.byId.get(id)?.values.get(answer.value) === 0);
}
