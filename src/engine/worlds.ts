import type { Answer, Profile } from '../domain/answers.js';
import type { IsoDate, YearMonth } from '../domain/ids.js';
import { monthOf, monthsBetween } from './months.js';
import { type AttributeSlots, NO, type Slot, type SlotTable, YES } from './slots.js';

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
  /**
   * Slots with an answer that is only expected later, and what that leaves for now: not yet so. It was read off rather than
   * said, and a present answer may still overtake it, so nothing else follows from it (see `leaveOutAwaited`).
   */
  readonly awaited: Map<number, Range>;
  readonly now: boolean;
};

/** What is possible in one slot. */
export type Range = { readonly mask: number; readonly lo: number; readonly hi: number };

/** An answer that counts. */
type Live = { readonly on: AttributeSlots; readonly answer: Answer };

export type Timeline = {
  /** Months of the worlds; the first is now. */
  readonly months: readonly YearMonth[];
  readonly worlds: readonly World[];
  /** Attributes with an answer that counts today, by index. */
  readonly stated: ReadonlySet<number>;
  /** Attributes with an expected answer, by index. */
  readonly expected: ReadonlySet<number>;
};

type Blank = { readonly mask: Int32Array; readonly lo: Int32Array; readonly hi: Int32Array };

/** The ranges of a blank world, laid out once for each table and copied. */
const blanks = new WeakMap<SlotTable, Blank>();

function blankOf(table: SlotTable): Blank {
  const known = blanks.get(table);
  if (known !== undefined) return known;
  const column = (value: (slot: Slot) => number): Int32Array => Int32Array.from(table.slots, value);
  const made = { mask: column(({ domain }) => domain), lo: column(({ min }) => min), hi: column(({ max }) => max) };
  blanks.set(table, made);
  return made;
}

/** The world in which nothing is known. */
export function blankWorld(table: SlotTable, now: boolean): World {
  const { mask, lo, hi } = blankOf(table);
  const grounds = new Array<ReadonlySet<number> | undefined>(mask.length);
  return { mask: mask.slice(), lo: lo.slice(), hi: hi.slice(), grounds, awaited: new Map(), now };
}

/**
 * Lays a profile out over time, before anything is inferred.
 * An expected month that is not after `asOf` counts as not known, and so does an answer that has aged
 * (CONTRACT section 1: older than a year, for what the data marks with `ages-after-months`).
 */
export function layOutWorlds(table: SlotTable, profile: Profile, asOf: IsoDate): Timeline {
  const today = monthOf(asOf);
  const live = liveAnswers(table, profile, today);
  const months = new Set<YearMonth>();
  for (const { answer } of live) for (const month of expectedMonths(answer, today)) months.add(month);
  const ordered = [today, ...[...months].sort()];
  const worlds = ordered.map((month, at) => {
    const world = blankWorld(table, at === 0);
    for (const { on, answer } of live) enter(world, on, answer, { month, today, later: at > 0 });
    return world;
  });
  return {
    months: ordered,
    worlds,
    stated: indexesOf(live, (answer) => expectsNothing(answer) || !hasOverdueItem(answer, today)),
    expected: months.size === 0 ? nobody : indexesOf(live, (answer) => expectedMonths(answer, today).length > 0),
  };
}

/** The answers that count on a day: without those too old to rely on, which are asked again (CONTRACT section 1). */
export function countedProfile({ slots }: { readonly slots: SlotTable }, profile: Profile, asOf: IsoDate): Profile {
  const aged = new Set(slots.attributes.filter((on) => hasAged(on, profile, monthOf(asOf))).map(({ attribute }) => attribute.id));
  return { ...profile, answers: new Map([...profile.answers].filter(([id]) => !aged.has(id))) };
}

/** The same for today alone. */
export function layOutToday(table: SlotTable, profile: Profile, asOf: IsoDate): World {
  const today = monthOf(asOf);
  const world = blankWorld(table, true);
  for (const { on, answer } of liveAnswers(table, profile, today)) enter(world, on, answer, { month: today, today, later: false });
  return world;
}

/** The answers that count, in the order of the knowledge base. */
function liveAnswers(table: SlotTable, profile: Profile, today: YearMonth): readonly Live[] {
  const live: Live[] = [];
  for (const on of table.attributes) {
    const said = profile.answers.get(on.attribute.id);
    const answer = said && counted(said, today);
    if (answer !== undefined && !hasAged(on, profile, today)) live.push({ on, answer });
  }
  return live;
}

const nobody: ReadonlySet<number> = new Set();

