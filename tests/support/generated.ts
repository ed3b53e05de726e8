import fc from 'fast-check';
import type { Attribute, AttributeShape, Value } from '../../src/domain/attribute.js';
import type { Condition } from '../../src/domain/condition.js';
import type { AttributeId, IsoDate, RoleId, RouteId, SpecialismId } from '../../src/domain/ids.js';
import type { Gain, Inference, KnowledgeBase, Route, Way } from '../../src/domain/knowledge-base.js';
import { strengths } from '../../src/domain/requirement.js';
import { buildModel, contradictionsIn, type Model } from '../../src/engine/index.js';
import { asOf } from './people.js';
import { all, any, atLeast, atMost, empty, includes, is, judged, not, oneOf, requirement, someOf, upTo, way } from './rules.js';

const value = (id: string): Value => ({ id, label: id });
const attribute = (id: string, shape: AttributeShape, expectable: boolean): Attribute => ({
  id: id as AttributeId,
  topic: 'you',
  label: id,
  shape,
  help: id,
  expectable,
  wish: false,
});

const values = (prefix: string, min: number, max: number): fc.Arbitrary<Value[]> =>
  fc.integer({ min, max }).map((count) => Array.from({ length: count }, (_, at) => value(`${prefix}${at}`)));

/** One or two attributes of every kind; ordered ones may have a value outside the order. */
const attributes: fc.Arbitrary<readonly Attribute[]> = fc
  .record({
    place: values('p', 2, 3),
    rank: values('r', 2, 4),
    outside: fc.boolean(),
    grade: values('g', 2, 3),
    badges: values('b', 1, 3),
    most: fc.integer({ min: 2, max: 6 }),
  })
  .map(({ place, rank, outside, grade, badges, most }) => [
    attribute('yes', { kind: 'yes-no' }, true),
    attribute('also', { kind: 'yes-no' }, true),
    attribute('count', { kind: 'number', min: 0, max: most, unit: 'things' }, true),
    attribute('months', { kind: 'number', min: 0, max: 5, unit: 'months' }, false),
    attribute('place', { kind: 'choice', values: place }, false),
    attribute('rank', { kind: 'ordered', values: [...rank, ...(outside ? [{ ...value('out'), outsideOrder: true as const }] : [])] }, true),
    attribute('grade', { kind: 'ordered', values: grade }, true),
    attribute('badges', { kind: 'set', values: badges }, true),
  ]);

/** A test that the schema allows for the attribute. */
function testOf({ id, shape }: Attribute): fc.Arbitrary<Condition> {
  const ids = 'values' in shape ? shape.values.map((entry) => entry.id) : [];
  const several = (): fc.Arbitrary<string[]> => fc.subarray(ids, { minLength: 1 });
  switch (shape.kind) {
    case 'yes-no':
      return fc.boolean().map((wanted) => is(id, wanted));
    case 'number':
      return fc
        .tuple(fc.constantFrom(atLeast, atMost, upTo), fc.integer({ min: shape.min, max: shape.max }))
        .map(([make, bound]) => make(id, bound));
    case 'choice':
      return several().map((chosen) => oneOf(id, ...chosen));
    case 'ordered': {
      const ranked = shape.values.filter(({ outsideOrder }) => outsideOrder !== true).map((entry) => entry.id);
      return fc.oneof(
        several().map((chosen) => oneOf(id, ...chosen)),
        fc.constantFrom(...ranked).map((bound) => atLeast(id, bound)),
        fc.constantFrom(...ranked).map((bound) => atMost(id, bound)),
      );
    }
    case 'set':
      return fc.oneof(
        several().map((chosen) => oneOf(id, ...chosen)),
        fc.constantFrom(...ids).map((item) => includes(id, item)),
        fc.constant(empty(id)),
      );
  }
}

const anyTest = (of: readonly Attribute[]): fc.Arbitrary<Condition> => fc.oneof(...of.map(testOf));

