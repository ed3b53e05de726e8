import { type Attribute, holdsValues } from '../../domain/attribute.js';
import { type TestCondition, testsIn } from '../../domain/condition.js';
import type { Diagnostic } from '../../domain/diagnostic.js';
import { grouped } from '../../domain/group-by.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import type { Places } from './positions.js';

/** Attributes that no condition asks for (`never-asked-for`), and values that none tells apart (`values-alike`). */
export function reviewAttributes(base: KnowledgeBase, places: Places): readonly Diagnostic[] {
  const tests = testsByAttribute(base);
  return base.attributes.flatMap((attribute): readonly Diagnostic[] => {
    if (attribute.wish) return attribute.fit === 'likes' ? unusedActivities(attribute, base, places) : [];
    const its = tests.get(attribute.id) ?? [];
    if (its.length === 0) return [neverAskedFor(attribute, places)];
    // The posts are the roles themselves: people look for their own, whatever the conditions ask.
    return attribute.posts ? [] : alike(attribute, its, places);
  });
}

function testsByAttribute(base: KnowledgeBase): ReadonlyMap<string, readonly TestCondition[]> {
  const conditions = [
    ...[...Object.values(base.roleWays).flat(), ...Object.values(base.routeWays)].flatMap(({ requirements }) =>
      requirements.flatMap(({ when }) => (when === undefined ? [] : [when])),
    ),
    ...base.inferences.map(({ when }) => when),
    ...base.firstAdvice.flatMap(({ when, unless }) => [when ?? [], unless ?? []].flat()),
    ...(base.levels?.people.map(({ when }) => when) ?? []),
  ];
  return grouped(conditions.flatMap(testsIn), ({ attribute }) => attribute);
}

function neverAskedFor({ id }: Attribute, places: Places): Diagnostic {
  return {
    code: 'never-asked-for',
    severity: 'warning',
    at: places.attribute(id),
    message: `No condition asks for “${id}”, so everybody answers a question for nothing.`,
    hint: 'Use it in a requirement, mark it as a wish, or remove it with its question.',
  };
}

/** Values that every test treats alike. A number is left alone: its values are not listed. */
function alike(attribute: Attribute, tests: readonly TestCondition[], places: Places): readonly Diagnostic[] {
  const groups = grouped(holdsValues(attribute.shape), ({ id }) => tests.map((test) => outcome(attribute, test, id)).join(''));
  return [...groups.values()].flatMap((values): readonly Diagnostic[] => {
    const [first, ...others] = values.map(({ id }) => id);
    const idle = attribute.shape.kind === 'set' && first !== undefined && tests.every((test) => outcome(attribute, test, first) === '-');
    if (first === undefined || (others.length === 0 && !idle)) return [];
    const names = [first, ...others].map((id) => `“${id}”`).join(', ');
    return [
      {
        code: 'values-alike',
        severity: 'note',
        at: places.attribute(attribute.id, first),
        message: idle ? `No condition asks for ${names} of “${attribute.id}”.` : `No condition tells ${names} of “${attribute.id}” apart.`,
        hint: 'Use the difference in a condition, or merge the values, unless people look for their own word.',
      },
    ];
  });
}

/** How one test takes one value: met, not met, or beside the question. */
function outcome({ shape }: Attribute, { test }: TestCondition, id: string): string {
  const values = holdsValues(shape);
  if (test.kind === 'one-of') return test.values.includes(id) ? '+' : '-';
  if (test.kind === 'includes') return test.value === id ? '+' : '-';
  if (test.kind !== 'at-least' && test.kind !== 'at-most') return '-';
  if (values.find((value) => value.id === id)?.outsideOrder === true) return '?';
  const rank = (value: unknown): number => values.findIndex((one) => one.id === String(value));
  return (test.kind === 'at-least' ? rank(id) >= rank(test.value) : rank(id) <= rank(test.value)) ? '+' : '-';
}

function unusedActivities(attribute: Attribute, base: KnowledgeBase, places: Places): readonly Diagnostic[] {
  return holdsValues(attribute.shape)
    .filter(({ id }) => base.roles.every(({ activities }) => !Object.hasOwn(activities, id)))
    .map(({ id }) => ({
      code: 'values-alike',
      severity: 'warning',
      at: places.attribute(attribute.id, id),
      message: `No role has the activity “${id}”, so choosing it changes nothing.`,
      hint: 'Add it to the roles that it belongs to, or remove it.',
    }));
}
