import { describe, expect, it } from 'vitest';
import { tryPersona } from '../../src/commands/knowledge/run-personas.js';
import { type CheckReport, horizons, type Result } from '../../src/domain/advice.js';
import { type Finding, verdicts, type WayFinding } from '../../src/domain/finding.js';
import { advise, check } from '../../src/engine/index.js';
import { firstSteps } from '../../src/workbench/named-steps.js';
import { readPersona } from '../../src/workbench/personas.js';
import { realModel } from '../support/bases.js';
import { asOf } from '../support/people.js';
import { personas } from '../support/personas.js';

/** People, and what the shipped knowledge says to them. Each file argues why that is right. */
const { base } = realModel;
const everything = [...base.roles, ...base.routes].map(({ id }) => id as string);
const people = personas.map((one) => ({ ...one, report: check(realModel, one.profile, asOf, everything) }));

function resultOf(report: CheckReport, id: string): Result {
  const result = report.results.find((entry) => entry.id === id);
  if (result === undefined) throw new Error(`There is no role or route ${id}.`);
  return result;
}

it.each(people)('$persona.who gets what is expected', ({ file, persona, profile }) => {
  const wrong = tryPersona(realModel, { file, persona, profile, asOf }).filter(({ holds }) => !holds);
  expect(
    wrong.map(({ expectation: { about, id, requirement, expected, at }, found }) => ({
      line: at.line,
      about,
      id,
      requirement,
      expected,
      found,
    })),
  ).toEqual([]);
});

