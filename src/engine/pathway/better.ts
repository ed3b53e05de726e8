import type { AttributeId } from '../../domain/ids.js';
import type { Gain } from '../../domain/knowledge-base.js';
import type { Compiled } from '../conditions.js';
import type { CompiledWay, Model } from '../model.js';
import { isNoWorse } from './cost.js';
import type { RouteMove } from './moves.js';
import type { Supplier } from './supply.js';

type Plain = Omit<Supplier, 'better'>;

/**
 * For each supplier of a test, the others that are as good a source of it for everybody: routes that ask for nothing more, cost
 * no more on any count and give no less of it. While such a one can still be taken, the supplier is not looked at for this test.
 */
export function betterSuppliers(model: Model, suppliers: readonly Plain[]): readonly Supplier[] {
  const capped = cappedIn(model);
  return suppliers.map((one, at) => ({
    ...one,
    better: suppliers.flatMap((other, place) =>
      other !== one && isAsGood(other, one, capped) && (place < at || !isAsGood(one, other, capped)) ? [other.action] : [],
    ),
  }));
}

function isAsGood(a: Plain, b: Plain, capped: ReadonlySet<AttributeId>): boolean {
  if (a.action.kind !== 'route' || b.action.kind !== 'route' || a.graded !== b.graded) return false;
  const { move } = a.action;
  const other = b.action.move;
  return (
    (a.months ?? 0) >= (b.months ?? 0) &&
    isNoWorse(move.least, other.least) &&
    opensAsOften(move, other) &&
    asksOf(move.way).every((asked) => asksOf(other.way).includes(asked)) &&
    move.gives.every((gain) => !capped.has(gain.attribute) || other.gives.some((own) => isSame(gain, own)))
  );
}

const opensAsOften = ({ route }: RouteMove, { route: other }: RouteMove): boolean => {
  const opens = route.apply?.opens ?? [];
  return opens.length === 0 || opens.join() === (other.apply?.opens ?? []).join();
};

const asked = new WeakMap<CompiledWay, readonly string[]>();

/** What a way asks for that carries its verdict, and when. */
function asksOf(way: CompiledWay): readonly string[] {
  const before = asked.get(way);
  if (before !== undefined) return before;
  const found = way.requirements.flatMap(({ requirement: { strength, from, until }, condition }) =>
    condition !== null && (strength === 'must' || strength === 'usually') ? [`${condition.node} ${from ?? ''} ${until ?? ''}`] : [],
  );
  if (way.way.noRule) found.push('no rule');
  asked.set(way, found);
  return found;
}

const isSame = (a: Gain, b: Gain): boolean => JSON.stringify(a) === JSON.stringify(b);

const known = new WeakMap<Model, ReadonlySet<AttributeId>>();

/** Attributes of which some way in may want less: more of them could hurt. */
function cappedIn(model: Model): ReadonlySet<AttributeId> {
  const before = known.get(model);
  if (before !== undefined) return before;
  const found = new Set<AttributeId>();
  const look = (condition: Compiled): void => {
    if (condition.kind === 'judged') return;
    if (condition.kind !== 'test') condition.parts.forEach(look);
    else if (isLimit(condition)) found.add(condition.on.attribute.id);
  };
  for (const ways of [...model.roleWays.values(), [...model.routeWays.values()]])
    for (const { requirements } of ways) for (const { condition } of requirements) if (condition !== null) look(condition);
  known.set(model, found);
  return found;
}

/** A test that more may fail: an upper limit, the lack of something, or a list of values that need not hold the better ones. */
const isLimit = ({ test, needs, upperLimit, on }: Extract<Compiled, { kind: 'test' }>): boolean =>
  upperLimit ||
  test === 'at-most' ||
  test === 'excludes' ||
  needs === false ||
  (on.attribute.shape.kind === 'ordered' && test !== 'at-least');
