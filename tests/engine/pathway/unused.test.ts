import { describe, expect, it } from 'vitest';
import type { AttributeId } from '../../../src/domain/ids.js';
import { Asked, Uses } from '../../../src/engine/pathway/unused.js';
import { any, includes } from '../../support/rules.js';
import { type Beginning, settingOut } from '../../support/setting-out.js';
import { badge } from '../../support/small-world.js';

const badges = (...held: readonly string[]) => held.map((one) => includes('held', one));
const [a, b, c, d] = badges('a', 'b', 'c', 'd') as [
  ReturnType<typeof includes>,
  ReturnType<typeof includes>,
  ReturnType<typeof includes>,
  ReturnType<typeof includes>,
];

/** First b, then a with it, or c instead, and the target. What leads to d leads no further. */
const world: Beginning = {
  target: { asks: any(a, c) },
  routes: {
    first: { gives: [badge('b')] },
    then: { asks: b, gives: [badge('a')] },
    instead: { gives: [badge('c')] },
    aside: { asks: c, gives: [badge('d')] },
    further: { asks: d, gives: [badge('e')] },
  },
};

describe('what a step brought and no step after it has asked for', () => {
  const { reach, bounds, model } = settingOut(world);
  const uses = new Uses(new Asked(), reach, bounds);
  const rowsOf = (value: string): readonly number[] => {
    const variable =
      (model.variables.byId.get('held' as AttributeId)?.first ?? 0) +
      (model.variables.byId.get('held' as AttributeId)?.values.get(value) ?? 0);
    return model.nodes.flatMap((node, row) =>
      'leaf' in node && node.leaf.kind === 'mask' && node.leaf.variable === variable ? [row] : [],
    );
  };

  it.each<readonly [string, readonly string[], number, boolean]>([
    ['is asked for by the application', ['a'], 1, true],
    ['is asked for by a step before it', ['b'], 2, true],
    ['is asked for by nothing where the application alone is left', ['b'], 1, false],
    ['is asked for by the one step and by the application', ['b', 'c'], 2, true],
    ['is asked for by two steps at the least', ['b', 'd'], 2, false],
    ['is not asked for by a step that leads nowhere', ['d'], 4, false],
    ['is nothing: the application is enough', [], 1, true],
    ['is nothing, and nobody may apply', [], 0, false],
  ])('%s', (_, brought, steps, can) => {
    expect(uses.canAll(brought.map(rowsOf), steps)).toBe(can);
  });
});
