import type { Command } from 'commander';
import { addCommand, addExamples, answerOptions, answers, globals, type ProgramContext } from './options.js';

/** `hi-careers check ID...`. Wiring only. */
export function addCheck(program: Command, wiring: ProgramContext): void {
  const check = addCommand(program, wiring, 'check', 'check roles or routes, requirement by requirement').argument(
    '<id...>',
    'role or route ids',
  );
  answerOptions(check).option('--no-input', 'never ask; use only the answers given');
  addExamples(check, wiring.base, ({ role, route, flag }) => [
    `check ${role} ${flag}`,
    `check ${role} ${route}`,
    `check ${role} --profile - < me.yaml`,
  ]);
  check.addHelpText(
    'after',
    '\nExit codes:\n  0  everything is open, or open later\n  1  something is not yet open, or closed\n  2  wrong input\n  3  something is for a person to decide, or not known',
  );
  check.action(async (ids: string[], options) => {
    const { runCheck } = await import('../../commands/check.js');
    wiring.done(
      await runCheck(wiring.contextFor(globals(options)), ids, {
        ...answers(options, wiring.base),
        format: globals(options).format,
        all: options.all === true,
      }),
    );
  });
}
