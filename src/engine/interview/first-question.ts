import type { Profile } from '../../domain/answers.js';
import type { IsoDate } from '../../domain/ids.js';
import type { FirstQuestion, KnowledgeBase } from '../../domain/knowledge-base.js';
import { buildModel, type Model } from '../model/model.js';
import { type NextQuestion, nextQuestion } from './next-question.js';
import { rolesScope } from './relevance.js';

/**
 * The next question of a talk about every role, as `nextQuestion` gives it. The first one of all is known beforehand where the
 * knowledge was compiled, so that whoever begins does not wait while every role is weighed.
 */
export function nextInInterview(model: Model, profile: Profile, asOf: IsoDate): NextQuestion | null {
  const { first, questions } = model.base;
  if (first !== undefined && isBlank(profile) && first.from <= asOf && asOf < first.before) {
    const question = questions.find(({ id }) => id === first.question);
    if (question !== undefined) return { question, attributes: first.attributes, more: first.more };
  }
  return nextQuestion(model, profile, asOf, rolesScope(model), true);
}

const isBlank = ({ answers, notSure, overrides = [] }: Profile): boolean =>
  answers.size === 0 && notSure.size === 0 && overrides.length === 0;

/**
 * What a talk asks first of somebody of whom nothing is known, and the days around this one on which that is so: where there are
 * no answers, the day decides only which requirements count. Undefined where nothing is worth asking.
 */
export function firstQuestion(base: KnowledgeBase, asOf: IsoDate): FirstQuestion | undefined {
  const model = buildModel(base);
  const next = nextQuestion(model, { answers: new Map(), notSure: new Set() }, asOf, rolesScope(model), true);
  if (next === null) return undefined;
  const ways = [...Object.values(base.roleWays).flat(), ...Object.values(base.routeWays)];
  const turns = ways.flatMap(({ requirements }) =>
    requirements.flatMap(({ from = BEGIN, until }) => [from, until === undefined ? BEGIN : dayAfter(until)]),
  );
  const days = [BEGIN, ...turns, END].sort();
  const at = days.findLastIndex((day) => day <= asOf);
  const { question, attributes, more } = next;
  return { question: question.id, attributes, more, from: days[at] as IsoDate, before: days[at + 1] as IsoDate };
}

/** Before and after every day. */
const BEGIN = '0000-01-01' as IsoDate;
const END = '9999-12-31' as IsoDate;

const dayAfter = (day: IsoDate): IsoDate => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10) as IsoDate;
