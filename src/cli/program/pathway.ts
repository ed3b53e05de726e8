import type { Command } from 'commander';
import { Failure } from '../../domain/failure.js';
import type { ProgramContext } from './context.js';
import { addExamples } from './examples.js';
import { addCommand, answerOptions, answers, globals, neverAsks, noInputOption, type RawOptions } from './options.js';

/** `hi-careers pathway ROLE [ROLE…]`. Wiring only. */
export function addPathway(program: Command, wiring: ProgramContext): void {
  const pathway = addCommand(program, wiring, 'pathway', 'the steps from here to a role, and a plan B')
    .argument('[role...]', 'ids of roles; of several, the best way to any of them')
    .option('--specialism <id>', 'any role of this specialism, in place of a role')
    .option('--band <number>', 'with --specialism: only roles of this band or above')
    .option('--from <role>', 'somebody who has been in this role for a year, in place of answers')
    .option('--into <role>', 'who could become this: every role from which it is near')
    .option('--within <months>', 'with --into: within so many months; 24 if not given')
    .option('--ics <file>', 'write a calendar of the first plan to this file');
  answerOptions(pathway).addOption(noInputOption('pathway'));
  addExamples(pathway, wiring.base, ({ role, flag }) => [
    `pathway ${role} ${flag}`,
    `pathway ${role} ${flag} --ics plan.ics`,
    `pathway --into ${role} --within 24`,
  ]);
  pathway.action(async (ids: string[], options) => {
    const { runPathway } = await import('../../commands/pathway.js');
    const context = wiring.contextFor(neverAsks(options));
    wiring.done(
      await runPathway(context, {
        ...answers(options, wiring.base),
        ids,
        format: globals(options).format,
        all: options.all === true,
        ...texts(options, 'specialism', 'band', 'from', 'into', 'within'),
        ...calendar(options),
      }),
    );
  });
}

/** The options of these names that were given. */
const texts = (options: RawOptions, ...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.flatMap((name) => (typeof options[name] === 'string' ? [[name, options[name]]] : [])));

/** The calendar file that was named, and how it is written; nothing where none was. */
export function calendar({ ics, output }: RawOptions): { readonly saveCalendar?: (text: string) => Promise<void> } {
  if (typeof ics !== 'string') return {};
  if (ics === '-' || ics === '')
    throw new Failure('usage', '--ics takes the name of a file.', 'Name one, such as plan.ics. Nothing was written.');
  if (ics === output)
    throw new Failure('usage', '--ics and --output name the same file.', 'Name two different files. Nothing was written.');
  return {
    saveCalendar: async (text) => {
      const { writeOutput } = await import('../files.js');
      await writeOutput(ics, text);
    },
  };
}
