import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Result } from '../../src/domain/advice.js';
import type { Answer, Profile } from '../../src/domain/answers.js';
import type { Attribute } from '../../src/domain/attribute.js';
import type { Condition } from '../../src/domain/condition.js';
import { bestVerdictFirst, type Verdict } from '../../src/domain/finding.js';
import type { AttributeId, IsoDate, YearMonth } from '../../src/domain/ids.js';
import { isTrainingKind } from '../../src/domain/knowledge-base.js';
import { monthOf, monthsBetween } from '../../src/domain/months.js';
import { advise, applyGains, check, contradictionsIn, type Model } from '../../src/engine/index.js';
import type { CompiledWay } from '../../src/engine/model/model.js';
import { withAssumedEnds } from '../../src/engine/person/current-answers.js';
import { readPerson } from '../../src/engine/person/person.js';
import { verdictToday } from '../../src/engine/verdict/verdict.js';
import { models, realModel } from '../support/bases.js';
import { generatedModel } from '../support/generated.js';
import { withAnswers } from '../support/laws.js';
import { asOf, inTime, isNow, somebody } from '../support/people.js';
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

/** The amounts of an attribute that some condition or inference of the knowledge states. */
function amountsOf({ base }: Model, { id }: Attribute): ReadonlySet<number> {
  const ways = [...Object.values(base.roleWays).flat(), ...Object.values(base.routeWays)];
  const asked = ways.flatMap(({ requirements }) => requirements.flatMap(({ when }) => (when === undefined ? [] : testsIn(when))));
  const tests = [...asked, ...base.inferences.flatMap(({ when, then }) => [when, ...then].flatMap(testsIn))];
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
  // Ways may change places with their verdicts.
  const after = new Map(having(months + 1).map(({ way, verdict }) => [way, verdict]));
  for (const { way, verdict } of having(months)) {
    const later = after.get(way) ?? '';
    if (months > 0) expect([way, later]).toEqual([way, verdict]);
    else expect([way, isOpen(later) && !isOpen(verdict)]).toEqual([way, false]);
  }
}

/**
 * Law 19 for verdicts. As each expected month comes, what was expected is answered as present, and that person is judged as of the
 * same day: the verdict on what was expected follows from these, as contract section 2 says.
 */
function expectedThenAchieved(model: Model, drawn: Profile): void {
  // What is taken to end though no month was given comes true as well.
  const person = withAssumedEnds(model.variables, drawn, monthOf(asOf));
  const later = [...new Set([...person.answers.values()].flatMap(monthsIn))].sort();
  const then = later.map((month) => achieved(person, month));
  // An answer that is overtaken (level 3, and then a degree) would no longer be given.
  if (then.some((profile) => contradictionsIn(model, profile, asOf).length > 0)) return;
  const people = [drawn, ...then].map((profile) => readPerson(model, profile, asOf));
  for (const { id, ways } of resultsFor(model, drawn)) {
    const compiled = new Map(
      [...(model.roleWays.get(id) ?? []), ...[model.routeWays.get(id) ?? []].flat()].map((one) => [one.way.id, one]),
    );
    for (const { way, verdict, from } of ways) {
      const inTurn = people.map((then) => verdictToday(compiled.get(way.id) as CompiledWay, then));
      const given = { verdict, from };
      expect([id, way.id, inTurn, given]).toEqual([id, way.id, inTurn, overTime(inTurn, [null, ...later])]);
    }
  }
}

/** The verdict on somebody whose verdict is this today, and this from each month on: contract, section 2, under "Time". */
function overTime(inTurn: readonly Verdict[], months: readonly (YearMonth | null)[]): Pick<Result, 'verdict' | 'from'> {
  const [today, ...later] = inTurn as [Verdict, ...Verdict[]];
  /** The first place from which on nothing else comes. */
  const onlyFrom = (...wanted: readonly Verdict[]): number =>
    inTurn.findIndex((_, at) => inTurn.slice(at).every((verdict) => wanted.includes(verdict)));
  if (today === 'open') return { verdict: 'open', from: null };
  if (onlyFrom('open') > 0) return { verdict: 'open-later', from: months[onlyFrom('open')] ?? null };
  if (today === 'judged') return { verdict: 'judged', from: null };
  if (onlyFrom('open', 'judged') > 0) return { verdict: 'judged', from: months[onlyFrom('open', 'judged')] ?? null };
  const ends = later.at(-1) ?? today;
  return { verdict: bestVerdictFirst.find((one) => one === today || one === ends) ?? today, from: null };
}

const monthsIn = (answer: Answer): readonly YearMonth[] =>
  (answer.kind === 'set' ? answer.items : [answer]).flatMap(({ expected }) => expected ?? []);

/** The same person once all that was expected by a month has come true; the rest is still expected. */
function achieved(person: Profile, month: YearMonth): Profile {
  const now = <One extends { readonly expected?: YearMonth }>(one: One): One => {
    if (one.expected === undefined || one.expected > month) return one;
    const { expected: _, ...rest } = one;
    return rest as One;
  };
  return withAnswers(
    person,
    [...person.answers].map(([id, answer]) => [id, answer.kind === 'set' ? { ...answer, items: answer.items.map(now) } : now(answer)]),
  );
}

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

  it('law 19 for verdicts: expected, then achieved, gives the same verdict', () => {
    over(somebody(model, { expected: true }), often(model), (person) => expectedThenAchieved(model, person));
    const changing = somebody(model, { complete: true }).chain((person) => inTime(model, person));
    over(changing, often(model), (person) => expectedThenAchieved(model, person));
  });

  it('law 20: what is gained by a first step changes a verdict, a horizon or a month', () => {
    over(somebody(model, { expected: true }), often(model), (person) => {
      const before = advise(model, person, asOf);
      const given = ({ roles }: typeof before): string =>
        JSON.stringify(roles.map(({ id, verdict, from, horizon, horizonMonths }) => [id, verdict, from, horizon, horizonMonths]).sort());
      for (const step of before.nextSteps) {
        if (step.kind !== 'gain') continue;
        const route = model.base.routes.find(({ id }) => id === step.route);
        expect(step.opening.opens.length).toBeGreaterThan(0);
        if (route === undefined) continue;
        const after = advise(model, applyGains(model, person, route.gives, asOf), asOf);
        expect([step.route, given(after) === given(before)]).toEqual([step.route, false]);
      }
    });
  });
});

it.each(personas)('laws 17 and 18 for $persona.who', ({ profile }) => {
  // In November most schemes are open or about to be; in September some are four months away.
  for (const day of [asOf, '2027-09-15' as IsoDate]) stepsLeadOn(realModel, profile, day);
});

it.each(personas)('law 19 for verdicts for $persona.who', ({ profile }) => {
  expectedThenAchieved(realModel, profile);
  over(inTime(realModel, profile), runs(2), (person) => expectedThenAchieved(realModel, person));
});

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
    const changing = drawn(false).chain(([model, person]) => fc.tuple(fc.constant(model), inTime(model, person)));
    over(changing, runs(400), ([model, person]) => expectedThenAchieved(model, person));
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
