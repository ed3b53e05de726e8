import type { AttributeId } from '../../domain/ids.js';
import type { Gain } from '../../domain/knowledge-base.js';
import type { Compiled } from '../model/conditions.js';
import { memoize } from '../model/memoize.js';
import type { Model } from '../model/model.js';
import { isNoWorse } from './cost.js';
import type { RouteAction, Supplier } from './route-actions.js';

type Plain = Omit<Supplier, 'better'>;

/**
 * For each supplier of a test, the others that are as good a source of it for everybody: routes that ask for the same and open in
 * the same months, cost no more on any count and give no less of it. While such a one can still be taken, the supplier is not
 * looked at for this test.
 */
export function dominantSuppliers(model: Model, suppliers: readonly Plain[]): readonly Supplier[] {
  const capped = cappedIn(model);
  const alike = new Map<string, Plain[]>();
  const key = ({ action, graded }: Plain): string => (action.kind === 'route' ? `${graded} ${askedFor(action.move)}` : '');
  for (const one of suppliers) memoize(alike, key(one), () => []).push(one);
  return suppliers.map((one) => {
    const others = alike.get(key(one)) ?? [];
    const at = others.indexOf(one);
    const better = others.flatMap((other, place) =>
      place !== at && isAsGood(other, one, capped) && (place < at || !isAsGood(one, other, capped)) ? [other.action] : [],
    );
    return { ...one, better };
  });
}

function isAsGood(a: Plain, b: Plain, capped: ReadonlySet<AttributeId>): boolean {
  if (a.action.kind !== 'route' || b.action.kind !== 'route' || (a.months ?? 0) < (b.months ?? 0)) return false;
  const { least, gives } = a.action.move;
  const other = b.action.move;
  return (
    isNoWorse(least, other.least) && gives.every((gain) => !capped.has(gain.attribute) || other.gives.some((own) => isSame(gain, own)))
  );
}

const known = new WeakMap<RouteAction, string>();

/** What a route asks for that carries its verdict, and when it opens. */
const askedFor = (move: RouteAction): string => memoize(known, move, () => readAskedFor(move));

function readAskedFor(move: RouteAction): string {
  const asks = move.way.requirements.flatMap(({ requirement: { strength, from, until }, condition }) =>
    condition !== null && (strength === 'must' || strength === 'usually') ? [`${condition.node} ${from ?? ''} ${until ?? ''}`] : [],
  );
  return `${[...new Set(asks)].sort().join()} ${move.way.way.noRule} ${JSON.stringify([move.route.apply?.windows, move.route.apply?.intakes])}`;
}

const isSame = (a: Gain, b: Gain): boolean => JSON.stringify(a) === JSON.stringify(b);

const limits = new WeakMap<Model, ReadonlySet<AttributeId>>();

/** Attributes that some way in limits: gaining more could do harm. */
const cappedIn = (model: Model): ReadonlySet<AttributeId> => memoize(limits, model, () => findCapped(model));

function findCapped(model: Model): ReadonlySet<AttributeId> {
  const found = new Set<AttributeId>();
  const look = (condition: Compiled): void => {
    if (condition.kind === 'judged') return;
    if (condition.kind !== 'test') condition.parts.forEach(look);
    else if (isLimit(condition)) found.add(condition.on.attribute.id);
  };
  for (const ways of [...model.roleWays.values(), [...model.routeWays.values()]])
    for (const { requirements } of ways) for (const { condition } of requirements) if (condition !== null) look(condition);
  return found;
}

/** A test that more may fail: an upper limit, the lack of something, or a list of values that need not hold the better ones. */
const isLimit = ({ test, needs, upperLimit, on }: Extract<Compiled, { kind: 'test' }>): boolean =>
  upperLimit ||
  test === 'at-most' ||
  test === 'excludes' ||
  needs === false ||
  (on.attribute.shape.kind === 'ordered' && test !== 'at-least');
