import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Answer, Profile } from '../../src/domain/answers.js';
import type { Attribute } from '../../src/domain/attribute.js';
import type { Condition } from '../../src/domain/condition.js';
import type { AttributeId, IsoDate, YearMonth } from '../../src/domain/ids.js';
import { isTrainingKind } from '../../src/domain/knowledge-base.js';
import { monthOf, monthsBetween } from '../../src/domain/months.js';
import { advise, applyGains, check, contradictionsIn, type Model } from '../../src/engine/index.js';
import { withAssumedEnds } from '../../src/engine/person/current-answers.js';
import { beesModel, models, realModel } from '../support/bases.js';
import { generatedModel } from '../support/generated.js';
import { withAnswers } from '../support/laws.js';
import { asOf, isNow, somebody } from '../support/people.js';
import { personas } from '../support/personas.js';
import { runs } from '../support/runs.js';
import { everyId, resultsFor } from '../support/states.js';

vi.setConfig({ testTimeout: 120_000 });

/** Over the shipped knowledge each look at somebody takes long. */
const often = (model: Model): number => runs(everyId(model).length > 50 ? 6 : 60);

const testsIn = (condition: Condition): readonly Extract<Condition, { kind: 'test' }>[] =>
  condition.kind === 'test'
    ? [condition]
    : condition.kind === 'judged'
      ? []
      : condition.kind === 'not'
        ? testsIn(condition.part)
        : condition.parts.flatMap(testsIn);

/** The amounts of an attribute that some condition of the knowledge states. */
function amountsOf({ base }: Model, { id }: Attribute): ReadonlySet<number> {
  const ways = [...Object.values(base.roleWays).flat(), ...Object.values(base.routeWays)];
  const tests = ways.flatMap(({ requirements }) => requirements.flatMap(({ when }) => (when === undefined ? [] : testsIn(when))));
  return new Set(
    tests.flatMap(({ attribute, test }) =>
      attribute !== id || (test.kind !== 'at-least' && test.kind !== 'at-most') ? [] : [Number(test.value), Number(test.value) + 1],
    ),
  );
}

const isExperience = ({ shape, expectable }: Attribute): boolean => shape.kind === 'number' && shape.unit === 'months' && !expectable;

const isOpen = (verdict: string): boolean => verdict === 'open' || verdict === 'open-later';

/** Law 15, for somebody with so many months in an area, and one more. */
function oneMonthOpensNothing(model: Model, person: Profile, area: Attribute, months: number): void {
  const most = area.shape.kind === 'number' ? area.shape.max : 0;
  if (months >= most || amountsOf(model, area).has(months + 1)) return;
  const having = (value: number) =>
    resultsFor(model, withAnswers(person, [...person.answers, [area.id, { kind: 'number', value }]])).flatMap(({ id, ways }) =>
      ways.map(({ way, verdict }) => ({ way: `${id} ${way.id}`, verdict })),
    );
  const after = having(months + 1);
  for (const [at, { way, verdict }] of having(months).entries()) {
    const later = after[at]?.verdict ?? '';
    if (months > 0) expect([way, later]).toEqual([way, verdict]);
    else expect([way, isOpen(later) && !isOpen(verdict)]).toEqual([way, false]);
  }
}

/** Law 19 for verdicts: once all that is expected has come true, what was to be open is open, by the rules of the same day. */
function expectedThenAchieved(model: Model, drawn: Profile): void {
  // What is taken to end though no month was given comes true as well.
  const person = withAssumedEnds(model.variables, drawn, monthOf(asOf));
  const verdictsOf = (profile: Profile) =>
    check(model, profile, asOf, everyId(model)).results.flatMap(({ id, ways }) =>
      ways.map(({ way, verdict, from }) => ({ way: `${id} ${way.id}`, verdict, from })),
    );
  const months = [...person.answers.values()].flatMap(monthsIn).sort();
  const last = months.at(-1);
  if (last === undefined) return;
  // An answer that is overtaken (level 3, and then a degree) would no longer be given.
  if (contradictionsIn(model, achieved(person), asOf).length > 0) return;
  const then = verdictsOf(achieved(person));
  for (const [at, { way, verdict, from }] of verdictsOf(person).entries())
    if (verdict === 'open-later' && from !== null && from <= last) expect([way, then[at]?.verdict]).toEqual([way, 'open']);
}

