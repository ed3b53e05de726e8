import packageJson from '../../package.json' with { type: 'json' };
import type { Context, ExitCode } from '../commands/context.js';
import { Cancelled } from '../commands/interview/prompter.js';
import { Failure } from '../domain/failure.js';
import type { IsoDate } from '../domain/ids.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { sanitise } from '../presentation/writers/sanitise.js';
import { failureText } from './failure-message.js';
import { builtInKnowledge, openKnowledge } from './load-knowledge.js';
import { decidePolicy, type Policy } from './output-policy.js';
import type { GlobalOptions } from './program/context.js';

/** The file in which answers were last kept, if anybody asked for that. */
let savedIn: string | null = null;
const stopped = (): string =>
  savedIn === null ? '\nStopped. Nothing was saved.\n' : `\nStopped. Your answers so far are in “${sanitise(savedIn, 'unicode')}”.\n`;

/** Whether prompts that hide the cursor were opened. */
let drawn = false;

/** Runs the command line and gives the exit code (docs/contract.md, section 3). The only place that touches the process. */
export async function main(argv: readonly string[]): Promise<number> {
  surviveClosedPipes();
  // The commonest of all calls in scripts: nothing of the program is needed for it.
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
    process.stdout.write(`${versionText(builtInKnowledge().base)}\n`);
    return 0;
  }
  const restore = restoreTerminalOnSignals();
  try {
    return await run(argv);
  } catch (error) {
    if (error instanceof Cancelled) {
      process.stderr.write(error.words ?? stopped());
      return exitCodes.cancelled;
    }
    if (error instanceof Failure) {
      process.stderr.write(failureText(error));
      return error.exit;
    }
    process.stderr.write(
      `hi-careers: this is a fault of ours, and we are sorry.\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return exitCodes.fault;
  } finally {
    restore();
  }
}

async function run(argv: readonly string[]): Promise<number> {
  // The workbench reads the named folder itself: it may hold faults, which are then the answer.
  const named = argv[0] === 'knowledge' ? [] : argv;
  const folder = valueAfter(named, '--data');
  const add = valuesAfter(named, '--add');
  const builtIn = folder === undefined && add.length === 0;
  const base = builtIn ? builtInKnowledge().base : await openKnowledge(folder, add);
  const { buildProgram, CommanderError } = await import('./program/index.js');
  let code: ExitCode = 0;
  const program = buildProgram({
    base,
    typed: argv,
    version: versionText(base),
    write: { out: (text) => void process.stdout.write(text), err: (text) => void process.stderr.write(text) },
    columns: Math.min(Math.max(process.stdout.columns || 80, 40), 120),
    contextFor: (options) => contextFor(base, options),
    done: (given) => {
      code = given;
    },
  });
  if (argv.length === 0) {
    program.outputHelp();
    return 0;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
}

function contextFor(base: KnowledgeBase, options: GlobalOptions): Context {
  const { stdout, stderr, env, platform } = process;
  const file = options.output === '-' ? undefined : options.output;
  const policy = decidePolicy({
    // Opened only where it is asked for: that takes time, and most commands never read it.
    stdin: {
      get isTerminal() {
        return process.stdin.isTTY === true;
      },
    },
    stdout: { isTerminal: stdout.isTTY === true, columns: stdout.columns },
    stderr: { isTerminal: stderr.isTTY === true, columns: stderr.columns },
    env,
    platform,
    flags: { plain: options.plain, colour: options.colour, input: options.input, toFile: file !== undefined },
  });
  // The drawing library reads the environment itself, and must do as the policy says.
  if (policy.talk.colour === 'none') env.NO_COLOR = '1';
  else delete env.NO_COLOR;
  return {
    base,
    asOf: dayOf(options.asOf),
    resultLayout: policy.result,
    noticeLayout: policy.talk,
    result: async (text) => (file === undefined ? void stdout.write(text) : (await import('./files.js')).writeOutput(file, text)),
    notify: (text) => void stderr.write(text),
    save: async (path, text) => {
      const { writePrivate } = await import('./files.js');
      await writePrivate(path, text);
      savedIn = path;
    },
    writeFile: async (path, text) => (await import('./files.js')).writeOutput(path, text),
    resultOnScreen: stdout.isTTY === true && file === undefined,
    read: async (path) => (await import('./files.js')).readInput(path, process.stdin),
    prompter: policy.interactive ? () => openPrompter(policy) : null,
  };
}

async function openPrompter({ plain, talk }: Policy) {
  const columns = (): number => process.stderr.columns || 80;
  if (plain) {
    const { plainPrompter } = await import('./prompts/line-by-line.js');
    return plainPrompter(process.stdin, process.stderr, Math.max(columns() - 1, 20), talk.glyphs);
  }
  const { visualPrompter } = await import('./prompts/arrow-keys.js');
  drawn = true;
  return visualPrompter(process.stderr, columns, () => process.stderr.rows || 24, talk.glyphs);
}

/** The day of asking: as given, or today where the person is. */
function dayOf(given: string | undefined): IsoDate {
  if (given === undefined) {
    const now = new Date();
    const two = (number: number): string => String(number).padStart(2, '0');
    return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as IsoDate;
  }
  const day = new Date(`${given}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== given) {
    throw new Failure('usage', `“${given.slice(0, 40)}” is not a day.`, 'Write --as-of as year, month and day, such as 2026-11-24.');
  }
  return given as IsoDate;
}

