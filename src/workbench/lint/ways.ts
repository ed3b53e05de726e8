import type { Diagnostic } from '../../domain/diagnostic.js';
import { grouped } from '../../domain/group-by.js';
import type { KnowledgeBase, Route, Way } from '../../domain/knowledge-base.js';
import type { Places } from './positions.js';

/**
 * Posts of trainees that nobody can reach (`unreachable-role`), roles without a known entry rule (`no-entry-rule`), ways of one role
 * that ask and give the same (`same-entry`), and routes that give nothing, lead nowhere and are advised to
 * nobody (`idle-route`).
 */
export function reviewWays(base: KnowledgeBase, places: Places): readonly Diagnostic[] {
  const closed = new Set<string>(base.routes.filter(({ status }) => status.value === 'closed').map(({ id }) => id));
  const reachable = reachableRoles(base, closed);
  const routes = new Map<string, Route>(base.routes.map((route) => [route.id, route]));
  const advised = new Set<string>(base.firstAdvice.flatMap((advice) => advice.routes));
  return [
    ...base.roles.flatMap(({ id }): readonly Diagnostic[] => {
      const ways = base.roleWays[id] ?? [];
      const at = places.entry('role', id);
      if (!reachable.has(id)) return [unreachable(id, at)];
      if (ways.every(({ noRule, route }) => noRule || (route !== undefined && closed.has(route)))) return [noEntryRule(id, at)];
      return sameEntries(id, ways, routes, at);
    }),
    ...base.routes
      .filter((route) => isIdle(route) && !advised.has(route.id))
      .map(
        ({ id }): Diagnostic => ({
          code: 'idle-route',
          severity: 'warning',
          at: places.entry('route', id),
          message: `The route “${id}” gives nothing, trains for no role and is in no first advice.`,
          hint: 'Under “gives”, say what a person has at the end, or under “trains-for”, where it leads; or name it in first advice.',
        }),
      ),
  ];
}

/** Roles with a way in that begins outside, and those that follow from them. */
function reachableRoles(base: KnowledgeBase, closed: ReadonlySet<string>): ReadonlySet<string> {
  const reached = new Set<string>();
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const { id } of base.roles) if ((base.roleWays[id] ?? []).some((way) => leadsIn(way, closed, reached))) reached.add(id);
  }
  return reached;
}

const leadsIn = ({ route, from }: Way, closed: ReadonlySet<string>, reached: ReadonlySet<string>): boolean =>
  route !== undefined ? !closed.has(route) : from === undefined || reached.has(from);

function unreachable(id: string, at: Diagnostic['at']): Diagnostic {
  return {
    code: 'unreachable-role',
    severity: 'warning',
    at,
    message: `Nobody can get into “${id}”: its routes have closed.`,
    hint: 'Add how people get in, or retire the role.',
  };
}

function noEntryRule(id: string, at: Diagnostic['at']): Diagnostic {
  return {
    code: 'no-entry-rule',
    severity: 'note',
    at,
    message: `No entry rule was found for “${id}”: its verdict is always that a person must decide.`,
    hint: 'Look for a page that says what is asked for, or for the post before it.',
  };
}

/** Ways of one kind that ask the same and lead to the same: one of them is likely to be a copy. */
function sameEntries(id: string, ways: readonly Way[], routes: ReadonlyMap<string, Route>, at: Diagnostic['at']): readonly Diagnostic[] {
  const groups = grouped(ways, (way) => {
    const route = routes.get(way.route ?? '');
    const asked = way.requirements.map(({ when, strength }) => JSON.stringify([strength, when ?? null])).sort();
    return JSON.stringify([way.kind, asked, route && [route.level ?? null, route.gives, route.duration?.from, route.duration?.to]]);
  });
  return [...groups.values()].flatMap((alike): readonly Diagnostic[] => {
    if (alike.length < 2 || alike[0]?.from !== undefined) return [];
    return [
      {
        code: 'same-entry',
        severity: 'warning',
        at,
        message: `These ways in to “${id}” ask and give the same: ${alike.map((way) => way.id).join(', ')}.`,
        hint: 'Show how they differ, or keep one of them.',
      },
    ];
  });
}

/** A route that has closed is kept so that it can be shown. A registration is an end in itself. */
const isIdle = ({ gives, trainsFor, status, kind }: Route): boolean =>
  gives.length === 0 && trainsFor.length === 0 && status.value !== 'closed' && kind !== 'registration';