const monthsIn = (answer: Answer): readonly YearMonth[] =>
  (answer.kind === 'set' ? answer.items : [answer]).flatMap(({ expected }) => expected ?? []);

/** The same person once all of it has come true. */
const achieved = (person: Profile): Profile =>
  withAnswers(
    person,
    [...person.answers].map(([id, answer]): [typeof id, Answer] => {
      if (answer.kind === 'set') return [id, { kind: 'set', items: answer.items.map(({ value }) => ({ value })) }];
      const { expected: _, ...now } = answer;
      return [id, now];
    }),
  );

/** Laws 17 and 18, for somebody on a day. */
function stepsLeadOn(model: Model, person: Profile, day: IsoDate): void {
  const { roles, nextSteps, laterSteps, level } = advise(model, person, day);
  const { qualification } = model.base.levels ?? {};
  const held = qualification && person.answers.get(qualification);
  const ranks = qualification && model.variables.byId.get(qualification)?.values;
  const rankHeld = held?.kind === 'ordered' && isNow(held) ? (ranks?.get(held.value) ?? -1) : -1;
  for (const step of [...nextSteps, ...laterSteps]) {
    if ('role' in step && level !== null) {
      const role = roles.find(({ id }) => id === step.role);
      expect([step.role, role?.levelMatch]).not.toEqual([step.role, 'far-below']);
    }
    const route = 'route' in step ? model.base.routes.find(({ id }) => id === step.route) : undefined;
    const rank = route !== undefined && isTrainingKind(route.kind) ? ranks?.get(route.level ?? '') : undefined;
    if (rank !== undefined) expect([route?.id, rank > rankHeld]).toEqual([route?.id, true]);
  }
  for (const step of nextSteps) {
    if (!('round' in step) || step.round === null) continue;
    const { state, opens } = step.round;
    const isNear = state === 'open' || monthsBetween(monthOf(day), monthOf(opens as IsoDate)) <= 3;
    expect([step.route, state, isNear]).toEqual([step.route, state === 'past' ? 'not past' : state, true]);
  }
}

const over = <Drawn>(drawn: fc.Arbitrary<Drawn>, numRuns: number, holds: (one: Drawn) => void): void => {
  fc.assert(fc.property(drawn, holds), { numRuns });
};

describe.each(models)('over %s', (_, model) => {
  const areas = model.base.attributes.filter(isExperience);

  it('law 15: one month opens nothing', () => {
    const drawn = fc.tuple(somebody(model), fc.constantFrom(...areas), fc.constantFrom(0, 1, 2, 5, 7, 11, 13, 30));
    over(drawn, often(model), ([person, area, months]) => oneMonthOpensNothing(model, person, area, months));
  });

  it('law 16: a closed route closes no job', () => {
    over(somebody(model, { expected: true }), often(model), (person) => {
      const { roles } = advise(model, person, asOf);
      for (const role of roles) {
        const jobs = role.ways.filter(({ way }) => way.kind === 'direct');
        // A post that is the training has no other way in: it is its scheme.
        if (jobs.length > 0 && jobs.every(({ verdict }) => verdict !== 'closed')) {
          expect([role.id, role.verdict === 'closed', role.horizon === 'not-open']).toEqual([role.id, false, false]);
        }
      }
    });
  });

  it('laws 17 and 18: nobody is sent backwards, and nothing among the first three is over or far off', () => {
    const days = fc.constantFrom(...['2026-11-24', '2026-11-30', '2027-02-10', '2027-07-01'].map((day) => day as IsoDate));
    over(fc.tuple(somebody(model, { expected: true }), days), often(model), ([person, day]) => stepsLeadOn(model, person, day));
  });

  it('law 19 for verdicts: expected, then achieved, is open', () => {
    over(somebody(model, { expected: true }), often(model), (person) => expectedThenAchieved(model, person));
  });

  it('law 20: what is gained by a first step changes a verdict, a horizon or a month', () => {
    over(somebody(model, { expected: true }), often(model), (person) => {
      const before = advise(model, person, asOf);
      const told = ({ roles }: typeof before): string =>
        JSON.stringify(roles.map(({ id, verdict, from, horizon, horizonMonths }) => [id, verdict, from, horizon, horizonMonths]).sort());
      for (const step of before.nextSteps) {
        if (step.kind !== 'gain') continue;
        const route = model.base.routes.find(({ id }) => id === step.route);
        expect(step.opening.opens.length).toBeGreaterThan(0);
        if (route === undefined) continue;
        const after = advise(model, applyGains(model, person, route.gives, asOf), asOf);
        expect([step.route, told(after) === told(before)]).toEqual([step.route, false]);
      }
    });
  });
});

