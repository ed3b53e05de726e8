import { type Answer, PROFILE_SCHEMA, type Profile, type SetItem } from '../domain/answers.js';
import type { Attribute } from '../domain/attribute.js';
import { isMapping } from '../domain/mapping.js';
import { escapeHidden } from '../domain/text/hidden-characters.js';

/** A profile as plain values, as docs/contract.md, section 1, has it: what was said, what was "not sure", and what an adviser marked. */
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

/**
 * A profile as the text of a file that `read-profile` reads back as the same profile. YAML is written by hand: the values are
 * few and flat, and the library is slow to load.
 */
export function profileText(profile: Profile, attributes: readonly Attribute[], form: 'yaml' | 'json' = 'yaml'): string {
  const plain = plainProfile(profile, attributes);
  if (form === 'json') return `${escapeHidden(JSON.stringify(plain, null, 2))}\n`;
  const lines = Object.entries(plain).flatMap(([key, value]) => {
    if (key !== 'answers') return [`${key}: ${yamlValue(value)}`];
    const answers = isMapping(value) ? Object.entries(value) : [];
    return answers.length === 0 ? ['answers: {}'] : ['answers:', ...answers.map(([id, answer]) => `  ${id}: ${yamlValue(answer)}`)];
  });
  return `${lines.join('\n')}\n`;
}

/** A value in YAML's flow style. Text that could be read as anything else is quoted, as JSON quotes it. */
function yamlValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yamlValue).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, inner]) => `${key}: ${yamlValue(inner)}`)
      .join(', ')}}`;
  if (typeof value !== 'string') return JSON.stringify(value);
  const bare = /^[a-z][a-z0-9./-]*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/.test(value);
  return bare || /^\d{4}-\d{2}$/.test(value) ? value : escapeHidden(JSON.stringify(value));
}
