import type { Attribute } from '../domain/attribute.js';
import type { Gain } from '../domain/knowledge-base.js';
import type { GainsFile } from './files.js';
import { kindNames, linkValue } from './link-test.js';
import type { Linking } from './linking.js';
import type { Spot } from './report.js';

/** What a route or an award gives. Errors: `unknown-attribute`, `unknown-value`, `gain-and-kind`. */
export function linkGains(raw: GainsFile | undefined, spot: Spot, linking: Linking): readonly Gain[] {
  return Object.entries(raw ?? {}).flatMap(([name, value]) => {
    const at = spot.in(name);
    const attribute = linking.attributes.get(name);
    if (attribute !== undefined) return linkGain(attribute, value, at, linking);
    linking.attributeNames.refer(name, at);
    return [];
  });
}

function linkGain(attribute: Attribute, raw: GainsFile[string], spot: Spot, linking: Linking): readonly Gain[] {
  const { id, shape } = attribute;
  if (shape.kind === 'yes-no' && typeof raw === 'boolean') return [{ kind: 'yes-no', attribute: id, value: raw }];
  if (shape.kind === 'number' && typeof raw === 'number') return [{ kind: 'number', attribute: id, value: raw }];
  if (shape.kind === 'ordered' && (typeof raw === 'string' || typeof raw === 'number')) {
    return [{ kind: 'ordered', attribute: id, value: linkValue(attribute, raw, spot, linking) }];
  }
  if (shape.kind === 'set' && isList(raw)) {
    return [{ kind: 'set', attribute: id, values: raw.map((value, index) => linkValue(attribute, value, spot.in(index), linking)) }];
  }
  const message = `${JSON.stringify(raw)} does not fit “${id}”, which is ${kindNames[shape.kind]}.`;
  linking.report.error('gain-and-kind', spot.place(), message, howToWrite[shape.kind]);
  return [];
}

function isList(raw: GainsFile[string]): raw is readonly string[] {
  return Array.isArray(raw);
}

const howToWrite: Readonly<Record<Attribute['shape']['kind'], string>> = {
  'yes-no': 'Write true or false.',
  number: 'Write a number.',
  ordered: 'Write one of its values.',
  set: 'Write a list of its values.',
  choice: 'Leave it out: nobody gains a choice.',
};
