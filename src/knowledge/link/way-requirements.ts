import { type Attribute, holdsValues } from '../../domain/attribute.js';
import { type Condition, type Test, testsIn } from '../../domain/condition.js';
import { type AttributeId, toId } from '../../domain/ids.js';
import type { KnowledgeBase, Progression, Role, Route, RouteStatus, Seniority, Way } from '../../domain/knowledge-base.js';
import type { Requirement } from '../../domain/requirement.js';
import { fieldsOf } from '../../domain/role-fields.js';
import { dateInSentence } from '../../domain/text/dates.js';

/** The ids of requirements that the program itself adds to a way. An author's requirement may not take one of them. */
export const stillRunsId = 'still-runs';
export const nationId = 'nation';
export const stepJudgedId = 'step-judged';
export const levelFloorId = 'level-below';
export const firstPostId = 'first-post';
export const experienceId = (role: string): string => `experience-in-${role}`;

/** Whether new people can start: always met while the route is open, never once it has closed, judged where that is not certain. */
export function stillRunsRequirement(status: RouteStatus): Requirement {
  const { text, when } = runs(status);
  return { id: toId(stillRunsId), text, strength: 'must', when, fixed: true, sources: status.sources };
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

/** That the route is offered where the person would train. None if no source says where, or nobody is asked. */
export function nationRequirement({ values, sources }: Route['nations'], place: Attribute | undefined): readonly Requirement[] {
  if (values.length === 0 || place === undefined) return [];
  const labels = values.map((id) => holdsValues(place.shape).find((value) => value.id === id)?.label || id);
  const when: Condition = { kind: 'test', attribute: place.id, test: { kind: 'one-of', values }, upperLimit: false };
  return [{ id: toId(nationId), text: `Offered in ${listed(labels)}`, strength: 'must', when, fixed: true, sources }];
}

/** Posts at these levels ask for work at the level below. */
const seniorPosts: ReadonlySet<Seniority> = new Set<Seniority>(['senior', 'manager', 'leader', 'executive']);

/** A source's figure of at least this many months asks for seniority by itself. */
const A_YEAR = 12;

/**
 * That somebody has worked at the level below a senior post, and in its field: our own reading, unless the post has a requirement of
 * its own that asks for a level, a post held or a year and more of experience. Whether the level was reached in this field is for
 * the employer to decide; nobody without any work in the field has it. Source of the rule: docs/contract.md, section 2,
 * "Seniority floor".
 */
export function levelFloor(
  role: Role,
  { attributes, levels, roles }: Pick<KnowledgeBase, 'attributes' | 'levels' | 'roles'>,
): readonly Requirement[] {
  const ladder = attributes.find(({ id }) => id === levels?.attribute);
  if (levels === undefined || ladder === undefined || !seniorPosts.has(role.seniority)) return [];
  const posts = attributes.find((attribute) => attribute.posts === true);
  const own = role.entry.some(({ strength, when }) => {
    if ((strength !== 'must' && strength !== 'usually') || when === undefined) return false;
    return testsIn(when).some(
      ({ attribute, test }) =>
        attribute === ladder.id ||
        attribute === posts?.id ||
        (role.gives.includes(attribute) && test.kind === 'at-least' && Number(test.value) >= A_YEAR),
    );
  });
  const values = holdsValues(ladder.shape);
  const below = values[values.findIndex(({ id }) => id === levels.seniorities[role.seniority]) - 1];
  if (own || below === undefined) return [];
  const level: Condition = { kind: 'test', attribute: ladder.id, test: { kind: 'at-least', value: below.id }, upperLimit: false };
  const field = fieldsOf(roles, attributes).get(role.id) ?? [];
  // A registration that the post asks for is its field too: a nurse's work is that of a digital nurse.
  const registrations = new Set(attributes.filter(({ use }) => use === 'registration').map(({ id }) => id));
  const registered = role.entry
    .filter(({ strength }) => strength === 'must')
    .flatMap(({ when }) => (when === undefined ? [] : testsIn(when)))
    .filter(({ attribute }) => registrations.has(attribute));
  const some = [
    ...field.map((attribute): Condition => ({ kind: 'test', attribute, test: { kind: 'some' }, upperLimit: false })),
    ...registered,
  ];
  const judged: Condition = {
    kind: 'judged',
    note: 'The employer decides whether your work so far, and the field it was in, is enough for this post.',
  };
  return [
    {
      id: toId(levelFloorId),
      text: `Work at the level below this post (${below.label})${some.length === 0 ? '' : ', and experience in its field'}`,
      strength: 'usually',
      when: { kind: 'all', parts: [level, ...(some.length === 0 ? [] : [anyOf(some)]), judged] },
      fixed: false,
      basis: { kind: 'our-reading' },
      sources: role.sources,
    },
  ];
}

type StepFrom = { readonly first: Role; readonly target: Role; readonly progression: Progression; readonly posts: Attribute | undefined };

/**
 * What a step from one post to the next asks for: to hold the post or to have held it, for as long as the source says, or similar work
 * in one of the areas of the target, which an employer judges; and, unless a source states the step, an employer who takes it.
 */
export function stepRequirements({ first, target, progression, posts }: StepFrom): readonly Requirement[] {
  const { afterMonths: months, basis, sources, note } = progression;
  const areas = target.gives.length > 0 ? target.gives : first.gives;
  // The linker refuses a step from a post that gives no experience (progression-area).
  if (first.gives.length === 0) return [];
  const enough: Test = months === null ? { kind: 'some' } : { kind: 'at-least', value: months };
  const worked = (among: readonly AttributeId[]): Condition =>
    anyOf(among.map((attribute): Condition => ({ kind: 'test', attribute, test: enough, upperLimit: false })));
  const held: readonly Condition[] =
    posts === undefined ? [] : [{ kind: 'test', attribute: posts.id, test: { kind: 'includes', value: first.id }, upperLimit: false }];
  const inPost: readonly Condition[] = months === null ? held : held.map((one) => ({ kind: 'all', parts: [one, worked(first.gives)] }));
  const judged = (text: string): Condition => ({ kind: 'judged', note: text });
  const likeWork: Condition = {
    kind: 'all',
    parts: [worked(areas), judged(`The employer decides whether your work was like that of this post: ${first.title}.`)],
  };
  const shared = { fixed: false, sources, ...(note === undefined ? {} : { note }) };
  const time: Requirement = {
    id: toId(experienceId(first.id)),
    text:
      months === null
        ? `This post, now or before: ${first.title}; or similar work`
        : `At least ${months} month${months === 1 ? '' : 's'} in this post: ${first.title}; or in similar work`,
    strength: 'must',
    when: anyOf([...inPost, likeWork]),
    ...shared,
  };
  if (basis === 'stated') return [time];
  const step = judged(`No page that we found states this step. Employers decide whether your time in the post (${first.title}) is enough.`);
  return [
    time,
    {
      id: toId(stepJudgedId),
      text: `An employer who takes this post as a step: ${first.title}`,
      strength: 'usually',
      when: { kind: 'all', parts: [anyOf([...inPost, worked(areas)]), step] },
      ...shared,
    },
  ];
}

/** Where the first post is closed to somebody, so is the step from it, unless they have held it. */
export function closedWithFirstPost(first: Role, training: readonly Way[], posts: Attribute | undefined): readonly Requirement[] {
  if (training.length === 0 || posts === undefined) return [];
  const open = training.map(
    ({ requirements }): Condition => ({
      kind: 'all',
      parts: requirements.flatMap(({ fixed, when }) => (fixed && when !== undefined ? [when] : [])),
    }),
  );
  const held: Condition = { kind: 'test', attribute: posts.id, test: { kind: 'includes', value: first.id }, upperLimit: false };
  return [
    {
      id: toId(firstPostId),
      text: `The first post is one that you can still get, or have held: ${first.title}`,
      strength: 'must',
      when: { kind: 'any', parts: [held, ...open] },
      fixed: true,
      sources: first.sources,
    },
  ];
}

const anyOf = (parts: readonly Condition[]): Condition => {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'any', parts };
};

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
