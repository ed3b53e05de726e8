import { describe, expect, it } from 'vitest';
import type { Attribute } from '../../../src/domain/attribute.js';
import type { AttributeId, RequirementId, RoleId, RouteId, SourceId, SpecialismId } from '../../../src/domain/ids.js';
import type { Levels, Progression, Role, Route } from '../../../src/domain/knowledge-base.js';
import type { Requirement, Strength } from '../../../src/domain/requirement.js';
import { buildWays } from '../../../src/knowledge/index.js';

const sources = ['guild' as SourceId];
const months = 'months-hives' as AttributeId;
const market = 'months-market' as AttributeId;

const role = (id: string, changes: Partial<Role> = {}): Role => ({
  id: id as RoleId,
  title: `The ${id}`,
  otherTitles: [],
  specialism: 'keeping' as SpecialismId,
  summary: '',
  seniority: 'entry',
  evidence: 'strong',
  activities: {},
  gives: [months],
  entry: [],
  leadsTo: [],
  bodies: [],
  notes: [],
  disputed: [],
  sources,
  ...changes,
});

const route = (id: string, changes: Partial<Route> = {}): Route => ({
  id: id as RouteId,
  kind: 'study',
  title: id,
  otherTitles: [],
  summary: '',
  status: { value: 'open', sources },
  nations: { values: [], sources: [] },
  entry: [],
  trainsFor: [],
  gives: [],
  modules: [],
  stages: [],
  competition: [],
  after: [],
  notes: [],
  disputed: [],
  sources,
  ...changes,
});

const asks = (id: string, strength: Strength): Requirement => ({ id: id as RequirementId, text: id, strength, fixed: false, sources });
const to = (id: string, changes: Partial<Progression> = {}): Progression => ({
  role: id as RoleId,
  afterMonths: null,
  basis: 'stated',
  sources,
  ...changes,
});
const trains = (id: string): Route['trainsFor'] => [{ role: id as RoleId, basis: 'stated', sources }];

const place: Attribute = {
  id: 'county' as AttributeId,
  topic: 'you',
  label: 'County',
  shape: { kind: 'choice', values: ['hills', 'coast', 'moor'].map((id) => ({ id, label: `the ${id}` })) },
  help: '',
  expectable: false,
  wish: false,
  place: true,
};

const ways = (roles: readonly Role[], routes: readonly Route[] = [], attributes: readonly Attribute[] = []) =>
  buildWays({ roles, routes, attributes, sharedEntry: { jobs: [], training: [] } });

/** The ways into the first role as `id kind: requirements`, with a mark where there is no rule. */
const into = (roles: readonly Role[], routes: readonly Route[] = []): readonly string[] =>
  (ways(roles, routes).roleWays[roles[0]?.id ?? ''] ?? []).map(
    ({ id, kind, requirements, noRule }) => `${id} ${kind}: ${requirements.map((one) => one.id).join(' ')}${noRule ? ' (no rule)' : ''}`,
  );

