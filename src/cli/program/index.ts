import { Command } from 'commander';
import { addAdvise } from './advise.js';
import { addBatch } from './batch.js';
import { addCheck } from './check.js';
import { addCompare } from './compare.js';
import { addCompletion } from './completion.js';
import { addKnowledge } from './knowledge.js';
import { addList } from './list.js';
import { refuseOneFileForTwo, refuseReplacing } from './named-files.js';
import { addFlags, configureErrors, exampleFlag, PROGRAM, type ProgramContext } from './options.js';
import { addPage } from './page.js';
import { addPathway } from './pathway.js';
import { addShow } from './show.js';
import { addWorkshop } from './workshop.js';

export { CommanderError } from 'commander';

/** Every command, in the order of the help. A new command is a file in `program` and a line here. */
// biome-ignore format: one a line, so that two people can add one each
const commands: Readonly<Record<string, (program: Command, wiring: ProgramContext) => void>> = {
  advise: addAdvise,
  check: addCheck,
  pathway: addPathway,
  compare: addCompare,
  list: addList,
  show: addShow,
  batch: addBatch,
  workshop: addWorkshop,
  page: addPage,
  knowledge: addKnowledge,
  completion: addCompletion,
};

/** The commands to build: the one that was typed, else all of them, for the help or for a misspelt command. */
function commandsFor([first = '']: readonly string[]): readonly ((program: Command, wiring: ProgramContext) => void)[] {
  const named = Object.hasOwn(commands, first) ? commands[first] : undefined;
  return named === undefined ? Object.values(commands) : [named];
}

/** The command line: which words there are, and what each calls. Wiring only; the work is in `commands`. */
export function buildProgram(wiring: ProgramContext): Command {
  const program = new Command(PROGRAM)
    .description(
      'What is open to you in health informatics in the NHS, what is missing, and the next steps.\nIndependent: not an NHS service.',
    )
    .version(wiring.version, '-v, --version', 'print the versions of the program, the knowledge and Node')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print help for a command')
    .addHelpText(
      'before',
      `Examples:\n  hi-careers advise\n  hi-careers advise --no-input ${exampleFlag(wiring.base)}\n  hi-careers list roles\n`,
    )
    .addHelpText('after', '\nFor help with a command: hi-careers check --help');
  configureErrors(program, wiring);
  program.hook('preAction', async (_, command) => {
    await refuseOneFileForTwo(command);
    await refuseReplacing(command, wiring.contextFor);
  });

  for (const add of commandsFor(wiring.typed)) add(program, wiring);
  addFlags(program, wiring);
  return program;
}
