import stripAnsi from 'strip-ansi';
import { describe, expect, it } from 'vitest';
import type { RouteId, YearMonth } from '../../../src/domain/ids.js';
import { pathwayDocument, pathwayIntoDocument, renderText } from '../../../src/presentation/index.js';
import { renderMarkdown } from '../../../src/presentation/writers/markdown.js';
import { pageOf } from '../../../src/presentation/writers/page-frame.js';
import { brand, knowledge, profile } from '../builders.js';
import { apply, blocked, intoReport, longPlan, openToday, pathway, pathwayReport, planA, planB, step } from '../pathway-builders.js';
import { layout, linesOf, tooWide } from '../support.js';

const base = knowledge();
const flat = (text: string): string => text.replace(/\s+/g, ' ');
const output = (report = pathwayReport(), more = {}): string => renderText(pathwayDocument(report, base, more), layout({ width: 120 }));
const everyPage = [
  ['plans', pathwayDocument(pathwayReport(), base)],
  ['plans in full', pathwayDocument(pathwayReport(), base, { detail: 'all' })],
  ['no plan', pathwayDocument(blocked(), base)],
  ['open today', pathwayDocument(openToday(), base)],
  ['from a role', pathwayDocument(pathwayReport(), base, { from: 'Flour clerk', goal: 'a post in Bakery' })],
  ['who could become this', pathwayIntoDocument(intoReport(), base)],
] as const;

