import { describe, expect, it } from 'vitest';
import { includes, is, must, usually, way } from '../../support/rules.js';
import { adviceIn, givesItems, lasting, through, village } from '../../support/village.js';

const given = { age: 30, garden: false, badges: [], certificate: 'none' };

describe('a course that leads to a post', () => {
  const postThrough = (needs: Parameters<typeof way>[1], said: Parameters<typeof adviceIn>[1] = given) => {
    const posts = { post: { ways: [way('direct:post', needs), through('course')] } };
    const courses = { course: { duration: lasting(10), gives: [givesItems('badges', 'queen-rearing')] } };
    const [role] = adviceIn(village({ posts, courses }), said).roles;
    return { horizon: role?.horizon, study: role?.study?.months };
  };

  it('ends with the first working day, if the course gives what the post has to have', () => {
    expect(postThrough([])).toEqual({ horizon: 'now', study: 10 });
    expect(postThrough([must(includes('badges', 'queen-rearing'))])).toEqual({ horizon: 'within-a-year', study: 10 });
  });

  it('leads nowhere without what the post has to have and no course gives', () => {
    expect(postThrough([must(is('garden', true))])).toEqual({ horizon: 'longer', study: null });
    expect(postThrough([must(is('garden', true))], {})).toEqual({ horizon: 'not-known', study: null });
  });

  it('waits for what is expected', () => {
    expect(postThrough([must(is('garden', true))], { ...given, garden: 'true@2028-11' })).toEqual({
      horizon: 'one-to-three-years',
      study: 24,
    });
  });

  it('takes the place of what most employers want', () => {
    expect(postThrough([usually(is('garden', true))])).toEqual({ horizon: 'within-a-year', study: 10 });
  });
});
