import type { AttributeId } from '../../domain/ids.js';
import type { Gain, Role } from '../../domain/knowledge-base.js';
import type { Step } from '../../domain/pathway.js';
import type { Compiled } from '../conditions.js';
import { gives } from '../gives.js';
import type { CompiledWay, Model } from '../model.js';
import { monthOf, monthsBetween } from '../months.js';
import { type Begun, beginRoute } from './begin-route.js';
import { isNoWorse, nothing, withStep } from './cost.js';
import { growsYearly } from './life.js';
import type { Moves, RouteMove } from './moves.js';
import { begin, type Standing, type Start } from './start.js';
import { postStep, routeStep, timeStep } from './steps.js';
import { conditionsOf, heldBackBy } from './suppose.js';

/** A step that can be begun, and how. */
export type Ahead = { readonly step: Step; readonly start: Start };

/** No post lasts for less: our own line, where a source asks for a month or gives no figure. */
const LEAST_IN_POST = 12;

/** The ways in to the targets, and the posts that may be a step to them: none is more senior than they are (our own line). */
export type Towards = { readonly ways: readonly CompiledWay[]; readonly posts: ReadonlySet<Role> };

type Test = Extract<Compiled, { kind: 'test' }>;
type Here = Standing & { readonly steps: readonly Step[] };

/**
 * The steps that can be begun now and that bring something that the targets lack, or that a step towards them lacks: backwards
 * from what holds each way back, through the ways in of whatever gives it. Each way in is looked at once, so cycles end.
 */
export function stepsAhead(model: Model, moves: Moves, at: Here, { ways, posts }: Towards): readonly Ahead[] {
  const found = new Map<string, Ahead>();
  const seen = new Set<CompiledWay>();
  const needed = new Set<string>();
  const tried = new Set<unknown>();
  const queue: CompiledWay[] = [];
  const look = (way: CompiledWay): void => {
    if (seen.has(way)) return;
    seen.add(way);
    queue.push(way);
  };
  const add = (step: Step, start: Start): void => {
    found.set(step.id, { step, start });
  };
  for (const way of ways) look(way);
  for (let way = queue.shift(); way !== undefined; way = queue.shift()) {
    const awaited = begin(model, moves, at, way).later;
    for (const test of conditionsOf(way, at.person).flatMap((condition) => heldBackBy(condition, at.person))) {
      if (tried.has(test.node)) continue;
      tried.add(test.node);
      needed.add(test.on.attribute.id);
      waitFor(model, at, test, awaited, add);
      for (const move of givingRoutes(model, moves, test)) {
        if (tried.has(move) || at.steps.some(({ route }) => route === move.route.id)) continue;
        tried.add(move);
        const begun: Begun | undefined = beginRoute(model, moves, at, move.way, move.route);
        if (begun === undefined) look(move.way);
        else add(routeStep(move, begun.start, begun.opening), begun.start);
      }
      for (const role of test.test === 'at-least'
        ? (moves.rolesByArea.get(test.on.attribute.id) ?? []).filter((post) => posts.has(post))
        : [])
        inPost(model, moves, at, role, test, add, look);
      experience(model, moves, at, test, add);
    }
  }
  return worthTrying([...found.values()], needed);
}

/** A step that gives no more of what is needed than another, and costs no less on any count, is not tried. */
function worthTrying(found: readonly Ahead[], needed: ReadonlySet<string>): readonly Ahead[] {
  const of = found.map((ahead) => {
    const gains = ahead.step.gives.filter(({ attribute }) => needed.has(attribute));
    return {
      ahead,
      gains,
      cost: withStep(nothing, ahead.step, Number(ahead.step.start.slice(0, 4)) * 12 + Number(ahead.step.start.slice(5))),
    };
  });
  const covers = (a: (typeof of)[number], b: (typeof of)[number]): boolean =>
    a.ahead.step.kind !== 'wait' &&
    b.ahead.step.kind !== 'wait' &&
    isNoWorse(a.cost, b.cost) &&
    (a.ahead.step.verdict === 'open' || b.ahead.step.verdict === 'judged') &&
    b.gains.every((gain) => a.gains.some((other) => givesAsMuch(other, gain)));
  return of
    .filter((one, at) => !of.some((other, place) => place !== at && covers(other, one) && (place < at || !covers(one, other))))
    .map(({ ahead }) => ahead);
}

