import { Command, type Help, Option } from 'commander';
import type { AnswerOptions, Context, ExitCode, Format } from '../commands/context.js';
import { Failure } from '../domain/failure.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { attributeFlags, typedFlags } from './attribute-flags.js';
import { examplesFrom } from './examples.js';
import { addKnowledgeCommands } from './knowledge-program.js';
import { failureText } from './report-failure.js';

export type GlobalOptions = {
  readonly format: Format;
  readonly output?: string;
  readonly plain: boolean;
  readonly input: boolean;
  readonly asOf?: string;
};

/** What the program needs from whoever runs it. */
export type Wiring = {
  readonly base: KnowledgeBase;
  readonly version: string;
  readonly write: { readonly out: (text: string) => void; readonly err: (text: string) => void };
  readonly columns: number;
  readonly contextFor: (options: GlobalOptions) => Context;
  readonly done: (code: ExitCode) => void;
};

const PROGRAM = 'hi-careers';

/** So many columns are needed to read a description beside its flag. */
const MIN_BESIDE = 28;

/** The command line: which words there are, and what each calls. Wiring only; the work is in `commands`. */
export function buildProgram(wiring: Wiring): Command {
  const { role, route, flag } = examplesFrom(wiring.base);
  const program = new Command(PROGRAM)
    .description(
      'What is open to you in health informatics in the NHS, what is missing, and the next steps.\nIndependent: not an NHS service.',
    )
    .version(wiring.version, '-v, --version', 'print the versions of the program, the knowledge and Node')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('before', `Examples:\n  hi-careers advise\n  hi-careers check ${role} ${flag}\n  hi-careers show ${route}\n`)
    .addHelpText('after', '\nEach command has its own help: hi-careers check --help');
  settle(program, wiring);

  const advise = add(program, wiring, 'advise', 'ask, then advise; with answers given, asks only what is missing');
  answerOptions(advise, wiring.base).option('--no-input', 'never ask; answer from what was given');
  advise.addHelpText('before', 'Examples:\n  hi-careers advise\n  hi-careers advise --no-input --profile me.yaml --json\n');
  advise.action(async (options) => {
    const { runAdvise } = await import('../commands/advise.js');
    wiring.done(
      await runAdvise(wiring.contextFor(globals(options)), {
        ...answers(options, wiring.base),
        format: globals(options).format,
        all: options.all === true,
      }),
    );
  });

  const check = add(program, wiring, 'check', 'the verdict for these roles or routes, requirement by requirement').argument(
    '<id...>',
    'ids of roles or routes',
  );
  answerOptions(check, wiring.base).addOption(new Option('--no-input', 'accepted for scripts: check never asks').hideHelp());
  check.addHelpText(
    'before',
    `Examples:\n  hi-careers check ${role} ${flag}\n  hi-careers check ${role} ${route}\n  hi-careers check ${role} --profile - < me.yaml\n`,
  );
  check.addHelpText(
    'after',
    '\nExit codes:\n  0  everything is open, or open later\n  1  something is not yet open, or closed\n  2  wrong input\n  3  something is for a person to decide, or not known',
  );
  check.action(async (ids: string[], options) => {
    const { runCheck } = await import('../commands/check.js');
    wiring.done(
      await runCheck(wiring.contextFor(globals(options)), ids, {
        ...answers(options, wiring.base),
        format: globals(options).format,
        all: options.all === true,
      }),
    );
  });

  const list = add(program, wiring, 'list', 'roles, routes, specialisms, qualifications, questions, sources').argument(
    '[kind]',
    'which of them',
  );
  list.addHelpText('before', 'Examples:\n  hi-careers list roles\n  hi-careers list routes --json\n');
  list.action(async (kind: string | undefined, options) => {
    const { runList } = await import('../commands/list.js');
    wiring.done(await runList(wiring.contextFor(globals(options)), kind, globals(options)));
  });

  const show = add(program, wiring, 'show', 'one of them in full, with its sources').argument(
    '<id>',
    'id of a role, route, specialism, question or source',
  );
  show.addHelpText('before', `Examples:\n  hi-careers show ${route}\n  hi-careers show ${role} --json\n`);
  show.action(async (id: string, options) => {
    const { runShow } = await import('../commands/show.js');
    wiring.done(await runShow(wiring.contextFor(globals(options)), id, globals(options)));
  });
  addKnowledgeCommands(program, wiring);
  return program;
}

