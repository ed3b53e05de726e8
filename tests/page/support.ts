import type { InterviewContext } from '../../src/commands/interview/context.js';
import { startFrom } from '../../src/commands/interview/state.js';
import type { Profile } from '../../src/domain/answers.js';
import { monthOf } from '../../src/domain/months.js';
import type { Model } from '../../src/engine/index.js';
import { viewOf } from '../../src/page/browse.js';
import { routeOf } from '../../src/page/links.js';
import type { HtmlNode } from '../../src/presentation/writers/elements.js';
import { asOf } from '../support/people.js';

/** What the page shows of these answers at a hash. */
export function shown(model: Model, profile: Profile, hash: string): readonly HtmlNode[] {
  const state = startFrom({ ...profile, said: profile.said ?? monthOf(asOf) }, model, asOf);
  const interview = { context: { base: model.base, asOf }, model } as unknown as InterviewContext;
  const route = routeOf(hash);
  if (route === null) throw new Error(`There is no ${hash}.`);
  return viewOf({ interview, state, supposed: null }, route).nodes;
}