/** Conditions of every kind, nested; a judgement stands in an `all` beside what it presupposes. */
function conditionOn(of: readonly Attribute[]): fc.Arbitrary<Condition> {
  const leaf = anyTest(of);
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => {
    const parts = fc.array(tie('condition'), { minLength: 1, maxLength: 3 });
    return {
      condition: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        { weight: 3, arbitrary: leaf },
        { weight: 1, arbitrary: leaf.map((part) => all(part, judged())) },
        { weight: 1, arbitrary: tie('condition').map(not) },
        { weight: 2, arbitrary: parts.map((inner) => all(...inner)) },
        { weight: 2, arbitrary: parts.map((inner) => any(...inner)) },
        {
          weight: 1,
          arbitrary: parts.chain((inner) => fc.integer({ min: 1, max: inner.length }).map((count) => someOf(count, ...inner))),
        },
      ),
    };
  });
  return condition;
}

/**
 * Inferences: where a test holds, another does. They only ever narrow what is possible, so they are monotone: what follows from
 * some answers follows from more. A thing does not follow from the same attribute, as in the schema's own use.
 */
function inferenceOn(of: readonly Attribute[]): fc.Arbitrary<Inference> {
  return fc
    .shuffledSubarray([...of], { minLength: 2, maxLength: 2 })
    .chain(([ground, follows]) => fc.tuple(testOf(ground as Attribute), testOf(follows as Attribute)))
    .map(([when, then]) => ({ when, then: [then as Inference['then'][number]] }));
}

/** What a route may give: of each kind of attribute, but for where somebody is and the months that only a post gives. */
function gainOf({ id, shape }: Attribute): readonly fc.Arbitrary<Gain>[] {
  switch (shape.kind) {
    case 'yes-no':
      return [fc.constant<Gain>({ kind: 'yes-no', attribute: id, value: true })];
    case 'number':
      return shape.unit === 'months'
        ? []
        : [fc.integer({ min: 1, max: shape.max }).map((value): Gain => ({ kind: 'number', attribute: id, value }))];
    case 'ordered': {
      const [, ...above] = shape.values.filter(({ outsideOrder }) => outsideOrder !== true);
      return [fc.constantFrom(...above).map((value): Gain => ({ kind: 'ordered', attribute: id, value: value.id }))];
    }
    case 'set':
      return [fc.constantFrom(...shape.values).map((value): Gain => ({ kind: 'set', attribute: id, values: [value.id] }))];
    default:
      return [];
  }
}

type DrawnRoute = Pick<Route, 'kind' | 'gives' | 'earn'> & {
  readonly asks: Condition | null;
  readonly months: number;
  readonly intakes: readonly number[] | null;
};

const routeOn = (of: readonly Attribute[]): fc.Arbitrary<DrawnRoute> =>
  fc.record({
    kind: fc.constantFrom('study', 'apprenticeship'),
    asks: fc.option(conditionOn(of)),
    gives: fc.array(fc.oneof(...of.flatMap(gainOf)), { minLength: 1, maxLength: 2 }),
    months: fc.integer({ min: 1, max: 8 }),
    earn: fc.constantFrom('paid', 'unpaid'),
    intakes: fc.option(fc.subarray([1, 4, 9], { minLength: 1 }), { freq: 3 }),
  });

const strength = fc.constantFrom(...strengths.filter((entry) => entry !== 'accept'));

function waysOn(of: readonly Attribute[]): fc.Arbitrary<readonly Way[]> {
  const rule = fc.tuple(strength, conditionOn(of)).map(([how, when]) => requirement(how, when));
  // One way in four is of those for which no entry rule was found.
  const noRule = fc.nat({ max: 3 }).map((drawn) => drawn === 3);
  return fc
    .array(fc.tuple(fc.array(rule, { minLength: 1, maxLength: 3 }), noRule), { minLength: 1, maxLength: 2 })
    .map((ways) => ways.map(([requirements, without], at) => way(`way-${at + 1}`, requirements, without)));
}

