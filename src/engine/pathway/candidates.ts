import type { AttributeId } from '../../domain/ids.js';
import { monthOf, monthsBetween } from '../../domain/months.js';
import type { Applications, Step } from '../../domain/pathway.js';
import type { CompiledWay, Model } from '../model/model.js';
import { type Counts, countsOf, isNoWorse, least, plus } from './cost.js';
import type { LowerBounds } from './lower-bounds.js';
import { type ActionAt, LEAST_IN_POST, type RelevantSteps, type TestAt } from './relevant.js';
import { isReadyFor, type PlanState, type Start, type StartedRoute } from './start.js';
import { postStep, routeStep, timeStep } from './steps.js';
import { type Action, stepId } from './suppliers.js';

/** A step that can be begun now, and what it costs. `after`: what is left to do then costs at the least. Most are never taken. */
export type Candidates = {
  readonly id: string;
  readonly start: Start;
  readonly cost: Counts;
  readonly after: Counts;
  readonly make: () => Step;
};

/** How much of what each test asks for. */
type Helps = ReadonlyMap<TestAt, number>;
type Candidate = Candidates & { readonly helps: Helps; readonly waits: boolean; readonly inField: number };

/** By the area, how many months in it would bring a target near that only a person's decision opens. */
export type FieldMonths = ReadonlyMap<AttributeId, number>;

/** The steps that can be begun now and that bring something that the targets lack, or that a step towards them lacks. */
export function candidateSteps(model: Model, reach: RelevantSteps, bounds: LowerBounds, field: FieldMonths): readonly Candidates[] {
  const { at } = reach;
  const tests = reach.tests.filter((test) => bounds.isUseful(test));
  const found = new Map<string, Candidate>();
  const add = (id: string, start: Start, own: Counts, helps: () => Helps, make: () => Step, { waits = false, inField = 0 } = {}): void => {
    if (found.has(id)) return;
    const helped = helps();
    const after = [...helped.keys()].map((test) => bounds.after(test)).reduce(least);
    const months = monthsBetween(monthOf(at.date), monthOf(start.date));
    const before = countsOf({ months, supposed: start.supposes.length, judged: start.verdict === 'judged' ? 1 : 0 });
    found.set(id, { id, start, cost: plus(before, own), after, helps: helped, waits, inField, make });
  };
  // Posts that last until they make somebody ready; after all others, of which a source may give the months.
  const longer: (() => void)[] = [];
  for (const test of tests) {
    const { id } = test.test.on.attribute;
    const { months, lacks } = test;
    if (months !== undefined && months > 0) {
      const make = deferred(timeStep, model, 'wait', id, at.date, months);
      add(`wait:${id}:${months}`, here(at), countsOf({ months, steps: 1 }), () => comeBy(tests, months), make, { waits: true });
    }
    for (const by of test.by) {
      const { action } = by;
      if (action.kind === 'experience') {
        const own = countsOf({ months: lacks, unpaidMonths: lacks, feesUnknown: 1, steps: 1 });
        const make = deferred(timeStep, model, 'experience', id, at.date, lacks);
        add(`experience:${id}:${lacks}`, here(at), own, () => helped(reach, tests, action, lacks), make);
        continue;
      }
      const first = firstOf(model, by, reach, bounds);
      if (first === undefined) continue;
      const { start, opening, way } = first;
      if (action.kind === 'route') {
        const make = deferred(routeStep, action.by, way, start, opening);
        add(stepId(action.by), start, action.least, () => helped(reach, tests, action, 0), make, {
          inField: monthsInField(field, action, 0),
        });
      } else {
        const least = Math.max(lacks, LEAST_IN_POST);
        const offer = (inPost: number): void => {
          const own = countsOf({ months: inPost, steps: 1 });
          const make = deferred(postStep, action.role, way, start, inPost, inPost === lacks);
          add(`post:${action.role.id}:${inPost}`, start, own, () => helped(reach, tests, action, inPost), make, {
            inField: monthsInField(field, action, inPost),
          });
        };
        offer(least);
        const needed = Math.min(...action.role.gives.map((area) => field.get(area) ?? Number.POSITIVE_INFINITY));
        if (needed > least && Number.isFinite(needed)) longer.push(() => offer(needed));
      }
    }
  }
  for (const offer of longer) offer();
  return worthTrying([...found.values()]).map(({ id, start, cost, after, make }) => ({ id, start, cost, after, make }));
}

/** Made here, because a function holds on to all that is around it, and thousands of these wait. */
const deferred =
  <Given extends readonly unknown[]>(make: (...given: Given) => Step, ...given: Given) =>
  (): Step =>
    make(...given);

/** Every test that has come true by itself after this many months, not only the one waited for. */
const comeBy = (tests: readonly TestAt[], most: number): Helps =>
  new Map(tests.flatMap((test): [TestAt, number][] => (test.months !== undefined && test.months <= most ? [[test, 1]] : [])));

type First = { readonly start: Start; readonly opening: Applications | null; readonly way: CompiledWay };

/** The way by which it is begun: one that is open before one that a person judges, then the one that supposes least. */
function firstOf(model: Model, { action, ways }: ActionAt, reach: RelevantSteps, bounds: LowerBounds): First | undefined {
  const weight = ({ start }: StartedRoute): number => (start.verdict === 'judged' ? 100 : 0) + start.supposes.length;
  let best: First | undefined;
  for (const way of ways) {
    const begun = bounds.isWanted(way) ? reach.begin(way) : undefined;
    if (begun !== undefined && action.kind === 'post' && !isReadyFor(model, reach.at, action.role, way.way, begun.start)) continue;
    if (begun !== undefined && (best === undefined || weight(begun) < weight(best))) best = { ...begun, way: way.way };
  }
  return best;
}

const here = ({ profile, date }: PlanState): Start => ({ profile, date, verdict: 'open', judged: [], supposes: [], unsaid: [] });

/** What an action does for each test: the months that it gives; else 1, or less where only a good outcome would do. */
function helped(reach: RelevantSteps, tests: readonly TestAt[], action: Action, inPost: number): Helps {
  const helps = new Map<TestAt, number>();
  for (const test of tests) {
    const supplier = reach.supplierOf(action, test);
    if (supplier === undefined) continue;
    const months = supplier.months ?? (action.kind === 'route' ? undefined : inPost);
    helps.set(test, months === undefined ? (supplier.graded ? 0.5 : 1) : Math.min(months, test.lacks));
  }
  return helps;
}

/** The months that an action gives in a field that counts, as far as they are needed. */
function monthsInField(field: FieldMonths, action: Action, inPost: number): number {
  let most = 0;
  if (action.kind === 'post') for (const area of action.role.gives) most = Math.max(most, Math.min(inPost, field.get(area) ?? 0));
  if (action.kind === 'route')
    for (const gain of action.by.gives)
      if (gain.kind === 'number') most = Math.max(most, Math.min(gain.value, field.get(gain.attribute) ?? 0));
  return most;
}

/** A step that gives no more of what is needed than another, and costs no less on any count, is not tried. */
function worthTrying(found: readonly Candidate[]): readonly Candidates[] {
  return found.filter(
    (one, at) => !found.some((other, place) => place !== at && covers(other, one) && (place < at || !covers(one, other))),
  );
}

function covers(a: Candidate, b: Candidate): boolean {
  if (a.waits || b.waits || a.inField < b.inField || a.helps.size < b.helps.size || !isNoWorse(a.cost, b.cost)) return false;
  for (const [test, much] of b.helps) if ((a.helps.get(test) ?? 0) < much) return false;
  return true;
}
