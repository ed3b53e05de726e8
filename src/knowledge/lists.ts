import type { Condition } from '../domain/condition.js';
import type { SourceId } from '../domain/ids.js';
import { type Contact, type Inference, type Qualification, type QualificationReading, wayKinds } from '../domain/knowledge-base.js';
import { didYouMean } from '../domain/nearest.js';
import type { Source } from '../domain/source.js';
import { linkCondition } from './condition.js';
import type { ConditionFile, ContactFile, InferenceFile, QualificationFile, QualificationReadingFile, SourceFile } from './files.js';
import { linkGains } from './gains.js';
import { kindNames } from './link-test.js';
import { given, type Linking, linkDate, linkSources } from './linking.js';
import type { ParsedFile } from './parse.js';
import { Spot } from './report.js';
import { linkNation } from './routes.js';

/** Errors: those of conditions, and `wrong-value` where anything but tests would follow, or would follow from what a person must decide. */
export function linkInferences(files: readonly ParsedFile[], linking: Linking): readonly Inference[] {
  return files.flatMap((file) =>
    (file.content.value as readonly InferenceFile[]).map((raw, index) => {
      const spot = new Spot(file.content, [index]);
      const when = linkCondition(raw.when, spot.in('when'), linking);
      if (isJudged(when)) {
        const hint = 'Leave the part out that a person decides, or leave the inference out.';
        linking.report.error('wrong-value', spot.in('when').place(), 'Nothing follows from what a person has yet to decide.', hint);
      }
      return { when, then: raw.then.flatMap((one, at) => linkConclusion(one, spot.in('then', at), linking)) };
    }),
  );
}

function linkConclusion(raw: ConditionFile, spot: Spot, linking: Linking): Inference['then'] {
  const condition = linkCondition(raw, spot, linking);
  // `{age: {at-least: 5, at-most: 9}}` is linked as an `all` of two tests.
  const parts = condition.kind === 'all' && !Object.hasOwn(raw, 'all') ? condition.parts : [condition];
  const tests = parts.flatMap((part) => (part.kind === 'test' ? [part] : []));
  if (tests.length === parts.length) return tests;
  linking.report.error(
    'wrong-value',
    spot.place(),
    'What follows has to be a test on one attribute.',
    'Write one test for each item of the list.',
  );
  return tests;
}

function isJudged(condition: Condition): boolean {
  if ('parts' in condition) return condition.parts.some(isJudged);
  return condition.kind === 'judged' || (condition.kind === 'not' && isJudged(condition.part));
}

/** Awards by the names people use. Errors: those of what they give and of their sources. */
export function linkQualifications(files: readonly ParsedFile[], linking: Linking): readonly Qualification[] {
  const above = new Set<string>();
  return files.flatMap((file) =>
    (file.content.value as readonly QualificationFile[]).map((raw, index) => {
      const spot = new Spot(file.content, [index]);
      const read = raw.read === undefined ? undefined : linkReading(raw.read, spot.in('read'), above, linking);
      above.add(raw.id);
      return {
        id: raw.id,
        title: raw.title,
        otherTitles: raw['other-titles'] ?? [],
        level: raw.level,
        gives: linkGains(raw.gives, spot.in('gives'), linking),
        ...given('read', read),
        ...given('caution', raw.caution),
        sources: linkSources(raw.sources, spot.in('sources'), linking),
      };
    }),
  );
}

/** @param above the awards that stand above this one: only one of them may be the more general one, so that none leads to itself. */
function linkReading(
  { of, 'no-award': noAward, 'subject-in': subjectIn, ...rest }: QualificationReadingFile,
  spot: Spot,
  above: ReadonlySet<string>,
  linking: Linking,
): QualificationReading {
  if (of !== undefined && !above.has(of)) {
    const hint = didYouMean(of, above, 'Name an award that stands further up in this file.');
    linking.report.error('unknown-value', spot.in('of').place(), `There is no award “${of}” above this one.`, hint);
  }
  const attribute = subjectIn === undefined ? undefined : linking.attributeNames.refer(subjectIn, spot.in('subject-in'));
  const shape = attribute === undefined ? undefined : linking.attributes.get(attribute)?.shape;
  if (shape !== undefined && shape.kind !== 'set') {
    const message = `“${subjectIn}” is ${kindNames[shape.kind]}, and a subject is one of a list.`;
    linking.report.error('attribute-and-kind', spot.in('subject-in').place(), message, 'Name an attribute of the kind set.');
  }
  return { ...rest, ...given('of', of), ...given('noAward', noAward), ...given('subjectIn', attribute) };
}

/** @param nations the nations that there are; undefined where nobody is asked. Errors: `unknown-value`, those of the sources. */
export function linkContacts(files: readonly ParsedFile[], nations: readonly string[] | undefined, linking: Linking): readonly Contact[] {
  const whom = ['any', ...wayKinds];
  return files.flatMap((file) =>
    (file.content.value as readonly ContactFile[]).map((raw, index) => {
      const spot = new Spot(file.content, [index]);
      linkNation(raw.nation, nations, spot.in('nation'), linking);
      if (!whom.includes(raw.for)) {
        const hint = didYouMean(raw.for, whom, `Write one of these: ${whom.join(', ')}.`);
        linking.report.error('unknown-value', spot.in('for').place(), `There is no way in of the kind “${raw.for}”.`, hint);
      }
      return { ...raw, ...given('local', file.local), sources: linkSources(raw.sources, spot.in('sources'), linking) };
    }),
  );
}

/** Errors: `wrong-value` for days that are in no calendar. The record has no prototype. */
export function linkSourceFiles(files: readonly ParsedFile[], linking: Linking): Readonly<Record<string, Source>> {
  const sources: Record<string, Source> = Object.create(null);
  for (const file of files) {
    for (const [id, { replaces: _, ...raw }] of Object.entries(file.content.value as Readonly<Record<string, SourceFile>>)) {
      sources[id] = { ...raw, id: id as SourceId, read: linkDate(raw.read, new Spot(file.content, [id, 'read']), linking) };
    }
  }
  return sources;
}
