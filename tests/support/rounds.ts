import type { Window } from '../../src/domain/knowledge-base.js';

/** Rounds of applications that come every year in these months, 1 to 12, each beginning in the month in which it opens. */
export const rounds = (...months: readonly number[]): readonly Window[] =>
  months.map((month) => ({ opens: `2020-${String(month).padStart(2, '0')}`, yearly: true, basis: 'stated', sources: [] }));
