import type { Command } from 'commander';
import { addCommand, addExamples, globals, neverAsks, noInputOption, type ProgramContext } from './options.js';

/** `hi-careers show ID`. Wiring only. */
export function addShow(program: Command, wiring: ProgramContext): void {
  const show = addCommand(program, wiring, 'show', 'show one entry in full, with its sources').argument(
    '<id>',
    'the id or name of a role, route, specialism, award, question or source',
  );
  show.addOption(noInputOption('show'));
  show.option('--checklist', 'print a role or route as a blank checklist');
  addExamples(show, wiring.base, ({ role, route }) => [`show ${route}`, `show ${role} --checklist --format html --output checklist.html`]);
  show.action(async (id: string, options) => {
    const { runShow } = await import('../../commands/show.js');
    wiring.done(await runShow(wiring.contextFor(neverAsks(options)), id, { ...globals(options), checklist: options.checklist === true }));
  });
}
