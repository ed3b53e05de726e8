import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { baseOf, inTests } from './support.js';

const { qualifications, roles, routes, specialisms } = baseOf(loadKnowledge(inTests('../data')));
const byTitle = new Map<string, readonly string[]>();
for (const { id, title, otherTitles } of qualifications) {
  for (const name of new Set([title, ...otherTitles].map((one) => one.toLowerCase())))
    byTitle.set(name, [...(byTitle.get(name) ?? []), id]);
}

describe('the qualifications that are shipped', () => {
  it('have ids of their own', () => {
    const taken = new Set<string>([...roles, ...routes, ...specialisms].map(({ id }) => id));
    expect(qualifications.map(({ id }) => id).filter((id) => taken.has(id))).toEqual([]);
  });

  it('have names that mean one award each', () => {
    expect([...byTitle].filter(([, ids]) => ids.length > 1)).toEqual([]);
  });

  it.each(qualifications.map((one) => [one.id, one] as const))('%s settles no higher level than the least it may have', (_id, one) => {
    const level = one.gives.find(({ attribute }) => attribute === 'highest-level');
    const least = one.level.split(' ')[0];
    expect(level === undefined ? undefined : 'value' in level && level.value).toEqual(least === 'varies' ? undefined : least);
  });

  it.each(['o level', 'olevel', 'cse', 'gcse', 'gcse maths', 'functional skills maths', 'nvq 2', 'hnc', 'esol', 'essential skills'])(
    '“%s” alone does not settle English, maths or a count of GCSEs',
    (name) => {
      const ids = byTitle.get(name) ?? qualifications.filter(({ id }) => id === name).map(({ id }) => id);
      expect(ids).toHaveLength(1);
      const gives = qualifications.find(({ id }) => id === ids[0])?.gives ?? [];
      expect(gives.map(({ attribute }) => attribute).filter((attribute) => attribute !== 'highest-level')).toEqual([]);
    },
  );
});
