import { type Command, Option } from 'commander';
import type { ProgramContext } from './context.js';
import { addCommand, answerOptions, answers, globals } from './options.js';

const after = `
One after another: the questions of advise, the advice, then the next person.
Each has a code (W1, W2) and no name. Before each person the screen is cleared,
and all that can be scrolled back to. Also with --plain: this is the one
sequence that is sent then. It cannot clear other windows, paper, photos, files
that somebody saved by name, the list of past commands, or a log that a terminal
or screen reader keeps of its own. With TERM=dumb nothing is cleared, and it
says so.

Nothing is written to the disk, unless:
  --handouts DIR   a sheet for each person as soon as they have finished, named
                   by their code: HTML, or Markdown with --format markdown. No
                   file in the folder is ever written over.
  --save FILE      a line for each person as soon as they have finished, which
                   hi-careers batch reads. Start again with the same file, and
                   the codes and the summary go on from there.
Whatever breaks off, only the person who is answering is lost. At the end comes
a page about the group, in which no number under five is told: --format and
--output are for it. Answers that are given here count for everybody and are not
asked, such as the nation.

Exit codes:
  0  done; the end of the input (Ctrl-D) ends a workshop too
  1  done, but something that was asked for could not be written
  2  wrong usage, or no terminal`;

/** `hi-careers workshop`. Wiring only. */
export function addWorkshop(program: Command, wiring: ProgramContext): void {
  const workshop = addCommand(program, wiring, 'workshop', 'one person after another on one machine, nothing left behind');
  workshop
    .option('--handouts <dir>', 'write a sheet for each person into this folder; only you can read it')
    .option('--save <file>', 'keep a line for each person in this file, and go on from it; only you can read it')
    .option('--sheet', 'print an answer sheet for paper, to be typed in afterwards')
    .addOption(new Option('--no-input', 'accepted for scripts: without a terminal there is no workshop').hideHelp());
  answerOptions(workshop, { marks: false });
  workshop.addHelpText(
    'before',
    'Examples:\n  hi-careers workshop\n  hi-careers workshop --handouts sheets --save people.ndjson\n  hi-careers workshop --sheet --format html --output sheet.html\n',
  );
  workshop.addHelpText('after', after);
  workshop.action(async (options) => {
    const chosen = globals(options);
    const given = { ...answers(options, wiring.base), format: chosen.format };
    const context = wiring.contextFor(chosen);
    if (options.sheet === true) {
      const { runSheet } = await import('../../commands/workshop/answer-sheet.js');
      wiring.done(await runSheet(context, given));
      return;
    }
    const [{ runWorkshop }, { workshopIo }] = await Promise.all([
      import('../../commands/workshop/workshop.js'),
      import('../workshop/io.js'),
    ]);
    wiring.done(
      await runWorkshop(context, workshopIo(), {
        ...given,
        all: options.all === true,
        ...(chosen.output === undefined ? {} : { output: chosen.output }),
        ...(typeof options.handouts === 'string' ? { handouts: options.handouts } : {}),
        ...(typeof options.save === 'string' ? { save: options.save } : {}),
      }),
    );
  });
}
