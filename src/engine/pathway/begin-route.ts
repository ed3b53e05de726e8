import type { Route } from '../../domain/knowledge-base.js';
import type { Applications } from '../../domain/pathway.js';
import type { CompiledWay, Model } from '../model.js';
import { monthOf, monthsBetween } from '../months.js';
import { dateAfter } from './life.js';
import type { Moves } from './moves.js';
import { begin, type Standing, type Start, waiting } from './start.js';
import { nextOpening } from './windows.js';

/** A way begun by somebody: on which day and on what grounds; `opening`: of a route that has some. */
export type Begun = { readonly start: Start; readonly opening: Applications | null };

const known = new WeakMap<Standing, Map<CompiledWay, Begun | undefined>>();

/** A way begun today or, by a route, at its next opening; undefined where it cannot be. Kept, because a plan looks at it more than once. */
export function beginWay(model: Model, moves: Moves, at: Standing, way: CompiledWay): Begun | undefined {
  const begun = known.get(at) ?? new Map<CompiledWay, Begun | undefined>();
  known.set(at, begun);
  if (begun.has(way)) return begun.get(way);
  const start = begin(model, moves, at, way);
  const route = way.way.route === undefined ? undefined : moves.byRoute.get(way.way.route)?.route;
  const made = start && (route === undefined ? { start, opening: null } : beginRoute(model, moves, at, way, route, start));
  begun.set(way, made);
  return made;
}

/** A route that could be begun today is begun at its next opening, if it has any: its way in must hold then too. */
function beginRoute(model: Model, moves: Moves, at: Standing, way: CompiledWay, route: Route, start: Start): Begun | undefined {
  const now = monthOf(at.date);
  const opening = nextOpening(model, route, now);
  if (opening === null || opening.month === now) return { start, opening };
  const date = dateAfter(at.date, monthsBetween(now, opening.month));
  const then = begin(model, moves, waiting(model, at, date), way);
  return then && { start: then, opening };
}