/** Flags are made from the knowledge, so the folder has to be known before the rest is read. */
function valueAfter(argv: readonly string[], flag: string): string | undefined {
  const at = argv.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
  const word = argv[at];
  if (word === undefined) return undefined;
  return word === flag ? argv[at + 1] : word.slice(flag.length + 1);
}

/** Every value of a flag that may be given again. */
function valuesAfter(argv: readonly string[], flag: string): readonly string[] {
  return argv.flatMap((word, at) => {
    const value = word === flag ? argv[at + 1] : word.startsWith(`${flag}=`) ? word.slice(flag.length + 1) : undefined;
    return value === undefined ? [] : [value];
  });
}

/** A reader that has seen enough (`| head`) is no fault. Any other loss of what was written is said, and is exit 2. */
function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return;
      if (stream === process.stdout) void sayUnwritten(error);
      process.on('exit', () => {
        process.exitCode = 2;
      });
    });
  }
}

async function sayUnwritten(error: Error): Promise<void> {
  const { unwritable } = await import('./files.js');
  process.stderr.write(
    failureText(unwritable('standard output', error, 'What came through is not whole. Make room, or name a file with --output.')),
  );
}

/** Whoever stops the program or closes its window finds the cursor shown. Gives what takes the handlers away again. */
function restoreTerminalOnSignals(): () => void {
  const codes = { SIGINT: exitCodes.cancelled, SIGTERM: exitCodes.terminated, SIGHUP: exitCodes.hungUp } as const;
  const handlers = Object.entries(codes).map(([signal, code]) => {
    const handler = (): void => {
      // A prompter that listens too turns Ctrl-C into `Cancelled`; this is for the time before, between and after questions.
      if (signal === 'SIGINT' && process.listenerCount(signal) > 1) return;
      if (drawn) process.stderr.write('\u001b[?25h');
      if (signal === 'SIGINT') process.stderr.write(stopped());
      process.exit(code);
    };
    process.on(signal, handler);
    return () => void process.off(signal, handler);
  });
  return () => {
    for (const off of handlers) off();
  };
}

/** How the program ends where no command says so (docs/contract.md, section 3); what commands end with is `ExitCode`. */
export const exitCodes = { fault: 70, hungUp: 129, cancelled: 130, terminated: 143 } as const;

/** The versions of the program, of the knowledge with the day of its review, and of Node. */
export const versionText = ({ version, reviewed }: KnowledgeBase): string =>
  `hi-careers ${packageJson.version}\nknowledge ${version}, reviewed ${reviewed}\nnode ${process.versions.node}`;
