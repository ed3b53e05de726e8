import type { Profile } from '../../domain/answers.js';
import { holdsValues } from '../../domain/attribute.js';
import type { AttributeId } from '../../domain/ids.js';
import { type Cost, type Pathway, type PathwayName, pathwayNames, type Relax, type Step } from '../../domain/pathway.js';
import type { Model } from '../model/model.js';
import { judgeRole } from '../verdict/assess.js';
import { costOf } from './cost.js';
import type { FoundPlan } from './search.js';

/** A plan that was found, as it is told. */
export function pathwayOf(model: Model, { steps, cost: counts, role, at }: FoundPlan, wishes: Preferences): Pathway {
  const cost = costOf(counts);
  const broken = conflictsWith(wishes, steps, cost);
  const last = steps.at(-1);
  return {
    id: steps.map(({ id }) => id).join(' '),
    names: [],
    target: role.id,
    steps,
    cost,
    earning: cost.unpaidMonths === 0,
    verdict: last?.verdict ?? judgeRole(model, at.person, role.id).verdict,
    monthsKnown: steps.every(({ monthsKnown }) => monthsKnown),
    scarce: steps.some(({ scarce }) => scarce !== null),
    tooLong: wishes.months !== undefined && cost.months > wishes.months.most,
    against: broken,
  };
}

/**
 * Names the plans and puts them in the order in which to show them: those that fit the months before those that do not, those
 * that meet more wishes, those that do not go by a step that hardly exists, those in which nobody has to decide before the last
 * step, those that suppose less; then the named ones, in the order of the names; then shorter ones. A name goes to the best plan by its count; of equal ones, to the sooner.
 */
export function rankPlans(pathways: readonly Pathway[], wishes: Preferences): readonly Pathway[] {
  const prefers = (a: Pathway, b: Pathway): number => (wishes.earning === undefined ? 0 : a.cost.unpaidMonths - b.cost.unpaidMonths);
  const sound = (a: Pathway, b: Pathway): number =>
    Number(a.tooLong) - Number(b.tooLong) ||
    a.against.length - b.against.length ||
    Number(a.scarce) - Number(b.scarce) ||
    decisions(a) - decisions(b) ||
    a.cost.supposed - b.cost.supposed;
  const short = (a: Pathway, b: Pathway): number =>
    a.cost.months - b.cost.months || a.cost.steps - b.cost.steps || a.cost.competitive - b.cost.competitive || (a.id < b.id ? -1 : 1);
  const names = nameBest(pathways, (a, b) => sound(a, b) || short(a, b));
  const rank = ({ id }: Pathway): number => {
    const at = pathwayNames.findIndex((name) => names.get(name) === id);
    return at < 0 ? pathwayNames.length : at;
  };
  return pathways
    .toSorted((a, b) => sound(a, b) || Math.sign(prefers(a, b)) || rank(a) - rank(b) || short(a, b))
    .map((pathway) => ({ ...pathway, names: pathwayNames.filter((name) => names.get(name) === pathway.id) }));
}

/** On how many steps before the last somebody has to decide: until then nobody can count on what follows. */
const decisions = ({ steps }: Pathway): number => steps.slice(0, -1).filter(({ verdict }) => verdict === 'judged').length;

/** The plan of each name. Scarce plans are named only where there are no others. */
function nameBest(pathways: readonly Pathway[], tie: (a: Pathway, b: Pathway) => number): ReadonlyMap<PathwayName, string> {
  const common = pathways.filter(({ scarce }) => !scarce);
  const named = common.length > 0 ? common : pathways;
  const counts: Readonly<Record<PathwayName, (pathway: Pathway) => number>> = {
    soonest: ({ cost }) => cost.months,
    earning: ({ cost, earning }) => (earning ? cost.months : Number.POSITIVE_INFINITY),
    'fewest-steps': ({ cost }) => cost.steps,
    cheapest: ({ cost }) => (cost.feesUnknown === 0 ? cost.pounds : Number.POSITIVE_INFINITY),
  };
  const best = new Map<PathwayName, string>();
  for (const name of pathwayNames) {
    const count = counts[name];
    const [first] = named.filter((pathway) => Number.isFinite(count(pathway))).toSorted((a, b) => count(a) - count(b) || tie(a, b));
    if (first !== undefined) best.set(name, first.id);
  }
  return best;
}

/** What somebody wishes of a plan. It orders plans and never changes a verdict (docs/laws.md, law 8). */
export type Preferences = {
  readonly earning?: { readonly id: AttributeId; readonly how: 'must' | 'prefer' };
  readonly notFullTime?: AttributeId;
  readonly months?: { readonly id: AttributeId; readonly most: number };
};

/** Reads the wishes that the data marks with `plans`. */
export function preferencesOf(model: Model, profile: Profile): Preferences {
  let wishes: Preferences = {};
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
export function conflictsWith(wishes: Preferences, steps: readonly Step[], cost: Cost): readonly AttributeId[] {
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
