import { type Command, Option } from 'commander';
import { addCommand, answerOptions, answers, globals, type ProgramContext } from './options.js';

const after = `
Each person answers the questions of advise and gets their advice under a code
(W1, W2), without a name. The screen and its scrollback are cleared before each
person, even with --plain, but not with TERM=dumb. Not cleared: other windows,
paper, photos, files that somebody saved by name, the shell history, and any log
that a terminal or screen reader keeps.

Nothing is written to disk, unless you add:
  --handouts DIR   a handout for each person as they finish, named by their
                   code: HTML, or Markdown with --format markdown. Existing
                   files are never overwritten.
  --save FILE      a line for each person as they finish, which hi-careers batch
                   can read. Use the same file again to continue the codes and
                   the summary.
If the workshop is interrupted, only the current person's answers are lost. It
ends with a page about the group, which shows no number below five; --format and
--output apply to that page. Answers given here, such as the nation, apply to
everybody and are not asked.

Exit codes:
  0  done; Ctrl-D also ends a workshop
  1  done, but something could not be written
  2  incorrect usage, or no terminal`;

/** `hi-careers workshop`. Wiring only. */
export function addWorkshop(program: Command, wiring: ProgramContext): void {
  const workshop = addCommand(program, wiring, 'workshop', 'advise one person after another on a shared computer');
  workshop
    .option('--handouts <dir>', 'write a handout for each person to DIR (readable only by you)')
    .option('--save <file>', 'save a line for each person to FILE, and continue from it (readable only by you)')
    .option('--sheet', 'print a paper answer sheet, to type in later')
    .addOption(new Option('--no-input', 'accepted for scripts, but a workshop needs a terminal').hideHelp());
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
    const [{ runWorkshop }, { workshopIo }] = await Promise.all([import('../../commands/workshop/workshop.js'), import('../workshop.js')]);
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