describe('which ways a role has', () => {
  const openEntry = { text: 'Nothing is needed.', sources };
  it.each([
    ['a must makes a direct way', [role('a', { entry: [asks('x', 'must')] })], [], ['direct:a direct: x']],
    ['so does a usually', [role('a', { entry: [asks('x', 'usually')] })], [], ['direct:a direct: x']],
    ['so does an open entry', [role('a', { openEntry, entry: [asks('x', 'helps')] })], [], ['direct:a direct: x']],
    ['nothing at all: no rule', [role('a')], [], ['direct:a direct:  (no rule)']],
    [
      'only what helps, varies or is agreed to: no rule',
      [role('a', { entry: [asks('x', 'helps'), asks('y', 'varies'), asks('z', 'accept')] })],
      [],
      ['direct:a direct: x y z (no rule)'],
    ],
    [
      'a route is a way beside the direct one, for which no rule is known',
      [role('a', { entry: [asks('x', 'helps')] })],
      [route('r', { trainsFor: trains('a') })],
      ['direct:a direct: x (no rule)', 'r study: still-runs'],
    ],
    [
      'a post that is the training: its scheme alone',
      [role('a', { seniority: 'trainee' })],
      [route('r', { kind: 'graduate-scheme', trainsFor: trains('a') })],
      ['r graduate-scheme: still-runs'],
    ],
    [
      'a route and a rule',
      [role('a', { entry: [asks('x', 'must')] })],
      [route('r', { trainsFor: trains('a') })],
      ['direct:a direct: x', 'r study: still-runs'],
    ],
    ['a route for another role', [role('a')], [route('r', { trainsFor: trains('b') })], ['direct:a direct:  (no rule)']],
    [
      'a step is a way, with what the role asks',
      [role('a', { entry: [asks('x', 'helps')] }), role('b', { leadsTo: [to('a')] })],
      [],
      ['direct:a direct: x (no rule)', 'from:b progression: x experience-in-b'],
    ],
    [
      'a step that nobody states is judged',
      [role('a'), role('b', { leadsTo: [to('a', { basis: 'inferred' })] })],
      [],
      ['direct:a direct:  (no rule)', 'from:b progression: experience-in-b step-judged'],
    ],
    [
      'direct, then routes by kind and id, then steps by id',
      [role('a', { entry: [asks('x', 'must')] }), role('c', { leadsTo: [to('a')] }), role('b', { leadsTo: [to('a')] })],
      [
        route('z', { trainsFor: trains('a') }),
        route('y', { trainsFor: trains('a') }),
        route('q', { kind: 'apprenticeship', trainsFor: trains('a') }),
      ],
      [
        'direct:a direct: x',
        'q apprenticeship: still-runs',
        'y study: still-runs',
        'z study: still-runs',
        'from:b progression: x experience-in-b',
        'from:c progression: x experience-in-c',
      ],
    ],
  ] as const)('%s', (_name, roles, routes, expected) => {
    expect(into(roles, routes)).toEqual(expected);
  });

  it('says which route or role a way comes through, and what makes it open', () => {
    const { roleWays } = ways([role('a', { openEntry }), role('b', { leadsTo: [to('a')] })], [route('r', { trainsFor: trains('a') })]);
    expect(roleWays.a?.map(({ id, route: through, from, openEntry: open }) => [id, through, from, open?.text])).toEqual([
      ['direct:a', undefined, undefined, 'Nothing is needed.'],
      ['r', 'r', undefined, undefined],
      ['from:b', undefined, 'b', undefined],
    ]);
  });

  it('what is not so of a way is not in it', () => {
    expect(ways([role('a')]).roleWays.a).toStrictEqual([{ id: 'direct:a', kind: 'direct', requirements: [], noRule: true }]);
  });

  it('gives no way to a name that is none', () => {
    expect(ways([role('a')]).roleWays.constructor).toBeUndefined();
  });
});

