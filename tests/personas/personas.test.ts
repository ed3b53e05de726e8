import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { CheckReport, Result } from '../../src/domain/advice.js';
import type { Profile } from '../../src/domain/answers.js';
import type { Finding, WayFinding } from '../../src/domain/finding.js';
import { verdicts } from '../../src/domain/verdict.js';
import { check } from '../../src/engine/index.js';
import { readProfile } from '../../src/profile/read-profile.js';
import { realModel } from '../support/bases.js';
import { asOf } from '../support/people.js';

/** People, and what the shipped knowledge says to them. Each file argues from the facts why that is right. */
type Persona = {
  readonly who: string;
  readonly profile: unknown;
  readonly expect: {
    /** By role or route. */
    readonly verdicts: Readonly<Record<string, string>>;
    /** The month in which it is open. */
    readonly from?: Readonly<Record<string, string>>;
    /** State of a requirement: of the route, or of the direct way in to the role. */
    readonly states?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    /** The attributes of each gap set. */
    readonly gaps?: Readonly<Record<string, Readonly<Record<string, readonly (readonly string[])[]>>>>;
    /** What would settle it. */
    readonly asks?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  };
};

const folder = fileURLToPath(new URL('./', import.meta.url));
const { base } = realModel;
const everything = [...base.roles, ...base.routes].map(({ id }) => id as string);

const people = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .sort()
  .map((file) => {
    const persona = parse(readFileSync(`${folder}${file}`, 'utf8')) as Persona;
    const profile = profileOf(file, persona);
    return { name: file.replace('.yaml', ''), persona, profile, report: check(realModel, profile, asOf, everything) };
  });

function profileOf(file: string, { profile }: Persona): Profile {
  const read = readProfile(JSON.stringify(profile), file, base.attributes);
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => `${file}: ${message}`).join('\n'));
  return read.profile;
}

function resultOf(report: CheckReport, id: string): Result {
  const result = report.results.find((entry) => entry.id === id);
  if (result === undefined) throw new Error(`There is no role or route ${id}.`);
  return result;
}

/** The requirement of a route, or of the direct way in to a role. */
function findingOf(report: CheckReport, id: string, requirement: string): Finding {
  const { ways } = resultOf(report, id);
  const way = ways.find(({ way: { id: name } }) => name === id || name === `direct:${id}`);
  const finding = way?.findings.find((entry) => entry.requirement.id === requirement);
  if (finding === undefined) throw new Error(`${id} has no requirement ${requirement}.`);
  return finding;
}

/** For every requirement named in an expectation, what the report has in its place. */
const filledIn = <T>(wanted: Readonly<Record<string, Readonly<Record<string, T>>>>, found: (id: string, requirement: string) => unknown) =>
  Object.fromEntries(
    Object.entries(wanted).map(([id, requirements]) => [
      id,
      Object.fromEntries(Object.keys(requirements).map((requirement) => [requirement, found(id, requirement)])),
    ]),
  );

describe.each(people)('$persona.who', ({ persona, report }) => {
  const { verdicts: wanted, from = {}, states = {}, gaps = {}, asks = {} } = persona.expect;

  it('gets these verdicts', () => {
    expect(Object.fromEntries(Object.keys(wanted).map((id) => [id, resultOf(report, id).verdict]))).toEqual(wanted);
  });

  it('from these months', () => {
    expect(Object.fromEntries(Object.keys(from).map((id) => [id, resultOf(report, id).from]))).toEqual(from);
  });

  it('because requirement by requirement it stands so', () => {
    expect(filledIn(states, (id, requirement) => findingOf(report, id, requirement).state)).toEqual(states);
  });

  it('with these gaps, and these questions', () => {
    const sorted = (sets: readonly (readonly string[])[]) => sets.map((set) => [...set].sort().join(' ')).sort();
    const found = filledIn(gaps, (id, requirement) =>
      sorted(findingOf(report, id, requirement).gaps.map((set) => set.map(({ attribute }) => attribute))),
    );
    expect(found).toEqual(filledIn(gaps, (id, requirement) => sorted(gaps[id]?.[requirement] ?? [])));
    expect(filledIn(asks, (id, requirement) => findingOf(report, id, requirement).asks)).toEqual(asks);
  });
});

const waysOf = (report: CheckReport): readonly (WayFinding & { readonly of: string })[] =>
  report.results.flatMap((result) => result.ways.map((way) => ({ ...way, of: result.id })));

const shut = ['not-yet', 'closed', 'unknown'];

describe('whoever it is', () => {
  it('there are enough of them, and every verdict is given to somebody', () => {
    expect(people.length).toBeGreaterThanOrEqual(16);
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
