import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/domain/ids.js';
import type { Apply, Route, Window } from '../../../src/domain/knowledge-base.js';
import { nextOpenings } from '../../../src/engine/pathway/start.js';
import { rounds } from '../../support/rounds.js';

const scheme = (windows: readonly Window[], more: Partial<Apply> = {}): Pick<Route, 'apply' | 'kind'> => ({
  kind: 'graduate-scheme',
  apply: { where: 'The guild', windows, sources: [], ...more },
});
const next = (route: Pick<Route, 'apply' | 'kind'>, day: string) => nextOpenings(route, day as IsoDate, [9, 1])[0];

describe('when one applies next, and when it begins', () => {
  it.each([
    ['this month', '2026-09-10', [9], '2026-09'],
    ['later this year', '2026-07-10', [9], '2026-09'],
    ['next year, the month before', '2026-10-10', [9], '2027-09'],
    ['the soonest of several', '2026-11-10', [9, 1, 3], '2027-01'],
  ])('%s', (_, day, months, month) => {
    expect(next(scheme(rounds(...months)), day)?.month).toBe(month);
  });

  it('keeps the month of applying and the month of the start apart', () => {
    const window: Window = {
      opens: '2026-01-06',
      closes: '2026-01-16',
      starts: '2026-09' as Window['starts'] & string,
      yearly: true,
      basis: 'stated',
      sources: [],
    };
    expect(next(scheme([window]), '2026-11-30')).toMatchObject({ month: '2027-01', starts: '2027-09', basis: 'undated' });
    expect(next(scheme([window]), '2026-01-10')).toMatchObject({ month: '2026-01', starts: '2026-09', basis: 'dated' });
    expect(next(scheme([window]), '2026-01-17')).toMatchObject({ month: '2027-01', starts: '2027-09' });
  });

  it('is nothing for a round that is past and does not come again', () => {
    const window: Window = { opens: '2026-01', yearly: false, basis: 'stated', sources: [] };
    expect(next(scheme([window]), '2026-02-01')).toBeUndefined();
  });

  it('is at any time where the knowledge gives no months, but for a course, which begins in September or January', () => {
    expect(next({ kind: 'apprenticeship' }, '2026-11-30')).toBeUndefined();
    expect(next({ kind: 'study' }, '2026-11-30')).toMatchObject({ starts: '2027-01', basis: 'assumed' });
    expect(next({ kind: 'study', apply: { where: 'A college', intakes: [4], sources: [] } }, '2026-11-30')).toMatchObject({
      starts: '2027-04',
      basis: 'dated',
    });
  });

  it('is told in the words of the source, where it has some', () => {
    expect(next(scheme(rounds(9), { when: 'In late September' }), '2026-09-01')?.when).toBe('In late September');
  });
});
