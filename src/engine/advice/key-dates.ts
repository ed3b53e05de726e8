import type { GivenAdvice, KeyDate, NextStep } from '../../domain/advice.js';
import type { Answer } from '../../domain/answers.js';
import type { ApplicationRound } from '../../domain/application-round.js';
import type { AttributeId, FirstAdviceId, RouteId } from '../../domain/ids.js';
import { monthAfter, monthOf } from '../../domain/months.js';
import type { Person } from '../person/person.js';

/** How many months ahead the dates go. */
const MONTHS_AHEAD = 12;

/**
 * What matters to this person in the next twelve months, soonest first: when rounds of the steps and the first advice open, close
 * and lead to a start, and when what they expect comes true.
 */
export function keyDates(person: Person, steps: readonly NextStep[], firstAdvice: readonly GivenAdvice[]): readonly KeyDate[] {
  const found: KeyDate[] = [];
  for (const step of steps) if ('round' in step && step.round !== null) found.push(...datesOf(step.round, { route: step.route }));
  for (const { advice, round } of firstAdvice) if (round !== null) found.push(...datesOf(round, { advice: advice.id }));
  for (const [id, answer] of person.profile.answers) found.push(...expectedDates(id, answer));
  for (const { attribute, month } of person.timeline.assumedEnds)
    found.push({ ...blank, date: month, what: 'assumed-end', about: true, attribute });
  const last = monthAfter(monthOf(person.asOf), MONTHS_AHEAD);
  const isAhead = ({ date }: KeyDate): boolean => date >= person.asOf.slice(0, date.length) && date.slice(0, last.length) <= last;
  return firstOfEach(found.filter(isAhead)).toSorted(byDate);
}

const order: readonly KeyDate['what'][] = ['opens', 'closes', 'begins', 'expected', 'assumed-end'];

/** What falls on one date has an order of its own, so that the order of the answers does not matter. */
const byDate = (a: KeyDate, b: KeyDate): number => {
  const [one, other] = [a, b].map(({ date, what, route, advice, attribute }) =>
    [date, order.indexOf(what), route, advice, attribute].join(' '),
  );
  return (one ?? '') < (other ?? '') ? -1 : 1;
};

const blank = { route: null, advice: null, attribute: null } as const;

type Of = { readonly route?: RouteId | null; readonly advice?: FirstAdviceId };

function datesOf({ opens, closes, starts, projected, basis }: ApplicationRound, of: Of): readonly KeyDate[] {
  const about = projected || basis === 'undated';
  const date = (what: KeyDate['what'], on: string): KeyDate => ({ ...blank, ...of, what, about, date: projected ? on.slice(0, 7) : on });
  return [date('opens', opens), ...(closes === null ? [] : [date('closes', closes)]), ...(starts === null ? [] : [date('begins', starts)])];
}

function expectedDates(attribute: AttributeId, answer: Answer): readonly KeyDate[] {
  const months = answer.kind === 'set' ? answer.items.flatMap(({ expected }) => expected ?? []) : [answer.expected ?? []].flat();
  return [...new Set(months)].map((date) => ({ ...blank, date, what: 'expected' as const, about: false, attribute }));
}

function firstOfEach(dates: readonly KeyDate[]): readonly KeyDate[] {
  const seen = new Set<string>();
  return dates.filter((one) => {
    const key = JSON.stringify(one);
    return !seen.has(key) && seen.add(key);
  });
}
