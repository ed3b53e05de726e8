import { describe, expect, it } from 'vitest';
import { findAwardKind, findKinds } from '../../src/presentation/index.js';
import { realModel } from '../support/bases.js';

const { base } = realModel;
const found = (words: string): readonly string[] => findKinds(base, words).map(({ id }) => id);

describe('kinds of award', () => {
  it('are all there, in their order, where nothing is typed', () => {
    const kinds = base.qualifications.filter(({ tables }) => tables !== undefined).map(({ id }) => id);
    expect([found(''), found(' -- ')]).toEqual([kinds, kinds]);
  });

  it.each(base.qualifications.filter(({ tables }) => tables !== undefined).map((one) => [one.title, one] as const))(
    '%s is found first by each of its names',
    (_title, { id, title, otherTitles }) => {
      for (const name of [title, ...otherTitles]) expect(found(name)[0], name).toBe(id);
    },
  );

  it.each([
    ['gc', 'gcse'],
    ['appren', 'award-apprenticeship'],
    ['o', 'o-level'],
    ['edexcel', 'gcse'],
    ['WASSCE', 'overseas-other'],
    ['City & Guilds', 'nvq'],
    ['teacher training', 'pgce'],
    ['a 2.1', 'bachelors-degree'],
    ['B.Sc.', 'bachelors-degree'],
    ['svq3', 'svq'],
  ])('“%s” finds %s among the first four', (words, id) => expect(found(words).slice(0, 4)).toContain(id));

  it('are not found by one letter beside others, nor by what is no name', () => {
    expect([found('a thing'), found('xyzzy')]).toEqual([[], []]);
  });

  it('are named only by a whole name', () => {
    expect([findAwardKind(base, 'my O level in maths, B')?.id, findAwardKind(base, 'appren'), findAwardKind(base, 'edexcel')]).toEqual([
      'o-level',
      undefined,
      undefined,
    ]);
  });
});
