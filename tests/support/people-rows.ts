import type { Answer, Profile } from '../../src/domain/answers.js';
import type { Attribute } from '../../src/domain/attribute.js';
import type { AttributeId } from '../../src/domain/ids.js';

/** People as the columns of the SQL table, one JSON object for each: what `people` holds of them. */
export function peopleRows(attributes: readonly Attribute[], people: readonly Profile[]): readonly Readonly<Record<string, unknown>>[] {
  return people.map(({ answers }, at) => ({
    row: at + 1,
    ref: `P${at + 1}`,
    ...Object.fromEntries(attributes.flatMap((attribute) => cellsOf(attribute, answers.get(attribute.id as AttributeId)))),
  }));
}

function cellsOf({ id, expectable }: Attribute, answer: Answer | undefined): readonly (readonly [string, unknown])[] {
  const name = id.replaceAll('-', '_');
  const value = answer === undefined ? null : answer.kind === 'set' ? answer.items.map((item) => item.value) : answer.value;
  const months =
    answer === undefined ? null : answer.kind === 'set' ? answer.items.map(({ expected }) => expected ?? null) : (answer.expected ?? null);
  return expectable
    ? [
        [name, value],
        [`${name}_expected`, months],
      ]
    : [[name, value]];
}
