import { describe, expect, it } from 'vitest';
import type { AttributeId, RoleId, SourceId } from '../../../src/domain/ids.js';
import type { Gain, Route } from '../../../src/domain/knowledge-base.js';
import type { Step } from '../../../src/domain/pathway.js';
import { type Model, plan } from '../../../src/engine/index.js';
import { openGrades } from '../../../src/engine/model/route-actions.js';
import { asOf } from '../../support/people.js';
import { rounds } from '../../support/rounds.js';
import { all, atLeast, includes } from '../../support/rules.js';
import { badge, grade, type SmallRoute, smallWorld } from '../../support/small-world.js';
import { type Said, someone } from '../../support/someone.js';

const nobody = { held: [], grade: 'none', practice: 0, place: 'here' };
const stepsIn = (model: Model, said: Readonly<Record<string, Said>> = {}): readonly Step[] =>
  plan(model, someone(model.base, { ...nobody, ...said }), asOf, { kind: 'role', role: 'post' as RoleId }).pathways[0]?.steps ?? [];

const months = (value: number): Gain => ({ kind: 'number', attribute: 'practice' as AttributeId, value });
const sources = ['guild' as SourceId];
const note = (text: string) => ({ text, sources });

/** The one step before the application, by this route. */
const stepBy = (
  more: Partial<Route>,
  route: Partial<SmallRoute> = {},
  others: Readonly<Record<string, SmallRoute>> = {},
): Step | undefined =>
  stepsIn(smallWorld({ post: { asks: includes('held', 'a') } }, { course: { gives: [badge('a')], ...route, more }, ...others }))[0];

describe('a step by a route', () => {
  it('says what the route says', () => {
    const notes = [note('Bring a veil.')];
    const duration = { from: 4, to: 7, sources };
    const cost = { ...note(''), pounds: { from: 20, to: 50 } };
    const step = stepBy({ title: 'A course', notes, pay: note('A small wage'), duration, cost, sources, earn: 'paid' });
    expect(step).toEqual({
      id: 'study:course',
      kind: 'study',
      title: 'A course',
      route: 'course',
      role: null,
      way: 'course',
      attribute: null,
      start: '2026-11',
      end: '2027-03',
      months: { from: 4, to: 7 },
      monthsKnown: true,
      paid: true,
      pounds: { from: 20, to: 50 },
      competitive: false,
      scarce: null,
      uncertain: null,
      verdict: 'open',
      judged: [],
      supposes: [],
      unsaid: [],
      gives: [badge('a')],
      opening: null,
      notes: [note('A small wage'), ...notes],
      sources,
    });
  });

  it.each<readonly [string, Route['earn'], boolean | null]>([
    ['that is paid', 'paid', true],
    ['beside a job', 'either', true],
    ['that is unpaid', 'unpaid', false],
    ['of which no source says', undefined, null],
  ])('%s', (_, earn, paid) => {
    expect(stepBy({ earn } as Partial<Route>)?.paid).toBe(paid);
  });

  it.each<readonly [string, Partial<Route>, Step['pounds']]>([
    ['of which the source gives the fee', { cost: { ...note(''), pounds: { from: 1, to: 2 } }, earn: 'paid' }, { from: 1, to: 2 }],
    ['that pays the learner, and gives no fee', { cost: note(''), earn: 'paid' }, { from: 0, to: 0 }],
    ['that is an apprenticeship, and gives no fee', { cost: note(''), earn: 'either', kind: 'apprenticeship' }, { from: 0, to: 0 }],
    ['of another kind that gives no fee: never nothing', { cost: note(''), earn: 'either' }, null],
  ])('%s', (_, more, pounds) => {
    expect(stepBy(more)?.pounds).toEqual(pounds);
  });

  it.each<readonly [string, Partial<Route>, boolean]>([
    ['with nothing said about it', {}, false],
    ['for which a source says that people compete', { competition: [note('Many apply.')] }, true],
    ['that few get', { scarce: note('Few are taken.') }, true],
    ['of a graduate scheme', { kind: 'graduate-scheme' }, true],
    ['of scientist training', { kind: 'scientist-training' }, true],
    ['of an apprenticeship', { kind: 'apprenticeship' }, false],
  ])('%s: whether people compete', (_, more, competitive) => {
    expect(stepBy(more)?.competitive).toBe(competitive);
  });

  it('says with its note that a route may not run, and with its note that it hardly exists', () => {
    const uncertain = (note?: string): Partial<Route> => ({
      status: { value: 'uncertain', sources, ...(note === undefined ? {} : { note }) },
    });
    expect([stepBy({}), stepBy(uncertain('Ask first.')), stepBy(uncertain())].map((step) => step?.uncertain)).toEqual([
      null,
      'Ask first.',
      '',
    ]);
    expect(stepBy({ scarce: note('Few are taken.') })?.scarce).toEqual(note('Few are taken.'));
  });

  it('is none by a route that is closed', () => {
    expect(stepBy({ status: { value: 'closed', sources } })).toBeUndefined();
  });

  it('waits for the month in which applications open', () => {
    const step = stepBy({ apply: { where: 'The guild', windows: rounds(2), sources } });
    expect(step).toMatchObject({ start: '2027-02', end: '2027-05', opening: { month: '2027-02' } });
  });
});

