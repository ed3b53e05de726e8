import type { Answer } from '../../domain/answers.js';
import { defined } from '../../domain/failure.js';
import type { YearMonth } from '../../domain/ids.js';
import type { PossibleValues, Range } from '../model/possible-values.js';
import { type AttributeVariables, NO, YES } from '../model/variables.js';
import { expectsNothing, isOverdue } from './current-answers.js';

/**
 * Enters an answer that counts today into what is possible in a month. In later periods, present answers to what can grow are lower
 * bounds: "a present answer never contradicts an expected one".
 */
export function enterAnswer(possible: PossibleValues, on: AttributeVariables, answer: Answer, month: YearMonth, today: YearMonth): void {
  if (possible.now && expectsNothing(answer)) enterPresent(possible, on, answer);
  else if (answer.kind === 'set') enterItems(possible, on, answer, month, today);
  else enterValue(possible, on, answer, month);
}

/** The common case: a present answer has exactly that value. */
function enterPresent({ mask, lo, hi, grounds }: PossibleValues, { first, count, values, own }: AttributeVariables, answer: Answer): void {
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
  possible: PossibleValues,
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
    if (item === undefined) enterVariable(possible, on, variable, { mask: NO });
    else if (item.expected === undefined || item.expected <= month) {
      if (item.expected !== undefined) noteDue(possible, on);
      enterVariable(possible, on, variable, { mask: YES });
    } else awaitVariable(possible, on, variable, {}, { mask: NO });
  }
}

/** One that comes true later, or has by then; or a present one in a later period. */
function enterValue(possible: PossibleValues, on: AttributeVariables, answer: Exclude<Answer, { kind: 'set' }>, month: YearMonth): void {
  const variable = on.first;
  const due = answer.expected === undefined || answer.expected <= month;
  if (due && answer.expected !== undefined) noteDue(possible, on);
  if (answer.kind === 'number') {
    const { value } = answer;
    if (due) enterLeast(possible, on, variable, { lo: value }, { hi: value });
    else awaitVariable(possible, on, variable, { hi: value }, { hi: value - 1 });
    return;
  }
  if (answer.kind === 'yes-no') {
    if (due) enterVariable(possible, on, variable, { mask: answer.value ? YES : NO });
    else awaitVariable(possible, on, variable, {}, { mask: answer.value ? NO : YES });
    return;
  }
  const bit = defined(on.values.get(answer.value));
  const inOrder = (1 << on.ranked) - 1;
  if (answer.kind === 'choice' || bit >= on.ranked) enterVariable(possible, on, variable, due ? { mask: 1 << bit } : {});
  else if (due) enterLeast(possible, on, variable, { mask: inOrder & ~((1 << bit) - 1) }, { mask: 1 << bit });
  else awaitVariable(possible, on, variable, { mask: (1 << (bit + 1)) - 1 }, { mask: (1 << bit) - 1 });
}

/** In a later period an answer is a lower bound for what follows from it; for itself it is exact, unless something moves it (`said`). */
function enterLeast(possible: PossibleValues, on: AttributeVariables, variable: number, least: Partial<Range>, said: Partial<Range>): void {
  enterVariable(possible, on, variable, least);
  possible.said ??= new Map();
  possible.said.set(variable, said);
}

function enterVariable(possible: PossibleValues, { own }: AttributeVariables, variable: number, range: Partial<Range>): void {
  possible.grounds[variable] = own;
  if (range.mask !== undefined) possible.mask[variable] = range.mask;
  if (range.lo !== undefined) possible.lo[variable] = range.lo;
  if (range.hi !== undefined) possible.hi[variable] = range.hi;
}

/** Until it comes true, conclusions allow that it holds already (`until`); for itself it does not hold yet (`not`), where that leaves anything. */
function awaitVariable(
  possible: PossibleValues,
  on: AttributeVariables,
  variable: number,
  until: Partial<Range>,
  not: Partial<Range>,
): void {
  enterVariable(possible, on, variable, until);
  const range = { mask: defined(possible.mask[variable]), lo: defined(possible.lo[variable]), hi: defined(possible.hi[variable]) };
  possible.awaited ??= new Map();
  possible.awaited.set(variable, { ...range, ...not });
}

/** What was only expected has come true. */
function noteDue(possible: PossibleValues, { index }: AttributeVariables): void {
  possible.due ??= new Set();
  possible.due.add(index);
}
