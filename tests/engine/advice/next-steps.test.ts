import { describe, expect, it } from 'vitest';
import type { NextStep } from '../../../src/domain/advice.js';
import type { YearMonth } from '../../../src/domain/ids.js';
import type { Gain, Way, Window } from '../../../src/domain/knowledge-base.js';
import type { Requirement } from '../../../src/domain/requirement.js';
import type { GivenAnswers } from '../../support/post.js';
import { all, always, atLeast, is, judged, must, never, oneOf, usually } from '../../support/rules.js';
import { adviceIn, type Course, givesRank, givesYes, lasting, scarce, through, village } from '../../support/village.js';

const given: GivenAnswers = { county: 'hills', age: 15, garden: false, 'bee-suit': false, badges: [], certificate: 'none' };
const garden = must(is('garden', true));
const open = [must(always)];
const ask = [must(judged('The guild looks at it.'))];

const course = (gain: Gain): Course => ({ gives: [gain], duration: lasting(3) });
const apprenticeship: Course = { kind: 'apprenticeship', duration: lasting(6) };
const training = (id: string, needs: readonly Requirement[]): Way => ({ ...through(id, needs), kind: 'apprenticeship' });

const inShort = (step: NextStep): string => {
  if (step.kind === 'gain') return `gain ${step.opening.change.attribute}${step.route === null ? '' : ` by ${step.route}`}`;
  if (step.kind === 'answer') return `answer ${step.question}`;
  const by = `${step.kind} ${step.role} by ${step.way}${step.route === null ? '' : `, a course`}`;
  if (step.kind === 'ask') return `${by}: ${step.judged}`;
  return step.from === null ? by : `${by} from ${step.from}`;
};
const stepsIn = (parts: Parameters<typeof village>[0], said: GivenAnswers = {}): readonly string[] => {
  const { nextSteps, laterSteps } = adviceIn(village({ inferences: [], ...parts }), { ...given, ...said });
  return [...nextSteps, ...laterSteps].map(inShort);
};

describe('what to do next', () => {
  it('is in turn a post to apply for or to ask about, something to gain, training and a question to answer', () => {
    const posts = {
      a: { needs: open },
      b: { needs: [garden] },
      c: { needs: [must(is('bee-suit', true))] },
      d: { needs: ask },
      e: { needs: [must(atLeast('months-market', 3))] },
      f: { ways: [training('winter', open)] },
    };
    const courses = { winter: apprenticeship, plot: course(givesYes('garden')), sewing: course(givesYes('bee-suit')) };
    expect(stepsIn({ posts, courses })).toEqual([
      'apply a by direct:a',
      'gain bee-suit by sewing',
      'apply f by winter, a course',
      'answer worked-with',
      'ask d by direct:d: The guild looks at it.',
      'gain garden by plot',
    ]);
  });

  it('is three things first, and at most twelve later', () => {
    const ids = [...'abcdefghijklmnopq'];
    const posts = Object.fromEntries(ids.map((id) => [id, { needs: open }]));
    const { nextSteps, laterSteps } = adviceIn(village({ posts }), given);
    const apply = ids.map((id) => `apply ${id} by direct:${id}`);
    expect([nextSteps.map(inShort), laterSteps.map(inShort)]).toEqual([apply.slice(0, 3), apply.slice(3, 15)]);
  });

  it.each([
    ['the open round', '2027-07', { starts: '2027-09' as YearMonth }, '2026-09'],
    ['a later one, where somebody cannot begin before', '2028-07', { starts: '2027-09' as YearMonth }, '2027-09'],
    ['the open round, where nobody knows when it begins', '2028-07', {}, '2026-09'],
  ])('is training, in %s', (_, month, starts, opens) => {
    const window: Window = { opens: '2026-09', closes: '2027-05', ...starts, yearly: true, basis: 'stated', sources: [] };
    const winter = { ...apprenticeship, apply: { where: 'the guild', windows: [window], sources: [] } };
    const { nextSteps } = adviceIn(village({ posts: { f: { ways: [training('winter', [garden])] } }, courses: { winter } }), {
      ...given,
      garden: `true@${month}`,
    });
    expect(nextSteps[0]).toMatchObject({ route: 'winter', round: { opens } });
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

describe('training', () => {
  it('is one thing to apply for, whatever it leads to', () => {
    const posts = { a: { ways: [training('winter', open)] }, b: { ways: [training('winter', open)] }, c: { needs: open } };
    expect(stepsIn({ posts, courses: { winter: apprenticeship } })).toEqual(['apply c by direct:c', 'apply a by winter, a course']);
  });

  it('is another thing than other training', () => {
    const posts = { a: { ways: [training('winter', open)] }, b: { ways: [training('summer', open)] } };
    const courses = { winter: apprenticeship, summer: apprenticeship };
    expect(stepsIn({ posts, courses })).toEqual(['apply a by winter, a course', 'apply b by summer, a course']);
  });

  it('is one thing to ask about, too, and not one to ask for twice', () => {
    const posts = { a: { ways: [training('winter', ask)] }, b: { ways: [training('winter', ask)] } };
    expect(stepsIn({ posts, courses: { winter: apprenticeship } })).toEqual(['ask a by winter, a course: The guild looks at it.']);
  });

  it('that hardly anybody gets is no step', () => {
    const posts = { a: { ways: [training('royal', open)] }, b: { needs: open } };
    expect(stepsIn({ posts, courses: { royal: { ...apprenticeship, scarce } } })).toEqual(['apply b by direct:b']);
    expect(stepsIn({ posts, courses: { royal: apprenticeship } })).toEqual(['apply b by direct:b', 'apply a by royal, a course']);
  });
});

describe('a course', () => {
  it('is no step by itself: it stands with what it gives, and the shortest one first', () => {
    const gives = [givesYes('garden')];
    const courses = { long: { gives, duration: lasting(9) }, short: { gives, duration: lasting(3) } };
    expect(stepsIn({ posts: { a: { needs: [garden] }, b: { ways: [through('long', open)] } }, courses })).toEqual(['gain garden by short']);
  });
});

describe('two changes of one answer', () => {
  it('are one thing to gain: the one that comes first', () => {
    const posts = { a: { needs: [must(atLeast('certificate', '1'))] }, b: { needs: [must(atLeast('certificate', '2'))] } };
    expect(stepsIn({ posts, courses: { rung: course(givesRank('certificate', '2')) } })).toEqual(['gain certificate by rung']);
  });
});
