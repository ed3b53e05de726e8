import type { Level } from '../../domain/advice.js';
import { holdsValues } from '../../domain/attribute.js';
import type { Role } from '../../domain/knowledge-base.js';
import { monthOf, monthsBetween } from '../../domain/months.js';
import { MET } from '../model/evaluate.js';
import type { Model } from '../model/model.js';
import type { Person } from './person.js';
import { freeFrom } from './timeline.js';

/** What is expected within this many months already sets the level: a final-year student is advised as a graduate. Our own choice. */
export const SOON = 12;

/** The ids of the levels, lowest first; empty if the knowledge base has none. */
export function levelIds({ base }: Pick<Model, 'base'>): readonly string[] {
  const ladder = base.attributes.find(({ id }) => id === base.levels?.attribute);
  return ladder === undefined ? [] : holdsValues(ladder.shape).map(({ id }) => id);
}

/** The level of a role's work as a rank, 0 the lowest. */
export const roleLevel = ({ base }: Pick<Model, 'base'>, ids: readonly string[], { seniority }: Role): number =>
  Math.max(0, ids.indexOf(base.levels?.seniorities[seniority] ?? ''));

/**
 * How many months ahead to look for what somebody will have: a year, or, for those in full-time education, until it ends. A student
 * who is two years from a degree is advised for the time after it.
 */
export function monthsAhead({ variables }: Model, { timeline, asOf }: Person): number {
  const free = freeFrom(variables, timeline);
  return free === undefined ? SOON : Math.max(SOON, monthsBetween(monthOf(asOf), free));
}

/**
 * The level of somebody: the one that they chose, else the highest of the rules in data/levels.yaml that hold now or within so many
 * months (a year). Null if the knowledge base has no levels.
 */
export function levelOf(model: Model, person: Person, within: number = SOON): Level | null {
  const { levels } = model.base;
  if (levels === undefined) return null;
  const ids = levelIds(model);
  const chosen = levels.chosenBy && person.profile.answers.get(levels.chosenBy);
  if (chosen?.kind === 'ordered') return { id: chosen.value, rank: ids.indexOf(chosen.value), because: null };
  const { state, from } = person.states;
  const [today] = person.timeline.months;
  const isSoon = (row: number): boolean => {
    const month = person.timeline.months[from[row] ?? 0];
    return state[row] === MET && month !== undefined && today !== undefined && monthsBetween(today, month) <= within;
  };
  const held = model.levelRules
    .filter(({ condition }) => isSoon(condition.node))
    .map(({ rule }) => ({ rule, rank: ids.indexOf(rule.level) }));
  const [best] = held.sort((a, b) => b.rank - a.rank);
  return best === undefined
    ? { id: ids[0] ?? '', rank: 0, because: null }
    : { id: best.rule.level, rank: best.rank, because: best.rule.because };
}

/** The ids of the posts that somebody says they hold or have held; not those that they only expect. */
export function postsHeld({ base }: Pick<Model, 'base'>, { profile }: Pick<Person, 'profile'>): ReadonlySet<string> {
  const attribute = base.attributes.find(({ posts }) => posts === true);
  const held = attribute && profile.answers.get(attribute.id);
  return new Set(held?.kind === 'set' ? held.items.filter(({ expected }) => expected === undefined).map(({ value }) => value) : []);
}

/** The rank of the highest post that somebody says they hold or have held; 0 where there is none. */
export function postRank(model: Model, person: Pick<Person, 'profile'>): number {
  const held = postsHeld(model, person);
  const ids = levelIds(model);
  return Math.max(0, ...model.base.roles.filter(({ id }) => held.has(id)).map((role) => roleLevel(model, ids, role)));
}

/** The rank of a level of qualification, as routes name theirs; undefined where there is none, or it has no rank. */
export function qualificationRank({ base, variables }: Model, level: string | undefined): number | undefined {
  const qualification = base.levels?.qualification;
  return qualification === undefined || level === undefined ? undefined : variables.byId.get(qualification)?.values.get(level);
}

/** The rank of the highest level of qualification that is certain now or within so many months (a year); -1 where nothing is known. */
export function heldQualification(model: Model, { timeline }: Person, within: number = SOON): number {
  const qualification = model.base.levels?.qualification;
  const on = qualification === undefined ? undefined : model.variables.byId.get(qualification);
  if (on === undefined) return -1;
  const [today] = timeline.months;
  const soon = timeline.periods.filter((_, at) => {
    const month = timeline.months[at];
    return today !== undefined && month !== undefined && monthsBetween(today, month) <= within;
  });
  // The lowest value that is still possible is what is certain.
  return Math.max(-1, ...soon.map(({ mask }) => lowestBit(mask[on.first] ?? 0)));
}

/** Whether the qualification of a person, now or within a year, makes posts near whose field is new to them; true if no rule says from which. */
export function isQualifiedForAnyField(model: Model, person: Person): boolean {
  const { qualification, anyField } = model.base.levels ?? {};
  if (qualification === undefined || anyField === undefined) return true;
  const rank = model.variables.byId.get(qualification)?.values.get(anyField);
  return rank !== undefined && heldQualification(model, person) >= rank;
}

const lowestBit = (mask: number): number => (mask === 0 ? -1 : Math.log2(mask & -mask));
