import { type Horizon, type Offer, type OfferKind, offerOf } from '../../domain/advice.js';
import { defined } from '../../domain/failure.js';
import type { WayFinding } from '../../domain/finding.js';
import type { Role, Way } from '../../domain/knowledge-base.js';
import type { CompiledWay, Model } from '../model/model.js';
import type { Earliest } from '../pathway/earliest.js';
import { bestOfKind } from '../verdict/verdict.js';

export type Offers = Readonly<Record<OfferKind, Offer | null>>;

/** For each kind the best way in, and the months to the first working day by the soonest way of that kind. */
export function offersFor(model: Model, role: Role, ways: readonly WayFinding[], earliest: Earliest): Offers {
  const months = (of: readonly WayFinding[]): number =>
    Math.min(...of.map(({ way }) => earliest.ofWay(role, compiledWay(model, role, way))));
  const offer = (kind: OfferKind): Offer | null => {
    const own = ways.filter(({ way }) => offerOf(way, role) === kind);
    const best = bestOfKind(own);
    if (best === undefined) return null;
    const verdict = kind === 'jobs' ? earliest.readiness.verdictOfJob(role, best.verdict) : best.verdict;
    return { verdict, way: best.way.id, from: best.from, months: finite(months(own)) };
  };
  return { jobs: offer('jobs'), training: offer('training'), study: offer('study') };
}

const compiledWay = (model: Model, role: Role, { id }: Way): CompiledWay =>
  defined(model.roleWays.get(role.id)?.find(({ way }) => way.id === id));

const finite = (months: number): number | null => (Number.isFinite(months) ? Math.ceil(months) : null);

const A_YEAR = 12;
const THREE_YEARS = 36;

/** How far a role is away: docs/contract.md, section 5. */
export function horizonOf(
  role: Role,
  { jobs, training, study }: Offers,
  earliest: Earliest,
): { readonly horizon: Horizon; readonly horizonMonths: number | null } {
  const offers = [jobs, training, study].filter((offer) => offer !== null);
  // Of what is not known, nobody can say when it could be.
  const known = offers.filter(({ verdict }) => verdict !== 'unknown' && verdict !== 'closed');
  const soonest = Math.min(...known.map(({ months }) => months ?? Number.POSITIVE_INFINITY));
  const at = (horizon: Horizon, horizonMonths: number | null = finite(soonest)) => ({ horizon, horizonMonths });
  if (offers.every(({ verdict }) => verdict === 'closed')) return at('not-open', null);
  if (jobs?.months === 0 && jobs.verdict === 'open') return at('now');
  if (jobs?.months === 0 && jobs.verdict === 'judged' && earliest.readiness.isNextStep(role)) return at('ask');
  if (known.length === 0 || (jobs?.verdict === 'unknown' && soonest > A_YEAR)) return at('not-known', null);
  if (soonest <= A_YEAR) return at('within-a-year');
  if (soonest <= THREE_YEARS) return at('one-to-three-years');
  return at('longer');
}
