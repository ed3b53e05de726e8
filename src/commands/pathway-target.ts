import { Failure } from '../domain/failure.js';
import type { RoleId } from '../domain/ids.js';
import type { KnowledgeBase, Role } from '../domain/knowledge-base.js';
import { didYouMean } from '../domain/nearest.js';
import type { Target } from '../domain/pathway.js';
import { refuseUnknownIds } from './known-ids.js';

/** What was named to aim at, as typed. */
export type Aim = { readonly ids: readonly string[]; readonly specialism?: string; readonly band?: string };

/** More roles than this are too many to plan for at once by name; a specialism is the way to name many. */
const MOST_ROLES = 10;
/** NHS pay bands go from 1 to 9; what another knowledge base calls bands is counted from 1 too. */
const HIGHEST_BAND = 9;

/** What is aimed at. Throws a `Failure` where it is nothing, too much, not known, or a route. */
export function targetOf({ ids, specialism, band }: Aim, base: KnowledgeBase): Target {
  const named = [...new Set(ids)];
  if (specialism !== undefined) {
    if (named.length > 0) throw usage('Name roles or a --specialism, not both.', 'Leave one of them out.');
    return specialismTarget(specialism, band, base);
  }
  if (band !== undefined) throw usage('--band needs a --specialism.', 'hi-careers list specialisms shows their ids.');
  if (named.length === 0) throw usage('pathway needs a role to aim at.', 'hi-careers list roles shows the ids.');
  if (named.length > MOST_ROLES)
    throw usage(`pathway takes at most ${MOST_ROLES} roles, and these are ${named.length}.`, 'Name fewer, or a --specialism.');
  const roles = named.map((id) => roleNamed(id, base).id);
  const [role] = roles;
  return roles.length === 1 && role !== undefined ? { kind: 'role', role } : { kind: 'roles', roles };
}

/** The role of that id. Throws a `Failure` with the nearest ids, or with the roles that a route of that id trains for. */
export function roleNamed(id: string, base: KnowledgeBase): Role {
  refuseUnknownIds([id], base);
  const role = base.roles.find((one) => one.id === id);
  if (role !== undefined) return role;
  const route = base.routes.find((one) => one.id === id);
  const trains = route?.trainsFor.slice(0, 3).map((one): RoleId => one.role) ?? [];
  throw new Failure(
    'unknown-id',
    `“${id}” is a route, and a pathway leads to a role.`,
    trains.length === 0
      ? `hi-careers check ${id} says whether it is open.`
      : `It trains for ${trains.join(', ')}. hi-careers check ${id} says whether it is open.`,
  );
}

function specialismTarget(id: string, band: string | undefined, base: KnowledgeBase): Target {
  const found = base.specialisms.find((one) => one.id === id);
  if (found === undefined) {
    const ids = base.specialisms.map((one) => one.id);
    const short = id.slice(0, 80);
    const near = didYouMean(short, ids, '');
    throw new Failure('unknown-id', `There is no specialism “${short}”.`, `${near} hi-careers list specialisms shows them all.`.trim());
  }
  if (band === undefined) return { kind: 'specialism', specialism: found.id };
  const bandAtLeast = /^\d$/.test(band) ? Number(band) : 0;
  if (bandAtLeast < 1 || bandAtLeast > HIGHEST_BAND)
    throw usage(`“${band.slice(0, 40)}” is not a band.`, `Write --band as a whole number from 1 to ${HIGHEST_BAND}, such as 6.`);
  return { kind: 'specialism', specialism: found.id, bandAtLeast };
}

/** `--within` as a number of months. */
export function monthsWithin(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const months = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (months < 1 || months > 240)
    throw usage(`“${text.slice(0, 40)}” is not a number of months.`, 'Write --within as a whole number from 1 to 240.');
  return months;
}

export const usage = (message: string, hint: string): Failure => new Failure('usage', message, hint);
