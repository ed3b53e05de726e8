import type { Advice, NextStep, Opening } from '../../domain/advice.js';
import type { FirstSteps, Step } from '../../domain/pathway.js';
import type { Model } from '../model.js';
import { plan } from './plan.js';

/**
 * How the plans behind an advice begin: for the smallest change and for what there is to gain first, the first step of the plan
 * for the role that it opens and that suits best. The route that such a step goes by is named first, so that advice and plan
 * cannot disagree. Only a few plans are made; a role for which there is none is left out.
 */
export function beginPlans(model: Model, advice: Advice): { readonly advice: Advice; readonly begins: FirstSteps } {
  const begins = new Map<string, Step>();
  const openings = [advice.smallestChange, ...advice.nextSteps.map((step) => (step.kind === 'gain' ? step.opening : null))];
  for (const role of new Set(openings.flatMap((opening) => opening?.opens[0] ?? []))) {
    const first = plan(model, advice.profile, advice.asOf, { kind: 'role', role }).pathways[0]?.steps[0];
    if (first !== undefined) begins.set(role, first);
  }
  const { smallestChange } = advice;
  const told: Advice = {
    ...advice,
    smallestChange: smallestChange === null ? null : plannedFirst(smallestChange, begins),
    nextSteps: advice.nextSteps.map((step) => gainedAsPlanned(step, begins)),
  };
  return { advice: told, begins };
}

function gainedAsPlanned(step: NextStep, begins: FirstSteps): NextStep {
  if (step.kind !== 'gain') return step;
  const opening = plannedFirst(step.opening, begins);
  return { ...step, opening, route: opening.by[0] ?? step.route };
}

/** The routes that give a change, that of the plan before the others. */
function plannedFirst(opening: Opening, begins: FirstSteps): Opening {
  const route = begins.get(opening.opens[0] ?? '')?.route;
  const by = opening.by.filter((id) => id === route);
  return { ...opening, by: [...by, ...opening.by.filter((id) => id !== route)] };
}
