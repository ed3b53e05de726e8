import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { Prompter } from '../../src/commands/interview/prompter.js';
import type { KnowledgeBase } from '../../src/domain/knowledge-base.js';
import type { Revived } from '../../src/knowledge/compiled/read.js';
import { beesModel, compiledKnowledge } from './bases.js';

/** The program as it is shipped: built by `npm run build`, started as a person starts it. */
export const program = fileURLToPath(new URL('../../bin/hi-careers.js', import.meta.url));

/** What everybody has in the environment, and nothing that says how to colour. */
export const plainEnv = { PATH: process.env.PATH ?? '', HOME: tmpdir(), LANG: 'C.UTF-8' };

export type Ran = { readonly code: number | null; readonly signal: string | null; readonly stdout: string; readonly stderr: string };

/** Whatever takes this long is stuck. No test measures time. */
export const STUCK = 40_000;
vi.setConfig({ testTimeout: 3 * STUCK });

type Options = {
  /** Read from standard input, which then ends. Without it there is nothing to read. */
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** All streams are a terminal, so wide. */
  readonly columns?: number;
  /** Who answers the questions that are put in that terminal. */
  readonly prompter?: Prompter;
  /** In place of the knowledge that is shipped. */
  readonly knowledge?: KnowledgeBase;
  /** The day on the clock. */
  readonly today?: string;
};

class Collected extends Writable {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  readonly #parts: Buffer[] = [];

  constructor(columns: number | undefined) {
    super();
    this.isTTY = columns !== undefined;
    this.columns = columns;
  }

  override _write(part: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#parts.push(part);
    done();
  }

  get text(): string {
    return Buffer.concat(this.#parts).toString();
  }
}

const shipped: Revived = compiledKnowledge();

async function runHere(args: readonly string[], { input, env = {}, cwd, columns, prompter, knowledge, today }: Options): Promise<Ran> {
  const stdin = Object.assign(Readable.from(input === undefined ? [] : [Buffer.from(input)]), { isTTY: columns !== undefined });
  const [stdout, stderr] = [new Collected(columns), new Collected(columns)];
  const before = process.cwd();
  process.chdir(cwd ?? tmpdir());
  try {
    const code = await main(args, {
      streams: { stdin, stdout, stderr },
      env: { ...plainEnv, ...env },
      platform: 'linux',
      now: () => (today === undefined ? new Date() : new Date(today)),
      knowledge: () => (knowledge === undefined ? shipped : { base: knowledge, kept: () => [] }),
      ...(prompter === undefined ? {} : { prompter: async () => prompter }),
    });
    return { code, signal: null, stdout: stdout.text, stderr: stderr.text };
  } finally {
    process.chdir(before);
  }
}

/** A process has one working directory, so that one command runs after another. */
let last: Promise<unknown> = Promise.resolve();

/** Runs a command in this process to its end. */
export function run(args: readonly string[], options: Options = {}): Promise<Ran> {
  const ran = last.then(() => runHere(args, options));
  last = ran.catch(() => {});
  return ran;
}

/** The same over the knowledge about bees, which tests of how things work stand on: it changes only with them. */
export const runBees = (args: readonly string[], options: Options = {}): Promise<Ran> =>
  run(args, { ...options, knowledge: beesModel.base });

/**
 * What comes of this for somebody who is not root: root, who may write anywhere, is given up meanwhile. Whatever it loads has to be
 * loaded before, because only root may be allowed into the folder of the program.
 */
export async function asNobody<T>(doing: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return doing();
  const before = process.cwd();
  process.chdir(tmpdir());
  process.seteuid?.(65534);
  try {
    return await doing();
  } finally {
    process.seteuid?.(0);
    process.chdir(before);
  }
}

/** The words of a line as a shell parts them, where it has nothing but words and quotes. */
export const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));

type Process = Pick<Options, 'input' | 'env' | 'cwd'> & {
  /** Standard input stays open, and nobody writes to it. */
  readonly holdInput?: true;
};

/** Runs the program as it is shipped, in a process of its own, to its end. Without `input`, standard input is closed. */
export function start(args: readonly string[], { input, holdInput, env = {}, cwd }: Process = {}): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...plainEnv, ...env },
    cwd: cwd ?? tmpdir(),
    stdio: [input === undefined && holdInput === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    timeout: STUCK,
  });
  // A program that refuses early does not read to the end.
  child.stdin?.on('error', () => {});
  if (input !== undefined) child.stdin?.end(input);
  return ended(child);
}

/** The same through a shell, for pipes and redirections: `hi-careers` stands for the program. */
export function shell(line: string, { env = {}, cwd }: Pick<Process, 'env' | 'cwd'> = {}): Promise<Ran> {
  const command = `hi-careers() { "${process.execPath}" "${program}" "$@"; }\n${line}`;
  return ended(
    spawn('bash', ['-c', command], {
      env: { ...plainEnv, ...env },
      cwd: cwd ?? tmpdir(),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: STUCK,
    }),
  );
}

function ended(child: ChildProcess): Promise<Ran> {
  const said = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout?.on('data', (part) => said.stdout.push(part));
  child.stderr?.on('data', (part) => said.stderr.push(part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ code, signal, stdout: Buffer.concat(said.stdout).toString(), stderr: Buffer.concat(said.stderr).toString() }),
    );
  });
}

/** A folder of its own for one test, with these files in it, gone when the test is over. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const path = mkdtempSync(join(tmpdir(), 'hi-careers-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

/** The beekeeping knowledge in a folder of its own, with one file changed. */
export function brokenBees(file: string, change: (text: string) => string): string {
  const path = join(folder(), 'bees');
  cpSync(fileURLToPath(new URL('../fixtures/beekeeping', import.meta.url)), path, { recursive: true });
  writeFileSync(join(path, file), change(readFileSync(join(path, file), 'utf8')));
  return path;
}

/** A stack trace, in whatever words: nobody who types a command should ever see one. */
export const stack = /^\s+at .+:\d+:\d+|fault of ours|node:internal/m;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
export const escapes = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
