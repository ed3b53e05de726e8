import { describe, expect, it } from 'vitest';
import type { Offer } from '../../../src/domain/advice.js';
import type { GroupSummary } from '../../../src/domain/group.js';
import type { Gain } from '../../../src/domain/knowledge-base.js';
import { advise, FEWEST, fold, foldParts, GroupTally, type Model, VerdictRun } from '../../../src/engine/index.js';
import { realModel } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import type { GivenAnswers } from '../../support/post.js';
import { always, atLeast, includes, is, judged, must, never, oneOf, upTo, usually, way } from '../../support/rules.js';
import { someone } from '../../support/someone.js';
import { type Course, givesItems, givesRank, givesYes, lasting, through, village } from '../../support/village.js';

/** So many people who said the same. */
type Crowd = readonly (readonly [count: number, given: GivenAnswers])[];

function summaryOf(
  model: Model,
  crowd: Crowd,
  { ids, setAside = 0 }: { readonly ids?: readonly string[]; readonly setAside?: number } = {},
): GroupSummary {
  const run = new VerdictRun(model, asOf, ids);
  const tally = new GroupTally(model, run);
  for (const [count, given] of crowd) {
    const profile = someone(model.base, given);
    for (let turn = 0; turn < count; turn++) {
      run.judge(profile);
      tally.add(profile);
    }
  }
  return tally.summary(asOf, setAside);
}
/** Courses that anybody can begin: what they give are small changes. */
const course = (gain: Gain): Course => ({ gives: [gain], duration: lasting(3) });
const withCourses = (parts: Parameters<typeof village>[0]): Model =>
  village({
    ...parts,
    courses: {
      plot: course(givesYes('garden')),
      sewing: course(givesYes('bee-suit')),
      ...Object.fromEntries(['1', '2', 'master'].map((rank) => [`rung-${rank}`, course(givesRank('certificate', rank))])),
      badge: course(givesItems('badges', 'queen-rearing')),
      roll: course(givesItems('badges', 'inspectors-roll')),
    },
  });
const garden = [must(is('garden', true))];
const having: GivenAnswers = { garden: true };
const lacking: GivenAnswers = { garden: false };

const numbers = ({ id, open, possible, unknown, shut }: GroupSummary['roles'][number]) => [id, open, possible, unknown, shut];
const gapsOf = ({ gaps }: GroupSummary) =>
  gaps.map(({ change, people, opens, more }) => [change.attribute, people, opens.map((one) => `${one.id} ${one.people}`).join(', '), more]);

describe('numbers of a group', () => {
  it('that are small, or leave a small rest, are folded', () => {
    const shown = [0, 1, 4, 5, 6, 15, 16, 19, 20].map((number) => fold(number, 20));
    expect(shown).toEqual([0, null, null, 5, 6, 15, null, null, 20]);
    expect(fold(10, 30, 12)).toBeNull();
    expect(fold(10, 30, 10)).toBe(10);
  });

  it.each([
    [
      [20, 10, 0, 0],
      [20, 10, 0, 0],
    ],
    [
      [20, 3, 0, 0],
      [null, null, null, 0],
    ],
    [
      [20, 3, 7, 0],
      [20, null, null, null],
    ],
    [
      [3, 3, 7, 10],
      [null, null, null, 10],
    ],
  ])('%j that add up are shown as %j', (parts, shown) => expect(foldParts(parts)).toEqual(shown));

  // What everybody may know: the sum, what is shown, and how the folding is done.
  it('that are folded cannot be worked out, by somebody who knows the sum and the rule', () => {
    const most = 24;
    const ways = new Map<string, number[][]>();
    for (let a = 0; a <= most; a++)
      for (let b = 0; a + b <= most; b++)
        for (let c = 0; a + b + c <= most; c++)
          for (let d = 0; a + b + c + d <= most; d++) {
            const parts = [a, b, c, d];
            if (a + b + c + d < FEWEST) continue;
            const key = JSON.stringify([a + b + c + d, foldParts(parts)]);
            ways.set(key, [...(ways.get(key) ?? []), parts]);
          }
    const given = [...ways].flatMap(([key, possible]) =>
      (JSON.parse(key) as [number, (number | null)[]])[1].flatMap((shown, at) => {
        const values = new Set(possible.map((parts) => parts[at]));
        const [only] = values;
        return shown === null && values.size === 1 ? [[key, at, only]] : [];
      }),
    );
    expect(given).toEqual([]);
  });
});

