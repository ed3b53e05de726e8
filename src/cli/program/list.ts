import type { Command } from 'commander';
import { addCommand, globals, neverAsks, noInputOption, type ProgramContext } from './options.js';

/** `hi-careers list [KIND]`. Wiring only. */
export function addList(program: Command, wiring: ProgramContext): void {
  const list = addCommand(program, wiring, 'list', 'list roles, routes, specialisms, qualifications, questions or sources').argument(
    '[kind]',
    'what to list',
  );
  list.addHelpText(
    'before',
    'Examples:\n  hi-careers list roles\n  hi-careers list routes --json\n  hi-careers list roles --search coding\n',
  );
  list.addOption(noInputOption('list'));
  list.option('--search <words>', 'show only names that contain all these words');
  list.action(async (kind: string | undefined, options) => {
    const { runList } = await import('../../commands/list.js');
    wiring.done(
      await runList(wiring.contextFor(neverAsks(options)), kind, {
        ...globals(options),
        ...(typeof options.search === 'string' ? { search: options.search } : {}),
      }),
    );
  });
}
