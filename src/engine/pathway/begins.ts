import type { Advice, Opening } from '../../domain/advice.js';
import type { FirstSteps, Pathway, Step } from '../../domain/pathway.js';
import type { Model } from '../model.js';
import { plan } from './plan.js';

/**
 * How plans behind an advice begin: for the smallest change and for what there is to gain first, the first step of a plan for the
 * role that it opens and that suits best. Only a few plans are made; where there is none, the change is left out.
 */
export function beginPlans(model: Model, advice: Advice): FirstSteps {
  const openings = [advice.smallestChange, ...advice.nextSteps.map((step) => (step.kind === 'gain' ? step.opening : null))];
  const plans = new Map<string, readonly Pathway[]>();
  const begins = new Map<Opening, Step>();
  for (const opening of openings) {
    const role = opening?.opens[0];
    if (opening === null || role === undefined) continue;
    const pathways = plans.get(role) ?? plan(model, advice.profile, advice.asOf, { kind: 'role', role }).pathways;
    plans.set(role, pathways);
    const first = bestFirst(pathways, opening);
    if (first !== undefined) begins.set(opening, first);
  }
  return begins;
}

/** Of a plan that begins with what the advice names first; else with another way to get it; else of the first plan. */
function bestFirst(pathways: readonly Pathway[], { by }: Opening): Step | undefined {
  const firsts = pathways.flatMap(({ steps }) => steps.slice(0, 1));
  const named = by.flatMap((route) => firsts.find((step) => step.route === route) ?? []);
  return named[0] ?? firsts[0];
}