describe('what a group has in common', () => {
  it('counts what is open, possible, not asked and shut', () => {
    const posts = {
      open: { needs: [must(always)] },
      judged: { needs: [must(judged())] },
      stretch: { needs: [usually(never)] },
      later: { needs: [must(is('garden', true))] },
    };
    const { people, roles, setAside, fewest } = summaryOf(village({ posts }), [[6, { garden: 'true@2027-07' }]], { setAside: 2 });
    expect([people, setAside, fewest]).toEqual([6, 2, 5]);
    expect(roles.map(numbers)).toEqual([
      ['open', 6, 0, 0, 0],
      ['later', 6, 0, 0, 0],
      ['judged', 0, 6, 0, 0],
      ['stretch', 0, 6, 0, 0],
    ]);
  });

  it('counts by the post itself, and training and study for it apart', () => {
    const course = (kind: 'apprenticeship' | 'study') => ({ ...through('course', garden), kind });
    const posts = {
      post: { ways: [way('direct:post', [must(is('bee-suit', true))]), course('apprenticeship')] },
      study: { ways: [way('direct:study', [must(always)]), course('study')] },
    };
    const crowd: Crowd = [
      [5, { garden: true, 'bee-suit': false }],
      [6, { garden: false, 'bee-suit': false }],
    ];
    const [study, post] = summaryOf(village({ posts, courses: { course: { kind: 'apprenticeship' } } }), crowd).roles;
    const open5 = { open: 5, possible: 0, unknown: 0, shut: 6 };
    expect(study).toMatchObject({ id: 'study', open: 11, shut: 0, training: null, study: open5 });
    expect(post).toMatchObject({ id: 'post', open: 0, shut: 11, training: open5, study: null });
  });

  it('counts training as an advice names it: none that would lead backwards', () => {
    const answers = { nation: 'england', age: 20, 'right-to-work': true, 'full-time-education': false, 'highest-level': '4' };
    const { roles } = advise(realModel, someone(realModel.base, answers), asOf);
    const isOpen = (offer: Offer | null): boolean => offer?.verdict === 'open' || offer?.verdict === 'open-later';
    const open = roles.filter(({ training }) => isOpen(training));
    const backwards = open.filter(({ training }) => training?.backwards === true).map(({ id }) => id);
    expect(backwards.length).toBeGreaterThan(0);
    expect(open.length).toBeGreaterThan(backwards.length);
    for (const { id } of open) {
      const [counted] = summaryOf(realModel, [[6, answers]], { ids: [id] }).roles;
      expect([id, counted?.training?.open ?? 0]).toEqual([id, backwards.includes(id) ? 0 : 6]);
    }
  });

  it('counts those who have not said, and those who may not', () => {
    const posts = { post: { needs: garden } };
    const crowd: Crowd = [
      [5, having],
      [6, lacking],
      [7, {}],
    ];
    expect(summaryOf(village({ posts }), crowd).roles.map(numbers)).toEqual([['post', 5, 0, 7, 6]]);
    const fixed = { post: { needs: [must(is('garden', true), { fixed: true })] } };
    expect(summaryOf(village({ posts: fixed }), crowd).roles.map(numbers)).toEqual([['post', 5, 0, 7, 6]]);
  });

  it('leaves out what is open to nobody, and what has no entry rule', () => {
    const posts = { a: { needs: [must(never)] }, b: { ways: [way('b', [], true)] }, c: { needs: [must(always)] } };
    const { roles, moreRoles } = summaryOf(village({ posts }), [[5, {}]]);
    expect([roles.map(({ id }) => id), moreRoles]).toEqual([['c'], 0]);
  });

  it('counts what is open to too few to say so among the rest', () => {
    const posts = { post: { needs: garden }, all: { needs: [must(always)] } };
    const { roles, moreRoles } = summaryOf(village({ posts }), [
      [4, having],
      [20, lacking],
    ]);
    expect([roles.map(({ id }) => id), moreRoles]).toEqual([['all'], 1]);
  });

  it('stands under the knowledge and the day that it rests on', () => {
    const { knowledge, asOf: day } = summaryOf(village({ posts: { post: {} } }), [[5, {}]]);
    expect([knowledge, day]).toEqual([{ version: '2026.1', reviewed: '2026-11-01' }, asOf]);
  });

  it('of too few people is empty', () => {
    const { knowledge: _, asOf: __, ...rest } = summaryOf(village({ posts: { post: {} }, courses: { winter: {} } }), [[4, {}]]);
    expect(rest).toEqual({
      people: null,
      setAside: 0,
      fewest: 5,
      roles: [],
      routes: [],
      moreRoles: 0,
      moreRoutes: 0,
      gaps: [],
      moreGaps: 0,
      gapsFrom: null,
    });
  });

  it.each([
    ['of four people tells nothing', 4, null],
    ['of five tells', 5, 5],
  ])('%s', (_, size, people) => {
    const summary = summaryOf(village({ posts: { post: { needs: [must(always)] } } }), [[size, {}]], { setAside: 1 });
    expect([summary.people, summary.gapsFrom, summary.setAside]).toEqual([people, people, 1]);
    expect(summary.roles.length).toBe(people === null ? 0 : 1);
  });

  it('puts first what is open to most, then what is possible for most', () => {
    const posts = {
      a: { needs: garden },
      b: { needs: [must(always)] },
      c: { needs: [must(judged())] },
      d: { needs: [usually(is('garden', true)), must(judged())] },
    };
    const crowd: Crowd = [
      [5, having],
      [10, lacking],
    ];
    expect(summaryOf(village({ posts }), crowd).roles.map(({ id, open, possible }) => [id, open, possible])).toEqual([
      ['b', 15, 0],
      ['a', 5, 0],
      ['c', 0, 15],
      ['d', 0, 15],
    ]);
  });

  it('keeps what is open to as many as it is possible for', () => {
    const crowd: Crowd = [
      [5, having],
      [5, lacking],
    ];
    const { roles } = summaryOf(village({ posts: { post: { needs: [usually(is('garden', true))] } } }), crowd);
    expect(roles.map(numbers)).toEqual([['post', 5, 5, 0, 0]]);
  });

  it('puts what is possible for most before, in whatever order the posts stand', () => {
    const among = (least: number) => ({ needs: [must(atLeast('age', least)), must(judged())] });
    const crowd: Crowd = [
      [5, { age: 30 }],
      [5, { age: 20 }],
      [5, { age: 10 }],
    ];
    for (const posts of [
      { five: among(30), fifteen: among(1), ten: among(20) },
      { fifteen: among(1), ten: among(20), five: among(30) },
      { ten: among(20), five: among(30), fifteen: among(1) },
    ])
      expect(summaryOf(village({ posts }), crowd).roles.map(({ id }) => id)).toEqual(['fifteen', 'ten', 'five']);
  });

  it('puts a number that may be shown before one that is folded', () => {
    const posts = { folded: { needs: [usually(is('garden', true))] }, shown: { needs: [must(is('bee-suit', true))] } };
    const crowd: Crowd = [
      [20, { garden: true, 'bee-suit': true }],
      [3, { garden: false }],
      [7, {}],
    ];
    expect(summaryOf(village({ posts }), crowd).roles.map(numbers)).toEqual([
      ['shown', 20, 0, 10, 0],
      ['folded', 20, null, null, null],
    ]);
  });

  it('tells of posts and of courses apart', () => {
    const model = village({ posts: { post: { needs: [] } }, courses: { winter: {}, summer: { needs: garden } } });
    const { roles, routes, moreRoutes } = summaryOf(model, [[5, lacking]]);
    expect([roles.map(({ id }) => id), routes.map(({ id }) => id), moreRoutes]).toEqual([['post'], ['winter'], 0]);
    const few: Crowd = [
      [4, having],
      [20, lacking],
    ];
    const folded = summaryOf(model, few);
    expect([folded.routes.map(({ id }) => id), folded.moreRoutes]).toEqual([['winter'], 1]);
  });

  it('shows twenty posts and ten courses, and how many more there are', () => {
    const many = (name: string, count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`${name}${at}`, {}]));
    const { roles, routes, moreRoles, moreRoutes } = summaryOf(village({ posts: many('post', 23), courses: many('course', 12) }), [
      [5, {}],
    ]);
    expect([roles.length, moreRoles, routes.length, moreRoutes]).toEqual([20, 3, 10, 2]);
  });
});

