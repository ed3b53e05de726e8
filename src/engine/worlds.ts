import type { Answer, Profile } from '../domain/answers.js';
import type { IsoDate, YearMonth } from '../domain/ids.js';
import { monthOf, monthsBetween } from './months.js';
import { type AttributeSlots, NO, type SlotTable, YES } from './slots.js';

/**
 * What is possible at one time. World 0 is now; each later one is a month in which an expected answer comes true.
 * In later worlds, present answers to what can grow are lower bounds: "a present answer never contradicts an expected one".
 */
export type World = {
  readonly mask: Int32Array;
  readonly lo: Int32Array;
  readonly hi: Int32Array;
  /** For each slot, the attributes whose answers leave just these values. Undefined: nothing is known. */
  readonly grounds: (ReadonlySet<number> | undefined)[];
  /** Slots that were read off rather than said: what somebody expects to become, they are not yet. */
  readonly soft: Uint8Array;
  readonly now: boolean;
};

export type Timeline = {
  /** Months of the worlds; the first is now. */
  readonly months: readonly YearMonth[];
  readonly worlds: readonly World[];
  /** Attributes with an answer that counts today, by index. */
  readonly stated: ReadonlySet<number>;
  /** Attributes with an expected answer, by index. */
  readonly expected: ReadonlySet<number>;
};

/** The world in which nothing is known. */
export function blankWorld(table: SlotTable, now: boolean): World {
  const size = table.slots.length;
  const world: World = {
    mask: new Int32Array(size),
    lo: new Int32Array(size),
    hi: new Int32Array(size),
    grounds: new Array<ReadonlySet<number> | undefined>(size),
    soft: new Uint8Array(size),
    now,
  };
  table.slots.forEach((slot, at) => {
    world.mask[at] = slot.domain;
    world.lo[at] = slot.min;
    world.hi[at] = slot.max;
  });
  return world;
}

/**
 * Lays a profile out over time, before anything is inferred.
 * An expected month that is not after `asOf` counts as not known, and so does an answer that has aged
 * (CONTRACT section 1: older than a year, for what the data marks with `ages-after-months`).
 */
export function layOutWorlds(table: SlotTable, profile: Profile, asOf: IsoDate): Timeline {
  const today = monthOf(asOf);
  const live: { on: AttributeSlots; answer: Answer }[] = [];
  const months = new Set<YearMonth>();
  for (const on of table.attributes) {
    const said = profile.answers.get(on.attribute.id);
    const answer = said && counted(said, today);
    if (answer === undefined || hasAged(on, profile, today)) continue;
    live.push({ on, answer });
    for (const month of expectedMonths(answer, today)) months.add(month);
  }
  const ordered = [today, ...[...months].sort()];
  const worlds = ordered.map((month, at) => {
    const world = blankWorld(table, at === 0);
    for (const { on, answer } of live) enter(world, on, answer, { month, today, later: at > 0 });
    return world;
  });
  return {
    months: ordered,
    worlds,
    stated: new Set(live.filter(({ answer }) => !hasOverdueItem(answer, today)).map(({ on }) => on.index)),
    expected: new Set(live.filter(({ answer }) => expectedMonths(answer, today).length > 0).map(({ on }) => on.index)),
  };
}

const hasAged = (on: AttributeSlots, profile: Profile, today: YearMonth): boolean =>
  on.attribute.agesAfterMonths !== undefined &&
  profile.said !== undefined &&
  monthsBetween(profile.said, today) > on.attribute.agesAfterMonths;

/** Undefined where the answer was to come true by today: it is asked again. A set keeps its other items. */
const counted = (answer: Answer, today: YearMonth): Answer | undefined =>
  answer.kind !== 'set' && isOverdue(answer.expected, today) ? undefined : answer;

const isOverdue = (expected: YearMonth | undefined, today: YearMonth): boolean => expected !== undefined && expected <= today;

const hasOverdueItem = (answer: Answer, today: YearMonth): boolean =>
  answer.kind === 'set' && answer.items.some((item) => isOverdue(item.expected, today));

const expectedMonths = (answer: Answer, today: YearMonth): readonly YearMonth[] =>
  (answer.kind === 'set'
    ? answer.items.flatMap((item) => item.expected ?? [])
    : answer.expected === undefined
      ? []
      : [answer.expected]
  ).filter((month) => month > today);

function enter(
  world: World,
  on: AttributeSlots,
  answer: Answer,
  at: { readonly month: YearMonth; readonly today: YearMonth; readonly later: boolean },
): void {
  const { month, later } = at;
  const grounds = new Set([on.index]);
  const note = (slot: number, soft: boolean): void => {
    world.grounds[slot] = grounds;
    world.soft[slot] = soft ? 1 : 0;
  };
  if (answer.kind === 'set') {
    for (const [value, nth] of on.values) {
      const item = answer.items.find((entry) => entry.value === value);
      // What was to come true by today may have or may not: leaving it out would be a "no".
      if (isOverdue(item?.expected, at.today)) continue;
      const has = item !== undefined && (item.expected === undefined || item.expected <= month);
      world.mask[on.first + nth] = has ? YES : NO;
      note(on.first + nth, !has && item !== undefined);
    }
    return;
  }
  const slot = on.first;
  const due = answer.expected === undefined || answer.expected <= month;
  note(slot, !due);
  if (answer.kind === 'number') {
    world.lo[slot] = due ? answer.value : (world.lo[slot] as number);
    world.hi[slot] = due ? (later ? (world.hi[slot] as number) : answer.value) : Math.max(answer.value - 1, world.lo[slot] as number);
    return;
  }
  if (answer.kind === 'yes-no') {
    world.mask[slot] = answer.value === due ? YES : NO;
    return;
  }
  const bit = on.values.get(answer.value) as number;
  const inOrder = (1 << on.ranked) - 1;
  if (answer.kind === 'choice' || bit >= on.ranked) world.mask[slot] = due ? 1 << bit : (world.mask[slot] as number);
  else if (!due) world.mask[slot] = ((1 << Math.max(bit, 1)) - 1) & inOrder;
  else world.mask[slot] = later ? inOrder & ~((1 << bit) - 1) : 1 << bit;
}
