import { type Command, type Help, Option } from 'commander';
import { type AnswerOptions, type Context, type ExitCode, type Format, formats, type Mark } from '../../commands/context.js';
import { formatByEnding } from '../../commands/replace-file.js';
import { type Attribute, holdsValues } from '../../domain/attribute.js';
import { Failure } from '../../domain/failure.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { failureText } from '../failure-message.js';
import type { Streams } from '../host.js';
import type { When } from '../output-policy.js';

export const PROGRAM = 'hi-careers';

/** The columns needed to read a description beside its flag. */
const MIN_BESIDE = 28;

/** Options as the parser gives them: not checked yet. */
export type RawOptions = Readonly<Record<string, unknown>>;

/** Commands that take answers. */
const takeAnswers = new WeakSet<Command>();

/** A command with the options that every command has. */
export function addCommand(program: Command, wiring: ProgramContext, name: string, description: string): Command {
  const command = program.command(name).description(description);
  configureErrors(command, wiring);
  return command
    .addOption(new Option('--format <format>', 'choose the format (default: by --output, else text)').choices([...formats]))
    .option('--json', 'print JSON')
    .option('--output <file>', 'write to FILE atomically')
    .option('--force', 'replace files that exist')
    .option('--plain', 'print plain lines, for screen readers')
    .option('--as-of <date>', 'answer as of this date, such as 2026-11-24')
    .option('--data <dir>', 'use the knowledge in this folder')
    .option('--add <dir>', 'add local knowledge (repeatable)', (value: string, before: string[] = []) => [...before, value])
    .addOption(colourOption())
    .addOption(noColourOption());
}

/** Leaves options out of the help of a command that does nothing with them. They are still parsed, so that the command can say why. */
export function hideOptions(command: Command, ...names: readonly string[]): void {
  for (const option of command.options) if (names.includes(option.long ?? '')) option.hideHelp();
}

/** The usual names for this option, accepted but not shown in the help. */
export const colourOption = (): Option => new Option('--color <when>', 'always, never or auto').choices(whens).hideHelp();
export const noColourOption = (): Option => new Option('--no-color', 'same as --color never').hideHelp();
const whens = ['always', 'never', 'auto'] as const satisfies readonly When[];

/** Accepted by commands that never ask, so that scripts can always pass it. */
export const noInputOption = (name: string): Option => new Option('--no-input', `accepted for scripts: ${name} never asks`).hideHelp();

