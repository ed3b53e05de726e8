import type { Route } from '../../domain/knowledge-base.js';
import type { Opening } from '../../domain/pathway.js';
import type { CompiledWay, Model } from '../model.js';
import { monthOf, monthsBetween } from '../months.js';
import { readPerson } from '../person.js';
import { dateAfter, later } from './life.js';
import type { Moves } from './moves.js';
import { begin, type Standing, type Start } from './start.js';
import { nextOpening } from './windows.js';

export type Begun = { readonly start: Start; readonly opening: Opening | null };

/** A route is begun at its next opening, if it has any: its way in must hold then. */
export function beginRoute(model: Model, moves: Moves, at: Standing, way: CompiledWay, route: Route): Begun | undefined {
  const now = monthOf(at.date);
  const opening = nextOpening(model, route, now);
  const { start } = begin(model, moves, at, way);
  if (start === undefined || opening === null || opening.month === now) return start && { start, opening };
  return beginAt(model, moves, at, way, opening);
}

function beginAt(model: Model, moves: Moves, at: Standing, way: CompiledWay, opening: Opening): Begun | undefined {
  const date = dateAfter(at.date, monthsBetween(monthOf(at.date), opening.month));
  const profile = later(model, at.profile, { began: at.began, from: at.date, to: date });
  const { start } = begin(model, moves, { ...at, profile, date, person: readPerson(model, profile, date) }, way);
  return start && { start, opening };
}
