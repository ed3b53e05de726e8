import type { Command } from 'commander';
import { addCommand, addExamples, answerOptions, answers, globals, neverAsks, noInputOption, type ProgramContext } from './options.js';

/** `hi-careers compare ID ID [ID]`. Wiring only. */
export function addCompare(program: Command, wiring: ProgramContext): void {
  const compare = addCommand(program, wiring, 'compare', 'compare two or three roles or routes').argument('<id...>', 'role or route ids');
  answerOptions(compare).addOption(noInputOption('compare'));
  addExamples(compare, wiring.base, ({ role, route, flag }) => [`compare ${role} ${route}`, `compare ${role} ${route} ${flag} --json`]);
  compare.action(async (ids: string[], options) => {
    const { runCompare } = await import('../../commands/compare.js');
    wiring.done(
      await runCompare(wiring.contextFor(neverAsks(options)), ids, { ...answers(options, wiring.base), format: globals(options).format }),
    );
  });
}
