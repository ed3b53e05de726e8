import type { Command } from 'commander';
import { formats } from '../../commands/context.js';
import { formatByEnding } from '../../commands/replace-file.js';
import { addCommand, globals, hideOptions, neverAsks, noInputOption, type ProgramContext } from './options.js';

const after = `
The page is the whole adviser: the same questions, rules and advice as in a
terminal, with the knowledge in it. It opens in a browser from a disk, a stick
or a web server, needs no network, and sends nothing. It reads and writes the
same files of answers as advise --save. It needs a browser of 2023 or later.`;

/** `hi-careers page`. Wiring only. */
export function addPage(program: Command, wiring: ProgramContext): void {
  const page = addCommand(program, wiring, 'page', 'write the whole adviser as one web page that works offline');
  hideOptions(page, '--format', '--json', '--plain');
  page.addOption(noInputOption('page'));
  page.addHelpText('before', 'Examples:\n  hi-careers page --output adviser.html\n  hi-careers page --add trust --output adviser.html\n');
  page.addHelpText('after', after);
  page.action(async (options) => {
    const [{ runPage }, { pageParts }] = await Promise.all([import('../../commands/page/index.js'), import('../page-parts.js')]);
    const chosen = globals(options);
    const format =
      options.json === true ? 'json' : (formats.find((one) => one === options.format) ?? formatByEnding(chosen.output, formats));
    wiring.done(
      await runPage(wiring.contextFor(neverAsks(options)), pageParts(), {
        ...(format === undefined ? {} : { format }),
        named: chosen.output !== undefined && chosen.output !== '-',
      }),
    );
  });
}