describe('what the program adds', () => {
  const added = (changes: Partial<Route>, attributes: readonly Attribute[] = [place]) =>
    ways([], [route('r', changes)], attributes).routeWays.r?.requirements ?? [];

  it.each([
    ['open', { value: 'open', sources }, 'This route takes new people', { kind: 'all', parts: [] }],
    ['closed', { value: 'closed', sources }, 'This route has closed', { kind: 'any', parts: [] }],
    ['closed in a year', { value: 'closed', since: '2024', sources }, 'This route has closed, in 2024', { kind: 'any', parts: [] }],
    [
      'closed in a month',
      { value: 'closed', since: '2024-03', note: 'Ask the guild.', sources },
      'This route has closed, in March 2024. Ask the guild.',
      { kind: 'any', parts: [] },
    ],
    [
      'closed on a day',
      { value: 'closed', since: '2024-03-05', sources },
      'This route has closed, on 5 March 2024',
      { kind: 'any', parts: [] },
    ],
    [
      'uncertain',
      { value: 'uncertain', note: 'Ask the guild.', sources },
      'It is not certain that this route takes new people',
      { kind: 'judged', note: 'Ask the guild.' },
    ],
    [
      'uncertain, and nothing is known',
      { value: 'uncertain', sources },
      'It is not certain that this route takes new people',
      { kind: 'judged', note: 'Check first whether this route still takes new people.' },
    ],
  ] as const)('that it still runs: %s', (_name, status, text, when) => {
    expect(added({ status })[0]).toEqual({ id: 'still-runs', text, strength: 'must', when, fixed: true, sources });
  });

  it.each([
    [['hills'], 'Offered in the hills'],
    [['hills', 'coast'], 'Offered in the hills and the coast'],
    [['hills', 'coast', 'moor'], 'Offered in the hills, the coast and the moor'],
  ])('where it is offered: %s', (values, text) => {
    const when = { kind: 'test', attribute: 'county', test: { kind: 'one-of', values }, upperLimit: false };
    expect(added({ nations: { values, sources } })[1]).toEqual({ id: 'nation', text, strength: 'must', when, fixed: true, sources });
  });

  it('nothing where no source says where, or nobody is asked', () => {
    expect(added({}).map(({ id }) => id)).toEqual(['still-runs']);
    expect(added({ nations: { values: ['hills'], sources } }, []).map(({ id }) => id)).toEqual(['still-runs']);
  });

  const posts: Attribute = {
    id: 'posts' as AttributeId,
    topic: 'you',
    label: 'Posts',
    shape: { kind: 'set', values: [{ id: 'b', label: 'The b' }] },
    help: '',
    expectable: false,
    wish: false,
    posts: true,
  };
  const step = (progression: Progression, first: Partial<Role> = {}, routes: readonly Route[] = []) =>
    ways([role('a', { gives: [market] }), role('b', { leadsTo: [progression], ...first })], routes, [posts]).roleWays.a?.[1]
      ?.requirements ?? [];
  const worked = (attribute: AttributeId, value: number | null) => ({
    kind: 'test',
    attribute,
    test: value === null ? { kind: 'some' } : { kind: 'at-least', value },
    upperLimit: false,
  });
  const held = { kind: 'test', attribute: 'posts', test: { kind: 'includes', value: 'b' }, upperLimit: false };

  it.each([
    ['the post, for the months of the source', 24, 'At least 24 months in this post: The b; or in similar work'],
    ['one month', 1, 'At least 1 month in this post: The b; or in similar work'],
  ])('the post before, or similar work in the areas of the target, which an employer judges: %s', (_name, afterMonths, text) => {
    const likeWork = { kind: 'all', parts: [worked(market, afterMonths), { kind: 'judged' }] };
    expect(step(to('a', { afterMonths }))).toMatchObject([
      {
        id: 'experience-in-b',
        text,
        strength: 'must',
        when: { kind: 'any', parts: [{ kind: 'all', parts: [held, worked(months, afterMonths)] }, likeWork] },
        fixed: false,
      },
    ]);
  });

  it('the post before, where no source gives a figure: to hold it or to have held it is enough', () => {
    expect(step(to('a'))).toMatchObject([
      {
        text: 'This post, now or before: The b; or similar work',
        when: { kind: 'any', parts: [held, { kind: 'all', parts: [worked(market, null), { kind: 'judged' }] }] },
      },
    ]);
  });

  it('an employer who decides, where no source states the step', () => {
    const judged = step(to('a', { basis: 'inferred', afterMonths: 6, note: 'By band.' }))[1];
    expect(judged).toMatchObject({ id: 'step-judged', strength: 'usually', fixed: false, note: 'By band.' });
    expect(judged?.when).toMatchObject({ kind: 'all', parts: [{ kind: 'any' }, { kind: 'judged' }] });
  });

  it('that the first post can still be got, where only a scheme leads to it', () => {
    const scheme = route('r', { kind: 'graduate-scheme', trainsFor: trains('b'), status: { value: 'closed', sources } });
    const [, firstPost] = step(to('a'), { seniority: 'trainee' }, [scheme]);
    expect(firstPost).toMatchObject({ id: 'first-post', strength: 'must', fixed: true });
    expect(firstPost?.when).toMatchObject({ kind: 'any', parts: [held, { kind: 'all', parts: [{ kind: 'any', parts: [] }] }] });
  });
});

