import type { Answer } from '../../domain/answers.js';
import { defined } from '../../domain/failure.js';
import type { YearMonth } from '../../domain/ids.js';
import type { PossibleValues, Range } from '../model/possible-values.js';
import { type AttributeVariables, NO, YES } from '../model/variables.js';
import { expectsNothing, isOverdue } from './current-answers.js';

/**
 * Enters an answer that counts today into the world of a month. In later worlds, present answers to what can grow are lower
 * bounds: "a present answer never contradicts an expected one".
 */
export function enterAnswer(world: PossibleValues, on: AttributeVariables, answer: Answer, month: YearMonth, today: YearMonth): void {
  if (world.now && expectsNothing(answer)) enterPresent(world, on, answer);
  else if (answer.kind === 'set') enterItems(world, on, answer, month, today);
  else enterValue(world, on, answer, month);
}

/** The common case: a present answer has exactly that value. */
export function enterPresent(
  { mask, lo, hi, grounds }: PossibleValues,
  { first, count, values, own }: AttributeVariables,
  answer: Answer,
): void {
  switch (answer.kind) {
    case 'set':
      for (let variable = first; variable < first + count; variable++) {
        mask[variable] = NO;
        grounds[variable] = own;
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
      mask[first] = 1 << defined(values.get(answer.value));
  }
  grounds[first] = own;
}

function enterItems(
  world: PossibleValues,
  on: AttributeVariables,
  { items }: Extract<Answer, { kind: 'set' }>,
  month: YearMonth,
  today: YearMonth,
): void {
  for (const [value, nth] of on.values) {
    const variable = on.first + nth;
    const item = items.find((entry) => entry.value === value);
    // What was to come true by today may have or may not: leaving it out would be a "no".
    if (isOverdue(item?.expected, today)) continue;
    if (item === undefined) enterVariable(world, on, variable, { mask: NO });
    else if (item.expected === undefined || item.expected <= month) {
      if (item.expected !== undefined) noteDue(world, on);
      enterVariable(world, on, variable, { mask: YES });
    } else awaitVariable(world, on, variable, {}, { mask: NO });
  }
}

/** One that comes true later, or has by then; or a present one in a later world. */
function enterValue(world: PossibleValues, on: AttributeVariables, answer: Exclude<Answer, { kind: 'set' }>, month: YearMonth): void {
  const variable = on.first;
  const due = answer.expected === undefined || answer.expected <= month;
  if (due && answer.expected !== undefined) noteDue(world, on);
  if (answer.kind === 'number') {
    const { value } = answer;
    if (due) enterLeast(world, on, variable, { lo: value }, { hi: value });
    else awaitVariable(world, on, variable, { hi: value }, { hi: value - 1 });
    return;
  }
  if (answer.kind === 'yes-no') {
    if (due) enterVariable(world, on, variable, { mask: answer.value ? YES : NO });
    else awaitVariable(world, on, variable, {}, { mask: answer.value ? NO : YES });
    return;
  }
  const bit = defined(on.values.get(answer.value));
  const inOrder = (1 << on.ranked) - 1;
  if (answer.kind === 'choice' || bit >= on.ranked) enterVariable(world, on, variable, due ? { mask: 1 << bit } : {});
  else if (due) enterLeast(world, on, variable, { mask: inOrder & ~((1 << bit) - 1) }, { mask: 1 << bit });
  else awaitVariable(world, on, variable, { mask: (1 << (bit + 1)) - 1 }, { mask: (1 << bit) - 1 });
}

/** In a later world it is at least so, for all that follows; for itself, it is just so, unless something moves it (`said`). */
function enterLeast(world: PossibleValues, on: AttributeVariables, variable: number, least: Partial<Range>, said: Partial<Range>): void {
  enterVariable(world, on, variable, least);
  world.said ??= new Map();
  world.said.set(variable, said);
}

function enterVariable(world: PossibleValues, { own }: AttributeVariables, variable: number, range: Partial<Range>): void {
  world.grounds[variable] = own;
  if (range.mask !== undefined) world.mask[variable] = range.mask;
  if (range.lo !== undefined) world.lo[variable] = range.lo;
  if (range.hi !== undefined) world.hi[variable] = range.hi;
}

/** Until it comes true it may be so already (`until`), for all that follows; for itself, it is not so yet (`not`), where that leaves anything. */
function awaitVariable(world: PossibleValues, on: AttributeVariables, variable: number, until: Partial<Range>, not: Partial<Range>): void {
  enterVariable(world, on, variable, until);
  const possible = { mask: defined(world.mask[variable]), lo: defined(world.lo[variable]), hi: defined(world.hi[variable]) };
  world.awaited ??= new Map();
  world.awaited.set(variable, { ...possible, ...not });
}

/** What was only expected has come true. */
function noteDue(world: PossibleValues, { index }: AttributeVariables): void {
  world.due ??= new Set();
  world.due.add(index);
}