describe('the gaps that a group has in common', () => {
  const posts = { keeper: { needs: garden }, seller: { needs: garden }, diver: { needs: [must(is('bee-suit', true))] } };
  const both: GivenAnswers = { garden: false, 'bee-suit': false };

  it('are the single changes that would open something, the commonest first', () => {
    const crowd: Crowd = [
      [6, both],
      [7, { garden: true, 'bee-suit': false }],
      [8, { garden: true, 'bee-suit': true }],
    ];
    expect(gapsOf(summaryOf(withCourses({ posts }), crowd))).toEqual([
      ['bee-suit', 13, 'diver 13', 0],
      ['garden', 6, 'keeper 6, seller 6', 0],
    ]);
  });

  it('stand the commonest first, in whatever order people come', () => {
    const three = { a: { needs: garden }, b: { needs: [must(is('bee-suit', true))] }, c: { needs: [must(atLeast('certificate', '1'))] } };
    const all = { garden: true, 'bee-suit': true, certificate: '1' };
    const crowds: Crowd = [
      [7, { ...all, garden: false }],
      [9, { ...all, 'bee-suit': false }],
      [8, { ...all, certificate: 'none' }],
    ];
    const [one, two, last] = crowds as [Crowd[number], Crowd[number], Crowd[number]];
    for (const crowd of [
      [one, two, last],
      [two, last, one],
      [last, one, two],
    ])
      expect(
        gapsOf(summaryOf(withCourses({ posts: three, inferences: [] }), crowd)).map(([attribute, people]) => [attribute, people]),
      ).toEqual([
        ['bee-suit', 9],
        ['certificate', 8],
        ['garden', 7],
      ]);
  });

  it('as common as each other stand by name', () => {
    expect(gapsOf(summaryOf(withCourses({ posts }), [[6, both]])).map(([attribute]) => attribute)).toEqual(['bee-suit', 'garden']);
    const third = { high: { needs: [must(atLeast('certificate', '1'))] } };
    for (const of of [
      { ...posts, ...third },
      { ...third, ...posts },
    ])
      expect(
        gapsOf(summaryOf(withCourses({ posts: of, inferences: [] }), [[6, { ...both, certificate: 'none' }]])).map(
          ([attribute]) => attribute,
        ),
      ).toEqual(['bee-suit', 'certificate', 'garden']);
  });

  it('of too few people are folded, and counted as more', () => {
    const summary = summaryOf(withCourses({ posts }), [
      [4, both],
      [9, { garden: true, 'bee-suit': true }],
    ]);
    expect([summary.gaps, summary.moreGaps]).toEqual([[], 2]);
  });

  it('that leave too few people are folded too', () => {
    const { gaps, moreGaps } = summaryOf(withCourses({ posts: { post: { needs: garden } } }), [
      [9, lacking],
      [2, having],
    ]);
    expect([gaps, moreGaps]).toEqual([[], 1]);
  });

  it('fold what they open where that would tell of a few', () => {
    // For nine the garden opens one post; for four of them another as well.
    const two = { all: { needs: garden }, some: { needs: [...garden, must(atLeast('age', 16))] } };
    const crowd: Crowd = [
      [7, { garden: false, age: 15 }],
      [4, { garden: false, age: 16 }],
      [9, { garden: true, age: 15 }],
    ];
    expect(gapsOf(summaryOf(withCourses({ posts: two, inferences: [] }), crowd)).filter(([id]) => id === 'garden')).toEqual([
      ['garden', 11, 'all 11', 1],
    ]);
  });

  it('open at most four posts by name, for most people first, then by id; the rest is counted', () => {
    const six = Object.fromEntries([...'fedcba'].map((id) => [id, { needs: garden }]));
    expect(gapsOf(summaryOf(withCourses({ posts: six }), [[5, lacking]]))).toEqual([['garden', 5, 'a 5, b 5, c 5, d 5', 2]]);
    const old = { a: { needs: [...garden, must(atLeast('age', 16))] }, b: { needs: garden } };
    const crowd: Crowd = [
      [6, { garden: false, age: 15 }],
      [7, { garden: false, age: 16 }],
    ];
    const expected = ['garden', 13, 'b 13, a 7', 0];
    expect(gapsOf(summaryOf(withCourses({ posts: old, inferences: [] }), crowd))[0]).toEqual(expected);
    expect(gapsOf(summaryOf(withCourses({ posts: old, inferences: [] }), crowd.toReversed()))[0]).toEqual(expected);
    const either = { a: { needs: [...garden, must(atLeast('age', 16))] }, b: { needs: [...garden, must(upTo('age', 15))] } };
    const half: Crowd = [
      [5, { garden: false, age: 15 }],
      [5, { garden: false, age: 16 }],
    ];
    for (const one of [half, half.toReversed()])
      expect(gapsOf(summaryOf(withCourses({ posts: either, inferences: [] }), one))[0]).toEqual(['garden', 10, 'a 5, b 5', 0]);
  });

  it('fold what they open where the rest of those who may not is small', () => {
    // Twelve may not: ten of them lack a garden, and that would leave two.
    const post = { needs: [...garden, must(atLeast('age', 16))] };
    const crowd: Crowd = [
      [10, { garden: false, age: 16 }],
      [2, { garden: true, age: 15 }],
      [8, { garden: true, age: 16 }],
    ];
    const model = withCourses({ posts: { all: { needs: [] }, post }, inferences: [] });
    expect(gapsOf(summaryOf(model, crowd))).toEqual([['garden', 10, '', 1]]);
    expect(gapsOf(summaryOf(withCourses({ posts: { post }, inferences: [] }), crowd))).toEqual([['garden', 10, '', 1]]);
    expect(gapsOf(summaryOf(model, [...crowd, [5, { garden: true, age: 15 }]]))[0]).toEqual(['garden', 10, 'post 10', 0]);
  });

  it('tell of a part of many what it is: from that no rest can be worked out', () => {
    const turns = Array.from({ length: 160 }, (_, at): Crowd[number] => {
      if (at < 18 && at % 2 === 0) return [1, { garden: false, age: 16 }];
      return [1, { garden: true, age: at === 20 || at === 22 ? 15 : 16 }];
    });
    const post = { needs: [...garden, must(atLeast('age', 16))] };
    expect(gapsOf(summaryOf(withCourses({ posts: { post }, inferences: [] }), turns))[0]).toEqual(['garden', 9, 'post 9', 0]);
  });

  it('are at most eight, and how many more there are', () => {
    const ranks = ['1', '2', 'master'];
    const needs = [
      is('garden', true),
      is('bee-suit', true),
      ...ranks.flatMap((rank) => [atLeast('certificate', rank), oneOf('certificate', rank)]),
      includes('badges', 'queen-rearing'),
      includes('badges', 'inspectors-roll'),
    ];
    const tens = Object.fromEntries(needs.map((need, at) => [`p${at}`, { needs: [must(need)] }]));
    const nothing: GivenAnswers = { ...both, certificate: 'none', badges: [] };
    const { gaps, moreGaps } = summaryOf(withCourses({ posts: tens, inferences: [] }), [[5, nothing]]);
    expect([gaps.length, moreGaps]).toEqual([8, 2]);
  });

  it('are of the posts that were asked for, and no others', () => {
    expect(gapsOf(summaryOf(withCourses({ posts }), [[6, both]], { ids: ['diver'] }))).toEqual([['bee-suit', 6, 'diver 6', 0]]);
  });

  it.each([
    [120, 120],
    [121, 61],
    [240, 120],
    [241, 61],
    [500, 63],
  ])('are looked for in an even part of many: of %i people in %i', (size, sampled) => {
    const summary = summaryOf(withCourses({ posts: { post: { needs: garden } } }), [[size, lacking]]);
    expect([summary.people, summary.gapsFrom]).toEqual([size, sampled]);
    expect(summary.gaps[0]?.people).toBe(sampled);
  });

  it('are looked for evenly: every so many-th person', () => {
    // Of 160 people in turn, every second has no garden: after 120 every second is kept, and that is the first, the third and so on.
    const crowd: Crowd = Array.from({ length: 160 }, (_, at) => [1, at % 2 === 0 ? lacking : having] as const);
    const summary = summaryOf(withCourses({ posts: { post: { needs: garden } } }), crowd);
    expect([summary.gapsFrom, summary.gaps[0]?.people]).toEqual([80, 80]);
  });
});