/** Errors are thrown, never an exit: the one place for exit codes is main. */
export function configureErrors(command: Command, { write, columns }: ProgramContext): void {
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

/**
 * The options that give answers: a file, `--set` and, once `addFlags` was called, a flag for each attribute; and what an adviser
 * marks, unless that has no meaning.
 */
export function answerOptions(command: Command, { marks = true } = {}): Command {
  command
    .option('--profile <file>', 'read answers from a YAML or JSON file (- for standard input)')
    .option('--set <attribute=value>', 'set one answer (repeatable)', (value: string, before: string[] = []) => [...before, value])
    .option('--all', 'show every way in, in full');
  if (marks) addMarks(command);
  takeAnswers.add(command);
  return command.optionsGroup('Options:');
}

/**
 * Gives each command that is named and takes answers a flag for each attribute, by topic. If every flag that was typed is
 * known, only those are added: the others are needed only for help, for completion, and to suggest what a misspelt flag meant.
 */
export function addFlags(program: Command, { base, typed }: ProgramContext): void {
  for (const command of program.commands) {
    const name = command.name();
    if (!takeAnswers.has(command) || !typed.includes(name)) continue;
    const needed = typed[0] === name ? attributesTyped(command, typed, base) : base.attributes;
    for (const { title, options } of attributeFlags(base, needed)) {
      command.optionsGroup(title);
      for (const option of options) command.addOption(option);
    }
  }
}

/** The attributes whose flags were typed; all of them if an unknown flag or help was typed. */
function attributesTyped({ options }: Command, typed: readonly string[], { attributes }: KnowledgeBase): readonly Attribute[] {
  const own = new Set<string | undefined>(options.flatMap(({ long, short }) => [long, short]));
  const flags = typed.filter((word) => word.startsWith('-') && word !== '-').map((word) => word.replace(/=.*/s, ''));
  const others = new Set(flags.filter((flag) => !own.has(flag)));
  const found = attributes.filter(({ id }) => [others.delete(`--${id}`), others.delete(`--no-${id}`)].includes(true));
  return others.size === 0 ? found : attributes;
}

/** The options for an adviser's marks. One list keeps the order typed, because a reason belongs to the mark before it. */
function addMarks(command: Command): void {
  const collect =
    (option: Mark['option']) =>
    (text: string): readonly Mark[] => {
      const before: readonly Mark[] | undefined = command.getOptionValue(MARKS);
      const marks = [...(before ?? []), { option, text }];
      command.setOptionValue(MARKS, marks);
      return marks;
    };
  command.optionsGroup('For advisers:');
  for (const [option, what, help] of [
    ['accept', '<role/requirement>', 'mark a requirement as accepted by an employer (needs --because)'],
    ['refuse', '<role/requirement>', 'mark a requirement as refused by an employer (needs --because)'],
    ['because', '<reason>', 'say who decided, and why (shown with the result)'],
  ] as const) {
    command.addOption(new Option(`--${option} ${what}`, help).argParser(collect(option)));
  }
}

/** Where the marks are kept, in the order in which they were typed. */
const MARKS = 'marks';

/** The options that every command has, parsed. */
export const globals = (options: RawOptions): GlobalOptions => ({
  format:
    options.json === true
      ? 'json'
      : (formats.find((format) => format === options.format) ??
        formatByEnding(typeof options.output === 'string' ? options.output : undefined, formats) ??
        'text'),
  ...(typeof options.output === 'string' ? { output: options.output } : {}),
  ...(typeof options.asOf === 'string' ? { asOf: options.asOf } : {}),
  plain: options.plain === true,
  colour: options.color === false ? 'never' : (whens.find((when) => when === options.color) ?? 'auto'),
  input: options.input !== false,
});

/** The same for a command that never asks, so it does not check for a terminal. */
export const neverAsks = (options: RawOptions): GlobalOptions => ({ ...globals(options), input: false });

/** Where the answers come from. */
export const answers = (options: RawOptions, base: KnowledgeBase): AnswerOptions => ({
  ...(typeof options.profile === 'string' ? { profile: options.profile } : {}),
  set: Array.isArray(options.set) ? options.set : [],
  flags: typedFlags(base, options),
  marks: Array.isArray(options[MARKS]) ? options[MARKS] : [],
});

/** The message of commander about a wrong command line, in the form of our other messages. It may quote what was typed. */
function usageFailure(text: string, command: string): Failure {
  const words = text.replace(/^error: /, '').trim();
  const at = words.endsWith(')') ? words.lastIndexOf('\n(') : -1;
  const [said, guess] = at < 0 ? [words, ''] : [words.slice(0, at), words.slice(at + 2, -1)];
  const help = `${command === PROGRAM ? PROGRAM : `${PROGRAM} ${command}`} --help shows the options.`;
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

export type FlagGroup = { readonly title: string; readonly options: readonly Option[] };

/** A flag for each of these attributes, by topic; a yes/no attribute has `--no-` too. */
export function attributeFlags({ topics }: KnowledgeBase, attributes: readonly Attribute[]): readonly FlagGroup[] {
  return topics.map((topic) => ({
    title: `${topic.title}:`,
    options: attributes.filter((attribute) => attribute.topic === topic.id).flatMap(optionsFor),
  }));
}

function optionsFor(attribute: Attribute): readonly Option[] {
  const { id, help, shape } = attribute;
  if (shape.kind === 'yes-no') return [new Option(`--${id} [yes or no]`, help), new Option(`--no-${id}`, 'answer no').hideHelp()];
  const what = shape.kind === 'set' ? 'list' : shape.kind === 'number' ? 'number' : 'value';
  return [new Option(`--${id} <${what}>`, help)];
}

/** The name under which commander keeps a flag: `gcsePasses`. */
export const keptAs = (id: string): string => new Option(`--${id}`).attributeName();

/** What was typed for each attribute. */
export function typedFlags(base: KnowledgeBase, options: Readonly<Record<string, unknown>>): ReadonlyMap<string, string | boolean> {
  const typed = new Map<string, string | boolean>();
  for (const { id } of base.attributes) {
    const value = options[keptAs(id)];
    if (typeof value === 'string' || typeof value === 'boolean') typed.set(id, value);
  }
  return typed;
}

export type GlobalOptions = {
  readonly format: Format;
  readonly output?: string;
  readonly plain: boolean;
  readonly colour: When;
  readonly input: boolean;
  readonly asOf?: string;
};

/** What the program needs from its caller. */
export type ProgramContext = {
  readonly base: KnowledgeBase;
  /** The command line. Commands that it does not name need no attribute flags, so they are not built. */
  readonly typed: readonly string[];
  readonly version: string;
  readonly streams: Streams;
  readonly write: { readonly out: (text: string) => void; readonly err: (text: string) => void };
  readonly columns: number;
  readonly contextFor: (options: GlobalOptions) => Context;
  readonly done: (code: ExitCode) => void;
};

/** The shortest ids, and an answer as a flag. */
type Words = { readonly role: string; readonly route: string; readonly flag: string };

/**
 * Opens the help of a command with examples. Each can be typed as printed, because its words come from the knowledge in use; they
 * are looked up only when the help is printed.
 */
export function addExamples(command: Command, base: KnowledgeBase, examples: (words: Words) => readonly string[]): void {
  command.addHelpText('before', () => {
    const lines = examples({
      role: shortest(Object.keys(base.roleWays)),
      route: shortest(Object.keys(base.routeWays)),
      flag: exampleFlag(base),
    });
    return `Examples:\n${lines.map((line) => `  hi-careers ${line}\n`).join('')}`;
  });
}

/** An answer as a flag: the first value of the first attribute that has values to choose from. */
export const exampleFlag = ({ attributes }: KnowledgeBase): string =>
  attributes.flatMap(({ id, shape }) => holdsValues(shape).map((value) => `--${id} ${value.id}`))[0] ?? '';

const shortest = (ids: readonly string[]): string => ids.toSorted((a, b) => a.length - b.length)[0] ?? '';
