import { describe, expect, it } from 'vitest';
import { monthAfter, monthOf } from '../../../src/domain/months.js';
import type { PathwayReport } from '../../../src/domain/pathway.js';
import { advise, plan } from '../../../src/engine/index.js';
import { levelIds, roleLevel } from '../../../src/engine/person/level.js';
import { realModel } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import { type Said, someone } from '../../support/someone.js';

const levels = levelIds(realModel);
const rankOf = (id: string | null): number => {
  const role = realModel.base.roles.find((one) => one.id === id);
  return role === undefined ? levels.length : roleLevel(realModel, levels, role);
};
const person = (said: Readonly<Record<string, Said>>) =>
  someone(realModel.base, { nation: 'england', age: 40, 'right-to-work': true, 'full-time-education': false, ...said });
const planned = (said: Readonly<Record<string, Said>>, role: string): PathwayReport =>
  plan(realModel, person(said), asOf, { kind: 'role', role } as never);
const stepsOf = ({ pathways }: PathwayReport) => pathways.flatMap(({ steps }) => steps);

const director = { 'highest-level': '6', 'degree-class': '2:1', 'degree-subject': ['arts-humanities'], 'work-level': 'executive' };
const withExperience = (area: string, months: number) => ({ ...director, [`experience-${area}`]: months });

describe('a plan for somebody with a level of their own', () => {
  it.each(['director-of-informatics', 'chief-information-officer', 'programme-manager'])(
    'names no work far below it on the way to %s',
    (role) => {
      const least = Math.min(rankOf(role), levels.length - 1) - 1;
      const posts = stepsOf(planned(withExperience('management', 120), role)).filter(({ kind }) => kind === 'post');
      expect(posts.filter((step) => rankOf(step.role) < least).map(({ id }) => id)).toEqual([]);
    },
  );

  it('to apply and nothing else is no sooner than the advice says that they could be ready', () => {
    const said = { 'highest-level': '3', 'work-level': 'practitioner', 'experience-records-admin': 240, 'nhs-employee': true };
    const advice = advise(realModel, person(said), asOf);
    const later = advice.roles.filter(({ jobs, training, study }) => {
      const others = [training, study].map((offer) => offer?.months ?? Number.POSITIVE_INFINITY);
      return jobs !== null && (jobs.months ?? 0) > 0 && (jobs.months ?? 0) <= Math.min(...others);
    });
    expect(later).not.toEqual([]);
    for (const { id, jobs } of later.slice(0, 6)) {
      const sooner = planned(said, id).pathways.filter(({ cost, steps }) => steps.length === 1 && cost.months < (jobs?.months ?? 0));
      expect([id, sooner.map((pathway) => pathway.id)]).toEqual([id, []]);
    }
  });
});

it('where there is no plan, the month in which work may lead to the job is that of the advice', () => {
  const said = { 'highest-level': '6', 'degree-class': '2:1', 'degree-subject': ['business-management'], 'work-level': 'practitioner' };
  const analyst = { ...said, 'experience-data-analysis': 60, 'experience-management': 0, 'higher-degree': 'none' };
  const { roles } = advise(realModel, person(analyst), asOf);
  const without = ['information-manager', 'head-of-business-intelligence', 'chief-nursing-information-officer'].flatMap((id) => {
    const { pathways, byWork } = planned(analyst, id);
    const jobs = roles.find((role) => role.id === id)?.jobs?.months ?? null;
    return pathways.length > 0 ? [] : [[id, byWork, jobs === null ? null : monthAfter(monthOf(asOf), Math.ceil(jobs))]];
  });
  expect(without.some(([, byWork]) => byWork !== null)).toBe(true);
  for (const [id, byWork, month] of without) expect([id, byWork]).toEqual([id, month]);
});

describe('a plan for somebody who has not said what level of work they have done', () => {
  const said = { 'highest-level': '4', 'experience-clinical': 341, 'experience-software': 25 };

  it.each(['pacs-manager', 'test-manager'])(
    'counts on no decision about %s that is near only to somebody of a level that the plan supposes',
    (role) => {
      const guessed = planned(said, role).pathways.filter(({ steps }) => {
        const level = steps.findIndex(({ supposes }) =>
          supposes.some(({ change }) => change.attribute === realModel.base.levels?.attribute),
        );
        return (
          level >= 0 &&
          steps.some(({ kind, route, verdict }, at) => at > level && kind === 'apply' && route === null && verdict === 'judged')
        );
      });
      expect(guessed.map(({ id }) => id)).toEqual([]);
    },
  );
});

describe('a plan for a senior post in a field that is new to somebody', () => {
  const said = { 'highest-level': '6', 'degree-class': '2:1', 'degree-subject': ['arts-humanities'], 'work-level': 'senior' };
  const { monthsAtLevel = 24 } = realModel.base.levels ?? {};

  it.each(['data-protection-officer', 'pacs-manager', 'product-manager'])('works long enough in its field before %s', (role) => {
    const field = new Set(realModel.fields.get(role));
    const inField = planned(said, role).pathways.map(({ steps }) =>
      steps
        .flatMap(({ gives }) => gives)
        .reduce((sum, gain) => sum + (gain.kind === 'number' && field.has(gain.attribute) ? gain.value : 0), 0),
    );
    expect(inField).not.toEqual([]);
    expect(Math.min(...inField)).toBeGreaterThanOrEqual(monthsAtLevel);
  });
});

describe('a plan for a post that is open by training', () => {
  it('looks at the posts that lead to it too', () => {
    const said = {
      'highest-level': '2',
      'gcse-passes': 6,
      'english-level-2': true,
      'maths-level-2': true,
      'experience-records-admin': 108,
    };
    expect(stepsOf(planned(said, 'clinical-coder')).map(({ id }) => id.split(':').slice(0, 2).join(':'))).toContain(
      'post:trainee-clinical-coder',
    );
  });

  it('sends nobody to study for what they have', () => {
    const said = {
      'highest-level': '7',
      'degree-class': '2:1',
      'degree-subject': ['arts-humanities'],
      'higher-degree': 'masters',
      'higher-degree-subject': ['information-library'],
      'experience-library': 120,
      'work-level': 'practitioner',
    };
    const routes = stepsOf(planned(said, 'librarian')).flatMap(({ route }) => route ?? []);
    const gives = (id: string) => realModel.base.routes.find((route) => route.id === id)?.gives ?? [];
    const repeated = routes.filter((id) => gives(id).some(({ attribute }) => attribute === ('higher-degree-subject' as never)));
    expect(repeated).toEqual([]);
  });
});

describe('the level at which a student is advised', () => {
  const student = { 'full-time-education': 'false@2028-06', 'highest-level': '6@2028-06', 'degree-class': '2:1@2028-06', age: 19 };

  it('is that of the month in which the course ends, however far away', () => {
    expect(advise(realModel, person(student), asOf).level?.id).toBe('practitioner');
  });

  it('is that of a year from now where nobody studies full time', () => {
    expect(advise(realModel, person({ ...student, 'full-time-education': false }), asOf).level?.id).not.toBe('practitioner');
  });
});
