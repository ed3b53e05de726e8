import { describe, expect, it } from 'vitest';
import type { NextStep } from '../../../src/domain/advice.js';
import type { Told } from '../../support/post.js';
import { all, always, atLeast, is, judged, must, never, oneOf, usually } from '../../support/rules.js';
import { adviceIn, givesYes, lasting, scarce, through, village } from '../../support/village.js';

const told: Told = { county: 'hills', age: 15, garden: false, 'bee-suit': false, badges: [], certificate: 'none' };
const garden = must(is('garden', true));
const open = [must(always)];
const ask = [must(judged('The guild looks at it.'))];

const inShort = (step: NextStep): string => {
  if (step.kind === 'gain') return `gain ${step.opening.change.attribute}${step.route === null ? '' : ` by ${step.route}`}`;
  if (step.kind === 'answer') return `answer ${step.question}`;
  const by = `${step.kind} ${step.role} by ${step.way}${step.route === null ? '' : `, a course`}`;
  if (step.kind === 'ask') return `${by}: ${step.judged}`;
  return step.from === null ? by : `${by} from ${step.from}`;
};
const stepsIn = (parts: Parameters<typeof village>[0], said: Told = {}): readonly string[] => {
  const { nextSteps, laterSteps } = adviceIn(village({ inferences: [], ...parts }), { ...told, ...said });
  return [...nextSteps, ...laterSteps].map(inShort);
};

describe('what to do next', () => {
  it('is in turn something to apply for, something to gain, somebody to ask and a question to answer', () => {
    const posts = {
      a: { needs: open },
      b: { needs: open },
      c: { needs: [garden] },
      d: { needs: [must(is('bee-suit', true))] },
      e: { needs: ask },
      f: { needs: [must(atLeast('months-market', 3))] },
    };
    expect(stepsIn({ posts })).toEqual([
      'apply a by direct:a',
      'gain bee-suit',
      'ask e by direct:e: The guild looks at it.',
      'answer worked-with',
      'apply b by direct:b',
      'gain garden',
    ]);
  });

  it('is three things first, and at most six later', () => {
    const posts = Object.fromEntries([...'abcdefghijkl'].map((id) => [id, { needs: open }]));
    const { nextSteps, laterSteps } = adviceIn(village({ posts }), told);
    expect(nextSteps.map(inShort)).toEqual(['apply a by direct:a', 'apply b by direct:b', 'apply c by direct:c']);
    expect(laterSteps.map(inShort)).toEqual([...'defghi'].map((id) => `apply ${id} by direct:${id}`));
  });

  it('is one question, the most useful, however many are open', () => {
    const posts = { a: { needs: [must(atLeast('months-market', 3)), must(oneOf('county', 'hills'))] }, b: { needs: [garden] } };
    const { nextSteps, unanswered } = adviceIn(village({ posts, inferences: [] }), { garden: 'true@2027-07' });
    expect(unanswered).toHaveLength(2);
    expect(nextSteps.map(inShort)).toEqual(['apply b by direct:b from 2027-07', `answer ${unanswered[0]?.question}`]);
  });

  it('asks about what a person must decide, once for each post', () => {
    const both = [must(all(judged('First.'), judged('Second.'))), must(judged('Third.'))];
    expect(stepsIn({ posts: { a: { needs: both } } })).toEqual(['ask a by direct:a: First.']);
  });

  it('has nobody to ask where a value is judged by itself, and no page says by whom', () => {
    expect(stepsIn({ posts: { a: { needs: [must(atLeast('certificate', '1'))] } } }, { certificate: 'foreign' })).toEqual([]);
  });

  it('asks nobody where most want more, too', () => {
    expect(stepsIn({ posts: { a: { needs: [...ask, usually(never)] } } })).toEqual([]);
  });

  it('is nothing where nothing can be done', () => {
    expect(stepsIn({ posts: { a: { needs: [must(is('garden', true), { fixed: true })] } } })).toEqual([]);
  });
});

describe('one course', () => {
  it('is one thing to apply for, whatever it leads to', () => {
    const posts = { a: { ways: [through('winter', open)] }, b: { ways: [through('winter', open)] }, c: { needs: open } };
    const courses = { winter: {} };
    expect(stepsIn({ posts, courses })).toEqual(['apply a by winter, a course', 'apply c by direct:c']);
  });

  it('is another thing than another course', () => {
    const posts = { a: { ways: [through('winter', open)] }, b: { ways: [through('summer', open)] } };
    expect(stepsIn({ posts, courses: { winter: {}, summer: {} } })).toEqual(['apply a by winter, a course', 'apply b by summer, a course']);
  });

  it('is one thing to ask about, too, and not one to ask for twice', () => {
    const posts = { a: { ways: [through('winter', ask)] }, b: { ways: [through('winter', ask)] } };
    expect(stepsIn({ posts, courses: { winter: { needs: ask } } })).toEqual(['ask a by winter, a course: The guild looks at it.']);
  });

  it('that hardly anybody gets comes after what more people get', () => {
    const posts = { a: { ways: [through('royal', open)] }, b: { needs: open } };
    expect(stepsIn({ posts, courses: { royal: { scarce } } })).toEqual(['apply b by direct:b', 'apply a by royal, a course']);
    expect(stepsIn({ posts, courses: { royal: {} } })).toEqual(['apply a by royal, a course', 'apply b by direct:b']);
  });

  it('that gives what is missing stands with it, the shortest one', () => {
    const gives = [givesYes('garden')];
    const courses = { long: { gives, duration: lasting(9) }, short: { gives, duration: lasting(3) } };
    expect(stepsIn({ posts: { a: { needs: [garden] } }, courses })).toEqual(['gain garden by short']);
  });
});

describe('two changes of one answer', () => {
  it('are one thing to gain: the one that comes first', () => {
    const posts = { a: { needs: [must(atLeast('age', 16))] }, b: { needs: [must(atLeast('age', 18))] } };
    const { nextSteps } = adviceIn(village({ posts }), told);
    expect(nextSteps.map((step) => (step.kind === 'gain' ? step.opening.change.needs : step.kind))).toEqual([18]);
  });
});
