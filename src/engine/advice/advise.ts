import type { Advice, Group, Offer, Result, RoleAdvice } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import type { IsoDate } from '../../domain/ids.js';
import type { Role } from '../../domain/knowledge-base.js';
import { stillWorthAsking } from '../interview/next-question.js';
import { headOf, type Model } from '../model/model.js';
import { Earliest } from '../pathway/earliest.js';
import { firstAdviceFor } from '../person/first-advice.js';
import { fitOf } from '../person/fit.js';
import { levelIds, levelOf, monthsAhead, postRank, postsHeld, roleLevel } from '../person/level.js';
import { type Person, readPerson } from '../person/person.js';
import { Assessment, inferredFrom } from '../verdict/assess.js';
import { Backwards } from './backwards.js';
import { horizonOf, offersFor } from './horizon.js';
import { keyDates } from './key-dates.js';
import { chooseSteps, FIRST } from './next-steps.js';
import { inOrderShown, levelMatch } from './order.js';
import { isOneStep } from './reachable.js';
import { useOf } from './role-use.js';
import { findUnlockingChanges } from './unlocking-changes.js';

/** The number of steps shown after the first ones. */
const LATER = 12;

/** The whole advice for one person: each role and route, how far away, what opens most, and what to do first. */
export function advise(model: Model, profile: Profile, asOf: IsoDate): Advice {
  const person = readPerson(model, profile, asOf);
  const assessment = new Assessment(model, person);
  const earliest = new Earliest(model, person);
  const backwards = new Backwards(model, person);
  const level = levelOf(model, person, monthsAhead(model, person));
  const rank = level?.rank ?? 0;
  const levels = levelIds(model);
  const held = postRank(model, person);
  const routeOf = new Map(model.base.routes.map((route) => [route.id, route]));
  const withDirection = (offer: Offer | null, role: Role): Offer | null => {
    const id = model.roleWays.get(role.id)?.find(({ way }) => way.id === offer?.way)?.way.route;
    const route = id && routeOf.get(id);
    return offer === null || route === undefined || !backwards.isBackwards(route, role) ? offer : { ...offer, backwards: true };
  };
  const roles = model.base.roles
    .map((role): RoleAdvice => {
      const result = assessment.role(role);
      const offers = offersFor(model, role, result.ways, earliest);
      const uses = useOf(model, person, role, result.ways);
      return {
        ...result,
        fit: fitOf(model, profile, role),
        group: groupOf(model, person, result),
        ...offers,
        training: withDirection(offers.training, role),
        ...horizonOf(role, offers, earliest),
        levelMatch: levelMatch(roleLevel(model, levels, role), rank, uses, held),
        past: backwards.isPast(role),
        uses,
      };
    })
    .toSorted(inOrderShown(model.base, (role) => Math.abs(roleLevel(model, levels, role) - rank), postsHeld(model, person)));
  const unlocking = findUnlockingChanges(model, person, roles, { earliest, backwards });
  const unanswered = stillWorthAsking(model, person);
  const firstAdvice = firstAdviceFor(model, person);
  const steps = chooseSteps(model, person, { roles, unlocking, unanswered, firstAdvice, backwards });
  return {
    ...headOf(model, asOf),
    profile,
    inferred: inferredFrom(model, person),
    level,
    firstAdvice,
    dates: keyDates(person, steps, firstAdvice),
    roles,
    routes: model.base.routes.map((route) => assessment.route(route)),
    smallestChange: unlocking[0] ?? null,
    nextSteps: steps.slice(0, FIRST),
    laterSteps: steps.slice(FIRST, FIRST + LATER),
    unanswered,
  };
}

/** What the verdict comes to for somebody who reads the page. */
function groupOf(model: Model, person: Person, result: Result): Group {
  if (result.noRule) return 'no-rule';
  if (result.verdict !== 'not-yet') return result.verdict;
  return result.ways.some((way) => isOneStep(model, person, way)) ? 'one-step' : 'further';
}
