import type { Answer, Profile } from '../../src/domain/answers.js';
import type { AttributeId, YearMonth } from '../../src/domain/ids.js';
import type { KnowledgeBase } from '../../src/domain/knowledge-base.js';

/** A value, or `value@2027-07` where it is expected; a list for a set. */
export type Said = boolean | number | string | readonly string[];
export type Life = { readonly said?: string; readonly notSure?: readonly string[] };

/** Somebody who said just this: `someone(bees, { age: 17, certificate: '2@2027-07', badges: ['queen-rearing'] })`. */
export function someone(base: KnowledgeBase, answers: Readonly<Record<string, Said>> = {}, { said, notSure = [] }: Life = {}): Profile {
  return {
    ...(said === undefined ? {} : { said: said as YearMonth }),
    answers: new Map(Object.entries(answers).map(([id, value]) => [id as AttributeId, answerOf(base, id, value)])),
    notSure: new Set(notSure.map((id) => id as AttributeId)),
  };
}

function answerOf(base: KnowledgeBase, id: string, said: Said): Answer {
  const kind = base.attributes.find((attribute) => attribute.id === id)?.shape.kind;
  if (kind === undefined) throw new Error(`There is no attribute ${id}.`);
  if (kind === 'set') return { kind, items: (Array.isArray(said) ? said : [said]).map((item) => dated(String(item))) };
  const { value, ...when } = dated(String(said));
  switch (kind) {
    case 'yes-no':
      return { kind, value: value === 'true', ...when };
    case 'number':
      return { kind, value: Number(value), ...when };
    default:
      return { kind, value, ...when };
  }
}

function dated(text: string): { readonly value: string; readonly expected?: YearMonth } {
  const [value = '', month] = text.split('@');
  return month === undefined ? { value } : { value, expected: month as YearMonth };
}
