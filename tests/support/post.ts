import type { Result } from '../../src/domain/advice.js';
import type { Condition } from '../../src/domain/condition.js';
import type { Finding } from '../../src/domain/finding.js';
import type { IsoDate } from '../../src/domain/ids.js';
import type { Inference, Way } from '../../src/domain/knowledge-base.js';
import type { Requirement } from '../../src/domain/requirement.js';
import { buildModel, check, type Model } from '../../src/engine/index.js';
import { beesModel } from './bases.js';
import { asOf } from './people.js';
import { must, POST, way, withPost } from './rules.js';
import { type Life, type Said, someone } from './someone.js';

export type GivenAnswers = Readonly<Record<string, Said>>;

/** The attributes of the bees, with other inferences where a test is about them. */
export const bees = beesModel.base;

export const postModel = (ways: readonly Way[], inferences: readonly Inference[] = bees.inferences): Model =>
  buildModel(withPost({ ...bees, inferences }, ways));

/** What becomes of a post with these ways in, for somebody who said this. */
export function post(ways: readonly Way[], given: GivenAnswers = {}, life: Life & { readonly asOf?: string } = {}): Result {
  const [result] = check(postModel(ways), someone(bees, given, life), (life.asOf ?? asOf) as IsoDate, [POST]).results;
  if (result === undefined) throw new Error('The post has no result.');
  return result;
}

/** The same for a post with one way in. */
export const postNeeding = (
  requirements: readonly Requirement[],
  given: GivenAnswers = {},
  life: Life & { readonly asOf?: string } = {},
): Result => post([way('direct:post', requirements)], given, life);

/** What becomes of one condition, as a `must`. */
export function findingOf(when: Condition, given: GivenAnswers = {}, life: Life = {}): Finding {
  const finding = postNeeding([must(when)], given, life).ways[0]?.findings[0];
  if (finding === undefined) throw new Error('The post has no finding.');
  return finding;
}

/** Its state, with the month from which it is met where that is later: `met from 2027-07`. */
export function stateOf(when: Condition, given: GivenAnswers = {}, life: Life = {}): string {
  const { state, from } = findingOf(when, given, life);
  return from === null ? `${state}` : `${state} from ${from}`;
}
