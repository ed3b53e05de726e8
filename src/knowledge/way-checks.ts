import type { Way } from '../domain/knowledge-base.js';
import type { Report, Spot } from './report.js';
import type { PlacedRequirement } from './requirement.js';
import type { LinkedRole, LinkedSpecialism } from './roles.js';
import type { EntrySets, LinkedRoute } from './routes.js';
import { experienceId, nationId, stepJudgedId, stillRunsId } from './way-requirements.js';
import type { Ways } from './ways.js';

export type Written = {
  readonly roles: readonly LinkedRole[];
  readonly routes: readonly LinkedRoute[];
  readonly sets: EntrySets;
  readonly specialisms: readonly LinkedSpecialism[];
};

/**
 * Whether the ids of requirements are unique within each way, and within each list that may become part of one.
 * Errors: `duplicate-id`, at the requirement that comes second in the way. The author decides which of the two to rename.
 */
export function checkWays(ways: Ways, { roles, routes, sets, specialisms }: Written, report: Report): void {
  for (const entry of sets.values()) checkList(entry, report);
  for (const { entry } of specialisms) checkList(entry, report);
  for (const { role, entry } of roles) {
    checkList(entry, report);
    for (const way of ways.roleWays[role.id] ?? []) if (way.kind === 'progression') checkAdded(way, entry, report);
  }
  for (const { route, entry } of routes) {
    checkList(entry, report);
    const way = ways.routeWays[route.id];
    if (way !== undefined) checkAdded(way, entry, report);
  }
}

function checkList(entry: readonly PlacedRequirement[], report: Report): void {
  const first = new Map<string, Spot>();
  for (const { requirement, spot } of entry) {
    const before = first.get(requirement.id);
    if (before === undefined) first.set(requirement.id, spot);
    else
      report.error(
        'duplicate-id',
        spot.place(),
        `The requirement “${requirement.id}” stands twice in one way in.`,
        'Give one of the two another id.',
        before.place(),
      );
  }
}

/** Against the requirements that the program itself adds to a way, or may add once a fact about it changes. */
function checkAdded(way: Way, entry: readonly PlacedRequirement[], report: Report): void {
  const added: readonly string[] = way.from === undefined ? [stillRunsId, nationId] : [experienceId(way.from), stepJudgedId];
  for (const { requirement, spot } of entry) {
    if (!added.includes(requirement.id)) continue;
    const message = `The program itself adds a requirement “${requirement.id}” to this way in.`;
    report.error('duplicate-id', spot.place(), message, 'Give yours another id.');
  }
}