function givesAsMuch(a: Gain, b: Gain): boolean {
  if (a.attribute !== b.attribute) return false;
  if (a.kind === 'number' && b.kind === 'number') return a.value >= b.value;
  if (a.kind === 'set' && b.kind === 'set') return b.values.every((value) => a.values.includes(value));
  // A higher award need not leave the same grade open: only the same one counts for as much.
  return 'value' in a && 'value' in b && a.value === b.value;
}

const here = ({ profile, date }: Here): Start => ({ profile, date, verdict: 'open', judged: [], supposes: [] });

/** Turning an age, or an expected answer coming true. */
function waitFor(model: Model, at: Here, test: Test, awaited: string | undefined, add: (step: Step, start: Start) => void): void {
  const id = test.on.attribute.id;
  const has = at.person.timeline.worlds[0]?.lo[test.on.first] ?? 0;
  const known = at.person.timeline.worlds[0]?.hi[test.on.first] === has;
  if (growsYearly(model, id) && test.test === 'at-least' && known && Number(test.needs) > has) {
    const years = Number(test.needs) - has;
    const done = monthsBetween(monthOf(at.began), monthOf(at.date)) % 12;
    add(timeStep(model, 'wait', id, at.date, years * 12 - done), here(at));
  }
  const world = at.person.states.from[test.node] as number;
  const month = awaited ?? at.person.timeline.months[world];
  if (world > 0 && month !== undefined) {
    const months = monthsBetween(monthOf(at.date), at.person.timeline.months[world] ?? monthOf(at.date));
    if (months > 0) add(timeStep(model, 'wait', id, at.date, months), here(at));
  }
}

/** Routes that give what a test asks for, a part of the months, or the award whose grade it asks for. */
function givingRoutes(model: Model, moves: Moves, { on, needs, test }: Test): readonly RouteMove[] {
  const id: AttributeId = on.attribute.id;
  const own = (moves.byGain.get(id) ?? []).filter((move) =>
    move.gives.some(
      (gain) =>
        gain.attribute === id && ((gain.kind === 'number' && test === 'at-least') || gives(model, gain, { attribute: id, needs, test })),
    ),
  );
  const graded = moves.grades
    .filter(({ grade }) => grade === id)
    .flatMap(({ of, level }) =>
      (moves.byGain.get(of) ?? []).filter((move) =>
        move.gives.some((gain) => 'value' in gain && gain.attribute === of && gain.value === level),
      ),
    );
  return [...new Set([...own, ...graded])];
}

/** So many months in a post that gives them, begun by an entry of its own or by progression. A post without an entry rule is no step. */
function inPost(
  model: Model,
  moves: Moves,
  at: Here,
  role: Role,
  test: Test,
  add: (step: Step, start: Start) => void,
  look: (way: CompiledWay) => void,
): void {
  const world = at.person.timeline.worlds[0];
  const lo = world?.lo[test.on.first] ?? 0;
  const has = lo === world?.hi[test.on.first] ? lo : 0;
  const lacks = Number(test.needs) - has;
  const months = Math.max(lacks, LEAST_IN_POST);
  for (const way of model.roleWays.get(role.id) ?? []) {
    if (way.way.noRule || way.way.route !== undefined) continue;
    const { start } = begin(model, moves, at, way);
    if (start === undefined) {
      look(way);
      continue;
    }
    add(postStep(role, way, start, months, months === lacks), start);
    return;
  }
}

/** Months in an area that no post gives: to be found outside the knowledge base. */
function experience(model: Model, moves: Moves, at: Here, { on, needs, test }: Test, add: (step: Step, start: Start) => void): void {
  const { id, shape, wish } = on.attribute;
  if (shape.kind !== 'number' || shape.unit !== 'months' || wish || test !== 'at-least') return;
  if (moves.rolesByArea.has(id)) return;
  const has = at.person.timeline.worlds[0]?.lo[on.first] ?? 0;
  if (Number(needs) > has) add(timeStep(model, 'experience', id, at.date, Number(needs) - has), here(at));
}