describe('the months of a route', () => {
  const duration = (from: number, to: number): NonNullable<Route['duration']> => ({ from, to, sources });
  const unknown = { duration: undefined } as unknown as Partial<Route>;
  const other = (id: string, from: number, more: Partial<Route> = {}): Readonly<Record<string, SmallRoute>> => ({
    [id]: { gives: [badge('d')], more: { duration: duration(from, from + 6), ...more } },
  });
  /** Routes of which each lasts so long, at this level. */
  const lasting = (level: string | undefined, ...lengths: readonly number[]) =>
    Object.assign({}, ...lengths.map((length, at) => other(`other-${level ?? ''}-${at}`, length, level === undefined ? {} : { level })));

  it.each<readonly [string, Partial<Route>, Readonly<Record<string, SmallRoute>>, { readonly from: number; readonly to: number }, boolean]>(
    [
      ['are those of the source', { duration: duration(3, 9) }, {}, { from: 3, to: 9 }, true],
      ['are rounded up to whole ones', { duration: duration(2.5, 3.5) }, {}, { from: 3, to: 4 }, true],
      ['are one, where no source says and nothing is like it', unknown, {}, { from: 1, to: 1 }, false],
      ['are as many as those of the only route of its kind', unknown, other('other', 5), { from: 5, to: 5 }, false],
      ['are the lower quartile of its kind', unknown, lasting(undefined, 20, 4, 12, 8), { from: 8, to: 8 }, false],
      ['are one at the least', unknown, other('other', 0), { from: 1, to: 1 }, false],
      ['are not those of another kind', unknown, other('other', 5, { kind: 'certification' }), { from: 1, to: 1 }, false],
      [
        'are those of the nearest level',
        { ...unknown, level: '6' },
        { ...lasting('3', 2), ...lasting('7', 9), ...lasting('2', 3) },
        { from: 9, to: 9 },
        false,
      ],
      ['count a route without a level as level 4', unknown, { ...lasting('2', 2), ...lasting('5', 9) }, { from: 9, to: 9 }, false],
      [
        'count a level that is no number as the lowest',
        { ...unknown, level: 'entry' },
        { ...lasting('1', 2), ...lasting('6', 9) },
        { from: 2, to: 2 },
        false,
      ],
    ],
  )('%s', (_, more, others, length, known) => {
    expect(stepBy(more, {}, others)).toMatchObject({ months: length, monthsKnown: known });
  });

  it('are no fewer than the months that it gives, where no source says how long it lasts', () => {
    const stepTo = (more: Partial<Route>): Step | undefined =>
      stepsIn(
        smallWorld(
          { post: { asks: all(atLeast('practice', 12), includes('held', 'a')) } },
          { course: { gives: [badge('a'), months(12)], more } },
        ),
      )[0];
    expect([stepTo(unknown), stepTo({ duration: duration(2, 2) })].map((step) => step?.months.from)).toEqual([12, 2]);
  });
});

