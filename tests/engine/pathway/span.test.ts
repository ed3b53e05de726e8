import { describe, expect, it } from 'vitest';
import type { Cost } from '../../../src/domain/pathway.js';
import { costOf, countsOf, never } from '../../../src/engine/pathway/cost.js';
import { tighten } from '../../../src/engine/pathway/span.js';

/** What a plan may cost that costs so much at the least, if it has to better each of those found; null where it cannot. */
const room = (least: Partial<Cost>, ...found: readonly Partial<Cost>[]): Partial<Cost> | null => {
  const most = tighten(
    countsOf(least),
    never,
    found.map((cost) => ({ cost: countsOf(cost) })),
  );
  return most === undefined
    ? null
    : Object.fromEntries(Object.entries(costOf(most)).filter(([, count]) => count !== Number.POSITIVE_INFINITY));
};

describe('what a plan may cost that betters those found', () => {
  it.each<readonly [string, Partial<Cost>, readonly Partial<Cost>[], Partial<Cost> | null]>([
    ['anything, where none was found', { months: 9 }, [], {}],
    ['nothing, where it can better one on no count', { months: 9 }, [{ months: 9 }], null],
    ['nothing, where it costs more already', { months: 9, pounds: 1 }, [{ months: 8, pounds: 1 }], null],
    ['less, where one count is left', { months: 3, pounds: 5 }, [{ months: 9, pounds: 5 }], { months: 8 }],
    ['less, where only the last count is left', { months: 9 }, [{ months: 9, judged: 1 }], { judged: 0 }],
    ['anything, where two counts are left', { months: 3, pounds: 4 }, [{ months: 9, pounds: 5 }], {}],
    ['the least of what several leave', { months: 3 }, [{ months: 9 }, { months: 6 }, { months: 7 }], { months: 5 }],
    ['nothing, where it can better one of several on no count', { months: 3 }, [{ months: 9 }, { months: 2 }], null],
  ])('is %s', (_, least, found, most) => {
    expect(room(least, ...found)).toEqual(most);
  });
});