function add(program: Command, wiring: Wiring, name: string, description: string): Command {
  const command = program.command(name).description(description);
  settle(command, wiring);
  return command
    .addOption(new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text'))
    .option('--json', 'the same as --format json')
    .option('--output <file>', 'write the result to this file, whole or not at all')
    .option('--plain', 'no columns, no drawing: for screen readers')
    .option('--as-of <date>', 'answer as of this day: 2026-11-24')
    .option('--data <dir>', 'use the knowledge in this folder')
    .addOption(new Option('--color, --no-color').hideHelp());
}

/** Errors are thrown, never an exit: the one place for exit codes is main. */
function settle(command: Command, { write, columns }: Wiring): void {
  command.exitOverride((error) => {
    throw error;
  });
  command
    .configureHelp({ formatItem, minWidthToWrap: MIN_BESIDE })
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: write.out,
      writeErr: write.err,
      outputError: (text, print) => print(failureText(usageFailure(text, command.name()))),
      getOutHelpWidth: () => columns,
      getErrHelpWidth: () => columns,
    });
}

function answerOptions(command: Command, base: KnowledgeBase): Command {
  command
    .option('--profile <file>', 'answers from a YAML or JSON file; - for standard input')
    .option('--set <attribute=value>', 'one answer; may be given again', (value: string, before: string[] = []) => [...before, value])
    .option('--all', 'every way in, in full');
  for (const { title, options } of attributeFlags(base)) {
    command.optionsGroup(title);
    for (const option of options) command.addOption(option);
  }
  return command.optionsGroup('Options:');
}

const globals = (options: Readonly<Record<string, unknown>>): GlobalOptions => ({
  format: options.json === true || options.format === 'json' ? 'json' : 'text',
  ...(typeof options.output === 'string' ? { output: options.output } : {}),
  ...(typeof options.asOf === 'string' ? { asOf: options.asOf } : {}),
  plain: options.plain === true,
  input: options.input !== false,
});

const answers = (options: Readonly<Record<string, unknown>>, base: KnowledgeBase): AnswerOptions => ({
  ...(typeof options.profile === 'string' ? { profile: options.profile } : {}),
  set: Array.isArray(options.set) ? options.set : [],
  flags: typedFlags(base, options),
});

/** What commander says of a wrong command line, in the shape of our other messages. It may quote what was typed. */
function usageFailure(text: string, command: string): Failure {
  const [, said = '', guess = ''] = /^error: (.*?)(?:\n\((.*)\))?\n?$/s.exec(text) ?? [];
  const help = `${command === PROGRAM ? PROGRAM : `${PROGRAM} ${command}`} --help shows what may be written.`;
  return new Failure('usage', `${said.slice(0, 1).toUpperCase()}${said.slice(1, 200)}.`.replace('..', '.'), `${guess} ${help}`.trim());
}

/** One line of help: what to type, then what it does, beside it where there is room and below it where there is not. */
function formatItem(term: string, termWidth: number, description: string, helper: Help): string {
  const width = helper.helpWidth ?? 80;
  const column = termWidth + 4;
  const beside = width - column >= MIN_BESIDE;
  const indent = beside ? column : 6;
  const lines = helper.boxWrap(description, width - indent).split('\n');
  const words = lines.map((line) => `${' '.repeat(indent)}${line}`).join('\n');
  const first = `  ${term}`;
  if (description === '') return first;
  return beside ? `${first.padEnd(indent)}${words.trimStart()}` : `${first}\n${words}`;
}
