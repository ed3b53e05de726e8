import { holdsValues } from '../../domain/attribute.js';
import { type Levels, type Role, type Seniority, seniorities } from '../../domain/knowledge-base.js';
import { didYouMean } from '../../domain/text/suggest.js';
import type { LevelsFile } from '../files.js';
import { contentOf, type ParsedFile } from '../parse.js';
import { Spot } from '../report.js';
import { linkCondition } from './conditions.js';
import { given, type Linking } from './context.js';

/**
 * The levels of work; of several layers, the last. Undefined if there is no such file.
 * Errors: `unknown-attribute`, `attribute-and-kind` where the levels are no ordered list, `missing-key` for a seniority without a
 * level, `unknown-value` for a seniority, a level or a level of qualification that does not exist, those of
 * conditions.
 * Warns (`unused`) of a rule for a level that no role has.
 */
export function linkLevels(files: readonly ParsedFile[], roles: readonly Role[], linking: Linking): Levels | undefined {
  const file = files.at(-1);
  if (file === undefined) return undefined;
  const raw = contentOf(file, 'levels');
  const spot = new Spot(file.content);
  const attribute = linking.attributeNames.refer(raw.attribute, spot.in('attribute'));
  const shape = linking.attributes.get(raw.attribute)?.shape;
  if (shape !== undefined && shape.kind !== 'ordered') {
    const hint = 'Name an ordered attribute, whose values are the levels.';
    linking.report.error('attribute-and-kind', spot.in('attribute').place(), `“${raw.attribute}” has no order.`, hint);
  }
  const levels = shape === undefined ? undefined : holdsValues(shape).map(({ id }) => id);
  const level = (id: string, at: Spot): string => {
    if (levels !== undefined && !levels.includes(id)) {
      const hint = didYouMean(id, levels, `The levels are ${levels.join(', ')}.`);
      linking.report.error('unknown-value', at.place(), `There is no level “${id}”.`, hint);
    }
    return id;
  };
  const named = (key: 'chosen-by' | 'qualification' | 'employee') => {
    const id = raw[key];
    return id === undefined ? undefined : linking.attributeNames.refer(id, spot.in(key));
  };
  const bySeniority = linkSeniorities(raw, spot.in('seniorities'), level, linking);
  const used = new Set(roles.map(({ seniority }) => bySeniority[seniority]));
  return {
    attribute,
    ...given('chosenBy', named('chosen-by')),
    ...given('qualification', named('qualification')),
    seniorities: bySeniority,
    monthsInPost: raw['months-in-post'],
    monthsAtLevel: raw['months-at-level'],
    ...given('employee', named('employee')),
    ...given('anyField', linkAnyField(raw, spot, linking)),
    people: raw.people.map((rule, index) => {
      const at = spot.in('people', index);
      if (levels?.includes(rule.level) && !used.has(rule.level)) {
        const hint = 'Remove the rule, or give a seniority this level.';
        linking.report.warning('unused', at.in('level').place(), `No role is at the level “${rule.level}”.`, hint);
      }
      return { level: level(rule.level, at.in('level')), when: linkCondition(rule.when, at.in('when'), linking), because: rule.because };
    }),
  };
}

function linkAnyField(raw: LevelsFile, spot: Spot, { attributes, report }: Linking): string | undefined {
  const value = raw['any-field'];
  const shape = attributes.get(raw.qualification ?? '')?.shape;
  const values = shape === undefined ? [] : holdsValues(shape).map(({ id }) => id);
  if (value !== undefined && !values.includes(value)) {
    const hint = didYouMean(value, values, 'Name a value of the attribute under “qualification”.');
    report.error('unknown-value', spot.in('any-field').place(), `There is no level of qualification “${value}”.`, hint);
  }
  return value;
}

function linkSeniorities(
  raw: LevelsFile,
  spot: Spot,
  level: (id: string, at: Spot) => string,
  { report }: Linking,
): Readonly<Record<Seniority, string>> {
  for (const name of Object.keys(raw.seniorities)) {
    if (seniorities.some((one) => one === name)) continue;
    const hint = didYouMean(name, seniorities, `The seniorities are ${seniorities.join(', ')}.`);
    report.error('unknown-value', spot.in(name).keyPlace(), `There is no seniority “${name}”.`, hint);
  }
  const entries = seniorities.map((name) => {
    const found = raw.seniorities[name];
    if (found !== undefined) return [name, level(found, spot.in(name))] as const;
    report.error('missing-key', spot.place(), `The seniority “${name}” has no level.`, 'Say which level of work it is.');
    return [name, ''] as const;
  });
  return Object.fromEntries(entries) as Readonly<Record<Seniority, string>>;
}
