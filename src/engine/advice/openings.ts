import type { RoleAdvice, UnlockingChange } from '../../domain/advice.js';
import type { Change } from '../../domain/finding.js';
import type { RoleId, RouteId } from '../../domain/ids.js';
import type { Model } from '../model/model.js';
import { personAfter } from '../person/apply-changes.js';
import { SUITS } from '../person/fit.js';
import type { Person } from '../person/person.js';
import { judgeRole } from '../verdict/assess.js';
import { isNear, routesFor } from './reachable.js';

/** Verdicts that count as opened: nothing is missing any more. What has no entry rule never counts. */
const OPENED: ReadonlySet<string> = new Set(['open', 'open-later', 'judged']);

/**
 * For every single change that would close a gap of a role that is not yet open: the roles that it would open, best fit
 * first. Left out is what opens nothing by itself, and what we know no way to for this person: to become a nurse, or to have had
 * a better class of degree, is no small change. What is soon done comes before what takes years; then what opens most; equal
 * ones by what suits, then by id, so that the same answers give the same list.
 */
export function findUnlockingChanges(model: Model, person: Person, roles: readonly RoleAdvice[]): readonly UnlockingChange[] {
  const shut = roles.filter(({ verdict }) => verdict === 'not-yet' || verdict === 'stretch');
  const changes = new Map<string, Change>();
  for (const role of shut) for (const change of singleChanges(role)) changes.set(JSON.stringify(change), change);
  return [...changes.values()]
    .flatMap((change) => {
      const by = routesFor(model, person, change);
      const near = isNear(model, person, change);
      return near || by.length > 0 || isTime(model, change) ? [{ opening: openingOf(model, person, shut, change, by), near }] : [];
    })
    .filter(({ opening }) => opening.opens.length > 0)
    .sort(
      ({ opening: a, near: aNear }, { opening: b, near: bNear }) =>
        Number(bNear) - Number(aNear) ||
        b.opens.length - a.opens.length ||
        b.suits.length - a.suits.length ||
        (keyOf(a.change) < keyOf(b.change) ? -1 : 1),
    )
    .map(({ opening }) => opening);
}

const keyOf = (change: Change): string => `${change.attribute} ${JSON.stringify(change.needs)}`;

function singleChanges(role: RoleAdvice): readonly Change[] {
  const sets = role.ways.flatMap((way) =>
    way.findings
      .filter(({ requirement }) => requirement.strength !== 'helps' && requirement.strength !== 'varies')
      .flatMap(({ gaps }) => gaps),
  );
  return sets.flatMap((set) => (set.length === 1 ? set : []));
}

/** Time in a kind of work, or years of age, come without any route. */
const isTime = (model: Model, { attribute }: Change): boolean => model.variables.byId.get(attribute)?.attribute.shape.kind === 'number';

function openingOf(model: Model, person: Person, shut: readonly RoleAdvice[], change: Change, by: readonly RouteId[]): UnlockingChange {
  const after = personAfter(model, person.profile, [change], person.asOf);
  const opened = shut.filter(({ id }) => {
    const { verdict, way } = judgeRole(model, after, id);
    // A step up that only an employer can judge is not opened by anything that somebody does.
    return OPENED.has(verdict) && !way.way.noRule && !(verdict === 'judged' && way.way.kind === 'progression');
  });
  const byFit = [...opened].sort((a, b) => (b.fit.score ?? -1) - (a.fit.score ?? -1) || (a.id < b.id ? -1 : 1));
  return {
    change,
    opens: byFit.map(({ id }) => id as RoleId),
    suits: byFit.filter(({ fit }) => (fit.score ?? 0) >= SUITS).map(({ id }) => id as RoleId),
    by,
  };
}
