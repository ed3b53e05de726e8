import type { Command } from 'commander';
import type { Context } from '../../commands/context.js';
import { Failure } from '../../domain/failure.js';
import { addCommand, addExamples, answerOptions, answers, globals, type ProgramContext, type RawOptions } from './options.js';

/** `hi-careers pathway ROLE [ROLE…]`. Wiring only. */
export function addPathway(program: Command, wiring: ProgramContext): void {
  const pathway = addCommand(program, wiring, 'pathway', 'plan the steps to a role, with a plan B')
    .argument('[role...]', 'role ids (given several, plan for whichever is best)')
    .option('--specialism <id>', 'plan for any role in this specialism')
    .option('--band <number>', 'plan only for this band or above (needs --specialism)')
    .option('--from <role>', 'plan for someone with a year in this role')
    .option('--into <role>', 'show which roles lead to this one')
    .option('--within <months>', 'look within this many months (default: 24; needs --into)')
    .option('--ics <file>', 'write the first plan to FILE as a calendar');
  answerOptions(pathway).option('--no-input', 'never ask; use only the answers given');
  addExamples(pathway, wiring.base, ({ role, flag }) => [
    `pathway ${role} ${flag}`,
    `pathway ${role} ${flag} --ics plan.ics`,
    `pathway --into ${role} --within 24`,
  ]);
  pathway.action(async (ids: string[], options) => {
    const { runPathway } = await import('../../commands/pathway.js');
    const context = wiring.contextFor(globals(options));
    wiring.done(
      await runPathway(context, {
        ...answers(options, wiring.base),
        ids,
        format: globals(options).format,
        all: options.all === true,
        ...texts(options, 'specialism', 'band', 'from', 'into', 'within'),
        ...calendar(options, context),
      }),
    );
  });
}

/** The options of these names that were given. */
const texts = (options: RawOptions, ...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.flatMap((name) => (typeof options[name] === 'string' ? [[name, options[name]]] : [])));

/** The calendar file that was named, with a function that writes it; empty if none was named. */
export function calendar({ ics }: RawOptions, { writeFile }: Context): { readonly saveCalendar?: (text: string) => Promise<void> } {
  if (typeof ics !== 'string') return {};
  if (ics === '-' || ics === '') throw new Failure('usage', '--ics needs a file name.', 'Name one, such as plan.ics. Nothing was written.');
  return { saveCalendar: (text) => writeFile(ics, text) };
}
