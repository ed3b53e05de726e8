import type { Answer } from '../../domain/answers.js';
import type { YearMonth } from '../../domain/ids.js';
import type { Range, World } from '../model/possible-values.js';
import { type AttributeSlots, NO, YES } from '../model/variables.js';
import { expectsNothing, isOverdue } from './current-answers.js';

/**
 * Enters an answer that counts today into the world of a month. In later worlds, present answers to what can grow are lower
 * bounds: "a present answer never contradicts an expected one".
 */
export function enter(world: World, on: AttributeSlots, answer: Answer, month: YearMonth, today: YearMonth): void {
  if (world.now && expectsNothing(answer)) enterNow(world, on, answer);
  else if (answer.kind === 'set') enterItems(world, on, answer, month, today);
  else enterValue(world, on, answer, month);
}

/** The commonest answer, of which nothing is only expected, in the world of today: it is just that. */
function enterNow({ mask, lo, hi, grounds }: World, { first, count, values, own }: AttributeSlots, answer: Answer): void {
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

function enterItems(
  world: World,
  on: AttributeSlots,
  { items }: Extract<Answer, { kind: 'set' }>,
  month: YearMonth,
  today: YearMonth,
): void {
  for (const [value, nth] of on.values) {
    const slot = on.first + nth;
    const item = items.find((entry) => entry.value === value);
    // What was to come true by today may have or may not: leaving it out would be a "no".
    if (isOverdue(item?.expected, today)) continue;
    if (item === undefined) enterSlot(world, on, slot, { mask: NO });
    else if (item.expected === undefined || item.expected <= month) {
      if (item.expected !== undefined) noteDue(world, on);
      enterSlot(world, on, slot, { mask: YES });
    } else awaitSlot(world, on, slot, {}, { mask: NO });
  }
}

/** One that comes true later, or has by then; or a present one in a later world. */
function enterValue(world: World, on: AttributeSlots, answer: Exclude<Answer, { kind: 'set' }>, month: YearMonth): void {
  const slot = on.first;
  const due = answer.expected === undefined || answer.expected <= month;
  if (due && answer.expected !== undefined) noteDue(world, on);
  if (answer.kind === 'number') {
    const { value } = answer;
    if (due) enterSlot(world, on, slot, { lo: value });
    else awaitSlot(world, on, slot, { hi: value }, { hi: value - 1 });
    return;
  }
  if (answer.kind === 'yes-no') {
    if (due) enterSlot(world, on, slot, { mask: answer.value ? YES : NO });
    else awaitSlot(world, on, slot, {}, { mask: answer.value ? NO : YES });
    return;
  }
  const bit = on.values.get(answer.value) as number;
  const inOrder = (1 << on.ranked) - 1;
  if (answer.kind === 'choice' || bit >= on.ranked) enterSlot(world, on, slot, due ? { mask: 1 << bit } : {});
  else if (due) enterSlot(world, on, slot, { mask: inOrder & ~((1 << bit) - 1) });
  else awaitSlot(world, on, slot, { mask: (1 << (bit + 1)) - 1 }, { mask: (1 << bit) - 1 });
}

function enterSlot(world: World, { own }: AttributeSlots, slot: number, range: Partial<Range>): void {
  world.grounds[slot] = own;
  if (range.mask !== undefined) world.mask[slot] = range.mask;
  if (range.lo !== undefined) world.lo[slot] = range.lo;
  if (range.hi !== undefined) world.hi[slot] = range.hi;
}

/** Until it comes true it may be so already (`until`), for all that follows; for itself, it is not so yet (`not`), where that leaves anything. */
function awaitSlot(world: World, on: AttributeSlots, slot: number, until: Partial<Range>, not: Partial<Range>): void {
  enterSlot(world, on, slot, until);
  const possible = { mask: world.mask[slot] as number, lo: world.lo[slot] as number, hi: world.hi[slot] as number };
  world.awaited ??= new Map();
  world.awaited.set(slot, { ...possible, ...not });
}

/** What was only expected has come true. */
function noteDue(world: World, { index }: AttributeSlots): void {
  world.due ??= new Set();
  world.due.add(index);
}
