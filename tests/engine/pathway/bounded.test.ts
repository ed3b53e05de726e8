import { describe, expect, it } from 'vitest';
import type { Answer, Profile } from '../../../src/domain/answers.js';
import type { Attribute } from '../../../src/domain/attribute.js';
import type { Condition } from '../../../src/domain/condition.js';
import type { AttributeId, RoleId, WayId } from '../../../src/domain/ids.js';
import { type Levels, seniorities, type Way } from '../../../src/domain/knowledge-base.js';
import type { PathwayReport } from '../../../src/domain/pathway.js';
import { buildModel, feederRoles, type Model, plan } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { any, atLeast, includes, must, someOf } from '../../support/rules.js';
import { badge, type SmallRole, type SmallRoute, smallWorld } from '../../support/small-world.js';

const POSTS = 40;
const areas = Array.from({ length: 14 }, (_, at) => `area-${at}` as AttributeId);
const area = (at: number): AttributeId => areas[at % areas.length] as AttributeId;
const target = 'post-5' as RoleId;
const posts = Array.from({ length: POSTS }, (_, at) => `post-${at}` as RoleId);

/** So many of the areas, for some months. Every sixth post asks for nothing. */
const askedBy = (post: number): Condition =>
  someOf(post % 6, ...areas.map((_, one) => atLeast(area(post * 5 + one), 12 + ((post * 7 + one) % 13))));

/** Posts each of which can be reached from so many others: local knowledge may say so. */
function ring(reached: number): Model {
  const { base } = smallWorld(Object.fromEntries(posts.map((post) => [post, {}])), {});
  const months = (id: AttributeId): Attribute => ({
    id,
    topic: 'you',
    label: id,
    help: '',
    expectable: false,
    wish: false,
    shape: { kind: 'number', min: 0, max: 720, unit: 'months' },
  });
  const waysOf = (post: number): readonly Way[] => {
    const asked = must(askedBy(post));
    const steps = Array.from({ length: reached }, (_, one): Way => {
      const from = (post + one + 1) % POSTS;
      const held = must(any(atLeast(area(from), 12 + (from % 5)), atLeast(area(from + 3), 12 + (from % 5))));
      return {
        id: `from:post-${from}` as WayId,
        kind: 'progression',
        from: posts[from] as RoleId,
        requirements: [asked, held],
        noRule: false,
      };
    });
    return [{ id: `direct:post-${post}` as WayId, kind: 'direct', requirements: [asked], noRule: false }, ...steps];
  };
  return buildModel({
    ...base,
    attributes: [...base.attributes, ...areas.map(months)],
    roles: base.roles.map((role, at) => ({ ...role, gives: [area(at), area(at + 3)] })),
    roleWays: Object.fromEntries(posts.map((post, at) => [post, waysOf(at)])),
  });
}

const beginner: Profile = {
  answers: new Map(areas.map((id): [AttributeId, Answer] => [id, { kind: 'number', value: 0 }])),
  notSure: new Set(),
};
/** So many states are looked at, unless the work comes to an end before. */
const STATES = 1000;

describe('a search through posts that all lead to each other', () => {
  it('ends by its work, and says so', () => {
    const report = plan(ring(39), beginner, asOf, { kind: 'role', role: target });
    expect(report).toMatchObject({ complete: false });
    expect(report.explored).toBeLessThan(STATES);
  });
});

describe('work', () => {
  const model = ring(39);

  it('is counted, so that less of it looks at fewer states, always the same ones', () => {
    const explored = (mostWork: number): number => plan(model, beginner, asOf, { kind: 'role', role: target }, { mostWork }).explored;
    const [little, more] = [explored(200_000), explored(1_000_000)];
    expect(little).toBeLessThan(more);
    expect(explored(200_000)).toBe(little);
  });

  const level = 'level' as AttributeId;
  const levels: Levels = {
    attribute: level,
    qualification: level,
    seniorities: Object.fromEntries(seniorities.map((seniority) => [seniority, 'low'])) as Levels['seniorities'],
    monthsInPost: 12,
    monthsAtLevel: 24,
    people: [],
  };
  const low: Profile = { answers: new Map([[level, { kind: 'ordered', value: 'low' }]]), notSure: new Set() };
  const trainedAgain: SmallRoute = { gives: [], more: { kind: 'apprenticeship', level: 'low' } };
  const planFor = (target: SmallRole, routes: Readonly<Record<string, SmallRoute>>, mostStates: number): PathwayReport =>
    plan(
      buildModel({ ...smallWorld({ post: target }, routes).base, levels }),
      low,
      asOf,
      { kind: 'role', role: 'post' as RoleId },
      { mostStates },
    );

  it('that ends early is said where training that repeats a level then leads to a plan', () => {
    const given = (mostStates: number): unknown => {
      const routes = { again: trainedAgain, further: { gives: [badge('a')] } };
      const { pathways, complete } = planFor({ asks: includes('held', 'a'), by: ['again'] }, routes, mostStates);
      return [pathways.map(({ id }) => id), complete];
    };
    expect(given(1)).toEqual([['apply:post:again'], false]);
    expect(given(100)).toEqual([['study:further apply:post:direct:post'], true]);
  });

  it('is not done for training that repeats a level where there is another way', () => {
    const routes = {
      again: { ...trainedAgain, asks: includes('held', 'b') },
      before: { gives: [badge('b')], months: 1 },
      further: { gives: [badge('a')], months: 36, pounds: 10 },
    };
    const report = planFor({ asks: includes('held', 'a'), by: ['again'] }, routes, 100);
    expect(report).toMatchObject({ pathways: [{ id: 'study:further apply:post:direct:post' }], explored: 2 });
  });

  it('that ends early is said of those who could become something, too', () => {
    const given = (reached: number, mostWork: number): boolean =>
      feederRoles(ring(reached), target, 60, asOf, { mostSteps: 2, mostWork }).complete;
    expect([given(39, 1), given(0, 1_000_000)]).toEqual([false, true]);
  });
});
