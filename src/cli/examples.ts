import { type Attribute, holdsValues } from '../domain/attribute.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';

export type Examples = {
  /** Id of a first post, where there is one. */
  readonly role: string;
  /** Id of a route that tells what it teaches, where there is one. */
  readonly route: string;
  /** Two answers as flags. */
  readonly flags: string;
};

/** Names for the examples of the help, from the knowledge base in use: each can be typed as it is printed. */
export function examplesFrom({ roles, routes, attributes }: KnowledgeBase): Examples {
  const role = roles.find(({ seniority, entry }) => seniority === 'entry' && entry.length > 0) ?? roles[0];
  const route = routes.find(({ modules, trainsFor }) => modules.length > 0 && trainsFor.length > 0) ?? routes[0];
  // Not age or months of work: what somebody has passed makes the plainer example.
  const lasting = attributes.filter(({ wish, agesAfterMonths }) => !wish && agesAfterMonths === undefined);
  const flags = [lasting.find(({ shape }) => shape.kind === 'number'), lasting.find(({ shape }) => shape.kind === 'ordered')];
  return { role: role?.id ?? '', route: route?.id ?? '', flags: flags.flatMap(flagFor).join(' ') };
}

function flagFor(attribute: Attribute | undefined): readonly string[] {
  if (attribute === undefined) return [];
  const { id, shape } = attribute;
  const values = holdsValues(shape);
  const value = shape.kind === 'number' ? Math.min(Math.max(shape.min, 5), shape.max) : values[Math.floor(values.length / 2)]?.id;
  return value === undefined ? [] : [`--${id} ${value}`];
}
