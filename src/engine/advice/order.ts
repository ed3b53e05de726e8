import { type Horizon, horizons, type LevelMatch, levelMatches, type RoleAdvice, type RoleUse } from '../../domain/advice.js';
import type { KnowledgeBase, Role } from '../../domain/knowledge-base.js';

/** A field becomes somebody's own after this many months. Our own choice. */
const OWN_FIELD = 36;

/**
 * How the level of a role compares with the person's; ranks count from the lowest level. In somebody's own field (their registration,
 * or three years of the work) a post one level below is near too: that is how people move sideways between employers, whose titles
 * differ by a level. Elsewhere, nobody who has held one of these posts, at the rank `held`, is sent to one below it.
 */
export function levelMatch(
  role: number,
  person: number,
  { registration, months }: Pick<RoleUse, 'registration' | 'months'>,
  held: number,
): LevelMatch {
  if (role >= person) return role <= person + 1 ? 'near' : 'above';
  if (role < person - 1) return 'far-below';
  if (registration || months >= OWN_FIELD) return 'near';
  return role < held ? 'far-below' : 'below';
}

/** No experience in the field of a role, a year or more, and enough to make it one's own: finer steps say nothing about who suits a post. */
const monthsInField = (months: number): number => (months >= OWN_FIELD ? 2 : months >= 12 ? 1 : 0);

const isUseful = ({ uses, fit }: RoleAdvice): boolean =>
  uses.registration || uses.post || uses.subject || uses.certificate || monthsInField(uses.months) > 0 || (fit.score ?? 0) > 0;

/** Posts open to applications stay together, whether or not an employer must judge experience. */
const placeOf = (horizon: Horizon): number => horizons.indexOf(horizon === 'ask' ? 'now' : horizon);

/**
 * The order in which roles are shown: those more than a level below last; then by how far away they are; then, without any sum of
 * them, by level, by use of what the person has, by what they enjoy, by nearness to their own level, by pay and by title.
 * `levelsAway`: how many levels lie between a role and the person; `posts`: what they hold or have held. Source of the rule:
 * docs/contract.md, section 5.
 */
export function inOrderShown(
  { roles }: Pick<KnowledgeBase, 'roles'>,
  levelsAway: (role: Role) => number,
  posts: ReadonlySet<string>,
): (a: RoleAdvice, b: RoleAdvice) => number {
  const byId = new Map<string, Role>(roles.map((role) => [role.id, role]));
  const bandHeld = Math.max(0, ...roles.filter(({ id }) => posts.has(id)).map(({ band }) => bandRank(band?.to)));
  const keys = new Map<RoleAdvice, readonly number[]>();
  const keyOf = (advice: RoleAdvice): readonly number[] => {
    const role = byId.get(advice.id);
    const known = keys.get(advice) ?? sortKey(advice, role, role === undefined ? 0 : levelsAway(role), bandHeld);
    keys.set(advice, known);
    return known;
  };
  return (a, b) => compareKeys(keyOf(a), keyOf(b)) || (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1);
}

/** The smaller the better, place by place. */
function sortKey(advice: RoleAdvice, role: Role | undefined, levelsAway: number, bandHeld: number): readonly number[] {
  const { horizon, levelMatch, past, uses, fit, noRule } = advice;
  return [
    Number(levelMatch === 'far-below'),
    placeOf(horizon),
    levelMatches.indexOf(levelMatch),
    // Nobody is advised to take the post that they hold, or the one before it.
    Number(past),
    // A post of which no entry rule is known cannot be ranked first, unless it makes use of what somebody has and more than its title is known.
    Number(noRule && (role?.evidence === 'weak' || !isUseful(advice))),
    -Number(uses.registration),
    -Number(uses.post),
    -monthsInField(uses.months),
    -Number(uses.subject),
    -Number(uses.certificate),
    monthsInField(uses.months) > 0 ? uses.areasLacking : 0,
    -(fit.score ?? 0),
    // Of posts that suit alike: those that can pay more than a post of theirs, those at the person's own level, those on which nobody
    // has yet to decide, those whose entry rules are known, and those where the person has what some employers ask for.
    Number(role?.band !== undefined && bandRank(role.band.to) <= bandHeld),
    levelsAway,
    Number(horizon === 'ask'),
    Number(noRule),
    Number(lacksWhatSomeAskFor(advice)),
    -bandRank(role?.band?.to),
  ];
}

/** Whether the person lacks something that only some employers ask for. */
function lacksWhatSomeAskFor({ jobs, ways }: RoleAdvice): boolean {
  const findings = ways.find(({ way }) => way.id === jobs?.way)?.findings ?? [];
  return findings.some(({ requirement, state }) => requirement.strength === 'varies' && state === 'not-met');
}

/** Bands in order: `8a` to `8d` come between 8 and 9. */
const bandRank = (band: string | undefined): number =>
  band === undefined ? 0 : Number.parseInt(band, 10) + (band.charCodeAt(1) || 96) / 1000;

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((key, place) => key !== b[place]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
