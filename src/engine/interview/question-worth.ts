import type { Answer, Profile } from '../../domain/answers.js';
import type { Question } from '../../domain/attribute.js';
import type { AttributeId, IsoDate } from '../../domain/ids.js';
import type { CompiledWay, Model } from '../model/model.js';
import { fitOf } from '../person/fit.js';
import { Person } from '../person/person.js';
import { classesOf } from './answer-classes.js';
import { Relevance, rowsOf, type Scope } from './relevance.js';

/** One way to answer a whole question, and how common it is. */
type Reply = { readonly answers: ReadonlyMap<AttributeId, Answer>; readonly share: number };

/** What is not settled yet, each with its weight: 1, and up to 1 more for how well a role suits what the person enjoys. */
export type Weighed = readonly { readonly ways: readonly CompiledWay[]; readonly weight: number }[];

export function weigh(model: Model, profile: Profile, scope: Scope): Weighed {
  const roles = new Map(model.base.roles.map((role) => [model.roleWays.get(role.id), role]));
  return scope.map((ways) => {
    const role = roles.get(ways);
    return { ways, weight: 1 + (role === undefined ? 0 : (fitOf(model, profile, role).score ?? 0) / 100) };
  });
}

/**
 * How much a question is expected to settle: for each way to answer it, the weight of the verdicts that no further answer could
 * move, times how common it is. Ways that contradict what was said do not count.
 */
export function expectedSettling(model: Model, profile: Profile, asOf: IsoDate, open: Weighed, question: Question): number {
  const rows = rowsOf(
    model,
    open.flatMap(({ ways }) => ways),
  );
  let settled = 0;
  let possible = 0;
  for (const { answers, share } of repliesTo(model, profile, question)) {
    const person = new Person(model, { ...profile, answers: new Map([...profile.answers, ...answers]) }, asOf, { rows });
    if (share === 0 || person.contradictions.length > 0) continue;
    possible += share;
    const relevance = new Relevance(model, person);
    for (const { ways, weight } of open) if (relevance.isSettled(ways)) settled += share * weight;
  }
  return possible === 0 ? 0 : settled / possible;
}

/**
 * One attribute is answered by class. A list is one question: none of it, or one thing of it (by class); several things at once
 * are left out, because they are many and seldom change which question is best.
 */
function repliesTo(model: Model, profile: Profile, question: Question): readonly Reply[] {
  const open = question.settles.filter((id) => !profile.answers.has(id) && !profile.notSure.has(id));
  const [only] = open;
  if (open.length === 1 && only !== undefined)
    return classesOf(model, only).classes.map(({ answer, share }) => ({ answers: new Map([[only, answer]]), share }));
  const none = new Map(open.map((id): [AttributeId, Answer] => [id, noneOf(model, id)]));
  const others = open.map((id) => ({ id, classes: classesOf(model, id).classes.filter(({ answer }) => !isNone(answer)) }));
  const noneShare = others.reduce((share, { classes }) => share * (1 - total(classes)), 1);
  const single = others.flatMap(({ id, classes }) =>
    classes.map(({ answer, share }) => ({
      answers: new Map([...none, [id, answer]]),
      share: (noneShare * share) / Math.max(1 - total(classes), 0.01),
    })),
  );
  return [{ answers: none, share: noneShare }, ...single];
}

const total = (classes: readonly { readonly share: number }[]): number => classes.reduce((sum, { share }) => sum + share, 0);

/** What an attribute of a list becomes where nothing of it is chosen. */
function noneOf(model: Model, id: AttributeId): Answer {
  switch (model.variables.byId.get(id)?.attribute.shape.kind) {
    case 'number':
      return { kind: 'number', value: 0 };
    case 'set':
      return { kind: 'set', items: [] };
    default:
      return { kind: 'yes-no', value: false };
  }
}

const isNone = (answer: Answer): boolean => (answer.kind === 'set' ? answer.items.length === 0 : !answer.value);
