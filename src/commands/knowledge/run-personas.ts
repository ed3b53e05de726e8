import type { CheckReport } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import { Failure } from '../../domain/failure.js';
import type { Finding } from '../../domain/finding.js';
import type { IsoDate } from '../../domain/ids.js';
import { check, type Model } from '../../engine/index.js';
import type { Expectation, Persona } from '../../workbench/personas.js';
import { sourceFolder, type WorkbenchContext } from './context.js';

/** A persona whose profile has been read. */
export type Person = { readonly file: string; readonly persona: Persona; readonly profile: Profile; readonly asOf: IsoDate };

/** An expectation, and what was found in its place. */
export type Outcome = { readonly expectation: Expectation; readonly found: unknown; readonly holds: boolean };

/** Where personas stand if none are named: beside the knowledge, or with the tests of a clone. */
const usualFolders = (bench: WorkbenchContext): readonly string[] => [`${sourceFolder(bench) ?? '.'}/personas`, 'tests/personas'];

/** Throws a `Failure` where there are none, unless that may be. The files that were named, the YAML files of folders among them; without any, those of the usual folder. */
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

/** What the knowledge says to one persona, expectation by expectation. */
export function tryPersona(model: Model, { persona, profile, asOf }: Person): readonly Outcome[] {
  const ids = [...new Set(persona.expected.map(({ id }) => id))];
  const report = check(model, profile, asOf, ids);
  return persona.expected.map((expectation) => {
    const found = foundFor(report, expectation);
    return { expectation, found, holds: same(expectation, found) };
  });
}

function foundFor(report: CheckReport, { about, id, requirement }: Expectation): unknown {
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
  return about === 'gaps' ? gaps.map((set) => set.map(({ attribute }) => attribute as string)) : [...asks];
}

/** Gap sets and their changes may stand in any order. */
function same({ about, expected }: Expectation, found: unknown): boolean {
  const text = (value: unknown): string =>
    JSON.stringify(
      about === 'gaps' && Array.isArray(value) ? value.map((set) => (Array.isArray(set) ? [...set].sort().join(' ') : set)).sort() : value,
    );
  return text(expected) === text(found);
}
