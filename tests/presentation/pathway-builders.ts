import type { Advice } from '../../src/domain/advice.js';
import type { FirstSteps, IntoReport, Pathway, PathwayReport, Step } from '../../src/domain/pathway.js';
import { brand, change, profile, requirement } from './builders.js';

const nobody = { route: null, role: null, way: null, attribute: null } as const;

/** A step of half a year that costs nothing, with what matters filled in. */
export const step = (id: string, more: Partial<Step> = {}): Step => ({
  id,
  kind: 'study',
  title: id,
  ...nobody,
  start: brand('2026-11'),
  end: brand('2027-05'),
  months: { from: 6, to: 6 },
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
  notes: [],
  sources: [brand('fresh')],
  ...more,
});

/** Evening maths, by a route of the little knowledge base. */
export const maths = (more: Partial<Step> = {}): Step =>
  step('study:evening-maths', {
    title: 'Evening maths',
    route: brand('evening-maths'),
    way: brand('evening-maths'),
    gives: [{ kind: 'yes-no', attribute: brand('maths'), value: true }],
    ...more,
  });

/** Applying at the end, for the post itself. */
export const apply = (start: string, more: Partial<Step> = {}): Step =>
  step('apply:baker:direct:baker', {
    kind: 'apply',
    title: 'Baker',
    role: brand('baker'),
    way: brand('direct:baker'),
    start: brand(start),
    end: brand(start),
    months: { from: 0, to: 0 },
    ...more,
  });

/** The paid training, for which few are taken. */
export const training = (): Step =>
  apply('2027-09', {
    id: 'apply:baker:bread-apprenticeship',
    title: 'Bread maker',
    route: brand('bread-apprenticeship'),
    way: brand('bread-apprenticeship'),
    end: brand('2028-12'),
    months: { from: 15, to: 15 },
    competitive: true,
    scarce: { text: 'Two people start each year', sources: [brand('old')] },
    opening: { month: brand('2027-09'), starts: brand('2027-09'), basis: 'undated', when: 'Opens in late September.' },
    notes: [{ text: 'You keep your own pay step.', sources: [brand('old')] }],
  });

export const pathway = (steps: readonly Step[], more: Partial<Pathway> = {}): Pathway => ({
  id: steps.map(({ id }) => id).join(' '),
  names: [],
  target: brand('baker'),
  steps,
  cost: {
    months: 6,
    unpaidMonths: 0,
    pounds: 0,
    feesUnknown: 0,
    steps: steps.length,
    competitive: 0,
    supposed: 0,
    judged: 0,
    ...more.cost,
  },
  earning: true,
  verdict: 'open',
  monthsKnown: true,
  scarce: false,
  tooLong: false,
  against: [],
  ...more,
});

/** Evening maths, then months of work that rest on a grade, then applying. */
export const planA = (): Pathway =>
  pathway(
    [
      maths({
        paid: false,
        pounds: { from: 100, to: 300 },
        months: { from: 6, to: 9 },
        opening: { month: brand('2026-12'), starts: brand('2026-12'), basis: 'dated', when: null },
      }),
      step('experience:time-baking:12', {
        kind: 'experience',
        title: 'Months in baking',
        attribute: brand('time-baking'),
        start: brand('2027-05'),
        end: brand('2028-05'),
        months: { from: 12, to: 12 },
        paid: null,
        pounds: null,
        monthsKnown: false,
        uncertain: 'The course moved',
        supposes: [
          { kind: 'outcome', change: change('class', '2:2', 'at-least') },
          { kind: 'answer', change: change('english', true) },
        ],
        judged: ['The employer decides whether the subject is related.'],
        competitive: true,
      }),
      apply('2028-05'),
    ],
    {
      names: ['soonest', 'fewest-steps'],
      earning: false,
      monthsKnown: false,
      cost: { months: 18, unpaidMonths: 18, pounds: 300, feesUnknown: 1, steps: 3, competitive: 1, supposed: 2, judged: 0 },
    },
  );

/** Evening maths, then the training. */
export const planB = (): Pathway =>
  pathway([maths(), training()], {
    scarce: true,
    cost: { months: 25, unpaidMonths: 0, pounds: 0, feesUnknown: 0, steps: 2, competitive: 1, supposed: 0, judged: 0 },
  });

/** So long that it comes last. */
export const longPlan = (): Pathway =>
  pathway(
    [
      step('post:flour-clerk:36', {
        kind: 'post',
        title: 'Flour clerk',
        role: brand('flour-clerk'),
        way: brand('direct:flour-clerk'),
        end: brand('2029-11'),
        months: { from: 36, to: 36 },
      }),
      apply('2029-11'),
    ],
    {
      names: ['earning'],
      tooLong: true,
      against: [brand('enjoys')],
      cost: { months: 36, unpaidMonths: 0, pounds: 0, feesUnknown: 0, steps: 2, competitive: 0, supposed: 0, judged: 0 },
    },
  );

const head = {
  knowledge: { version: '2026.11', reviewed: brand<PathwayReport['asOf']>('2026-11-22') },
  asOf: brand<PathwayReport['asOf']>('2026-11-24'),
};

export const pathwayReport = (more: Partial<PathwayReport> = {}): PathwayReport => ({
  ...head,
  profile: profile({ land: { kind: 'choice', value: 'here' } }),
  roles: [brand('baker')],
  verdict: 'not-yet',
  pathways: [planA(), planB(), longPlan()],
  planB: { pathway: planB().id, sharesSteps: ['study:evening-maths'], avoids: ['experience:time-baking:12'] },
  firstAdvice: null,
  byWork: null,
  blocks: [],
  relax: [],
  explored: 12,
  complete: true,
  ...more,
});

/** No plan, for each of the reasons there are. */
export const blocked = (): PathwayReport =>
  pathwayReport({
    pathways: [],
    planB: null,
    blocks: (['fixed', 'limit', 'no-route', 'decision', 'answer'] as const).map((why) => ({
      role: brand('baker'),
      way: brand('direct:baker'),
      requirement: requirement(why, `A rule that is ${why}`),
      why,
      changes: why === 'fixed' || why === 'limit' ? [] : [[change('maths', why === 'answer' ? null : true)]],
    })),
  });

/** Open today: the one thing to do is to apply. */
export const openToday = (): PathwayReport =>
  pathwayReport({
    verdict: 'open',
    pathways: [
      pathway([apply('2026-11')], {
        names: ['soonest'],
        cost: { months: 0, unpaidMonths: 0, pounds: 0, feesUnknown: 0, steps: 1, competitive: 0, supposed: 0, judged: 0 },
      }),
    ],
    planB: null,
  });

export const intoReport = (): IntoReport => ({
  ...head,
  role: brand('baker'),
  withinMonths: 24,
  feeders: [{ role: brand('flour-clerk'), months: 18, pathway: planA() }],
  complete: true,
});

/** A plan that begins with evening maths, for whatever an advice opens. */
export function beginWithMaths({ smallestChange, nextSteps }: Advice): FirstSteps {
  const gained = nextSteps.flatMap((step) => (step.kind === 'gain' ? [step.opening] : []));
  return new Map([smallestChange, ...gained].flatMap((one) => (one === null ? [] : [[one, maths()] as const])));
}
