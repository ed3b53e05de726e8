import { describe, expect, it } from 'vitest';
import { advise, check } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import type { GivenAnswers } from '../../support/post.js';
import { always, is, must } from '../../support/rules.js';
import { someone } from '../../support/someone.js';
import { through, village } from '../../support/village.js';

const garden = [must(is('garden', true))];
const model = village({
  posts: { post: { title: 'A post', needs: garden }, other: { needs: [must(always)] } },
  courses: { winter: { needs: garden } },
});
const checked = (ids: readonly string[], given: GivenAnswers = {}) => check(model, someone(model.base, given), asOf, ids);

describe('a check', () => {
  it('stands under the knowledge and the day that it rests on', () => {
    const head = { knowledge: { version: '2026.1', reviewed: '2026-11-01' }, asOf };
    expect(checked([])).toMatchObject({ ...head, results: [], inferred: [], unanswered: [] });
    expect(advise(model, someone(model.base), asOf)).toMatchObject(head);
  });

  it('says of a post what it is, and of a course', () => {
    const { results } = checked(['winter', 'post'], { garden: true });
    expect(results.map(({ ways: _, ...rest }) => rest)).toEqual([
      { id: 'winter', kind: 'route', title: 'winter', verdict: 'open', from: null, best: 'winter', noRule: false },
      { id: 'post', kind: 'role', title: 'A post', verdict: 'open', from: null, best: 'direct:post', noRule: false },
    ]);
  });

  it('leaves out what there is not', () => {
    expect(checked(['nobody', 'post']).results.map(({ id }) => id)).toEqual(['post']);
  });

  it('says what could still matter, for a course as for a post', () => {
    const asked = (ids: readonly string[]) => checked(ids).unanswered.map(({ attributes, couldMove }) => [attributes, couldMove]);
    expect(asked(['post'])).toEqual([[['garden'], 1]]);
    expect(asked(['winter'])).toEqual([[['garden'], 1]]);
    expect(asked(['winter', 'post'])).toEqual([[['garden'], 2]]);
    expect(asked(['other', 'nobody'])).toEqual([]);
  });

  it('of a post that nobody can get into is an internal error', () => {
    const lost = village({ posts: { lost: { ways: [] } } });
    expect(() => check(lost, someone(lost.base), asOf, ['lost'])).toThrow('No way in to lost');
  });

  it('lists each way once, the best first, and of equal ones the one that more people get', () => {
    const scarce = { text: 'Few.', sources: [] };
    const two = village({
      posts: { post: { ways: [through('royal', garden), through('winter', garden)] } },
      courses: { royal: { scarce }, winter: {} },
    });
    const [result] = check(two, someone(two.base), asOf, ['post']).results;
    expect(result?.ways.map(({ way }) => way.id)).toEqual(['winter', 'royal']);
  });
});
