import type { Advice } from '../../src/domain/advice.js';
import type { AttributeId, IsoDate, RoleId, RouteId, WayId } from '../../src/domain/ids.js';
import type { Gain, Inference, Role, Route, Way } from '../../src/domain/knowledge-base.js';
import type { Requirement } from '../../src/domain/requirement.js';
import { advise, buildModel, type Model } from '../../src/engine/index.js';
import { asOf } from './people.js';
import { bees, type GivenAnswers } from './post.js';
import { way } from './rules.js';
import { type Life, someone } from './someone.js';

/** A post, by its ways in; or by the requirements of the one direct way. */
export type Post = {
  readonly title?: string;
  readonly ways?: readonly Way[];
  readonly needs?: readonly Requirement[];
  readonly activities?: Readonly<Record<string, number>>;
};
/** A course, by what it asks for and what it gives. */
export type Course = Partial<Pick<Route, 'kind' | 'status' | 'scarce' | 'duration' | 'apply'>> & {
  readonly needs?: readonly Requirement[];
  readonly gives?: readonly Gain[];
};
type Village = {
  readonly posts?: Readonly<Record<string, Post>>;
  readonly courses?: Readonly<Record<string, Course>>;
  readonly inferences?: readonly Inference[];
};

/** The way in to a post that leads through a course. */
export const through = (course: string, needs: readonly Requirement[] = []): Way => ({
  ...way(course, needs),
  kind: 'study',
  route: course as RouteId,
});
/** The step up from another post. */
export const upFrom = (role: string, needs: readonly Requirement[]): Way => ({
  ...way(`from:${role}`, needs),
  kind: 'progression',
  from: role as RoleId,
});

export const scarce = { text: 'Few are taken.', sources: [] };
export const lasting = (months: number): NonNullable<Route['duration']> => ({ from: months, to: months, sources: [] });
export const closed: Route['status'] = { value: 'closed', sources: [] };

export const givesYes = (attribute: string, value = true): Gain => ({ kind: 'yes-no', attribute: attribute as AttributeId, value });
export const givesMonths = (attribute: string, value: number): Gain => ({ kind: 'number', attribute: attribute as AttributeId, value });
export const givesRank = (attribute: string, value: string): Gain => ({ kind: 'ordered', attribute: attribute as AttributeId, value });
export const givesItems = (attribute: string, ...values: readonly string[]): Gain => ({
  kind: 'set',
  attribute: attribute as AttributeId,
  values,
});

/** A small world with the attributes of the bees, and just these posts and courses in it. */
export function village({ posts = {}, courses = {}, inferences = bees.inferences }: Village): Model {
  const [anyRole] = bees.roles as readonly [Role];
  const { scarce: _, cost, pay, duration, apply, ...anyRoute } = bees.routes[0] as Route;
  // As the linker lays them out, a way in says itself that hardly anybody gets it.
  const rare = (one: Way): Way => (one.route !== undefined && courses[one.route]?.scarce !== undefined ? { ...one, scarce: true } : one);
  const waysOf = (id: string, { ways, needs = [] }: Post): readonly Way[] => (ways ?? [way(`direct:${id}`, needs)]).map(rare);
  const roles = Object.entries(posts).map(
    ([id, post]): Role => ({
      ...anyRole,
      id: id as RoleId,
      title: post.title ?? id,
      activities: post.activities ?? {},
      gives: [],
      entry: [],
      leadsTo: [],
    }),
  );
  const routes = Object.entries(courses).map(
    ([id, { needs, ...course }]): Route => ({
      ...anyRoute,
      id: id as RouteId,
      title: id,
      status: { value: 'open', sources: [] },
      kind: 'study',
      entry: [],
      gives: [],
      trainsFor: [],
      competition: [],
      ...course,
    }),
  );
  return buildModel({
    ...bees,
    inferences,
    roles,
    routes,
    roleWays: Object.fromEntries(Object.entries(posts).map(([id, post]) => [id, waysOf(id, post)])),
    routeWays: Object.fromEntries(
      Object.entries(courses).map(([id, { needs = [] }]) => [
        id,
        rare({ ...way(id, needs), id: id as WayId, kind: 'study', route: id as RouteId }),
      ]),
    ),
  });
}

/** The advice that somebody gets there. */
export const adviceIn = (model: Model, given: GivenAnswers = {}, life: Life & { readonly asOf?: string } = {}): Advice =>
  advise(model, someone(model.base, given, life), (life.asOf ?? asOf) as IsoDate);
