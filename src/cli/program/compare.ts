import type { Command } from 'commander';
import { examplesFrom } from '../examples.js';
import type { ProgramContext } from './context.js';
import { addCommand, answerOptions, answers, globals, neverAsks, noInputOption } from './options.js';

/** `hi-careers compare ID ID [ID]`. Wiring only. */
export function addCompare(program: Command, wiring: ProgramContext): void {
  const { role, route, flag } = examplesFrom(wiring.base);
  const compare = addCommand(program, wiring, 'compare', 'two or three roles or routes side by side').argument(
    '<id...>',
    'ids of roles or routes',
  );
  answerOptions(compare).addOption(noInputOption('compare'));
  compare.addHelpText('before', `Examples:\n  hi-careers compare ${role} ${route}\n  hi-careers compare ${role} ${route} ${flag} --json\n`);
  compare.action(async (ids: string[], options) => {
    const { runCompare } = await import('../../commands/compare.js');
    wiring.done(
      await runCompare(wiring.contextFor(neverAsks(options)), ids, { ...answers(options, wiring.base), format: globals(options).format }),
    );
  });
}
