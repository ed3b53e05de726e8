import { describe, expect, it } from 'vitest';
import type { GroupSummary } from '../../src/domain/group.js';
import { GroupTally, type Model, VerdictRun } from '../../src/engine/index.js';
import { asOf } from '../support/people.js';
import type { Told } from '../support/post.js';
import { always, atLeast, is, judged, must, never, usually, way } from '../support/rules.js';
import { someone } from '../support/someone.js';
import { village } from '../support/village.js';

/** So many people who said the same. */
type Crowd = readonly (readonly [count: number, told: Told])[];

function summaryOf(
  model: Model,
  crowd: Crowd,
  { ids, setAside = 0 }: { readonly ids?: readonly string[]; readonly setAside?: number } = {},
): GroupSummary {
  const run = new VerdictRun(model, asOf, ids);
  const tally = new GroupTally(model, run);
  for (const [count, told] of crowd) {
    const profile = someone(model.base, told);
    for (let turn = 0; turn < count; turn++) {
      run.judge(profile);
      tally.add(profile);
    }
  }
  return tally.summary(asOf, setAside);
}
const garden = [must(is('garden', true))];
const having: Told = { garden: true };
const lacking: Told = { garden: false };

const numbers = ({ id, open, possible, unknown, shut }: GroupSummary['roles'][number]) => [id, open, possible, unknown, shut];
const gapsOf = ({ gaps }: GroupSummary) =>
  gaps.map(({ change, people, opens, more }) => [change.attribute, people, opens.map((one) => `${one.id} ${one.people}`).join(', '), more]);

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

  it('tells of posts and of courses apart', () => {
    const model = village({ posts: { post: { needs: [] } }, courses: { winter: {}, summer: { needs: garden } } });
    const { roles, routes, moreRoutes } = summaryOf(model, [[5, lacking]]);
    expect([roles.map(({ id }) => id), routes.map(({ id }) => id), moreRoutes]).toEqual([['post'], ['winter'], 0]);
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
  const both: Told = { garden: false, 'bee-suit': false };

  it('are the single changes that would open something, the commonest first', () => {
    const crowd: Crowd = [
      [6, both],
      [7, { garden: true, 'bee-suit': false }],
      [8, { garden: true, 'bee-suit': true }],
    ];
    expect(gapsOf(summaryOf(village({ posts }), crowd))).toEqual([
      ['bee-suit', 13, 'diver 13', 0],
      ['garden', 6, 'keeper 6, seller 6', 0],
    ]);
  });

  it('as common as each other stand by name', () => {
    expect(gapsOf(summaryOf(village({ posts }), [[6, both]])).map(([attribute]) => attribute)).toEqual(['bee-suit', 'garden']);
  });

  it('of too few people are folded, and counted as more', () => {
    const summary = summaryOf(village({ posts }), [
      [4, both],
      [9, { garden: true, 'bee-suit': true }],
    ]);
    expect([summary.gaps, summary.moreGaps]).toEqual([[], 2]);
  });

  it('that leave too few people are folded too', () => {
    const { gaps, moreGaps } = summaryOf(village({ posts: { post: { needs: garden } } }), [
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
    expect(gapsOf(summaryOf(village({ posts: two, inferences: [] }), crowd)).filter(([id]) => id === 'garden')).toEqual([
      ['garden', 11, 'all 11', 1],
    ]);
  });

  it('open at most four posts by name, for most people first, then by id; the rest is counted', () => {
    const six = Object.fromEntries([...'fedcba'].map((id) => [id, { needs: garden }]));
    expect(gapsOf(summaryOf(village({ posts: six }), [[5, lacking]]))).toEqual([['garden', 5, 'a 5, b 5, c 5, d 5', 2]]);
    const old = { a: { needs: [...garden, must(atLeast('age', 16))] }, b: { needs: garden } };
    const crowd: Crowd = [
      [6, { garden: false, age: 15 }],
      [7, { garden: false, age: 16 }],
    ];
    expect(gapsOf(summaryOf(village({ posts: old, inferences: [] }), crowd))[0]).toEqual(['garden', 13, 'b 13, a 7', 0]);
  });

  it('are at most eight, and how many more there are', () => {
    const ages = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`p${at}`, { needs: [must(atLeast('age', 20 + at))] }]));
    const { gaps, moreGaps } = summaryOf(village({ posts: ages }), [[5, { age: 10 }]]);
    expect([gaps.length, moreGaps]).toEqual([8, 2]);
  });

  it('are of the posts that were asked for, and no others', () => {
    expect(gapsOf(summaryOf(village({ posts }), [[6, both]], { ids: ['diver'] }))).toEqual([['bee-suit', 6, 'diver 6', 0]]);
  });

  it.each([
    [120, 120],
    [121, 61],
    [240, 120],
    [241, 61],
    [500, 63],
  ])('are looked for in an even part of many: of %i people in %i', (size, sampled) => {
    const summary = summaryOf(village({ posts: { post: { needs: garden } } }), [[size, lacking]]);
    expect([summary.people, summary.gapsFrom]).toEqual([size, sampled]);
    expect(summary.gaps[0]?.people).toBe(sampled);
  });

  it('are looked for evenly: every so many-th person', () => {
    // Of 160 people in turn, every second has no garden: after 120 every second is kept, and that is the first, the third and so on.
    const crowd: Crowd = Array.from({ length: 160 }, (_, at) => [1, at % 2 === 0 ? lacking : having] as const);
    const summary = summaryOf(village({ posts: { post: { needs: garden } } }), crowd);
    expect([summary.gapsFrom, summary.gaps[0]?.people]).toEqual([80, 80]);
  });
});
