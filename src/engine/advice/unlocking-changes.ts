import type { RoleAdvice, UnlockingChange } from '../../domain/advice.js';
import type { Answer } from '../../domain/answers.js';
import type { Change } from '../../domain/finding.js';
import type { RouteId } from '../../domain/ids.js';
import { isTrainingKind } from '../../domain/knowledge-base.js';
import type { CompiledWay, Model } from '../model/model.js';
import type { AttributeVariables } from '../model/variables.js';
import type { Earliest } from '../pathway/earliest.js';
import { personAfter } from '../person/apply-changes.js';
import { SUITS } from '../person/fit.js';
import type { Person } from '../person/person.js';
import { judgeWay, type WayVerdict } from '../verdict/verdict.js';
import type { Backwards } from './backwards.js';
import { routesFor } from './reachable.js';

/** Verdicts that count as opened: nothing is missing any more. What has no entry rule never counts. */
const OPENED: ReadonlySet<string> = new Set(['open', 'open-later', 'judged']);

/** What is looked at of a role. */
export type ShutRole = Pick<RoleAdvice, 'id' | 'verdict' | 'ways' | 'fit' | 'levelMatch'>;

/** What takes longer to get than this is no small change: about as long as an apprenticeship. Our own choice. */
const MOST_MONTHS = 24;

/** What can be gained in this many months while working comes before what takes a year or more. Our own choice. */
const QUICK = 9;

/** It can start within this many months. */
const SOON = 12;

/**
 * For every single change that would close a gap of a role that is not yet open: the roles that it would open, best fit first. Only
 * what a route gives that this person can begin within a year and finish in two counts: time in a kind of work, facts about the
 * past, the registration of another profession and posts are no small changes. What fills a gap at a level that they hold comes first, then what is soon had, then what opens most; equal ones by what
 * suits, then by id, so that the same answers give the same list. Source of the rule: docs/contract.md, section 5.
 */
export function findUnlockingChanges(
  model: Model,
  person: Person,
  roles: readonly ShutRole[],
  { earliest, backwards }: { readonly earliest: Earliest; readonly backwards: Backwards },
): readonly UnlockingChange[] {
  const shut = roles.filter(({ verdict, levelMatch }) => (verdict === 'not-yet' || verdict === 'stretch') && levelMatch !== 'far-below');
  // One level after another: nobody is sent past the next.
  const skips = ({ attribute, needs }: Change): boolean =>
    attribute === model.base.levels?.qualification && typeof needs === 'string' && backwards.skipsLevel(needs);
  const changes = new Map<string, Change>();
  for (const role of shut)
    for (const change of singleChanges(role))
      if (isGainable(model, person, change) && !skips(change)) changes.set(JSON.stringify(change), change);
  const routes = new Map(model.base.routes.map((route) => [route.id, route]));
  const isSmall = (id: RouteId): boolean => {
    const route = routes.get(id);
    return (
      route !== undefined &&
      earliest.startOf(id) <= SOON &&
      (route.duration?.from ?? MOST_MONTHS) <= MOST_MONTHS &&
      !(route.level !== undefined && backwards.skipsLevel(route.level)) &&
      !backwards.isBackwards(route) &&
      // Single subjects fill a gap; a whole qualification at a level already held is no small change.
      !(backwards.isWithinHeld(route) && route.gives.some(({ attribute }) => attribute === model.base.levels?.qualification))
    );
  };
  const fillsGap = ({ by }: UnlockingChange): boolean =>
    by.some((id) => {
      const route = routes.get(id);
      return route !== undefined && backwards.isWithinHeld(route);
    });
  const isQuick = ({ by }: UnlockingChange): boolean => by.some((id) => (routes.get(id)?.duration?.from ?? MOST_MONTHS) <= QUICK);
  return [...changes.values()]
    .map((change) => ({ change, by: routesFor(model, person, change).filter(isSmall) }))
    .filter(({ by }) => by.length > 0)
    .map(({ change, by }) => openingOf(model, person, shut, change, by))
    .filter(({ opens }) => opens.length > 0)
    .sort(
      (a, b) =>
        Number(fillsGap(b)) - Number(fillsGap(a)) ||
        Number(isQuick(b)) - Number(isQuick(a)) ||
        b.opens.length - a.opens.length ||
        b.suits.length - a.suits.length ||
        (keyOf(a.change) < keyOf(b.change) ? -1 : 1),
    );
}