it('everybody is told what to do first, by what the persona expects', () => {
  const silent = people.filter(({ persona }) => !persona.expected.some(({ about }) => about === 'first-steps'));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

/** A persona like the first one that would be caught: one expectation put for another. */
describe('an expectation that does not hold is found', () => {
  const [someone] = people;
  if (someone === undefined) throw new Error('There is nobody.');
  const steps = advise(realModel, someone.profile, asOf);
  const [role] = steps.roles;
  const [first] = firstSteps(steps, 1);
  it.each([
    ['a first step that is not there', { 'first-steps': [{ first: 1, 'one-of': ['ward-clerk-of-nowhere'] }] }],
    ['a first step that must not be', { 'first-steps': [{ first: 1, 'none-of': [first?.id] }] }],
    ['a role that must not lead', { order: [{ first: 1, 'none-of': [role?.id] }] }],
    ['an id that there is not, among what must not be', { order: [{ first: 1, 'none-of': ['no-such-role'] }] }],
    ['another horizon', { horizon: { [role?.id ?? '']: horizons.filter((one) => one !== role?.horizon) } }],
    ['another level', { level: 'nobody' }],
  ])('%s', (_what, expect_) => {
    const read = readPersona(JSON.stringify({ who: 'A', profile: {}, expect: expect_ }), 'planted.yaml');
    if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join());
    const { file, profile } = someone;
    expect(tryPersona(realModel, { file, persona: read.persona, profile, asOf }).map(({ holds }) => holds)).toEqual([false]);
  });
});

const waysOf = (report: CheckReport): readonly (WayFinding & { readonly of: string })[] =>
  report.results.flatMap((result) => result.ways.map((way) => ({ ...way, of: result.id })));

const shut = ['not-yet', 'closed', 'unknown'];

describe('every person', () => {
  it('every verdict is given to somebody', () => {
    const given = new Set(people.flatMap(({ report }) => report.results.map(({ verdict }) => verdict)));
    expect([...given].sort()).toEqual([...verdicts].sort());
  });

  it.each(people)(
    '$name: without a clinical registration, the post of clinical safety officer is not open in any way',
    ({ profile, report }) => {
      const registered = profile.answers.get(idOf('professional-registration'));
      if (registered?.kind === 'set' && registered.items.length > 0) return;
      for (const id of ['clinical-safety-officer', 'clinical-safety-officer-registration']) {
        for (const way of resultOf(report, id).ways) expect([way.way.id, shut.includes(way.verdict)]).toEqual([way.way.id, true]);
      }
    },
  );

  it.each(people)('$name: without a degree or its like, the GMTS is not open', ({ profile, report }) => {
    const has = (id: string, ...values: readonly string[]): boolean => {
      const answer = profile.answers.get(idOf(id));
      return answer?.kind === 'ordered' && values.includes(answer.value);
    };
    if (has('degree-class', '2:2', '2:1', 'first') || has('higher-degree', 'masters', 'doctorate')) return;
    for (const id of ['gmts-health-informatics', 'gmts-health-analysis', 'gmts-health-informatics-trainee']) {
      expect([id, ['open', 'open-later', 'stretch'].includes(resultOf(report, id).verdict)]).toEqual([id, false]);
    }
  });

  it.each(people)('$name: nothing is shut, or left open, by what a source calls a help or leaves to the employer', ({ report }) => {
    for (const { of, way, verdict, findings } of waysOf(report)) {
      const weighty = findings.filter(({ requirement: { strength } }) => strength === 'must' || strength === 'usually');
      expect([of, way.id, verdict]).toEqual([of, way.id, verdictBy(weighty, way.noRule)]);
    }
  });

  it.each(people)('$name: what is refused rests on an answer, and what is not known asks for one', ({ profile, report }) => {
    for (const { of, findings } of waysOf(report)) {
      for (const finding of findings) {
        const where = `${of} ${finding.requirement.id}`;
        if (finding.state === 'not-known') expect([where, finding.asks.length > 0]).toEqual([where, true]);
        for (const attribute of finding.asks) expect([where, profile.answers.has(attribute)]).toEqual([where, false]);
        if (finding.state === 'not-met' && profile.answers.size === 0) expect(finding.because).toEqual([]);
      }
    }
  });

  it.each(people)('$name: an answer taken back never refuses what was not refused', ({ profile, report }) => {
    const ids = ['gmts-health-informatics', 'gmts-health-analysis', 'stp-clinical-informatics', 'clinical-safety-officer', 'librarian'];
    const refused = ['not-yet', 'closed'];
    for (const [id, answer] of profile.answers) {
      // Without what is expected, what stands now counts: that is another person.
      if (answer.kind !== 'set' && answer.expected !== undefined) continue;
      const silent = { ...profile, answers: new Map([...profile.answers].filter(([other]) => other !== id)) };
      for (const result of check(realModel, silent, asOf, ids).results) {
        const before = resultOf(report, result.id).verdict;
        expect([id, result.id, refused.includes(result.verdict) && !refused.includes(before)]).toEqual([id, result.id, false]);
      }
    }
  });

  it.each(people)('$name: a role has the verdict of its best way in', ({ report }) => {
    const best = ['open', 'open-later', 'judged', 'stretch', 'unknown', 'not-yet', 'closed'];
    for (const { id, verdict, ways } of report.results) {
      // A way without a rule counts only where all ways with one are closed.
      const ruled = ways.filter(({ way, verdict: one }) => !way.noRule && one !== 'closed');
      const without = ways.filter(({ way }) => way.noRule);
      const counting = ruled.length > 0 ? ruled : without.length > 0 ? without : ways;
      const [first] = counting.map((way) => way.verdict as string).sort((a, b) => best.indexOf(a) - best.indexOf(b));
      expect([id, verdict]).toEqual([id, first]);
    }
  });
});

const idOf = (id: string) => {
  const attribute = base.attributes.find((entry) => entry.id === id);
  if (attribute === undefined) throw new Error(`There is no attribute ${id}.`);
  return attribute.id;
};

/** The table of docs/contract.md, section 2, written out a second time on purpose, over musts and usuallys alone. */
function verdictBy(weighty: readonly Finding[], noRule: boolean): string {
  // What ends before another requirement begins never holds together with it: the better of today and of then counts.
  if (weighty.some(({ until }) => until !== undefined && weighty.some(({ from }) => from !== null && from >= until))) {
    const unmet = (which: (one: Finding) => boolean): string =>
      verdictBy(
        weighty.map(({ until: _, ...one }) => (which(one) ? { ...one, state: 'not-met', from: null } : { ...one, from: null })),
        noRule,
      );
    const ends = new Set(weighty.filter(({ until }) => until !== undefined).map(({ requirement }) => requirement));
    const either = [unmet(({ from }) => from !== null), unmet(({ requirement }) => ends.has(requirement))];
    return verdicts.findLast((verdict) => either.includes(verdict)) ?? '';
  }
  const has = (strength: string, state: string, fixed?: boolean): boolean =>
    weighty.some(
      ({ requirement, state: found }) =>
        requirement.strength === strength && found === state && (fixed === undefined || requirement.fixed === fixed),
    );
  if (has('must', 'not-met', true)) return 'closed';
  if (has('must', 'not-met')) return 'not-yet';
  if (has('must', 'not-known')) return 'unknown';
  if (has('usually', 'not-met')) return 'stretch';
  if (has('usually', 'not-known')) return 'unknown';
  if (has('must', 'judged') || has('usually', 'judged') || noRule) return 'judged';
  return weighty.some(({ from }) => from !== null) ? 'open-later' : 'open';
}
