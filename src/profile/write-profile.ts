import type { Answer, Profile, SetItem } from '../domain/answers.js';
import type { Attribute } from '../domain/attribute.js';
import { PROFILE_SCHEMA } from './profile.js';

/** A profile as plain values, as CONTRACT section 1 has it: what was said, what was "not sure", and what an adviser marked. */
export function plainProfile(profile: Profile, attributes: readonly Attribute[]): Readonly<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  for (const { id } of attributes) {
    const answer = profile.answers.get(id);
    if (answer !== undefined) answers[id] = plainAnswer(answer);
  }
  return {
    schema: PROFILE_SCHEMA,
    ...(profile.said === undefined ? {} : { said: profile.said }),
    answers,
    notSure: attributes.filter(({ id }) => profile.notSure.has(id)).map(({ id }) => id),
    overrides: (profile.overrides ?? []).map(({ requirement, verdict, because }) => ({ requirement, verdict, because })),
  };
}

/** One answer as a plain value: `true`, `6`, `"2:1"`, `{value, expected}`, or the list of a set. */
export function plainAnswer(answer: Answer): unknown {
  if (answer.kind === 'set')
    return answer.items.map((item: SetItem) => (item.expected === undefined ? item.value : { value: item.value, expected: item.expected }));
  return answer.expected === undefined ? answer.value : { value: answer.value, expected: answer.expected };
}
