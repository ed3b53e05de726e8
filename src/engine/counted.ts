import type { Answer, Profile } from '../domain/answers.js';
import type { IsoDate, YearMonth } from '../domain/ids.js';
import { monthOf, monthsBetween } from './months.js';
import type { AttributeSlots, SlotTable } from './slots.js';

/**
 * By attribute, the answer that counts in a month. Undefined where none was given; where it was to come true by then, and is
 * asked again; and where it has aged (CONTRACT section 1: older than a year, for what the data marks with `ages-after-months`).
 */
export function countedAnswers(table: SlotTable, { answers, said }: Profile, today: YearMonth): readonly (Answer | undefined)[] {
  const months = said === undefined ? 0 : monthsBetween(said, today);
  return table.attributes.map(({ attribute: { id, agesAfterMonths } }) => {
    const answer = answers.get(id);
    if (answer === undefined || (agesAfterMonths !== undefined && months > agesAfterMonths)) return undefined;
    // A set keeps its other items.
    return answer.kind !== 'set' && isOverdue(answer.expected, today) ? undefined : answer;
  });
}

/** The answers that count on a day: without those too old to rely on, which are asked again. */
export function countedProfile({ slots }: { readonly slots: SlotTable }, profile: Profile, asOf: IsoDate): Profile {
  const aged = new Set(slots.attributes.filter((on) => hasAged(on, profile, monthOf(asOf))).map(({ attribute }) => attribute.id));
  return { ...profile, answers: new Map([...profile.answers].filter(([id]) => !aged.has(id))) };
}

const hasAged = ({ attribute: { agesAfterMonths } }: AttributeSlots, { said }: Profile, today: YearMonth): boolean =>
  agesAfterMonths !== undefined && said !== undefined && monthsBetween(said, today) > agesAfterMonths;

/** It was to come true by this month, and nobody has said whether it did. */
export const isOverdue = (expected: YearMonth | undefined, today: YearMonth): boolean => expected !== undefined && expected <= today;

export const hasOverdueItem = (answer: Answer, today: YearMonth): boolean =>
  answer.kind === 'set' && answer.items.some((item) => isOverdue(item.expected, today));

/** Most answers are so now. */
export function expectsNothing(answer: Answer): boolean {
  if (answer.kind !== 'set') return answer.expected === undefined;
  for (const item of answer.items) if (item.expected !== undefined) return false;
  return true;
}
