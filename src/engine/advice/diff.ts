import type { Advice, Moved, Movement, RoleAdvice, Turn } from '../../domain/advice.js';
import { bestVerdictFirst, type Finding, type Verdict, type WayFinding } from '../../domain/finding.js';
import { decides } from '../../domain/requirement.js';

/** Verdicts with which somebody could go on: nothing that must be there is missing. */
const WITHIN_REACH: ReadonlySet<Verdict> = new Set(['open', 'open-later', 'judged', 'stretch']);

/**
 * What changed between two pieces of advice for one person: roles gained and lost, and the requirements responsible. A
 * verdict that only came to be known, or is no longer known, without reaching or leaving what is open, is listed apart.
 */
export function diffAdvice(before: Advice, after: Advice): Moved {
  const earlier = new Map<string, RoleAdvice>(before.roles.map((role) => [role.id, role]));
  const moves = after.roles.flatMap((role): readonly Movement[] => {
    const was = earlier.get(role.id);
    return was === undefined || (was.verdict === role.verdict && was.from === role.from) ? [] : [movement(was, role)];
  });
  const order = (advice: Advice): string => advice.roles.map(({ id }) => id).join(' ');
  const inKind = (kind: Movement['kind']): readonly Movement[] => moves.filter((move) => move.kind === kind);
  return {
    gained: inKind('gained'),
    lost: inKind('lost'),
    settled: inKind('settled'),
    reordered: order(before) !== order(after),
    unanswered: { before: before.unanswered.length, after: after.unanswered.length },
  };
}

function movement(was: RoleAdvice, is: RoleAdvice): Movement {
  const kind = kindOf(was, is);
  const better = rank(is.verdict) < rank(was.verdict) || (is.verdict === was.verdict && (is.from ?? '') < (was.from ?? ''));
  // Of what was gained, the way in that is now best tells why; of what was lost, the one that was best.
  const way = better ? is.best : was.best;
  return {
    id: is.id,
    title: is.title,
    kind,
    before: { verdict: was.verdict, from: was.from },
    after: { verdict: is.verdict, from: is.from },
    way,
    because: turns(wayIn(was, way), wayIn(is, way), kind === 'settled' ? 'any' : better ? 'better' : 'worse'),
  };
}

function kindOf(was: RoleAdvice, is: RoleAdvice): Movement['kind'] {
  if (was.verdict === 'unknown') return WITHIN_REACH.has(is.verdict) ? 'gained' : 'settled';
  // What most employers want may have been missing, and now it may be there: that is no loss.
  if (is.verdict === 'unknown') return WITHIN_REACH.has(was.verdict) && was.verdict !== 'stretch' ? 'lost' : 'settled';
  if (rank(is.verdict) !== rank(was.verdict)) return rank(is.verdict) < rank(was.verdict) ? 'gained' : 'lost';
  return (is.from ?? '') < (was.from ?? '') ? 'gained' : 'lost';
}

const rank = (verdict: Verdict): number => bestVerdictFirst.indexOf(verdict);

const wayIn = (role: RoleAdvice, id: string): WayFinding | undefined => role.ways.find(({ way }) => way.id === id);

/** The requirements of one way in whose state turned in the direction in which the verdict went, those that decide it first. */
function turns(before: WayFinding | undefined, after: WayFinding | undefined, way: Direction): readonly Turn[] {
  const earlier = new Map((before?.findings ?? []).map((finding) => [finding.requirement.id, finding]));
  return (after?.findings ?? []).flatMap((finding): readonly Turn[] => {
    const was = earlier.get(finding.requirement.id);
    return was === undefined || !isDeciding(finding) || !turned(was, finding, way) ? [] : [{ before: was, after: finding }];
  });
}

const isDeciding = ({ requirement }: Finding): boolean => decides(requirement.strength);

type Direction = 'better' | 'worse' | 'any';

const worth = { 'not-met': 0, 'not-known': 1, judged: 2, met: 3 } as const;

function turned(was: Finding, is: Finding, way: Direction): boolean {
  if (was.state === null || is.state === null) return false;
  const step = worth[is.state] - worth[was.state];
  // A month that comes sooner or later is a turn too.
  const sooner = was.from === is.from ? 0 : (is.from ?? '') < (was.from ?? '') ? 1 : -1;
  const change = step === 0 ? sooner : step;
  return way === 'any' ? change !== 0 : way === 'better' ? change > 0 : change < 0;
}