describe('the last step', () => {
  const trainee = (seniority: 'trainee' | 'practitioner') =>
    smallWorld({ post: { asks: includes('held', 'd'), by: ['course'], seniority } }, { course: { gives: [badge('a')], months: 18 } });

  it('by a route lasts as long as the route', () => {
    expect(stepsIn(trainee('practitioner'))[0]).toMatchObject({
      id: 'apply:post:course',
      kind: 'apply',
      role: 'post',
      route: 'course',
      way: 'course',
      start: '2026-11',
      end: '2028-05',
      months: { from: 18, to: 18 },
    });
  });

  it('by a route to the post of its trainee is reached at once', () => {
    expect(stepsIn(trainee('trainee'))[0]).toMatchObject({
      start: '2026-11',
      end: '2026-11',
      months: { from: 0, to: 0 },
      monthsKnown: true,
    });
  });

  it('by the direct way is paid, costs no time, and says what the role says', () => {
    const notes = [note('Early mornings.')];
    const [step] = stepsIn(smallWorld({ post: { more: { notes, sources, title: 'The post' } } }, {}));
    expect(step).toEqual({
      id: 'apply:post:direct:post',
      kind: 'apply',
      title: 'The post',
      route: null,
      role: 'post',
      way: 'direct:post',
      attribute: null,
      start: '2026-11',
      end: '2026-11',
      months: { from: 0, to: 0 },
      monthsKnown: true,
      paid: true,
      pounds: { from: 0, to: 0 },
      competitive: false,
      scarce: null,
      uncertain: null,
      verdict: 'open',
      judged: [],
      supposes: [],
      unsaid: [],
      gives: [],
      opening: null,
      notes,
      sources,
    });
  });
});

describe('a step in a post', () => {
  const asks = all(includes('held', 'a'), atLeast('practice', 24));
  const stepTo = (needed: number, said: Readonly<Record<string, Said>> = {}): Step | undefined => {
    const helper = { gives: ['practice'], more: { notes: [note('Early mornings.')], sources, title: 'The helper' } };
    return stepsIn(smallWorld({ post: { asks: atLeast('practice', needed) }, helper }, {}), said)[0];
  };

  it('lasts as long as is asked for, is paid, and says what the role says', () => {
    expect(stepTo(24)).toEqual({
      id: 'post:helper:24',
      kind: 'post',
      title: 'The helper',
      route: null,
      role: 'helper',
      way: 'direct:helper',
      attribute: null,
      start: '2026-11',
      end: '2028-11',
      months: { from: 24, to: 24 },
      monthsKnown: true,
      paid: true,
      pounds: { from: 0, to: 0 },
      competitive: false,
      scarce: null,
      uncertain: null,
      verdict: 'open',
      judged: [],
      supposes: [],
      unsaid: [],
      gives: [months(24)],
      opening: null,
      notes: [note('Early mornings.')],
      sources,
    });
  });

  it('lasts a year at the least: our own figure, so the length is not known', () => {
    expect(stepTo(3)).toMatchObject({ id: 'post:helper:12', months: { from: 12, to: 12 }, monthsKnown: false });
    expect(stepTo(12)).toMatchObject({ id: 'post:helper:12', monthsKnown: true });
  });

  it('lasts as long as is missing', () => {
    expect(stepTo(24, { practice: 6 })).toMatchObject({ id: 'post:helper:18', months: { from: 18, to: 18 } });
  });

  it('is none in a post that is more senior than the target, that gives nothing, or for which no rule was found', () => {
    const first = (helper: object): unknown => stepsIn(smallWorld({ post: { asks }, helper }, { course: { gives: [badge('a')] } }))[1]?.id;
    expect(first({ gives: ['practice'] })).toBe('post:helper:24');
    expect(first({ gives: ['practice'], seniority: 'senior' })).toBeUndefined();
    expect(first({ gives: ['practice'], noRule: true })).toBeUndefined();
    // Where no post gives the months, they are to be found outside the knowledge base.
    expect(first({ gives: [] })).toBe('experience:practice:24');
  });
});

