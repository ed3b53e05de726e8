import type { Answer, Profile } from '../../domain/answers.js';
import type { IsoDate, YearMonth } from '../../domain/ids.js';
import { monthOf } from '../../domain/months.js';
import { blankWorld, type World } from '../model/possible-values.js';
import type { SlotTable } from '../model/variables.js';
import { countedAnswers, expectsNothing, hasOverdueItem } from './current-answers.js';
import { enter } from './enter-answers.js';

/** What is possible over time. World 0 is now; each later one is a month in which an expected answer comes true. */
export type Timeline = {
  /** Months of the worlds; the first is now. */
  readonly months: readonly YearMonth[];
  readonly worlds: readonly World[];
  /** Attributes with an answer that counts today, by index. */
  readonly stated: Pick<ReadonlySet<number>, 'has'>;
};

/** Lays a profile out over time, before anything is inferred. */
export function layOutWorlds(table: SlotTable, profile: Profile, asOf: IsoDate): Timeline {
  const today = monthOf(asOf);
  const answers = countedAnswers(table, profile, today);
  const months = [today, ...laterMonths(answers, today)];
  return {
    months,
    worlds: months.map((month, at) => worldOf(table, answers, month, today, at === 0)),
    stated: { has: (index) => isStated(answers[index], today) },
  };
}

/** The same for today alone. */
export function layOutToday(table: SlotTable, profile: Profile, asOf: IsoDate): World {
  const today = monthOf(asOf);
  return worldOf(table, countedAnswers(table, profile, today), today, today, true);
}

function worldOf(table: SlotTable, answers: readonly (Answer | undefined)[], month: YearMonth, today: YearMonth, now: boolean): World {
  const world = blankWorld(table, now);
  for (const on of table.attributes) {
    const answer = answers[on.index];
    if (answer !== undefined) enter(world, on, answer, month, today);
  }
  return world;
}

const isStated = (answer: Answer | undefined, today: YearMonth): boolean => answer !== undefined && !hasOverdueItem(answer, today);

const none: readonly YearMonth[] = [];

/** The months after today in which something expected comes true, in order. */
function laterMonths(answers: readonly (Answer | undefined)[], today: YearMonth): readonly YearMonth[] {
  const expecting = answers.filter((answer) => answer !== undefined && !expectsNothing(answer)) as readonly Answer[];
  if (expecting.length === 0) return none;
  const months = expecting.flatMap((answer) => (answer.kind === 'set' ? answer.items : [answer]).flatMap(({ expected }) => expected ?? []));
  return [...new Set(months)].filter((month) => month > today).sort();
}
