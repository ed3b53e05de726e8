import { describe, expect, it } from 'vitest';
import type { Fit } from '../../../src/domain/advice.js';
import type { GivenAnswers } from '../../support/post.js';
import { adviceIn, village } from '../../support/village.js';

// What somebody loves and shuns in the village: insects, talking, woodwork, rules. A post has three parts of one, two of another.
const activities = { woodwork: 1, insects: 3, talking: 2 };

function suits(given: GivenAnswers, of: Readonly<Record<string, number>> = activities): Fit {
  const [post] = adviceIn(village({ posts: { keeper: { activities: of } } }), given).roles;
  if (post === undefined) throw new Error('There is no post.');
  return post.fit;
}

describe('how well a post suits somebody, out of 100', () => {
  it.each([
    ['nothing was said', {}, null],
    ['nothing is loved', { loves: [] }, null],
    ['neither loved nor shunned', { loves: [], shuns: [] }, null],
    ['the chief part is loved', { loves: ['insects'] }, 100],
    ['a lesser part is loved: two of three', { loves: ['talking'] }, 67],
    ['the least part is loved: one of three', { loves: ['woodwork'] }, 33],
    ['two loved, both in it', { loves: ['insects', 'talking'] }, 100],
    ['two loved, the chief and the least: four of five', { loves: ['insects', 'woodwork'] }, 80],
    ['two loved, one in it: three of five', { loves: ['insects', 'rules'] }, 60],
    ['what is loved is no part of it', { loves: ['rules'] }, 0],
    ['the chief part is loved and a lesser one shunned: one of three is left', { loves: ['insects'], shuns: ['talking'] }, 33],
    ['more is shunned than loved', { loves: ['woodwork'], shuns: ['insects'] }, 0],
    ['only shunned, no part of it: the whole is left', { shuns: ['rules'] }, 100],
    ['only shunned, the chief part: half is left', { shuns: ['insects'] }, 50],
    ['nothing loved and a part shunned: four of six', { loves: [], shuns: ['talking'] }, 67],
    ['all shunned', { shuns: ['insects', 'talking', 'woodwork'] }, 0],
  ])('%s', (_, given, score) => {
    expect(suits(given).score).toBe(score);
  });

  it('is not said of a post whose parts nobody knows', () => {
    expect(suits({ loves: ['insects'] }, {})).toEqual({ score: null, enjoys: [], avoids: [] });
  });

  it('names what is loved and what is shunned, the heaviest first; of equal ones by name', () => {
    const given = { loves: ['woodwork', 'talking', 'insects'], shuns: ['rules', 'woodwork'] };
    expect(suits(given)).toMatchObject({ enjoys: ['insects', 'talking', 'woodwork'], avoids: ['woodwork'] });
    const parts = [
      { woodwork: 2, rules: 2, talking: 2, insects: 3 },
      { insects: 3, rules: 2, talking: 2, woodwork: 2 },
    ];
    for (const of of parts)
      expect(suits(given, of)).toMatchObject({ enjoys: ['insects', 'talking', 'woodwork'], avoids: ['rules', 'woodwork'] });
  });

  it('names them too where no score is given', () => {
    expect(suits({ loves: [] })).toEqual({ score: null, enjoys: [], avoids: [] });
  });
});
