import type { Answer, Profile } from '../../domain/answers.js';
import type { IsoDate, YearMonth } from '../../domain/ids.js';
import { monthOf } from '../../domain/months.js';
import { allPossible, type PossibleValues } from '../model/possible-values.js';
import { type VariableTable, YES } from '../model/variables.js';
import {
  type AssumedEnd,
  assumedEnds,
  currentAnswers,
  expectsNothing,
  hasOverdueItem,
  monthsExpected,
  withEnds,
} from './current-answers.js';
import { enterAnswer } from './enter-answers.js';

/** What is possible over time, period by period. The first is now; each later one begins in a month in which an expected answer comes true. */
export type Timeline = {
  /** The months in which the periods begin; the first is now. */
  readonly months: readonly YearMonth[];
  readonly periods: readonly PossibleValues[];
  /** What is taken to end though no month was given. */
  readonly assumedEnds: readonly AssumedEnd[];
  /** Attributes with an answer that counts today, by index. */
  readonly stated: Pick<ReadonlySet<number>, 'has'>;
};

/** The timeline of a profile, before anything is inferred. */
export function buildTimeline(table: VariableTable, profile: Profile, asOf: IsoDate): Timeline {
  const today = monthOf(asOf);
  const ends = assumedEnds(table, profile, today);
  const answers = currentAnswers(table, withEnds(profile, ends), today);
  const months = [today, ...laterMonths(answers, today)];
  return {
    assumedEnds: ends,
    months,
    periods: months.map((month, at) => possibleIn(table, answers, month, today, at === 0)),
    stated: { has: (index) => isStated(answers[index], today) },
  };
}

/** The same for today alone. */
export function buildToday(table: VariableTable, profile: Profile, asOf: IsoDate): PossibleValues {
  const today = monthOf(asOf);
  return possibleIn(table, currentAnswers(table, profile, today), today, today, true);
}

function possibleIn(
  table: VariableTable,
  answers: readonly (Answer | undefined)[],
  month: YearMonth,
  today: YearMonth,
  now: boolean,
): PossibleValues {
  const possible = allPossible(table, now);
  for (const on of table.attributes) {
    const answer = answers[on.index];
    if (answer !== undefined) enterAnswer(possible, on, answer, month, today);
  }
  return possible;
}

const isStated = (answer: Answer | undefined, today: YearMonth): boolean => answer !== undefined && !hasOverdueItem(answer, today);

const none: readonly YearMonth[] = [];

/** The months after today in which something expected comes true, in order. */
function laterMonths(answers: readonly (Answer | undefined)[], today: YearMonth): readonly YearMonth[] {
  const expecting: Answer[] = [];
  for (const answer of answers) if (answer !== undefined && !expectsNothing(answer)) expecting.push(answer);
  if (expecting.length === 0) return none;
  const months = expecting.flatMap(monthsExpected);
  return [...new Set(months)].filter((month) => month > today).sort();
}

/** The month in which what takes all of somebody's time, such as full-time education, has ended. Undefined if nothing does. */
export function freeFrom({ attributes }: VariableTable, { periods, months }: Timeline): YearMonth | undefined {
  const busy = attributes.filter(({ attribute }) => attribute.fullTime === true);
  const isBusy = (possible: PossibleValues): boolean => busy.some(({ first }) => possible.mask[first] === YES);
  const last = periods.findLastIndex(isBusy);
  return last < 0 ? undefined : (months[last + 1] ?? months[last]);
}
