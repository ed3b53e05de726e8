import type { Change } from '../../domain/finding.js';
import type { Gain, Route } from '../../domain/knowledge-base.js';
import type { Model } from './model.js';

/** Whether what a route gives is what a change asks for, by itself. */
export function gives(model: Model, gain: Gain, { attribute, needs, test }: Change): boolean {
  if (gain.attribute !== attribute) return false;
  const on = model.variables.byId.get(attribute);
  if (gain.kind === 'yes-no') return gain.value === needs;
  if (gain.kind === 'number') return test === 'at-least' && gain.value >= Number(needs);
  const wanted = (Array.isArray(needs) ? needs : [needs]).map(String);
  if (gain.kind === 'set') return gain.values.some((value) => wanted.includes(value));
  const rank = (value: string): number => on?.values.get(value) ?? -1;
  return test === 'at-least' ? rank(gain.value) >= rank(String(needs)) : wanted.includes(gain.value);
}

/** The routes that give what a change asks for, by itself, but for those that have closed. */
export const routesGiving = (model: Model, change: Change): readonly Route[] =>
  (model.routeActions.byGain.get(change.attribute) ?? [])
    .filter((action) => action.gives.some((gain) => gives(model, gain, change)))
    .map(({ route }) => route);