describe('the floor of a senior post', () => {
  const level: Attribute = {
    id: 'level' as AttributeId,
    topic: 'you',
    label: 'Level',
    shape: { kind: 'ordered', values: ['none', 'keeper', 'master', 'head'].map((id) => ({ id, label: `a ${id}` })) },
    help: '',
    expectable: false,
    wish: false,
  };
  const levels: Levels = {
    attribute: level.id,
    seniorities: {
      entry: 'none',
      trainee: 'none',
      practitioner: 'keeper',
      senior: 'master',
      manager: 'master',
      leader: 'head',
      executive: 'head',
    },
    monthsInPost: 12,
    monthsAtLevel: 24,
    people: [],
  };
  const floorOf = (changes: Partial<Role>) =>
    buildWays({ roles: [role('a', changes)], routes: [], attributes: [level], sharedEntry: { jobs: [], training: [] }, levels }).roleWays
      .a?.[0]?.requirements ?? [];
  const atLeast = (attribute: AttributeId, value: string | number) =>
    ({ kind: 'test', attribute, test: { kind: 'at-least', value }, upperLimit: false }) as Requirement['when'] & object;

  const worked = { kind: 'test', attribute: months, test: { kind: 'some' }, upperLimit: false };

  it('is work at the level below in the field of the post, which an employer judges, marked as our reading', () => {
    expect(floorOf({ seniority: 'senior' })).toMatchObject([
      {
        id: 'level-below',
        strength: 'usually',
        when: { kind: 'all', parts: [atLeast(level.id, 'keeper'), worked, { kind: 'judged' }] },
        basis: { kind: 'our-reading' },
        fixed: false,
      },
    ]);
  });

  it('is not asked of a junior post, or where the post has a rule of its own', () => {
    expect(floorOf({ seniority: 'practitioner' })).toEqual([]);
    for (const when of [atLeast(level.id, 'master'), atLeast(months, 24)])
      expect(floorOf({ seniority: 'senior', entry: [{ ...asks('x', 'must'), when }] }).map(({ id }) => id)).toEqual(['x']);
  });
});

describe('what every job, and all paid training, asks for', () => {
  const shared = { jobs: [asks('papers', 'must')], training: [asks('papers', 'must'), asks('fees', 'usually')] };
  const idsOf = (roles: readonly Role[], routes: readonly Route[]) => {
    const { roleWays, routeWays } = buildWays({ roles, routes, attributes: [], sharedEntry: shared });
    return [...(roleWays.a ?? []), ...Object.values(routeWays)].map(({ id, requirements }) => [id, requirements.map((one) => one.id)]);
  };

  it('stands first in each such way, and in no course', () => {
    expect(
      idsOf(
        [role('a', { entry: [asks('x', 'must')] }), role('b', { leadsTo: [to('a')] })],
        [route('r', { kind: 'apprenticeship' }), route('s')],
      ),
    ).toEqual([
      ['direct:a', ['papers', 'x']],
      ['from:b', ['papers', 'x', 'experience-in-b']],
      ['r', ['still-runs', 'papers', 'fees']],
      ['s', ['still-runs']],
    ]);
  });

  it('holds for a course where it leads to a post, and not for the course by itself', () => {
    expect(idsOf([role('a')], [route('r', { kind: 'programme', trainsFor: trains('a') }), route('s', { trainsFor: trains('a') })])).toEqual(
      [
        ['direct:a', ['papers']],
        ['s', ['still-runs', 'papers']],
        ['r', ['still-runs', 'papers', 'fees']],
        ['s', ['still-runs']],
        ['r', ['still-runs', 'papers', 'fees']],
      ],
    );
  });

  it('gives way to a requirement of the same id', () => {
    const own = { ...asks('papers', 'must'), text: 'Of its own' };
    const way = buildWays({ roles: [role('a', { entry: [own] })], routes: [], attributes: [], sharedEntry: shared }).roleWays.a?.[0];
    expect(way?.requirements.map(({ text }) => text)).toEqual(['Of its own']);
  });
});
