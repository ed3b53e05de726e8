import type { Command } from 'commander';
import type { ProgramContext } from './context.js';
import { addCommand, answerOptions, answers, globals } from './options.js';
import { calendar } from './pathway.js';

/** `hi-careers advise`. Wiring only. */
export function addAdvise(program: Command, wiring: ProgramContext): void {
  const advise = addCommand(program, wiring, 'advise', 'ask, then advise; with answers given, asks only what is missing');
  answerOptions(advise)
    .option('--no-input', 'never ask; answer from what was given')
    .option('--save <file>', 'keep the answers in this file as they are given; only you can read it')
    .option('--ics <file>', 'write a calendar of the dates that matter to this file')
    .option('--resume <file>', 'go on from the answers in this file');
  advise.addHelpText(
    'before',
    'Examples:\n  hi-careers advise\n  hi-careers advise --save me.yaml\n  hi-careers advise --resume me.yaml\n  hi-careers advise --no-input --profile me.yaml --json\n',
  );
  advise.action(async (options) => {
    const { runAdvise } = await import('../../commands/advise.js');
    wiring.done(
      await runAdvise(wiring.contextFor(globals(options)), {
        ...answers(options, wiring.base),
        format: globals(options).format,
        all: options.all === true,
        ...calendar(options),
        ...(typeof options.save === 'string' ? { save: options.save } : {}),
        ...(typeof options.resume === 'string' ? { resume: options.resume } : {}),
      }),
    );
  });
}
