import type { AttributeId, IsoDate, YearMonth } from '../../domain/ids.js';
import type { Gain, Role } from '../../domain/knowledge-base.js';
import { monthAfter, monthOf } from '../../domain/months.js';
import type { Applications, Step } from '../../domain/pathway.js';
import type { Sourced } from '../../domain/source.js';
import type { CompiledWay, Model } from '../model/model.js';
import type { RouteAction } from '../model/route-actions.js';
import type { Start } from './start.js';

const plain = {
  route: null,
  role: null,
  way: null,
  attribute: null,
  opening: null,
  monthsKnown: true,
  pounds: { from: 0, to: 0 },
  competitive: false,
  scarce: null,
  uncertain: null,
  verdict: 'open',
  judged: [],
  supposes: [],
  unsaid: [],
  gives: [],
  notes: [],
  sources: [],
} as const;

const lasting = (start: YearMonth, months: number) => ({ start, end: monthAfter(start, months) });

/** How a way was begun, as a step says it. */
const begun = (way: CompiledWay, { verdict, judged, supposes, unsaid }: Start) => ({ way: way.way.id, verdict, judged, supposes, unsaid });

/** What a route or a role says of what is kept or lost, and else worth knowing. */
const notesOf = ({ notes, ...of }: { readonly notes: readonly Sourced[]; readonly pay?: Sourced }): readonly Sourced[] => [
  ...(of.pay === undefined ? [] : [of.pay]),
  ...notes,
];

export function routeStep(by: RouteAction, way: CompiledWay, start: Start, opening: Applications | null): Step {
  const { kind, route, months, monthsKnown, paid, pounds, competitive, gives } = by;
  return {
    ...plain,
    ...begun(way, start),
    ...lasting(monthOf(start.date), months.from),
    id: `${kind}:${route.id}`,
    kind,
    title: route.title,
    route: route.id,
    months,
    monthsKnown,
    paid,
    pounds,
    competitive,
    scarce: route.scarce ?? null,
    uncertain: route.status.value === 'uncertain' ? (route.status.note ?? '') : null,
    gives,
    opening,
    notes: notesOf(route),
    sources: route.sources,
  };
}

/** `isGiven`: a source gives the months. */
export function postStep(role: Role, way: CompiledWay, start: Start, months: number, isGiven: boolean): Step {
  const gives = role.gives.map((attribute): Gain => ({ kind: 'number', attribute, value: months }));
  return {
    ...plain,
    ...begun(way, start),
    ...lasting(monthOf(start.date), months),
    id: `post:${role.id}:${months}`,
    kind: 'post',
    title: role.title,
    role: role.id,
    months: { from: months, to: months },
    monthsKnown: isGiven,
    paid: true,
    gives,
    notes: notesOf({ notes: role.notes }),
    sources: role.sources,
  };
}

/** Time alone, or months in an area that no post of the knowledge base gives. */
export function timeStep(model: Model, kind: 'wait' | 'experience', attribute: AttributeId, date: IsoDate, months: number): Step {
  const title = model.variables.byId.get(attribute)?.attribute.label ?? attribute;
  const time = { ...plain, ...lasting(monthOf(date), months), kind, title, attribute, months: { from: months, to: months } };
  if (kind === 'wait') return { ...time, id: `wait:${attribute}:${months}`, paid: null };
  return {
    ...time,
    id: `experience:${attribute}:${months}`,
    paid: null,
    pounds: null,
    gives: [{ kind: 'number', attribute, value: months }],
  };
}

/** What an application is called. */
export const applicationId = ({ id }: Role, { way }: CompiledWay): string => `apply:${id}:${way.id}`;

/**
 * Applying for the target. By a route it lasts as long as the route, because only then somebody is in the post; where the
 * target is the post of the trainee, it is reached at once.
 */
export function applyStep(role: Role, way: CompiledWay, start: Start, by: RouteAction | undefined, opening: Applications | null): Step {
  const last = { id: applicationId(role, way), kind: 'apply' as const, role: role.id };
  if (by !== undefined) {
    const step = { ...routeStep(by, way, start, opening), ...last };
    return role.seniority === 'trainee' ? { ...step, end: step.start, months: { from: 0, to: 0 }, monthsKnown: true } : step;
  }
  const noMonths = { months: { from: 0, to: 0 }, ...lasting(monthOf(start.date), 0) };
  return { ...plain, ...begun(way, start), ...noMonths, ...last, title: role.title, paid: true, notes: role.notes, sources: role.sources };
}
