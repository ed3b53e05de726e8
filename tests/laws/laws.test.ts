import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Profile } from '../../src/domain/answers.js';
import type { Change, Finding } from '../../src/domain/finding.js';
import type { AttributeId } from '../../src/domain/ids.js';
import { verdicts } from '../../src/domain/verdict.js';
import { advise, applyChanges, applyGains, contradictionsIn, type Model } from '../../src/engine/index.js';
import { adviceJson, jsonText } from '../../src/presentation/index.js';
import { models } from '../support/bases.js';
import { answerTo, asOf, isNow, somebody } from '../support/people.js';
import { runs } from '../support/runs.js';
import { everyId, findingsFor, resultsFor, verdictsFor } from '../support/states.js';

/** Enough to find the planted faults at once, few enough to finish while one still remembers the change. */
const often = (model: Model): number => runs(everyId(model).length > 50 ? 12 : 60);

const decided = ({ state }: Finding): boolean => state === 'met' || state === 'not-met';
const withAnswers = (profile: Profile, answers: Iterable<readonly [AttributeId, Answer]>): Profile => ({
  ...profile,
  answers: new Map(answers),
});

/** Every part of a gap set that leaves something out; nothing at all is one of them. */
const properPartsOf = (gap: readonly Change[]): readonly (readonly Change[])[] =>
  Array.from({ length: 2 ** Math.min(gap.length, 5) - 1 }, (_, bits) => gap.filter((_change, at) => bits & (1 << at)));

