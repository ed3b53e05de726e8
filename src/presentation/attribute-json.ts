import { type Attribute, holdsValues } from '../domain/attribute.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import type { JsonObject } from './json-parts.js';
import { lookup } from './lookup.js';

/** An attribute with what may be said of it. */
export const attributeJson = (id: string, base: KnowledgeBase): JsonObject => {
  const attribute = lookup(base).attributes.get(id);
  return attribute === undefined ? { id } : { id, ...attributeFacts(attribute) };
};

/** What may be said of an attribute. */
export const attributeFacts = ({ label, shape, expectable, wish }: Attribute): JsonObject => ({
  label,
  type: shape.kind,
  ...(shape.kind === 'number' ? { min: shape.min, max: shape.max, unit: shape.unit } : {}),
  ...(shape.kind === 'yes-no' || shape.kind === 'number'
    ? {}
    : { values: holdsValues(shape).map((value) => ({ id: value.id, label: value.label })) }),
  expectable,
  wish,
});
