import type { Profile } from '../domain/answers.js';
import type { AttributeId, IsoDate, YearMonth } from '../domain/ids.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { monthOf } from '../domain/months.js';
import { attributeWords, dateWords } from '../presentation/index.js';

export type Passed = { readonly attribute: AttributeId; readonly month: YearMonth };

/** The answers that were expected by a month that is not after the month of asking: they count as not known. */
export function passedMonths({ answers }: Profile, asOf: IsoDate): readonly Passed[] {
  const found: Passed[] = [];
  for (const [attribute, answer] of answers) {
    const months = answer.kind === 'set' ? answer.items.map(({ expected }) => expected) : [answer.expected];
    const month = months.find((one) => one !== undefined && one <= monthOf(asOf));
    if (month !== undefined) found.push({ attribute, month });
  }
  return found;
}

/** `degree class: August 2026 has passed, so what was expected counts as not known.` */
export const passedWords = (passed: readonly Passed[], base: KnowledgeBase): string =>
  passed
    .map(
      ({ attribute, month }) =>
        `${attributeWords(attribute, base)}: ${dateWords(month)} is not ahead, so what was expected counts as not known.`,
    )
    .join(' ');