/** Training in a job that many employers offer. */
function isOrdinaryTraining({ routeActions }: Model, id: RouteId | undefined): boolean {
  const action = id === undefined ? undefined : routeActions.byRoute.get(id);
  return action !== undefined && isTrainingKind(action.route.kind) && !action.competitive;
}

/** Whether a change is something that somebody can get, and not a fact about the past, time, a post or another profession. */
function isGainable({ base, variables }: Model, { profile }: Person, { attribute: id, test }: Change): boolean {
  const attribute = variables.byId.get(id)?.attribute;
  if (attribute === undefined || test === 'some' || test === 'at-most' || test === 'excludes') return false;
  const { shape, past, posts, use, fullTime, wish } = attribute;
  // Someone in full-time education is already working towards the next level.
  const isOnTheWay = id === base.levels?.qualification && isInFullTimeEducation(base, profile);
  const isPast = past === true && isHeld(variables.byId.get(id), profile.answers.get(id));
  const isTime = shape.kind === 'number' && (shape.unit === 'months' || shape.unit === 'years');
  return !(
    isPast ||
    isOnTheWay ||
    isTime ||
    posts ||
    use === 'registration' ||
    fullTime ||
    wish ||
    id === base.levels?.attribute ||
    shape.kind === 'choice'
  );
}

function isInFullTimeEducation({ attributes }: Model['base'], { answers }: Person['profile']): boolean {
  return attributes.some(({ id, fullTime }) => {
    const answer = fullTime === true ? answers.get(id) : undefined;
    return answer?.kind === 'yes-no' && (answer.value || answer.expected !== undefined);
  });
}

/** Whether there is something whose past is fixed: a class of degree, but not the lowest value, which is to have none. */
function isHeld(on: AttributeVariables | undefined, answer: Answer | undefined): boolean {
  if (answer === undefined) return false;
  if (answer.kind === 'set') return answer.items.length > 0;
  return answer.kind !== 'ordered' || on?.values.get(answer.value) !== 0;
}

const keyOf = (change: Change): string => `${change.attribute} ${JSON.stringify(change.needs)}`;

function singleChanges(role: ShutRole): readonly Change[] {
  const sets = role.ways.flatMap((way) =>
    way.findings
      .filter(({ requirement }) => requirement.strength !== 'helps' && requirement.strength !== 'varies')
      .flatMap(({ gaps }) => gaps),
  );
  return sets.flatMap((set) => (set.length === 1 ? set : []));
}

function openingOf(model: Model, person: Person, shut: readonly ShutRole[], change: Change, by: readonly RouteId[]): UnlockingChange {
  const after = personAfter(model, person.profile, [change], person.asOf);
  // An employer's judgement of an applicant may be left; a step up, a course or a scheme with few places is not opened by hope.
  const isOpened = ({ way }: CompiledWay, { verdict }: WayVerdict): boolean =>
    !way.noRule && OPENED.has(verdict) && (verdict !== 'judged' || way.kind === 'direct' || isOrdinaryTraining(model, way.route));
  const opened = shut.filter(({ id }) => model.roleWays.get(id)?.some((way) => isOpened(way, judgeWay(way, after))));
  const byFit = [...opened].sort((a, b) => (b.fit.score ?? -1) - (a.fit.score ?? -1) || (a.id < b.id ? -1 : 1));
  return {
    change,
    opens: byFit.map(({ id }) => id),
    suits: byFit.filter(({ fit }) => (fit.score ?? 0) >= SUITS).map(({ id }) => id),
    by,
  };
}
