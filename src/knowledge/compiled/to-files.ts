import type { Condition, Test } from '../../domain/condition.js';
import type { FirstAdvice, Gain, KnowledgeBase, Levels, Qualification, Role, Route } from '../../domain/knowledge-base.js';
import { isMapping } from '../../domain/mapping.js';
import type { Requirement, RequirementBasis } from '../../domain/requirement.js';
import type { ParsedText } from '../../safe-yaml/parse.js';
import type { ConditionFile, GainsFile, RequirementFile } from '../files.js';
import { identifyFile } from '../folder-layout.js';
import type { ParsedFile } from '../parse.js';
import type { Kept } from './read.js';

/** The name of built-in files in diagnostics: they are not on disk. */
const BUILT_IN = 'built-in';

/**
 * A compiled knowledge base as the files that would be linked to it again, so that local knowledge can be added without the YAML.
 * What the linker wrote out stays written out; `kept` are the files whose names others may use, as they were written.
 */
export function asFiles(base: KnowledgeBase, kept: Kept): readonly ParsedFile[] {
  const { title, version, reviewed, caveats, sources, contacts, pay, retired, sharedEntry, firstAdvice, levels } = base;
  const { usualIntakes, recruitment } = base;
  const entries = new Map(
    kept.filter(({ path }) => path.startsWith('specialisms/')).map(({ path, value }) => [path, isMapping(value) ? value : {}]),
  );
  const asWritten = kept.filter(({ path }) => !entries.has(path));
  return [
    ...asWritten.map(({ path, value }) => file(path, value)),
    file(
      'knowledge.yaml',
      dashed({
        title,
        version,
        reviewed,
        caveats,
        ...(usualIntakes === undefined ? {} : { usualIntakes }),
        ...(recruitment === undefined ? {} : { recruitment }),
      }),
    ),
    file(
      'inferences.yaml',
      base.inferences.map(({ when, then }) => ({ when: condition(when), then: then.map(condition) })),
    ),
    file('qualifications.yaml', base.qualifications.map(qualification)),
    file('contacts.yaml', contacts),
    file('sources.yaml', Object.fromEntries(Object.values(sources).map(({ id, ...rest }) => [id, dashed(rest)]))),
    file('shared-entry.yaml', { jobs: sharedEntry.jobs.map(requirement), training: sharedEntry.training.map(requirement) }),
    ...(firstAdvice.length === 0 ? [] : [file('first-advice/all.yaml', firstAdvice.map(advice))]),
    ...(levels === undefined ? [] : [file('levels.yaml', levelsFile(levels))]),
    ...(pay === undefined ? [] : [file('pay.yaml', pay)]),
    ...(retired === undefined ? [] : [file('retired.yaml', Object.fromEntries(retired.map(({ id, ...rest }) => [id, dashed(rest)])))]),
    ...base.specialisms.map((one) => {
      const path = `specialisms/${one.id}.yaml`;
      return file(path, { ...dashed(one), ...entries.get(path) });
    }),
    ...base.roles.map((one) => file(`roles/${one.specialism}/${one.id}.yaml`, role(one))),
    ...base.routes.map((one) => file(`routes/${one.kind}/${one.id}.yaml`, route(one))),
  ];
}

function file(path: string, value: unknown): ParsedFile {
  const identity = identifyFile(path);
  if (identity === undefined) throw new Error(`No file ${path} belongs in a knowledge base.`);
  const name = `${BUILT_IN}/${path}`;
  const place = () => ({ file: name, line: 1, column: 1 });
  const content: ParsedText = { ok: true, value, placeOf: place, placeOfKey: place, warnings: [] };
  return { ...identity, path, file: name, content };
}

const role = ({ entry, leadsTo, ...rest }: Role) => ({
  ...dashed(rest),
  entry: entry.map(requirement),
  'leads-to': leadsTo.map(({ afterMonths, ...step }) => ({ ...step, ...(afterMonths === null ? {} : { 'after-months': afterMonths }) })),
});

const route = ({ kind: _, entry, gives, ...rest }: Route) => ({ ...dashed(rest), entry: entry.map(requirement), gives: gains(gives) });

const qualification = ({ gives, subjects, tables, ...rest }: Qualification) => ({
  ...dashed(rest),
  gives: gains(gives),
  ...(subjects === undefined ? {} : { subjects: subjects.map((subject) => ({ ...subject, gives: gains(subject.gives) })) }),
  ...(tables === undefined
    ? {}
    : { tables: tables.map((table) => ({ ...table, grades: table.grades.map((row) => ({ ...row, gives: gains(row.gives) })) })) }),
});

const advice = ({ when, unless, gives, ...rest }: FirstAdvice) => ({
  ...rest,
  ...(when === undefined ? {} : { when: condition(when) }),
  ...(unless === undefined ? {} : { unless: condition(unless) }),
  gives: gains(gives),
});

const levelsFile = ({ people, ...rest }: Levels) => ({
  ...dashed(rest),
  people: people.map(({ when, ...rule }) => ({ ...rule, when: condition(when) })),
});

const basisFile = (basis: RequirementBasis): RequirementFile['basis'] =>
  basis.kind === 'our-reading' ? basis.kind : { adverts: { read: basis.read, asking: basis.asking } };

const requirement = ({ when, fixed, basis, ...rest }: Requirement): RequirementFile =>
  ({
    ...dashed(rest),
    ...(basis === undefined ? {} : { basis: basisFile(basis) }),
    ...(fixed ? { fixed } : {}),
    ...(when === undefined ? {} : { when: condition(when) }),
  }) as RequirementFile;

function condition(one: Condition): ConditionFile {
  switch (one.kind) {
    case 'all':
    case 'any':
      return { [one.kind]: one.parts.map(condition) };
    case 'at-least':
      return { 'at-least': { count: one.count, of: one.parts.map(condition) } };
    case 'not':
      return { not: condition(one.part) };
    case 'judged':
      return { judged: one.note };
    case 'test':
      return { [one.attribute]: test(one.test, one.upperLimit) };
  }
}

function test(one: Test, upperLimit: boolean): unknown {
  const limit = upperLimit ? { 'upper-limit': true } : {};
  switch (one.kind) {
    case 'is':
      return one.value;
    case 'one-of':
      // Of a set a value by itself would not do, and a list of one does everywhere.
      return { 'one-of': one.values, ...limit };
    case 'empty':
    case 'some':
      return { [one.kind]: true, ...limit };
    default:
      return { [one.kind]: one.value, ...limit };
  }
}

const gains = (list: readonly Gain[]): GainsFile =>
  Object.fromEntries(list.map((gain) => [gain.attribute, gain.kind === 'set' ? gain.values : gain.value]));

/** The same with its keys as the files write them: `other-titles`. What is inside has keys of one word. */
const dashed = (thing: object): object =>
  Object.fromEntries(Object.entries(thing).map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), value]));