describe('a page of pathways', () => {
  it.each(everyPage)('%s: reads at 60 columns, without colour, and plain', (_, page) => {
    for (const width of [40, 60, 80]) expect(tooWide(linesOf(page, { width }), width)).toEqual([]);
    expect(stripAnsi(renderText(page, layout({ colour: '16' })))).toBe(renderText(page, layout()));
    expect(renderText(page, layout({ plain: true }))).not.toMatch(/[\u2500-\u25ff]| {2}/);
  });

  it('says of plan A what it costs, step by step what it takes, and what it rests on', () => {
    const text = flat(output());
    for (const part of [
      'Today: not yet.',
      'Plan A: soonest, fewest steps',
      'Costs: About 18 months (a guide: some lengths are not known)',
      '18 months without pay, as far as sources say; fees up to £300 and 1 fee for which no source gives a figure; 3 steps',
      '1 step with few places or many applicants',
      '1. Evening maths (study, level 2)',
      'when: November 2026 to May 2027, 6 to 9 months',
      'applications open: December 2026. Check the page: dates move',
      'pay: can be done beside a job',
      'fee: £100 to £300',
      'gives: maths at level 2',
      '2. Get 12 months in baking, in any post that gives it',
      'about 1 year as a guide: no source says how long',
      'pay: no source says whether it is paid',
      'rests on: if you get a lower second (2:2) or above',
      'not answered: this plan is for you only if this is true: English at level 2',
      'a person decides: The employer decides whether the subject is related',
      'competition: more people apply than get a place',
      'not certain: The course moved',
      '3. Apply for: Baker',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('We are independent.');
  });

  it('says of plan B what it shares and what it avoids, and tells a shared step once', () => {
    const text = flat(output());
    expect(text).toContain('If plan A does not work: it shares with plan A: Evening maths (study, level 2)');
    expect(text).toContain('It does not depend on: Get 12 months in baking');
    expect(text).toContain('more: as in Plan A');
    expect(text.match(/gives: maths at level 2/g)).toHaveLength(1);
    expect(text).toContain('few places: Two people start each year');
    expect(text).toContain('keep in mind: You keep your own pay step');
    expect(text).toContain('one step hardly exists in practice, so we do not call this plan the soonest or the cheapest');
  });

  it('puts plans that are too long last, and says so', () => {
    const text = output(pathwayReport({ pathways: [planA(), longPlan(), planB()] }));
    expect(text.indexOf('Longer than the time you have (1)')).toBeGreaterThan(text.indexOf('Plan B'));
    expect(text).toContain('it takes longer than the months that you have');
    expect(flat(output(pathwayReport({ pathways: [longPlan()], planB: null })))).toContain(
      'Every plan takes longer than the months you have.',
    );
  });

  it('draws a timeline for each plan in full, and one tree of all', () => {
    const text = output();
    expect(text).toContain('Plan A month by month (months from now)');
    expect(text).toContain('Evening maths (study, level 2): months 1 to 6 (6 months), can be done beside a job');
    const tree = text.slice(text.indexOf('All plans at a glance'));
    expect(tree).toMatch(/├─ Evening maths[^\n]*\n│ {2}├─ Get 12 months[^\n]*\n│ {2}│ {2}└─ Apply for: Baker \(Plan A, about 18 months\)/);
    expect(tree).toContain('└─ Work as: Flour clerk');
    const markdown = renderMarkdown(pathwayDocument(pathwayReport(), base), pageOf(base, '2026-11-24', 'x', null));
    expect(markdown.match(/```mermaid\ngantt/g)).toHaveLength(2);
    expect(markdown.match(/```mermaid\nflowchart LR/g)).toHaveLength(1);
  });

  it('lists the openings by month, each with its warning', () => {
    const text = flat(output());
    const dates = text.slice(text.indexOf('When applications open'));
    expect(dates.indexOf('December 2026: Evening maths')).toBeLessThan(dates.indexOf('September 2027: Bread maker'));
    expect(dates).toContain('warning: Take care: we inferred this month from a page that is older or shows no date. Check it first');
    const [first, ...rest] = planA().steps;
    const next = pathway([
      { ...(first as (typeof rest)[number]), opening: { month: brand('2027-01'), starts: brand('2027-01'), basis: 'dated', when: null } },
      ...rest,
    ]);
    expect(flat(output(pathwayReport({ pathways: [next], planB: null })))).toContain('this is how it was last year');
  });

  it('names what is waited for, as it was said', () => {
    const wait = step('wait:class:8', {
      kind: 'wait',
      title: 'Class of the first degree',
      attribute: brand('class'),
      paid: null,
      sources: [],
    });
    const someone = profile({ class: { kind: 'ordered', value: '2:1', expected: brand('2027-07') } });
    const text = flat(output(pathwayReport({ profile: someone, pathways: [pathway([wait, apply('2027-07')])], planB: null })));
    expect(text).toContain(
      '1. Wait for: class of the first degree when: November 2026 to May 2027 you said: an upper second (2:1), expected July 2027 2. Apply',
    );
  });

  it('where there is no plan says what blocks, what could change it and whom to ask', () => {
    const text = flat(output(blocked()));
    for (const part of [
      'and no plan leads there.',
      'A rule that is fixed',
      'why: Nothing that you do can change this',
      'why: You are past an upper limit',
      'what could change it: maths at level 2',
      'An employer may still say yes',
      'so tell us: maths at level 2',
      'Whom to ask: The Guild',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('Plan A');
    const [limit] = blocked().blocks.filter(({ why }) => why === 'limit');
    if (limit === undefined) throw new Error('no limit');
    const usual = { ...limit, requirement: { ...limit.requirement, strength: 'usually' as const } };
    expect(flat(output({ ...blocked(), blocks: [usual] }))).toContain(
      'past an upper limit. It is usually asked for. An employer may still say yes',
    );
  });

  it('names the year in which work may lead to the job, where no course or scheme does', () => {
    const text = flat(output({ ...blocked(), byWork: '2030-11' as YearMonth }));
    expect(text).toContain('More work in its field may, at the level below it: we think in 2030 at the soonest.');
    expect(text).not.toContain('no plan leads there');
  });

  it.each([
    [{ route: 'evening-maths' as RouteId }, 'Today: training for it is open to you. The job comes after it.'],
    [{ verdict: 'judged' as const }, 'Today: nothing against it; a person must decide. You need no plan: you can apply.'],
    [
      { start: '2027-11' as YearMonth },
      'Today: not yet. The job can begin in November 2027. You need no plan: apply some months before that.',
    ],
  ])('says how things are with the job itself, where the target is open by %j', (of, words) => {
    const report = openToday();
    const pathways = report.pathways.map((one) => ({ ...one, steps: one.steps.map((only) => ({ ...only, ...of })) }));
    expect(flat(output({ ...report, pathways }))).toContain(words);
  });

  it('where the target is open says so, and what to do this week', () => {
    const text = flat(output(openToday()));
    expect(text).toContain('Today: open to you now. You need no plan: you can apply.');
    expect(text).toContain('What to do this week');
    const [plan] = openToday().pathways;
    const few = openToday();
    expect(flat(output({ ...few, pathways: plan === undefined ? [] : [{ ...plan, scarce: true }] }))).toContain(
      'few people ever get a place this way',
    );
    expect(text).not.toContain('Plan A');
  });

  it('where wishes collide says which to relax, and what that opens', () => {
    const text = flat(output(pathwayReport({ relax: [{ wish: brand('enjoys'), opens: [longPlan().id] }] })));
    expect(text).toContain('Would enjoy: 1 plan would then meet all your other wishes (earn all the way).');
    expect(flat(output())).toContain('it goes against what you wished: would enjoy');
  });

  it('says where the search stopped early, and who sets out', () => {
    const wait = pathway([step('wait:age:12', { kind: 'wait' }), apply('2027-11')]);
    for (const stopped of [{}, { pathways: [wait], planB: null, firstAdvice: null }])
      expect(flat(output(pathwayReport({ ...stopped, complete: false })))).toContain('We stopped the search early');
    expect(flat(output(pathwayReport({ pathways: [wait], planB: null, firstAdvice: null })))).toContain(
      'You need nothing more: wait until',
    );
    expect(flat(output(pathwayReport(), { from: 'Flour clerk' }))).toContain('Starting from: Flour clerk, after a year in the post');
  });

  it('who could become this: a table with months, steps and what each rests on', () => {
    const text = flat(renderText(pathwayIntoDocument(intoReport(), base), layout({ width: 40 })));
    expect(text).toContain('1 role from which somebody could become Baker within 2 years');
    expect(text).toContain('Flour clerk Months: 18 Steps: Evening maths');
    expect(text).toContain('If this is true: a lower second (2:2) or above');
    expect(flat(renderText(pathwayIntoDocument({ ...intoReport(), feeders: [] }, base), layout()))).toContain('We found no role');
    expect(flat(renderText(pathwayIntoDocument({ ...intoReport(), complete: false }, base), layout()))).toContain(
      'stopped the search early',
    );
  });
});
