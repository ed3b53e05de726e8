import fc from 'fast-check';
import { expect } from 'vitest';
import type { Answer, Profile } from '../../src/domain/answers.js';
import type { Change, Finding } from '../../src/domain/finding.js';
import type { AttributeId } from '../../src/domain/ids.js';
import { applyChanges, contradictionsIn, type Model } from '../../src/engine/index.js';
import { answerTo, asOf, isNow, somebody } from './people.js';
import { findingsFor, resultsFor } from './states.js';

/** docs/laws.md, laws 1, 2, 3 and 6, for one person, over any knowledge. */

export const withAnswers = (profile: Profile, answers: Iterable<readonly [AttributeId, Answer]>): Profile => ({
  ...profile,
  answers: new Map(answers),
});

const decided = ({ state }: Finding): boolean => state === 'met' || state === 'not-met';

/** Somebody, and the same person before they had said everything. */
export type Before = { readonly all: Profile; readonly some: Profile };

// What is only expected is no part of what is known now ("a present answer never contradicts an expected one"), so the smaller
// set of answers keeps every expected one.
export const before = (model: Model): fc.Arbitrary<Before> =>
  somebody(model, { expected: true }).chain((all) =>
    fc.subarray([...all.answers.keys()]).map((kept) => ({
      all,
      some: withAnswers(
        all,
        [...all.answers].filter(([id, answer]) => kept.includes(id) || !isNow(answer)),
      ),
    })),
  );

/** Law 1: what is decided on some answers is decided alike on all of them. */
export function unknownIsNotNo(model: Model, { all, some }: Before): void {
  const whole = findingsFor(model, all);
  for (const [where, finding] of findingsFor(model, some))
    if (decided(finding)) expect([where, whole.get(where)?.state]).toEqual([where, finding.state]);
}

/** Every part of a gap set that leaves something out; nothing at all is one of them. */
const properPartsOf = (gap: readonly Change[]): readonly (readonly Change[])[] =>
  Array.from({ length: 2 ** Math.min(gap.length, 5) - 1 }, (_, bits) => gap.filter((_change, at) => bits & (1 << at)));

/** Law 2: gaps suffice and are minimal. At most a dozen requirements of one person are tried. */
export function gapsSuffice(model: Model, person: Profile): void {
  const seen = new Set<string>();
  for (const [where, finding] of findingsFor(model, person)) {
    const key = `${finding.requirement.id} ${JSON.stringify(finding.gaps)}`;
    if (seen.has(key) || finding.gaps.length === 0) continue;
    seen.add(key);
    if (seen.size > 12) return;
    const stateAfter = (changes: readonly Change[]) => findingsFor(model, applyChanges(model, person, changes, asOf)).get(where)?.state;
    for (const gap of finding.gaps.slice(0, 3)) {
      expect([where, contradictionsIn(model, applyChanges(model, person, gap, asOf), asOf)]).toEqual([where, []]);
      expect([where, stateAfter(gap)]).not.toEqual([where, 'not-met']);
      for (const part of properPartsOf(gap)) expect([where, part, stateAfter(part)]).toEqual([where, part, 'not-met']);
    }
  }
}

/** Somebody, and other answers to everything. */
export type Otherwise = { readonly person: Profile; readonly drawn: ReadonlyMap<AttributeId, Answer | null> };

export const otherwise = (model: Model): fc.Arbitrary<Otherwise> =>
  somebody(model).chain((person) => {
    const others = model.base.attributes.map((attribute) =>
      fc.oneof(answerTo(attribute, false), fc.constant(null)).map((answer) => [attribute.id, answer] as const),
    );
    return fc.tuple(...others).map((drawn) => ({ person, drawn: new Map(drawn) }));
  });

/** Law 3: what a decided finding does not cite never changes it. At most a dozen sets of reasons are tried. */
export function reasonsAreTheReasons(model: Model, { person, drawn }: Otherwise): void {
  const found = findingsFor(model, person);
  const groups = new Map<string, string[]>();
  for (const [where, finding] of found) {
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
    for (const where of places) expect([where, after.get(where)?.state]).toEqual([where, found.get(where)?.state]);
  }
}

/** Law 6: with every attribute answered, no verdict is unknown. */
export function nothingStaysUnknown(model: Model, person: Profile): void {
  // Answers were left out where they disagreed with others: what they were is then inferred, or the law says nothing of them.
  const missing = new Set(model.base.attributes.filter(({ id }) => !person.answers.has(id)).map(({ id }) => id));
  for (const { id, ways } of resultsFor(model, person)) {
    for (const way of ways) {
      const asks = way.findings.flatMap(({ asks: open }) => open);
      if (way.verdict === 'unknown') expect([id, asks.some((ask) => missing.has(ask))]).toEqual([id, true]);
    }
  }
}