function indexesOf(live: readonly Live[], test: (answer: Answer) => boolean): ReadonlySet<number> {
  const indexes = new Set<number>();
  for (const { on, answer } of live) if (test(answer)) indexes.add(on.index);
  return indexes;
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

const none: readonly YearMonth[] = [];

/** Most answers are so now. */
const expectsNothing = (answer: Answer): boolean => {
  if (answer.kind !== 'set') return answer.expected === undefined;
  for (const item of answer.items) if (item.expected !== undefined) return false;
  return true;
};

const expectedMonths = (answer: Answer, today: YearMonth): readonly YearMonth[] =>
  expectsNothing(answer) ? none : laterMonths(answer, today);

const laterMonths = (answer: Answer, today: YearMonth): readonly YearMonth[] =>
  (answer.kind === 'set'
    ? answer.items.flatMap((item) => item.expected ?? [])
    : answer.expected === undefined
      ? []
      : [answer.expected]
  ).filter((month) => month > today);

const soleGrounds = new WeakMap<AttributeSlots, ReadonlySet<number>>();

/** An answer's own attribute as what its values rest on: one set for everybody, because sets of grounds are never changed. */
function groundsFrom(on: AttributeSlots): ReadonlySet<number> {
  const known = soleGrounds.get(on);
  if (known !== undefined) return known;
  const made = new Set([on.index]);
  soleGrounds.set(on, made);
  return made;
}

/** The commonest answer, of which nothing is only expected, in the world of today: the same as `enter` does, and quicker. */
function enterNow({ mask, lo, hi, grounds }: World, on: AttributeSlots, answer: Answer, own: ReadonlySet<number>): void {
  const { first, count, values } = on;
  switch (answer.kind) {
    case 'set':
      for (let slot = first; slot < first + count; slot++) {
        mask[slot] = NO;
        grounds[slot] = own;
      }
      for (const { value } of answer.items) {
        const nth = values.get(value);
        if (nth !== undefined) mask[first + nth] = YES;
      }
      return;
    case 'number':
      lo[first] = answer.value;
      hi[first] = answer.value;
      break;
    case 'yes-no':
      mask[first] = answer.value ? YES : NO;
      break;
    default:
      mask[first] = 1 << (values.get(answer.value) as number);
  }
  grounds[first] = own;
}

function enter(
  world: World,
  on: AttributeSlots,
  answer: Answer,
  at: { readonly month: YearMonth; readonly today: YearMonth; readonly later: boolean },
): void {
  const { month, later } = at;
  const grounds = groundsFrom(on);
  if (!later && expectsNothing(answer)) {
    enterNow(world, on, answer, grounds);
    return;
  }
  const enterSlot = (slot: number, range: Partial<Range>): void => {
    world.grounds[slot] = grounds;
    if (range.mask !== undefined) world.mask[slot] = range.mask;
    if (range.lo !== undefined) world.lo[slot] = range.lo;
    if (range.hi !== undefined) world.hi[slot] = range.hi;
  };
  // Until it comes true it may be so already, for all that follows; for itself, it is not so yet.
  const awaitSlot = (slot: number, until: Partial<Range>, not: Partial<Range>): void => {
    enterSlot(slot, until);
    const possible = { mask: world.mask[slot] as number, lo: world.lo[slot] as number, hi: world.hi[slot] as number };
    world.awaited.set(slot, { ...possible, ...not });
  };
  if (answer.kind === 'set') {
    for (const [value, nth] of on.values) {
      const slot = on.first + nth;
      const item = answer.items.find((entry) => entry.value === value);
      // What was to come true by today may have or may not: leaving it out would be a "no".
      if (isOverdue(item?.expected, at.today)) continue;
      if (item === undefined) enterSlot(slot, { mask: NO });
      else if (item.expected === undefined || item.expected <= month) enterSlot(slot, { mask: YES });
      else awaitSlot(slot, {}, { mask: NO });
    }
    return;
  }
  const slot = on.first;
  const due = answer.expected === undefined || answer.expected <= month;
  if (answer.kind === 'number') {
    if (due) enterSlot(slot, later ? { lo: answer.value } : { lo: answer.value, hi: answer.value });
    else awaitSlot(slot, { hi: answer.value }, { hi: Math.max(answer.value - 1, world.lo[slot] as number) });
    return;
  }
  if (answer.kind === 'yes-no') {
    if (due) enterSlot(slot, { mask: answer.value ? YES : NO });
    else awaitSlot(slot, {}, { mask: answer.value ? NO : YES });
    return;
  }
  const bit = on.values.get(answer.value) as number;
  const inOrder = (1 << on.ranked) - 1;
  if (answer.kind === 'choice' || bit >= on.ranked) enterSlot(slot, due ? { mask: 1 << bit } : {});
  else if (due) enterSlot(slot, { mask: later ? inOrder & ~((1 << bit) - 1) : 1 << bit });
  else awaitSlot(slot, { mask: (1 << (bit + 1)) - 1 }, { mask: ((1 << Math.max(bit, 1)) - 1) & inOrder });
}

/** After everything was inferred: what is only expected is not so yet, unless what was said makes it so. */
export function leaveOutAwaited(world: World): void {
  for (const [slot, not] of world.awaited) {
    const mask = (world.mask[slot] as number) & not.mask;
    const lo = Math.max(world.lo[slot] as number, not.lo);
    const hi = Math.min(world.hi[slot] as number, not.hi);
    if (mask !== 0) world.mask[slot] = mask;
    if (lo > hi) continue;
    world.lo[slot] = lo;
    world.hi[slot] = hi;
  }
}
