import { Option } from 'commander';
import type { Attribute } from '../domain/attribute.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';

export type FlagGroup = { readonly title: string; readonly options: readonly Option[] };

/** A flag for each of these attributes, by topic; a yes/no attribute has `--no-` too. */
export function attributeFlags({ topics }: KnowledgeBase, attributes: readonly Attribute[]): readonly FlagGroup[] {
  return topics.map((topic) => ({
    title: `${topic.title}:`,
    options: attributes.filter((attribute) => attribute.topic === topic.id).flatMap(optionsFor),
  }));
}

function optionsFor(attribute: Attribute): readonly Option[] {
  const { id, help, shape } = attribute;
  if (shape.kind === 'yes-no') return [new Option(`--${id} [yes or no]`, help), new Option(`--no-${id}`, `the contrary`).hideHelp()];
  const what = shape.kind === 'set' ? 'list' : shape.kind === 'number' ? 'number' : 'value';
  return [new Option(`--${id} <${what}>`, help)];
}

/** The name under which commander keeps a flag: `gcsePasses`. */
export const keptAs = (id: string): string => new Option(`--${id}`).attributeName();

/** What was typed for each attribute. */
export function typedFlags(base: KnowledgeBase, options: Readonly<Record<string, unknown>>): ReadonlyMap<string, string | boolean> {
  const typed = new Map<string, string | boolean>();
  for (const { id } of base.attributes) {
    const value = options[keptAs(id)];
    if (typeof value === 'string' || typeof value === 'boolean') typed.set(id, value);
  }
  return typed;
}
