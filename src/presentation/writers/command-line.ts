import type { Answer, Profile } from '../../domain/answers.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { sanitise } from './sanitise.js';

/** A command line as one shell reads it; `shell` is null where every shell reads it alike. */
export type ShellLine = { readonly shell: string | null; readonly line: string };

/** How a page can be had again: what to say first, then the lines to type. */
export type Again = { readonly says: readonly string[]; readonly lines: readonly ShellLine[] };

/** The arguments that give a page again. */
export type Repeat = {
  /** The command, then what it is about, such as `check` and the id of a role. */
  readonly words: readonly string[];
  /** Whose page it is; absent where it is about nobody. */
  readonly profile?: Profile;
  /** Options that come after the answers. */
  readonly options: readonly string[];
  /** Files or folders are among the words or options. */
  readonly hasPaths: boolean;
};

/** A file of answers in place of values that no shell can be given safely. */
const SAVED = 'me.yaml';

/**
 * The command lines that give a page again: the command, a flag for each answer in the order of the knowledge base, and the marks of an
 * adviser. One line where every shell reads it alike, else one for each shell that can be given it.
 */
export function commandLines({ words, profile, options, hasPaths }: Repeat, base: KnowledgeBase): Again {
  const marks = (profile?.overrides ?? []).flatMap(({ requirement, verdict, because }) => [
    `--${verdict}`,
    requirement,
    '--because',
    because,
  ]);
  const answers = profile === undefined ? [] : answerFlags(profile, base);
  const whole = [...words, ...answers, ...marks, ...options];
  const alike = written(whole, quoteForAll);
  const shells = Object.entries(quoteFor).map(([shell, quote]) => {
    const line = written(whole, quote);
    const isShort = line === null && profile !== undefined;
    return { shell, isShort, line: isShort ? written([...words, '--profile', SAVED, ...options], quote) : line };
  });
  const lines =
    alike === null ? shells.flatMap(({ shell, line }) => (line === null ? [] : [{ shell, line }])) : [{ shell: null, line: alike }];
  const named = (of: typeof shells): string => of.map(({ shell }) => shell).join(' and ');
  const short = alike === null ? shells.filter(({ isShort, line }) => isShort && line !== null) : [];
  const without = alike === null ? shells.filter(({ line }) => line === null) : [];
  return {
    says: [
      ...(lines.length === 0 ? [] : [alike === null ? 'Type the line for your shell.' : 'Type this one line.']),
      ...(answers.length === 0 ? [] : ['It contains the answers, but no name or contact details: we never ask for them.']),
      ...(marks.length === 0 ? [] : ['It repeats the reasons that an adviser wrote: read them before you pass it on.']),
      ...(hasPaths ? ['It names files or folders, so type it in the folder where you typed the first command.'] : []),
      ...(short.length === 0 ? [] : [`For ${named(short)}, save the answers and the marks in a profile, here “${SAVED}” (docs/using.md).`]),
      ...(without.length === 0 ? [] : [`No line is safe to type in ${named(without)}: a name contains signs that it would change.`]),
    ],
    lines,
  };
}

/** A flag for each answer, and for each that somebody was not sure of. */
const answerFlags = ({ answers, notSure }: Profile, { attributes }: KnowledgeBase): readonly string[] =>
  attributes.flatMap(({ id }) => {
    const answer = answers.get(id);
    return answer !== undefined ? flagsOf(id, answer) : notSure.has(id) ? [`--${id}`, 'not-sure'] : [];
  });

function flagsOf(id: string, answer: Answer): readonly string[] {
  if (answer.kind === 'set') {
    const items = answer.items.map(({ value, expected }) => dated(value, expected));
    return [`--${id}`, items.length === 0 ? 'none' : items.join(',')];
  }
  if (answer.kind === 'yes-no') {
    if (answer.expected !== undefined) return ['--set', `${id}=${dated(String(answer.value), answer.expected)}`];
    return [answer.value ? `--${id}` : `--no-${id}`];
  }
  return [`--${id}`, dated(String(answer.value), answer.expected)];
}

const dated = (value: string, expected: string | undefined): string => (expected === undefined ? value : `${value}@${expected}`);

/** A word as a shell is given it; null where it cannot be given it safely. */
type Quote = (word: string) => string | null;

function written(words: readonly string[], quote: Quote): string | null {
  const quoted = ['npx', 'hi-careers', ...words].map((word) => (isBare(word) ? word : isPrintable(word) ? quote(word) : null));
  return quoted.every((word) => word !== null) ? quoted.join(' ') : null;
}

/** A flag, an id, a whole number, a month, a value with its month: no shell takes them for anything else. PowerShell parts words at commas. */
const isBare = (word: string): boolean => /^(?:--[a-z][\w-]*|[A-Za-z][\w.:@=/-]*|\d+(?:[:@-][\w:@-]*)?)$/.test(word);

/** What a page would show otherwise than it is cannot be typed from it. */
const isPrintable = (word: string): boolean => sanitise(word, 'unicode') === word;

/** Between double quotes, where each shell takes these signs as they are. */
const quoteForAll: Quote = (word) => (word === '' || /["“”„`$\\!%&|<>^]/.test(word) ? null : `"${word}"`);

/**
 * The quoting of each shell, by its name.
 * - Unix: nothing is special between single quotes (POSIX, Shell Command Language, 2.2.2).
 * - PowerShell: between single quotes only single quotes are special, typographic ones too, and each is doubled (about_Quoting_Rules).
 *   Windows PowerShell loses double quotes and a last backslash on their way to a program, and where `npx` is a batch file, the
 *   Command Prompt reads its words again without quotes.
 * - Command Prompt: between double quotes `%` and `!` are still expanded, and a double quote ends them. A program reads a
 *   backslash before the last quote as part of it, so it is doubled.
 */
const quoteFor: Readonly<Record<string, Quote>> = {
  'bash, zsh or sh': (word) => `'${word.replaceAll("'", "'\\''")}'`,
  PowerShell: (word) => (word === '' || /["&|<>^%!]|\\$/.test(word) ? null : `'${word.replace(/['‘’‚‛]/g, '$&$&')}'`),
  'the Command Prompt': (word) => (/["%!]/.test(word) ? null : `"${word.replace(/(?<!\\)\\+$/, '$&$&')}"`),
};
