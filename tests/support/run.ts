import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';

/** The program as it is shipped: built by `npm run build`, started as a person starts it. */
export const program = fileURLToPath(new URL('../../bin/hi-careers.js', import.meta.url));

/** What everybody has in the environment, and nothing that says how to colour. */
export const plainEnv = { PATH: process.env.PATH ?? '', HOME: tmpdir(), LANG: 'C.UTF-8' };

export type Ran = { readonly code: number | null; readonly signal: string | null; readonly stdout: string; readonly stderr: string };

type Options = {
  /** Written to standard input, which is then closed. */
  readonly input?: string | Uint8Array;
  /** Standard input stays open, and nobody writes to it. */
  readonly holdInput?: true;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly user?: number;
};

/** Whatever takes this long is stuck. No test measures time. */
export const STUCK = 60_000;
vi.setConfig({ testTimeout: 3 * STUCK });

/** Runs the program to its end. Without `input`, standard input is closed. */
export function run(args: readonly string[], { input, holdInput, env = {}, cwd, user }: Options = {}): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...plainEnv, ...env },
    cwd: cwd ?? tmpdir(),
    stdio: [input === undefined && holdInput === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    timeout: STUCK,
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  // Whoever refuses early does not read to the end.
  child.stdin?.on('error', () => {});
  if (input !== undefined) child.stdin?.end(input);
  return ended(child);
}

/** The same through a shell, for pipes and redirections: `hi-careers` stands for the program. */
export function shell(line: string, { env = {}, cwd }: Pick<Options, 'env' | 'cwd'> = {}): Promise<Ran> {
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