describe('a step of time', () => {
  it('in an area is neither known to be paid nor to cost nothing', () => {
    const [step] = stepsIn(smallWorld({ post: { asks: atLeast('practice', 6) } }, {}));
    expect(step).toMatchObject({
      id: 'experience:practice:6',
      kind: 'experience',
      title: 'Practice',
      attribute: 'practice',
      way: null,
      start: '2026-11',
      end: '2027-05',
      months: { from: 6, to: 6 },
      paid: null,
      pounds: null,
      gives: [months(6)],
    });
  });

  it('waits for what is expected, and gives nothing itself', () => {
    const [step] = stepsIn(smallWorld({ post: { asks: includes('held', 'a') } }, {}), { held: ['a@2027-03'] });
    expect(step).toMatchObject({
      id: 'wait:held:4',
      kind: 'wait',
      title: 'Held',
      attribute: 'held',
      way: null,
      start: '2026-11',
      end: '2027-03',
      months: { from: 4, to: 4 },
      paid: null,
      pounds: { from: 0, to: 0 },
      gives: [],
    });
  });
});

describe('the costs of the last step by a route', () => {
  const costOf = (more: Partial<Route>): unknown => {
    const model = smallWorld(
      { post: { asks: includes('held', 'd'), by: ['course'] } },
      { course: { gives: [badge('a')], months: 18, more } },
    );
    return plan(model, someone(model.base, nobody), asOf, { kind: 'role', role: 'post' as RoleId }).pathways[0]?.cost;
  };
  const free = { months: 18, unpaidMonths: 0, pounds: 0, feesUnknown: 0, steps: 1, competitive: 0, supposed: 0, judged: 0 };
  it.each<readonly [string, Partial<Route>, object]>([
    ['that is paid and free', { earn: 'paid' }, {}],
    ['that is unpaid', { earn: 'unpaid' }, { unpaidMonths: 18 }],
    ['of which no source says what it pays', { earn: undefined } as unknown as Partial<Route>, { unpaidMonths: 18 }],
    ['that has a fee', { cost: { ...note(''), pounds: { from: 20, to: 50 } } }, { pounds: 50 }],
    ['whose fee no source gives', { cost: note('') }, { feesUnknown: 1 }],
    ['for which people compete', { competition: [note('')] }, { competitive: 1 }],
    ['that opens later', { apply: { where: '', windows: rounds(1), sources } }, { months: 20 }],
  ])('%s', (_, more, costs) => {
    expect(costOf(more)).toEqual({ ...free, ...costs });
  });
});

describe('a grade that a route leaves open', () => {
  it('is none of a level, which has nothing outside its order, nor of anything else', () => {
    const model = smallWorld({}, {});
    const level: Gain = { kind: 'ordered', attribute: 'level' as AttributeId, value: 'none' };
    expect(openGrades(model.variables, [level, grade('pass'), badge('a'), months(3)])).toEqual(['grade']);
    expect([openGrades(model.variables, [grade('good')]), openGrades(model.variables, [grade('best')])]).toEqual([['grade'], []]);
  });

  const good = { asks: atLeast('grade', 'good') };
  const supposes = (value: string, asks = good): unknown =>
    stepsIn(smallWorld({ post: asks }, { course: { gives: [grade(value)] } })).at(-1)?.supposes.length;
  it.each([
    ['is one below the best that it gives at the least', 'pass', 1],
    ['is none where what it gives is enough', 'good', 0],
    ['is none where it gives the best', 'best', 0],
  ])('%s', (_, value, supposed) => {
    expect(supposes(value)).toBe(supposed);
  });
});
