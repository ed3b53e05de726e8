import { type Attribute, holdsValues } from '../domain/attribute.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';

export type Examples = {
  /** Id of a first post, where there is one. */
  readonly role: string;
  /** Id of a route that tells what it teaches, where there is one. */
  readonly route: string;
  /** An answer as a flag. */
  readonly flag: string;
};

const noted = new WeakMap<KnowledgeBase, Examples>();

/** Takes what the build has found, so that the help need not look through every role and route. */
export function noteExamples(base: KnowledgeBase, examples: Examples): void {
  noted.set(base, examples);
}

/** Short names for the examples of the help, from the knowledge base in use: each can be typed as it is printed. */
export const examplesFrom = (base: KnowledgeBase): Examples => noted.get(base) ?? findExamples(base);

function findExamples({ roles, routes, attributes }: KnowledgeBase): Examples {
  const role = shortest(roles.filter(({ seniority, entry }) => seniority === 'entry' && entry.length > 0)) ?? roles[0];
  const route = shortest(routes.filter(({ modules, trainsFor }) => modules.length > 0 && trainsFor.length > 0)) ?? routes[0];
  // Not age or months of work: what somebody has passed makes the plainer example.
  const lasting = attributes.filter(({ wish, agesAfterMonths }) => !wish && agesAfterMonths === undefined);
  const asked = lasting.find(({ shape }) => shape.kind === 'number') ?? lasting.find(({ shape }) => shape.kind === 'ordered');
  return { role: role?.id ?? '', route: route?.id ?? '', flag: flagFor(asked) };
}

function shortest<Named extends { readonly id: string }>(entries: readonly Named[]): Named | undefined {
  return entries.toSorted((a, b) => a.id.length - b.id.length)[0];
}

function flagFor(attribute: Attribute | undefined): string {
  if (attribute === undefined) return '';
  const { id, shape } = attribute;
  const values = holdsValues(shape);
  const value = shape.kind === 'number' ? Math.min(Math.max(shape.min, 5), shape.max) : values[Math.floor(values.length / 2)]?.id;
  return value === undefined ? '' : `--${id} ${value}`;
}