function baseOf(of: readonly Attribute[], inferences: readonly Inference[], roles: readonly (readonly Way[])[]): KnowledgeBase {
  const id = (at: number): RoleId => `role-${at + 1}` as RoleId;
  return {
    title: 'Generated',
    version: '1',
    reviewed: '2026-11-01' as IsoDate,
    caveats: [],
    nations: [],
    topics: [{ id: 'you', title: 'You' }],
    attributes: of,
    sharedEntry: { jobs: [], training: [] },
    firstAdvice: [],
    questions: [],
    inferences,
    specialisms: [],
    roles: roles.map((_, at) => ({
      id: id(at),
      title: id(at),
      otherTitles: [],
      specialism: 'one' as SpecialismId,
      summary: '',
      seniority: 'entry',
      evidence: 'strong',
      activities: {},
      gives: [],
      entry: [],
      leadsTo: [],
      bodies: [],
      notes: [],
      disputed: [],
      sources: [],
    })),
    routes: [],
    roleWays: Object.fromEntries(roles.map((ways, at) => [id(at), ways])),
    routeWays: {},
    qualifications: [],
    contacts: [],
    sources: {},
  };
}

/** A small knowledge base made at random, whose inferences leave at least the empty answers possible. */
export const generatedModel: fc.Arbitrary<Model> = attributes
  .chain((of) =>
    fc.tuple(fc.constant(of), fc.array(inferenceOn(of), { maxLength: 3 }), fc.array(waysOn(of), { minLength: 1, maxLength: 3 })),
  )
  .map(([of, inferences, roles]) => buildModel(baseOf(of, inferences, roles)))
  .filter((model) => contradictionsIn(model, { answers: new Map(), notSure: new Set() }, asOf).length === 0);

/** The same with routes, which give what ways in ask for, and posts in which one gains months: something to plan. */
export const generatedWorld: fc.Arbitrary<Model> = attributes
  .chain((of) =>
    fc.tuple(
      fc.constant(of),
      fc.array(inferenceOn(of), { maxLength: 2 }),
      fc.array(waysOn(of), { minLength: 1, maxLength: 3 }),
      fc.array(routeOn(of), { minLength: 1, maxLength: 4 }),
    ),
  )
  .map(([of, inferences, roles, drawn]) => buildModel(withRoutes(baseOf(of, inferences, roles), drawn)))
  .filter((model) => contradictionsIn(model, { answers: new Map(), notSure: new Set() }, asOf).length === 0);

function withRoutes(base: KnowledgeBase, drawn: readonly DrawnRoute[]): KnowledgeBase {
  const named = drawn.map((one, at) => ({ ...one, id: `route-${at + 1}` as RouteId }));
  const wayOf = ({ id, kind, asks }: (typeof named)[number]): Way => ({
    ...way(id, asks === null ? [] : [requirement('must', asks)]),
    kind,
    route: id,
  });
  return {
    ...base,
    roles: base.roles.map((role) => ({ ...role, gives: ['months' as AttributeId] })),
    routes: named.map(
      ({ id, kind, gives, earn, months, intakes }): Route => ({
        id,
        kind,
        title: id,
        otherTitles: [],
        summary: '',
        status: { value: 'open', sources: [] },
        nations: { values: [], sources: [] },
        entry: [],
        trainsFor: [],
        gives,
        duration: { from: months, to: months, sources: [] },
        ...(earn === undefined ? {} : { earn }),
        ...(intakes === null ? {} : { apply: { where: '', intakes, sources: [] } }),
        modules: [],
        stages: [],
        competition: [],
        after: [],
        notes: [],
        disputed: [],
        sources: [],
      }),
    ),
    routeWays: Object.fromEntries(named.map((one) => [one.id, wayOf(one)])),
  };
}
