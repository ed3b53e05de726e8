import type { YearMonth } from '../../domain/ids.js';
import type { PossibleValues } from '../model/possible-values.js';
import { type VariableTable, YES } from '../model/variables.js';
import type { Timeline } from './timeline.js';

/** The month in which what takes all of somebody's time, such as full-time education, has ended. Undefined if nothing does. */
export function freeFrom({ attributes }: VariableTable, { periods, months }: Timeline): YearMonth | undefined {
  const busy = attributes.filter(({ attribute }) => attribute.fullTime === true);
  const isBusy = (possible: PossibleValues): boolean => busy.some(({ first }) => possible.mask[first] === YES);
  const last = periods.findLastIndex(isBusy);
  return last < 0 ? undefined : (months[last + 1] ?? months[last]);
}
