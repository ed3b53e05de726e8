import type { Advice, Opening } from '../../domain/advice.js';
import type { RoleId } from '../../domain/ids.js';
import type { FirstSteps, Pathway, Step } from '../../domain/pathway.js';
import { kept } from '../kept.js';
import type { Model } from '../model.js';
import { plan } from './plan.js';

/**
 * How plans behind an advice begin: for the smallest change and for what there is to gain first, the first step of a plan for the
 * role that it opens and that suits best. Only a few plans are made; where there is none, the change is left out.
 */
export function beginPlans(model: Model, advice: Advice): FirstSteps {
  const openings = [advice.smallestChange ?? [], ...advice.nextSteps.map((step) => (step.kind === 'gain' ? step.opening : []))].flat();
  const plans = new Map<string, readonly Pathway[]>();
  const begins = new Map<Opening, Step>();
  for (const opening of openings) {
    // What opens nothing is no opening.
    const role = opening.opens[0] as RoleId;
    const pathways = kept(plans, role, () => plan(model, advice.profile, advice.asOf, { kind: 'role', role }).pathways);
    const first = bestFirst(pathways, opening);
    if (first !== undefined) begins.set(opening, first);
  }
  return begins;
}

/** Of a plan that begins with what the advice names first; else with another way to get it; else of the first plan. */
function bestFirst(pathways: readonly Pathway[], { by }: Opening): Step | undefined {
  const firsts = pathways.map(({ steps }) => steps[0] as Step);
  const named = by.flatMap((route) => firsts.find((step) => step.route === route) ?? []);
  return named[0] ?? firsts[0];
}
