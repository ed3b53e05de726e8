import { type Attribute, holdsValues } from '../../domain/attribute.js';
import type { AttributeId } from '../../domain/ids.js';
import type { AwardSubject, Gain, GradeRow, GradeTable, Qualification } from '../../domain/knowledge-base.js';
import { didYouMean } from '../../domain/text/suggest.js';
import type { GradeTableFile, QualificationFile } from '../files.js';
import { contentOf, type ParsedFile } from '../parse.js';
import { Spot } from '../report.js';
import { given, type Linking, linkSources } from './context.js';
import { linkGains, linkNation } from './routes.js';
import { kindNames } from './tests.js';

/**
 * Awards by the names people use, with the grades that each kind is given in.
 * @param nations the nations that there are; undefined if nobody is asked.
 * Errors: those of what they give and of their sources; `unknown-value` for kinds and nations; `duplicate-id` for a
 * grade or a scale that is there twice; `wrong-value` for years that run backwards, a grade that settles less than the award by
 * itself does, and subjects that no grade or no list knows.
 */
export function linkQualifications(
  files: readonly ParsedFile[],
  nations: readonly string[] | undefined,
  linking: Linking,
): readonly Qualification[] {
  const all = files.flatMap((file) =>
    contentOf(file, 'qualifications').map((raw, index) => ({ raw, spot: new Spot(file.content, [index]) })),
  );
  const withTables = new Set(all.flatMap(({ raw }) => (raw.tables === undefined ? [] : [raw.id])));
  return all.map(({ raw, spot }) => {
    if (raw.kind !== undefined && !withTables.has(raw.kind)) {
      const hint = didYouMean(raw.kind, withTables, 'Name an award that has tables.');
      linking.report.error('unknown-value', spot.in('kind').place(), `There is no award “${raw.kind}” with tables of grades.`, hint);
    }
    const gives = linkGains(raw.gives, spot.in('gives'), linking);
    return {
      id: raw.id,
      title: raw.title,
      otherTitles: raw['other-titles'] ?? [],
      level: raw.level,
      gives,
      ...given('foundBy', raw['found-by']),
      ...given('kind', raw.kind),
      ...given('subjectIn', linkSubjectIn(raw['subject-in'], spot.in('subject-in'), linking)),
      ...given('subjects', linkSubjects(raw, spot, linking)),
      ...given('tables', linkTables(raw, gives, spot, nations, linking)),
      ...given('caution', raw.caution),
      sources: linkSources(raw.sources, spot.in('sources'), linking),
    };
  });
}

function linkSubjects({ subjects, tables }: QualificationFile, spot: Spot, linking: Linking): readonly AwardSubject[] | undefined {
  const counted = tables?.some(({ grades }) => grades.some(({ subject }) => subject === true)) === true;
  if (subjects !== undefined && !counted) {
    const hint = 'Write “subject: true” at the grades with which a subject counts, or leave the subjects out.';
    linking.report.error('wrong-value', spot.in('subjects').place(), 'Subjects are listed, but no grade counts with a subject.', hint);
  }
  return subjects?.map(({ gives, ...rest }, index) => ({ ...rest, gives: linkGains(gives, spot.in('subjects', index, 'gives'), linking) }));
}

function linkTables(
  raw: QualificationFile,
  gives: readonly Gain[],
  spot: Spot,
  nations: readonly string[] | undefined,
  linking: Linking,
): readonly GradeTable[] | undefined {
  const titles = new Map<string, Spot>();
  return raw.tables?.map((table, index) => {
    const at = spot.in('tables', index);
    checkOnce(table.title, titles, at.in('title'), 'scale of grades', linking);
    checkYears(table, at, linking);
    for (const [place, nation] of (table.nations ?? []).entries()) linkNation(nation, nations, at.in('nations', place), linking);
    const grades = new Map<string, Spot>();
    return {
      ...table,
      grades: table.grades.map((row, place): GradeRow => {
        const rowAt = at.in('grades', place);
        for (const [number, grade] of row.grades.entries()) checkOnce(grade, grades, rowAt.in('grades', number), 'grade', linking);
        if (row.subject === true && raw.subjects === undefined) {
          const hint = 'List the subjects of the award, or leave “subject” out.';
          linking.report.error('wrong-value', rowAt.in('subject').place(), 'A subject counts here, but the award lists none.', hint);
        }
        const linked = linkGains(row.gives, rowAt.in('gives'), linking);
        checkLeast(row.grades, gives, linked, rowAt, linking);
        return { ...row, gives: linked };
      }),
      sources: linkSources(table.sources, at.in('sources'), linking),
    };
  });
}

function checkOnce(name: string, before: Map<string, Spot>, spot: Spot, what: string, { report }: Linking): void {
  const first = before.get(name);
  if (first === undefined) before.set(name, spot);
  else report.error('duplicate-id', spot.place(), `The ${what} “${name}” appears twice.`, 'Keep one of the two.', first.place());
}

function checkYears({ from, until }: GradeTableFile, spot: Spot, { report }: Linking): void {
  if (from === undefined || until === undefined || from <= until) return;
  report.error('wrong-value', spot.in('until').place(), `The years go from ${from} back to ${until}.`, 'Check both years.');
}

/** What an award gives by itself holds for everybody who has it, so no grade that counts may give less. */
function checkLeast(grades: readonly string[], award: readonly Gain[], row: readonly Gain[], spot: Spot, linking: Linking): void {
  if (row.length === 0) return;
  const less = award.find((gain) => !row.some((other) => isAtLeast(other, gain, linking.attributes)));
  if (less === undefined) return;
  const message = `“${grades[0]}” settles less for “${less.attribute}” than the award does without a grade.`;
  const hint = 'What an award gives by itself holds for every grade of it: lower that, or correct the grade.';
  linking.report.error('wrong-value', spot.place(), message, hint);
}

function isAtLeast(one: Gain, least: Gain, attributes: ReadonlyMap<string, Attribute>): boolean {
  if (one.attribute !== least.attribute) return false;
  if (one.kind === 'ordered' && least.kind === 'ordered') {
    const values = holdsValues(attributes.get(one.attribute)?.shape ?? { kind: 'yes-no' }).map(({ id }) => id);
    return values.indexOf(one.value) >= values.indexOf(least.value);
  }
  if (one.kind === 'number' && least.kind === 'number') return one.value >= least.value;
  if (one.kind === 'set' && least.kind === 'set') return least.values.every((value) => one.values.includes(value));
  return one.kind === 'yes-no' && least.kind === 'yes-no' && one.value === least.value;
}

/** The attribute whose values say what an award was in. */
function linkSubjectIn(name: string | undefined, spot: Spot, linking: Linking): AttributeId | undefined {
  const attribute = name === undefined ? undefined : linking.attributeNames.refer(name, spot);
  const shape = attribute === undefined ? undefined : linking.attributes.get(attribute)?.shape;
  if (shape !== undefined && shape.kind !== 'set') {
    const message = `“${name}” is ${kindNames[shape.kind]}, but a subject must come from a list.`;
    linking.report.error('attribute-and-kind', spot.place(), message, 'Name an attribute of the kind set.');
  }
  return attribute;
}
