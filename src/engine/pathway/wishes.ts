import type { Profile } from '../../domain/answers.js';
import { holdsValues } from '../../domain/attribute.js';
import type { AttributeId } from '../../domain/ids.js';
import type { Cost, Pathway, Relax, Step } from '../../domain/pathway.js';
import type { Model } from '../model.js';

/** What somebody wishes of a plan. It orders plans and never changes a verdict (docs/laws.md, law 8). */
export type Wishes = {
  readonly earning?: { readonly id: AttributeId; readonly how: 'must' | 'prefer' };
  readonly notFullTime?: AttributeId;
  readonly months?: { readonly id: AttributeId; readonly most: number };
};

/** Reads the wishes that the data marks with `plans`. */
export function wishesOf(model: Model, profile: Profile): Wishes {
  let wishes: Wishes = {};
  for (const { id, plans, shape } of model.base.attributes) {
    const answer = plans && profile.answers.get(id);
    if (plans === 'earning' && answer?.kind === 'choice') {
      const at = holdsValues(shape).findIndex((value) => value.id === answer.value);
      if (at === 0 || at === 1) wishes = { ...wishes, earning: { id, how: at === 0 ? 'must' : 'prefer' } };
    }
    if (plans === 'full-time' && answer?.kind === 'yes-no' && !answer.value) wishes = { ...wishes, notFullTime: id };
    if (plans === 'months' && answer?.kind === 'number') wishes = { ...wishes, months: { id, most: answer.value } };
  }
  return wishes;
}

/** The wishes that a plan goes against. To study full time is to take a route in which a source says that nothing is earned. */
export function against(wishes: Wishes, steps: readonly Step[], cost: Cost): readonly AttributeId[] {
  const found: AttributeId[] = [];
  if (wishes.earning?.how === 'must' && cost.unpaidMonths > 0) found.push(wishes.earning.id);
  if (wishes.notFullTime !== undefined && steps.some(({ paid }) => paid === false)) found.push(wishes.notFullTime);
  if (wishes.months !== undefined && cost.months > wishes.months.most) found.push(wishes.months.id);
  return found;
}

/** Where no plan meets every wish: each wish that, given up alone, leaves a plan that meets the others. */
export function relaxations(pathways: readonly Pathway[]): readonly Relax[] {
  if (pathways.some((pathway) => pathway.against.length === 0)) return [];
  const single = pathways.filter((pathway) => pathway.against.length === 1);
  const wishes = [...new Set(single.flatMap((pathway) => pathway.against))].sort();
  return wishes.map((wish) => ({ wish, opens: single.filter((pathway) => pathway.against[0] === wish).map(({ id }) => id) }));
}
