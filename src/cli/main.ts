import packageJson from '../../package.json' with { type: 'json' };
import type { Context, ExitCode, Folders } from '../commands/context.js';
import { Cancelled } from '../commands/interview/prompter.js';
import { Failure } from '../domain/failure.js';
import type { IsoDate } from '../domain/ids.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { dayBy, isDay } from '../domain/months.js';
import { showHidden, showHiddenButColours } from '../domain/text/hidden-characters.js';
import type { Layout } from '../presentation/index.js';
import { sanitise } from '../presentation/writers/sanitise.js';
import { failureText } from './failure-message.js';
import { type Host, type Streams, thisProcess } from './host.js';
import { openKnowledge } from './load-knowledge.js';
import { decidePolicy, type Policy } from './output-policy.js';
import type { GlobalOptions } from './program/options.js';

/** What has happened in a run, for the message when it is interrupted. */
type Progress = {
  /** The file in which answers were last saved, if any. */
  savedIn: string | null;
  /** Whether prompts that hide the cursor were opened. */
  drawn: boolean;
};

const stopped = ({ savedIn }: Progress): string =>
  savedIn === null ? '\nStopped. Nothing was saved.\n' : `\nStopped. Your answers so far are saved in “${sanitise(savedIn, 'unicode')}”.\n`;

/** Runs the command line and gives the exit code (docs/contract.md, section 3). The only place that touches the process. */
export async function main(argv: readonly string[], host: Host = thisProcess()): Promise<number> {
  const { stdout, stderr } = host.streams;
  surviveClosedPipes(host.streams);
  // Scripts call this most often, so it answers before anything else is loaded.
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
    stdout.write(`${versionText(host.knowledge().base)}\n`);
    return 0;
  }
  const progress: Progress = { savedIn: null, drawn: false };
  const restore = restoreTerminalOnSignals(host.streams, progress);
  try {
    return await run(argv, host, progress);
  } catch (error) {
    if (error instanceof Cancelled) {
      stderr.write(error.words ?? stopped(progress));
      return exitCodes.cancelled;
    }
    if (error instanceof Failure) {
      stderr.write(failureText(error));
      return error.exit;
    }
    stderr.write(showHidden(`hi-careers: internal error; please report it.\n${error instanceof Error ? error.stack : String(error)}\n`));
    return exitCodes.fault;
  } finally {
    restore();
  }
}

async function run(argv: readonly string[], host: Host, progress: Progress): Promise<number> {
  const { streams } = host;
  // Somebody at a terminal who names no command wants to be asked.
  if (argv.length === 0 && streams.stdin.isTTY === true && streams.stderr.isTTY === true) return run(['advise'], host, progress);
  // The workbench reads the named folder itself: the folder may have errors, and the workbench reports them.
  const named = argv[0] === 'knowledge' ? [] : argv;
  const folder = valueAfter(named, '--data');
  const add = valuesAfter(named, '--add');
  const builtIn = folder === undefined && add.length === 0;
  const folders: Folders = { ...(folder === undefined ? {} : { data: folder }), add };
  const base = builtIn ? host.knowledge().base : await openKnowledge(host.knowledge, folder, add);
  const { buildProgram, CommanderError } = await import('./program/index.js');
  let code: ExitCode = 0;
  const program = buildProgram({
    base,
    typed: argv,
    version: versionText(base),
    streams,
    write: { out: (text) => void streams.stdout.write(showHidden(text)), err: (text) => void streams.stderr.write(showHidden(text)) },
    columns: Math.min(Math.max(streams.stdout.columns || 80, 40), 120),
    contextFor: (options) => contextFor(base, folders, options, host, progress),
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

/** Writers have made hidden characters visible; whatever did not come through one cannot do harm either. */
const guard = (text: string, { colour }: Layout): string => (colour === 'none' ? showHidden(text) : showHiddenButColours(text));

function contextFor(base: KnowledgeBase, folders: Folders, options: GlobalOptions, host: Host, progress: Progress): Context {
  const { streams, env, platform } = host;
  const { stdout, stderr } = streams;
  const file = options.output === '-' ? undefined : options.output;
  const policy = decidePolicy({
    // Opened only when it is read: opening takes time, and most commands never read it.
    stdin: {
      get isTerminal() {
        return streams.stdin.isTTY === true;
      },
    },
    stdout: { isTerminal: stdout.isTTY === true, columns: stdout.columns },
    stderr: { isTerminal: stderr.isTTY === true, columns: stderr.columns },
    env,
    platform,
    flags: { plain: options.plain, colour: options.colour, input: options.input, toFile: file !== undefined },
  });
  // The drawing library reads the environment itself, and must do as the policy says.
  // Node warns of NO_COLOR beside FORCE_COLOR, in the middle of a question.
  if (policy.notices.colour === 'none') {
    env.NO_COLOR = '1';
    delete env.FORCE_COLOR;
  } else delete env.NO_COLOR;
  const read: string[] = [];
  const write = async (path: string, text: string, isPrivate = false): Promise<void> => {
    const { writeNew } = await import('./new-file.js');
    await writeNew(path, text, { isPrivate });
  };
  return {
    base,
    folders,
    asOf: dayOf(options.asOf, host),
    resultLayout: policy.result,
    noticeLayout: policy.notices,
    result: async (text) => {
      // JSON has its hidden characters by their numbers, and may be megabytes.
      const clean = options.format === 'json' ? text : guard(text, policy.result);
      return file === undefined ? void stdout.write(clean) : write(file, clean);
    },
    notify: (text) => void stderr.write(guard(text, policy.notices)),
    say: async (blocks) => {
      const { sayAsText } = await import('../commands/render.js');
      return sayAsText((text) => void stderr.write(text), policy.notices)(blocks);
    },
    save: async (path, text) => {
      await write(path, text, true);
      progress.savedIn = path;
    },
    writeFile: async (path, text) => {
      const { isSame } = await import('./files.js');
      for (const one of read)
        if (isSame(one, path))
          throw new Failure('unwritable', `“${path}” was read in this run.`, 'Use a different name. Nothing was written.');
      await write(path, text);
    },
    resultOnScreen: stdout.isTTY === true && file === undefined,
    read: async (path) => {
      read.push(path);
      return (await import('./files.js')).readInput(path, () => streams.stdin);
    },
    readExisting: async (path) => (await import('./files.js')).readExisting(path),
    prompter: policy.interactive ? (host.prompter ?? (() => openPrompter(policy, streams, progress))) : null,
  };
}

async function openPrompter({ plain, notices }: Policy, { stdin, stderr }: Streams, progress: Progress) {
  // The terminal may be found gone before the signal comes. A workshop opens one prompter after another on the same input.
  if (!stdin.listeners('error').includes(hangUp)) stdin.on('error', hangUp);
  const columns = (): number => stderr.columns || 80;
  if (plain) {
    const { plainPrompter } = await import('./prompts/line-by-line.js');
    return plainPrompter(stdin, stderr, Math.max(columns() - 1, 20), notices.glyphs);
  }
  const { visualPrompter } = await import('./prompts/arrow-keys.js');
  progress.drawn = true;
  return visualPrompter(stderr, columns, () => stderr.rows || 24, notices.glyphs);
}

/** The date to answer for: the one given, or today in the local time zone. */
function dayOf(given: string | undefined, { now }: Host): IsoDate {
  if (given === undefined) return dayBy(now());
  if (!isDay(given))
    throw new Failure('usage', `“${given.slice(0, 40)}” is not a date from 1900 to 2199.`, 'Write the date as 2026-11-24.');
  return given;
}

/** Flags are made from the knowledge, so the folder has to be known before the rest is read. */
function valueAfter(argv: readonly string[], flag: string): string | undefined {
  const at = argv.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
  const word = argv[at];
  if (word === undefined) return undefined;
  return word === flag ? argv[at + 1] : word.slice(flag.length + 1);
}

/** Every value of a flag that may be repeated. */
function valuesAfter(argv: readonly string[], flag: string): readonly string[] {
  return argv.flatMap((word, at) => {
    const value = word === flag ? argv[at + 1] : word.startsWith(`${flag}=`) ? word.slice(flag.length + 1) : undefined;
    return value === undefined ? [] : [value];
  });
}

/** A reader that stops early (`| head`) is not an error. Any other loss of output is reported, and ends with exit code 2. */
function surviveClosedPipes({ stdout, stderr }: Streams): void {
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return;
      if (stream.isTTY === true && error.code === 'EIO') return hangUp();
      if (stream === stdout) void sayUnwritten(error, stderr);
      process.on('exit', () => {
        process.exitCode = 2;
      });
    });
  }
}

