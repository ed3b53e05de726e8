import type { Command } from 'commander';
import { holdsValues } from '../../domain/attribute.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';

/** The shortest ids, and an answer as a flag. */
type Words = { readonly role: string; readonly route: string; readonly flag: string };

/**
 * Opens the help of a command with examples. Each can be typed as printed, because its words come from the knowledge in use; they
 * are looked up only when the help is printed.
 */
export function addExamples(command: Command, base: KnowledgeBase, examples: (words: Words) => readonly string[]): void {
  command.addHelpText('before', () => {
    const lines = examples({
      role: shortest(Object.keys(base.roleWays)),
      route: shortest(Object.keys(base.routeWays)),
      flag: exampleFlag(base),
    });
    return `Examples:\n${lines.map((line) => `  hi-careers ${line}\n`).join('')}`;
  });
}

/** An answer as a flag: the first value of the first attribute that has values to choose from. */
export const exampleFlag = ({ attributes }: KnowledgeBase): string =>
  attributes.flatMap(({ id, shape }) => holdsValues(shape).map((value) => `--${id} ${value.id}`))[0] ?? '';

const shortest = (ids: readonly string[]): string => ids.toSorted((a, b) => a.length - b.length)[0] ?? '';
