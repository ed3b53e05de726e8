import { type Pathway, type PathwayName, pathwayNames } from '../../domain/pathway.js';
import { judgeRole } from '../assess.js';
import type { Model } from '../model.js';
import { costOf } from './cost.js';
import type { Found } from './search.js';
import { against, type Wishes } from './wishes.js';

/** A plan that was found, as it is told. */
export function pathwayOf(model: Model, { steps, cost: counts, role, at }: Found, wishes: Wishes): Pathway {
  const cost = costOf(counts);
  const broken = against(wishes, steps, cost);
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
 * step, those that suppose less; then the named ones, in
 * the order of the names; then shorter ones. A name goes to the best plan by its count; of equal ones, to the sooner.
 */
export function inOrder(pathways: readonly Pathway[], wishes: Wishes): readonly Pathway[] {
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
