import type { Answer, Profile } from '../../domain/answers.js';
import type { AttributeId, IsoDate, YearMonth } from '../../domain/ids.js';
import { monthOf, monthsBetween, nextOfNumber, sameYear } from '../../domain/months.js';
import type { AttributeVariables, VariableTable } from '../model/variables.js';

/** By attribute, the answer that counts in a month; undefined if there is none. */
export function currentAnswers(table: VariableTable, profile: Profile, today: YearMonth): readonly (Answer | undefined)[] {
  return table.attributes.map((on) => {
    const answer = profile.answers.get(on.attribute.id);
    return answer !== undefined && isCurrent(on, answer, profile, today) ? answer : undefined;
  });
}

/** Something whose end nobody named, and the month in which it is taken to end. */
export type AssumedEnd = { readonly attribute: AttributeId; readonly month: YearMonth };

/**
 * What holds now and ends by itself, where no month was given: the next usual one after today (full-time education in the coming
 * July), or that of the last year in which what it leads to is expected (A levels in two years). Only what the data gives a usual month.
 */
export function assumedEnds(table: VariableTable, profile: Profile, today: YearMonth): readonly AssumedEnd[] {
  const ends: AssumedEnd[] = [];
  for (const { attribute } of table.attributes) {
    const { id, usualEnd, usualEndAfter = [] } = attribute;
    const answer = usualEnd === undefined ? undefined : profile.answers.get(id);
    if (usualEnd === undefined || answer?.kind !== 'yes-no' || !answer.value || answer.expected !== undefined) continue;
    const results = usualEndAfter.flatMap((after) => monthsExpected(profile.answers.get(after)));
    const last = [nextOfNumber(usualEnd, today), ...results.map((month) => sameYear(usualEnd, month))].sort().at(-1);
    if (last !== undefined) ends.push({ attribute: id, month: last });
  }
  return ends;
}

/** The months in which what was answered comes true. */
export const monthsExpected = (answer: Answer | undefined): readonly YearMonth[] =>
  answer === undefined ? [] : (answer.kind === 'set' ? answer.items : [answer]).flatMap(({ expected }) => expected ?? []);

/** The answers with the ends that are assumed. */
export const withAssumedEnds = (table: VariableTable, profile: Profile, today: YearMonth): Profile =>
  withEnds(profile, assumedEnds(table, profile, today));

export function withEnds(profile: Profile, ends: readonly AssumedEnd[]): Profile {
  if (ends.length === 0) return profile;
  const answers = new Map(profile.answers);
  for (const { attribute, month } of ends) answers.set(attribute, { kind: 'yes-no', value: false, expected: month });
  return { ...profile, answers };
}

/**
 * Whether an answer counts in a month. One that was to come true by then does not, and is asked again (a set keeps its other
 * items); nor does one that has aged (docs/contract.md, section 1: older than a year, for what the data marks with `ages-after-months`).
 */
export const isCurrent = (on: AttributeVariables, answer: Answer, profile: Profile, today: YearMonth): boolean =>
  (answer.kind === 'set' || !isOverdue(answer.expected, today)) && !hasAged(on, profile, today);

const hasAged = ({ attribute: { agesAfterMonths } }: AttributeVariables, { said }: Profile, today: YearMonth): boolean =>
  agesAfterMonths !== undefined && said !== undefined && monthsBetween(said, today) > agesAfterMonths;

/** The answers that count on a day: without those too old to rely on, which are asked again. */
export function currentProfile({ variables }: { readonly variables: VariableTable }, profile: Profile, asOf: IsoDate): Profile {
  const aged = new Set(variables.attributes.filter((on) => hasAged(on, profile, monthOf(asOf))).map(({ attribute }) => attribute.id));
  return { ...profile, answers: new Map([...profile.answers].filter(([id]) => !aged.has(id))) };
}

/** It was to come true by this month, and nobody has said whether it did. */
export const isOverdue = (expected: YearMonth | undefined, today: YearMonth): boolean => expected !== undefined && expected <= today;

export const hasOverdueItem = (answer: Answer, today: YearMonth): boolean =>
  answer.kind === 'set' && answer.items.some((item) => isOverdue(item.expected, today));

/** Most answers hold now. */
export function expectsNothing(answer: Answer): boolean {
  if (answer.kind !== 'set') return answer.expected === undefined;
  for (const item of answer.items) if (item.expected !== undefined) return false;
  return true;
}
