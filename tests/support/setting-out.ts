import type { Inference } from '../../src/domain/knowledge-base.js';
import type { Cost } from '../../src/domain/pathway.js';
import type { CompiledWay, Model } from '../../src/engine/model/model.js';
import { beginSearch } from '../../src/engine/pathway/arrive.js';
import { type Counts, costOf, countsOf, never } from '../../src/engine/pathway/cost.js';
import { LowerBounds } from '../../src/engine/pathway/lower-bounds.js';
import { RelevantSteps } from '../../src/engine/pathway/relevant.js';
import { suppliersFor } from '../../src/engine/pathway/suppliers.js';
import { asOf } from './people.js';
import { type SmallRole, type SmallRoute, smallWorld } from './small-world.js';
import { type Said, someone } from './someone.js';

/** A small world in which somebody sets out for the post that is the target. */
export type Beginning = {
  readonly target: SmallRole;
  readonly routes?: Readonly<Record<string, SmallRoute>>;
  readonly roles?: Readonly<Record<string, SmallRole>>;
  readonly rules?: readonly Inference[];
  /** What they say beside, and what not at all. */
  readonly said?: Readonly<Record<string, Said>>;
  readonly without?: readonly string[];
  /** No plan is wanted that costs more. */
  readonly room?: Partial<Cost>;
};

const nobody = { held: [], grade: 'none', practice: 0, place: 'here', age: 17 };

/** What lies between them and the target, and what plans cost at the least. */
export function settingOut({ target, routes = {}, roles = {}, rules = [], said = {}, without = [], room }: Beginning): {
  readonly model: Model;
  readonly reach: RelevantSteps;
  readonly bounds: LowerBounds;
} {
  const model = smallWorld({ post: target, ...roles }, routes, rules);
  const answers = Object.fromEntries(Object.entries({ ...nobody, ...said }).filter(([id]) => !without.includes(id)));
  const at = beginSearch(model, someone(model.base, answers), asOf);
  const goals = (model.roleWays.get('post') as readonly CompiledWay[]).map((way) => ({ way, apply: countsOf({ steps: 1 }) }));
  const post = model.base.roles.filter(({ id }) => id === 'post');
  const reach = new RelevantSteps(model, suppliersFor(model, post), at, goals, {
    out: new Set(),
    steps: 6,
    work: { done: 0 },
  });
  const most: Counts = room === undefined ? never : countsOf({ ...costOf(never), ...room });
  return { model, reach, bounds: new LowerBounds(reach, reach.targets, most) };
}
