import type { Attribute } from '../domain/attribute.js';
import type { Condition } from '../domain/condition.js';
import { dateInSentence } from '../domain/date-words.js';
import type { RequirementId } from '../domain/ids.js';
import type { Progression, Role, Route, RouteStatus } from '../domain/knowledge-base.js';
import type { Requirement } from '../domain/requirement.js';

/** The ids of requirements that the program itself adds to a way. An author's requirement may not take one of them. */
export const stillRunsId = 'still-runs';
export const nationId = 'nation';
export const stepJudgedId = 'step-judged';
export const experienceId = (role: string): string => `experience-in-${role}`;

/** Whether new people can start: always met while the route is open, never once it has closed, judged where that is not certain. */
export function stillRunsRequirement(status: RouteStatus): Requirement {
  const { text, when } = runs(status);
  return { id: stillRunsId as RequirementId, text, strength: 'must', when, fixed: true, sources: status.sources };
}

function runs({ value, since, note }: RouteStatus): { readonly text: string; readonly when: Condition } {
  switch (value) {
    case 'open':
      return { text: 'This route takes new people', when: { kind: 'all', parts: [] } };
    case 'closed': {
      const closed = `This route has closed${since === undefined ? '' : `, ${dateInSentence(since)}`}`;
      return { text: note === undefined ? closed : `${closed}. ${note}`, when: { kind: 'any', parts: [] } };
    }
    case 'uncertain': {
      const unsure = 'Check first whether this route still takes new people.';
      return { text: 'It is not certain that this route takes new people', when: { kind: 'judged', note: note ?? unsure } };
    }
  }
}

/** That the route is offered where the person would train. None where no source says where, or nobody is asked. */
export function nationRequirement({ values, sources }: Route['nations'], place: Attribute | undefined): readonly Requirement[] {
  if (values.length === 0 || place === undefined) return [];
  const labels = values.map((id) => ('values' in place.shape && place.shape.values.find((value) => value.id === id)?.label) || id);
  const when: Condition = { kind: 'test', attribute: place.id, test: { kind: 'one-of', values }, upperLimit: false };
  return [{ id: nationId as RequirementId, text: `Offered in ${listed(labels)}`, strength: 'must', when, fixed: true, sources }];
}

/**
 * What a step from one post to the next asks for: months in the area of the first post (the source's figure, else 1),
 * and, unless a source states the step, an employer who decides. Months are whole.
 */
export function stepRequirements(from: Role, { afterMonths, basis, sources, note }: Progression): readonly Requirement[] {
  const [area] = from.gives;
  // The linker refuses a step from a post that gives no experience (progression-area).
  if (area === undefined) return [];
  const months = afterMonths ?? 1;
  const served: Condition = { kind: 'test', attribute: area, test: { kind: 'at-least', value: months }, upperLimit: false };
  const shared = { fixed: false, sources, ...(note === undefined ? {} : { note }) };
  const time: Requirement = {
    id: experienceId(from.id) as RequirementId,
    text: `At least ${months} month${months === 1 ? '' : 's'} as ${from.title} or in like work`,
    strength: 'must',
    when: served,
    ...shared,
  };
  if (basis === 'stated') return [time];
  const judged: Condition = {
    kind: 'judged',
    note: `No page that we found states this step. Employers decide whether your time as ${from.title} is enough.`,
  };
  return [
    time,
    {
      id: stepJudgedId as RequirementId,
      text: `An employer who takes ${from.title} as a step to this post`,
      strength: 'usually',
      when: { kind: 'all', parts: [served, judged] },
      ...shared,
    },
  ];
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
