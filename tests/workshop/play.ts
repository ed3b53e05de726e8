import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, program } from '../support/run.js';
import { answerLineByLine, answerWithArrows, choose, type LinesFor, type Move } from '../terminal/interview.js';
import { keys, Terminal } from '../terminal/terminal.js';

export const day = '--as-of 2026-11-24';
export const next = /Who is next\?[\s\S]*\n> $/;

/** The question that these tests answer, whichever place it has. */
const whereAsked = 'Where would you like to train or work?';

/** A machine of its own: a home, a temporary folder and a place to work, all empty. */
export function machine(files: Readonly<Record<string, string>> = {}) {
  const root = folder();
  for (const name of ['home', 'tmp', 'cwd']) mkdirSync(join(root, name));
  const place = folder(Object.keys(files).length === 0 ? {} : files);
  return {
    place,
    in: (name: string): string => join(place, name),
    read: (name: string): string => readFileSync(join(place, name), 'utf8'),
    /** A workshop in a terminal of this machine. */
    start: (args = '', env: Readonly<Record<string, string>> = {}, { before = '' } = {}): Terminal =>
      new Terminal([], {
        line: `cd ${place}; ${before} exec "${process.execPath}" "${program}" workshop ${day} ${args}`,
        env: { HOME: join(root, 'home'), TMPDIR: join(root, 'tmp'), ...env },
      }),
    /** Every file that is there, anywhere. */
    files: (): readonly string[] => [...filesIn(root), ...filesIn(place)].sort(),
    answers: (name: string): readonly { readonly ref: string; readonly answers: Readonly<Record<string, unknown>> }[] =>
      readFileSync(join(place, name), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
  };
}

export const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((one) => !one.isDirectory())
    .map((one) => one.name)
    .sort();

/** Calls the next person, line by line. */
export async function call(terminal: Terminal): Promise<string> {
  await terminal.see(next);
  terminal.type('1');
  return terminal.see(/Your code is W\d+\.[\s\S]*\n> $/);
}

/** Somebody answers these, line by line, reads the advice, and leaves. */
export async function sit(terminal: Terminal, answers: LinesFor, leave = true): Promise<void> {
  await call(terminal);
  await answerLineByLine(terminal, answers);
  terminal.type('');
  await terminal.see(/look at next\?[\s\S]*\n> $/);
  if (leave) terminal.type('quit');
}

/** Says where somebody would train or work, and "not sure" to what is asked before that. */
export async function sayWhere(terminal: Terminal, where: string): Promise<string> {
  await answerLineByLine(terminal, {}, whereAsked);
  terminal.type(where);
  return terminal.see(/\n> $/);
}

/** The same with arrow keys. */
export async function chooseWhere(terminal: Terminal, where: string): Promise<void> {
  await answerWithArrows(terminal, {}, whereAsked);
  await choose(terminal, where);
}

/** Reads the advice without answering more, line by line, and leaves. */
export async function readAndLeave(terminal: Terminal): Promise<void> {
  terminal.type('show');
  await terminal.see(/look at next\?[\s\S]*\n> $/);
  terminal.type('quit');
}

/** Somebody says where, and nothing else; or nothing at all. */
export async function sitShortly(terminal: Terminal, where?: string): Promise<void> {
  await call(terminal);
  if (where !== undefined) await sayWhere(terminal, where);
  await readAndLeave(terminal);
}

/** The same with arrow keys. */
export async function sitWithArrows(terminal: Terminal, answers: Readonly<Record<string, readonly Move[]>>, leave = true): Promise<void> {
  await terminal.see(/Who is next\?[\s\S]*press Enter/);
  await choose(terminal, 'Next person');
  await terminal.see(/Your code is W\d+/);
  await answerWithArrows(terminal, answers);
  await choose(terminal, 'Yes, show the advice');
  await terminal.see(/look at next\?[\s\S]*Type here:\s*$/);
  if (leave) terminal.type('quit');
}

/** Ends it, line by line. */
export async function finish(terminal: Terminal) {
  await terminal.see(next);
  terminal.type('2');
  return terminal.end();
}

export const endOfInput = keys.end;