async function sayUnwritten(error: Error, stderr: Streams['stderr']): Promise<void> {
  const { unwritable } = await import('./files.js');
  stderr.write(
    failureText(unwritable('standard output', error, 'The output is incomplete. Free some space, or name a file with --output.')),
  );
}

/**
 * Ends as a program does whose terminal was closed: by the signal. An exit of its own would abort on Node 20, which sets the
 * terminal back and takes it for a fault that there is none, and a core file would hold the answers.
 */
function hangUp(): void {
  if (process.platform === 'win32') process.exit(exitCodes.hungUp);
  process.removeAllListeners('SIGHUP');
  // What is to be done at the end is done here: clearing the screen, if it is still there, and removing unfinished files.
  const atExit = process.listeners('exit');
  process.removeAllListeners('exit');
  for (const end of atExit) {
    try {
      end(exitCodes.hungUp);
    } catch {
      // The terminal is gone.
    }
  }
  process.kill(process.pid, 'SIGHUP');
}

/** Shows the cursor again when a signal ends the program. Returns a function that removes the handlers. */
function restoreTerminalOnSignals({ stderr }: Streams, progress: Progress): () => void {
  const codes = { SIGINT: exitCodes.cancelled, SIGTERM: exitCodes.terminated, SIGHUP: exitCodes.hungUp } as const;
  const handlers = Object.entries(codes).map(([signal, code]) => {
    const handler = (): void => {
      // A prompter that listens too turns Ctrl-C into `Cancelled`; this is for the time before, between and after questions.
      if (signal === 'SIGINT' && process.listenerCount(signal) > 1) return;
      if (progress.drawn) stderr.write('\u001b[?25h');
      // The signal may have come with the terminal still there; where it is gone, this is an error of the input, and ends alike.
      if (signal === 'SIGHUP' && progress.drawn && process.stdin.isTTY) process.stdin.setRawMode(false);
      if (signal === 'SIGHUP') hangUp();
      if (signal === 'SIGINT') stderr.write(stopped(progress));
      process.exit(code);
    };
    process.on(signal, handler);
    return () => void process.off(signal, handler);
  });
  return () => {
    for (const off of handlers) off();
  };
}

/** Exit codes that no command returns (docs/contract.md, section 3); commands return an `ExitCode`. */
export const exitCodes = { fault: 70, hungUp: 129, cancelled: 130, terminated: 143 } as const;

/** The versions of the program, the knowledge (with its review date) and Node. */
export const versionText = ({ version, reviewed }: KnowledgeBase): string =>
  `hi-careers ${packageJson.version}\nknowledge ${version}, reviewed ${reviewed}\nnode ${process.versions.node}`;
