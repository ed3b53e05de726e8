import type { Command } from 'commander';
import { addCommand, answerOptions, answers, globals, type ProgramContext } from './options.js';
import { calendar } from './pathway.js';

/** `hi-careers advise`. Wiring only. */
export function addAdvise(program: Command, wiring: ProgramContext): void {
  const advise = addCommand(program, wiring, 'advise', 'answer questions and get advice (asks only what is missing)');
  answerOptions(advise)
    .option('--no-input', 'never ask; use only the answers given')
    .option('--save <file>', 'save answers to FILE as you go (readable only by you)')
    .option('--ics <file>', 'write a calendar of the dates that matter to this file')
    .option('--resume <file>', 'continue from the answers in FILE');
  advise.addHelpText(
    'before',
    'Examples:\n  hi-careers advise\n  hi-careers advise --save me.yaml\n  hi-careers advise --resume me.yaml\n  hi-careers advise --no-input --profile me.yaml --json\n',
  );
  advise.action(async (options) => {
    const { runAdvise } = await import('../../commands/advise.js');
    const context = wiring.contextFor(globals(options));
    wiring.done(
      await runAdvise(context, {
        ...answers(options, wiring.base),
        format: globals(options).format,
        all: options.all === true,
        ...calendar(options, context),
        ...(typeof options.save === 'string' ? { save: options.save } : {}),
        ...(typeof options.resume === 'string' ? { resume: options.resume } : {}),
        force: options.force === true,
      }),
    );
  });
}
