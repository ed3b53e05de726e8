import type { Advice, CheckReport, NextStep } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import { Failure } from '../../domain/failure.js';
import type { Finding } from '../../domain/finding.js';
import type { IsoDate } from '../../domain/ids.js';
import { advise, check, type Model } from '../../engine/index.js';
import { firstSteps } from '../../workbench/named-steps.js';
import type { Among, Expectation, Persona } from '../../workbench/personas.js';
import { sourceFolder, type WorkbenchContext } from './context.js';

/** A persona whose profile has been read. */
export type Person = { readonly file: string; readonly persona: Persona; readonly profile: Profile; readonly asOf: IsoDate };

/** An expectation, and what was found in its place. */
export type Outcome = { readonly expectation: Expectation; readonly found: unknown; readonly holds: boolean };

/** Where personas are if none are named: beside the knowledge, or in the tests of a clone. */
const usualFolders = (bench: WorkbenchContext): readonly string[] => [`${sourceFolder(bench) ?? '.'}/personas`, 'tests/personas'];

/**
 * The persona files that were named, with the YAML files of named folders; if none were named, those of the usual folder.
 * Throws a `Failure` if there are none, unless that is allowed.
 */
export function personaFiles(bench: WorkbenchContext, named: readonly string[], mayBeNone = false): readonly string[] {
  const places = named.length > 0 ? named : usualFolders(bench).filter(bench.isThere).slice(0, 1);
  const files = places.flatMap(
    (place) =>
      bench
        .filesIn(place)
        ?.filter((name) => /\.ya?ml$/.test(name))
        .map((name) => `${place}/${name}`) ?? [place],
  );
  if (files.length > 0 || mayBeNone) return files;
  throw new Failure(
    'usage',
    'There are no personas here.',
    'Name files or folders of them, or make one: hi-careers knowledge freeze PROFILE',
  );
}

/** The personas of some files. Throws a `Failure` with everything that is wrong with their form and their answers. */
export async function readPersonas(bench: WorkbenchContext, files: readonly string[], model: Model): Promise<readonly Person[]> {
  const { readPersona } = await import('../../workbench/personas.js');
  const { readProfile } = await import('../../profile/read-profile.js');
  const people: Person[] = [];
  const wrong = [];
  for (const file of files) {
    const read = readPersona(new TextDecoder().decode(await bench.context.read(file)), file);
    if (!read.ok) {
      wrong.push(...read.diagnostics);
      continue;
    }
    const { persona } = read;
    const answers = readProfile(JSON.stringify(persona.profile), file, model.base.attributes);
    if (answers.ok) people.push({ file, persona, profile: answers.profile, asOf: dayFor(persona, answers.profile, bench) });
    else wrong.push(...answers.diagnostics.map((one) => ({ ...one, at: persona.profileAt })));
  }
  if (wrong.length > 0)
    throw new Failure('bad-persona', 'Some personas cannot be read.', 'Fix the errors listed above.', { diagnostics: wrong });
  return people;
}

/** The day that was named; else the persona's own; else the end of the month in which it was said, so that a persona never ages. */
function dayFor({ asOf }: Persona, { said }: Profile, { context, asOfNamed }: WorkbenchContext): IsoDate {
  if (asOfNamed) return context.asOf;
  return (asOf ?? (said === undefined ? context.asOf : `${said}-28`)) as IsoDate;
}

type OfVerdict = Extract<Expectation, { about: 'verdicts' | 'from' | 'states' | 'gaps' | 'asks' }>;
type OfAdvice = Exclude<Expectation, OfVerdict>;

const isOfVerdict = (one: Expectation): one is OfVerdict => !['first-steps', 'order', 'horizon', 'level'].includes(one.about);

/** What the knowledge says to one persona, expectation by expectation. */
export function tryPersona(model: Model, { persona, profile, asOf }: Person): readonly Outcome[] {
  const ids = [...new Set(persona.expected.filter(isOfVerdict).map(({ id }) => id))];
  const report = check(model, profile, asOf, ids);
  const advice = persona.expected.every(isOfVerdict) ? null : advise(model, profile, asOf);
  return persona.expected.map((expectation): Outcome => {
    if (isOfVerdict(expectation)) {
      const found = foundFor(report, expectation);
      return { expectation, found, holds: same(expectation, found) };
    }
    return { expectation, ...adviceOutcome(model, advice, expectation) };
  });
}

type Found = Omit<Outcome, 'expectation'>;

function adviceOutcome(model: Model, advice: Advice | null, expectation: OfAdvice): Found {
  if (advice === null) return { found: null, holds: false };
  switch (expectation.about) {
    case 'level': {
      const found = advice.level?.id ?? null;
      return { found, holds: found === expectation.expected };
    }
    case 'horizon': {
      const found = advice.roles.find(({ id }) => id === expectation.id)?.horizon ?? 'no such role';
      return { found, holds: expectation.expected.includes(found) };
    }
    case 'order': {
      const shown: readonly string[] = advice.roles.slice(0, expectation.expected.first).map(({ id }) => id);
      return among(expectation.expected, shown, shown, rolesIn(model));
    }
    case 'first-steps': {
      const steps = firstSteps(advice, expectation.expected.first);
      const names = steps.map(({ name }) => name);
      return among(
        expectation.expected,
        names,
        steps.flatMap(({ ids }) => ids),
        stepIdsIn(model),
      );
    }
  }
}

/** An unknown id would never be found, so “none of” would always hold: it is reported instead. */
function among(expected: Among, found: readonly string[], ids: readonly string[], known: ReadonlySet<string>): Found {
  const wanted = 'one-of' in expected ? expected['one-of'] : expected['none-of'];
  const unknown = wanted.find((id) => !known.has(id));
  if (unknown !== undefined) return { found: `there is no “${unknown}”`, holds: false };
  return { found, holds: wanted.some((id) => ids.includes(id)) === 'one-of' in expected };
}

const stepKinds: readonly NextStep['kind'][] = ['apply', 'ask', 'gain', 'answer'];

const rolesIn = ({ base }: Model): ReadonlySet<string> => new Set(base.roles.map(({ id }) => id));

/** What a first step may be named by: first advice, a role, a route, what is gained or answered, or a kind of step. */
const stepIdsIn = ({ base }: Model): ReadonlySet<string> =>
  new Set<string>([
    ...[base.firstAdvice, base.roles, base.routes, base.attributes, base.questions].flatMap((all) => all.map(({ id }) => id)),
    ...stepKinds,
  ]);

function foundFor(report: CheckReport, { about, id, requirement }: OfVerdict): unknown {
  const result = report.results.find((one) => one.id === id);
  if (result === undefined) return 'no such role or route';
  if (about === 'verdicts') return result.verdict;
  if (about === 'from') return result.from;
  const way = result.ways.find(({ way: { id: name } }) => name === id || name === `direct:${id}`);
  const finding = way?.findings.find((one) => one.requirement.id === requirement);
  return finding === undefined ? 'no such requirement' : ofRequirement(finding, about);
}

function ofRequirement({ state, gaps, asks }: Finding, about: 'states' | 'gaps' | 'asks'): unknown {
  if (about === 'states') return state;
  return about === 'gaps' ? gaps.map((set) => set.map(({ attribute }) => attribute)) : [...asks];
}

/** Compares gap sets and their changes in any order. */
function same({ about, expected }: OfVerdict, found: unknown): boolean {
  const text = (value: unknown): string =>
    JSON.stringify(
      about === 'gaps' && Array.isArray(value) ? value.map((set) => (Array.isArray(set) ? [...set].sort().join(' ') : set)).sort() : value,
    );
  return text(expected) === text(found);
}