describe.each(models)('over %s', (_, model) => {
  it('law 1: unknown is not no, and what is decided on some answers is decided alike on all of them', () => {
    // What is only expected is no part of what is known now ("a present answer never contradicts an expected one"), so the
    // smaller set of answers keeps every expected one.
    const pair = somebody(model, { expected: true }).chain((all) =>
      fc.subarray([...all.answers.keys()]).map((kept) => ({
        all,
        some: withAnswers(
          all,
          [...all.answers].filter(([id, answer]) => kept.includes(id) || !isNow(answer)),
        ),
      })),
    );
    fc.assert(
      fc.property(pair, ({ all, some }) => {
        const whole = findingsFor(model, all);
        for (const [where, finding] of findingsFor(model, some))
          if (decided(finding)) expect([where, whole.get(where)?.state]).toEqual([where, finding.state]);
      }),
      { numRuns: often(model) },
    );
  });

  it('law 2: gaps suffice and are minimal', () => {
    fc.assert(
      fc.property(somebody(model), (person) => {
        const seen = new Set<string>();
        for (const [where, finding] of findingsFor(model, person)) {
          const key = `${finding.requirement.id} ${JSON.stringify(finding.gaps)}`;
          if (seen.has(key) || finding.gaps.length === 0) continue;
          seen.add(key);
          const stateAfter = (changes: readonly Change[]) =>
            findingsFor(model, applyChanges(model, person, changes, asOf)).get(where)?.state;
          if (seen.size > 12) continue;
          for (const gap of finding.gaps.slice(0, 3)) {
            expect([where, contradictionsIn(model, applyChanges(model, person, gap, asOf), asOf)]).toEqual([where, []]);
            expect([where, stateAfter(gap)]).not.toEqual([where, 'not-met']);
            for (const part of properPartsOf(gap)) expect([where, part, stateAfter(part)]).toEqual([where, part, 'not-met']);
          }
        }
      }),
      { numRuns: Math.ceil(often(model) / 3) },
    );
  });

  it('law 3: reasons are the reasons, and what a decided finding does not cite never changes it', () => {
    const pair = somebody(model).chain((person) => {
      const others = model.base.attributes.map((attribute) =>
        fc.oneof(answerTo(attribute, false), fc.constant(null)).map((answer) => [attribute.id, answer] as const),
      );
      return fc.tuple(...others).map((drawn) => ({ person, drawn: new Map(drawn) }));
    });
    fc.assert(
      fc.property(pair, ({ person, drawn }) => {
        const before = findingsFor(model, person);
        const groups = new Map<string, string[]>();
        for (const [where, finding] of before) {
          if (!decided(finding) || finding.because.length === 0) continue;
          const cited = [...new Set(finding.because.flatMap(({ attribute, grounds }) => [attribute, ...grounds]))].sort().join(' ');
          groups.set(cited, [...(groups.get(cited) ?? []), where]);
        }
        for (const [cited, places] of [...groups].slice(0, 12)) {
          const kept = cited.split(' ');
          const changed = new Map([...person.answers].filter(([id]) => kept.includes(id)));
          for (const [id, answer] of drawn) if (answer !== null && !kept.includes(id)) changed.set(id, answer);
          const other = withAnswers(person, changed);
          if (contradictionsIn(model, other, asOf).length > 0) continue;
          const after = findingsFor(model, other);
          for (const where of places) expect([where, after.get(where)?.state]).toEqual([where, before.get(where)?.state]);
        }
      }),
      { numRuns: Math.ceil(often(model) / 2) },
    );
  });

  it('law 6: with every attribute answered, no verdict is unknown', () => {
    fc.assert(
      fc.property(somebody(model, { complete: true }), (person) => {
        // Answers were left out where they disagreed with others: what they were is then inferred, or the law says nothing of them.
        const missing = new Set(model.base.attributes.filter(({ id }) => !person.answers.has(id)).map(({ id }) => id));
        for (const { id, ways } of resultsFor(model, person)) {
          for (const way of ways) {
            const asks = way.findings.flatMap(({ asks: open }) => open);
            if (way.verdict === 'unknown') expect([id, asks.some((ask) => missing.has(ask))]).toEqual([id, true]);
          }
        }
      }),
      { numRuns: often(model) },
    );
  });

  it('law 7: the order of the answers does not matter, byte for byte', () => {
    const shuffled = somebody(model, { expected: true }).chain((person) =>
      fc.shuffledSubarray([...person.answers], { minLength: person.answers.size }).map((order) => ({ person, order })),
    );
    const said = (person: Profile): string => jsonText(adviceJson(advise(model, person, asOf), model.base));
    fc.assert(
      fc.property(shuffled, ({ person, order }) => {
        expect(said(withAnswers(person, order)) === said(person)).toBe(true);
      }),
      { numRuns: Math.ceil(often(model) / 3) },
    );
  });

  it('law 8: wishes decide nothing', () => {
    const wishes = model.base.attributes.filter(({ wish }) => wish);
    expect(wishes.length).toBeGreaterThan(0);
    const pair = fc.tuple(
      somebody(model, { expected: true }),
      fc.tuple(...wishes.map((attribute) => answerTo(attribute, false).map((answer) => [attribute.id, answer] as const))),
    );
    fc.assert(
      fc.property(pair, ([person, wished]) => {
        expect(verdictsFor(model, withAnswers(person, [...person.answers, ...wished]))).toEqual(verdictsFor(model, person));
      }),
      { numRuns: often(model) },
    );
  });

  it('law 9: more never hurts', () => {
    const gains = model.base.routes.flatMap(({ gives }) => (gives.length > 0 ? [gives] : []));
    const capped = (ways: readonly { readonly findings: readonly Finding[] }[]): boolean => JSON.stringify(ways).includes('"at-most"');
    fc.assert(
      fc.property(somebody(model), fc.constantFrom(...gains), (person, gain) => {
        const after = new Map(resultsFor(model, applyGains(model, person, gain, asOf)).map((result) => [result.id as string, result]));
        for (const { id, verdict, ways } of resultsFor(model, person)) {
          const later = after.get(id);
          // Upper limits are the exception that the data marks.
          if (later === undefined || capped(ways)) continue;
          // Learning of an answer may settle what was unknown either way; that is knowing more, not having more.
          if (gain.some(({ attribute }) => !person.answers.has(attribute)) && verdict !== 'not-yet' && verdict !== 'open') continue;
          // With one "usually" met, another that is not known comes to the fore: a stretch becomes a question (CONTRACT section 2).
          if (verdict === 'stretch' && later.verdict === 'unknown') continue;
          expect([id, verdicts.indexOf(later.verdict) >= verdicts.indexOf(verdict)]).toEqual([id, true]);
        }
      }),
      { numRuns: often(model) },
    );
  });
});