it.each(personas)('laws 17 and 18 for $persona.who', ({ profile }) => {
  // In November most schemes are open or about to be; in September some are four months away.
  for (const day of [asOf, '2027-09-15' as IsoDate]) stepsLeadOn(realModel, profile, day);
});

it.each(personas)('law 19 for verdicts for $persona.who', ({ profile }) => expectedThenAchieved(realModel, profile));

describe('over generated knowledge', () => {
  const drawn = (expected: boolean) =>
    generatedModel.chain((model) => fc.tuple(fc.constant(model), somebody(model, { expected }), fc.integer({ min: 0, max: 4 })));

  it('law 15', () => {
    over(drawn(false), runs(200), ([model, person, months]) => {
      for (const area of model.base.attributes.filter(isExperience)) oneMonthOpensNothing(model, person, area, months);
    });
  });

  it('law 19 for verdicts', () => {
    over(drawn(true), runs(200), ([model, person]) => expectedThenAchieved(model, person));
  });
});

it('a way is open from a month only if all its conditions hold together from then on', () => {
  const months = ['2027-01', '2027-07', '2028-09'] as const;
  over(somebody(beesModel, { expected: true }), runs(100), (person) => {
    for (const { id, ways } of resultsFor(beesModel, person))
      for (const { way, verdict, from } of ways) {
        if (verdict !== 'open-later' || from === null) continue;
        const later = months.filter((month) => month >= from).map((month) => achievedBy(person, month));
        for (const [then, month] of later) {
          if (contradictionsIn(beesModel, then, asOf).length > 0) continue;
          const again = check(beesModel, then, asOf, [id]).results[0]?.ways.find((one) => one.way.id === way.id);
          expect([way.id, month, isOpen(again?.verdict ?? '')]).toEqual([way.id, month, true]);
        }
      }
  });
});

it('law 19: a way that is open only for a while is not open from a month', () => {
  const someone = personas.find(({ name }) => name === 'right-to-work-expected')?.profile;
  if (someone === undefined) throw new Error('There is nobody.');
  // The right to work comes in March 2027. Apprentices have it, and are not in full-time education.
  const apprenticeship = (student: Answer): string | undefined => {
    const person = withAnswers(someone, [...someone.answers, ['full-time-education' as AttributeId, student]]);
    return check(realModel, person, asOf, ['digital-support-technician-apprenticeship']).results[0]?.verdict;
  };
  const studentFrom = (month: string) => apprenticeship({ kind: 'yes-no', value: true, expected: month as YearMonth });
  expect(apprenticeship({ kind: 'yes-no', value: false })).toBe('open-later');
  expect(studentFrom('2026-12')).toBe('not-yet');
  expect(studentFrom('2028-09')).toBe('not-yet');
});

/** What has come true by a month has come true; the rest is still expected. */
const achievedBy = (person: Profile, month: YearMonth | string): readonly [Profile, YearMonth] => [
  withAnswers(
    person,
    [...person.answers].map(([id, answer]): [typeof id, Answer] => {
      const isDue = (expected: YearMonth | undefined): boolean => expected !== undefined && expected <= month;
      if (answer.kind === 'set')
        return [id, { kind: 'set', items: answer.items.map((item) => (isDue(item.expected) ? { value: item.value } : item)) }];
      if (!isDue(answer.expected)) return [id, answer];
      const { expected: _, ...now } = answer;
      return [id, now];
    }),
  ),
  month as YearMonth,
];
