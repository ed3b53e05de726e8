import { execFileSync } from 'node:child_process';

/** The words that a shell of Unix makes of lines that begin with `npx`. */
export const unixWords = (shell: 'bash' | 'sh', lines: readonly string[]): readonly (readonly string[])[] =>
  execFileSync(shell, ['-s'], { input: `npx() { printf '%s\\0' "$@" '\u0001'; }\n${lines.join('\n')}\n`, encoding: 'utf8' })
    .split('\u0001\0')
    .slice(0, -1)
    .map((words) => words.split('\0').slice(0, -1));

/** What PowerShell parts and changes outside quotes (about_Parsing, about_Special_Characters). An `@` is special at the start of a word alone. */
const special = /[\s"'‘’‚‛“”„`$,;(){}|&<>#]/;

/** The words that PowerShell makes of a line (about_Quoting_Rules). Throws where a sign would be read as anything but itself. */
export function powershellWords(line: string): readonly string[] {
  const words = [...line.matchAll(/'(?:[^'‘’‚‛]|['‘’‚‛]{2})*'|"[^"“”„`$]*"|[^\s]+/g)].map(([word]) => word);
  if (words.join(' ') !== line) throw new Error(`not words: ${line}`);
  return words.map((word) => {
    if (word.startsWith("'")) return word.slice(1, -1).replace(/(['‘’‚‛])\1/g, '$1');
    if (word.startsWith('"')) return word.slice(1, -1);
    if (special.test(word.slice(1)) || /["'@#,;(){}$`]/.test(word[0] ?? '')) throw new Error(`not bare: ${word}`);
    return word;
  });
}

/** How Windows PowerShell hands words to a program: one text, with double quotes only around what has white space. */
export const handedOver = (words: readonly string[]): string => words.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ');

/**
 * The words that a program is given of a line typed in the Command Prompt, or handed to a batch file. Throws where the Command Prompt
 * would read a sign as its own: `%` and `!` anywhere, the others outside double quotes.
 */
export function commandPromptWords(line: string): readonly string[] {
  if (/[%!\r\n]/.test(line)) throw new Error(`expanded: ${line}`);
  const outside = line.split('"').filter((_, at) => at % 2 === 0);
  if (outside.some((part) => /[&|<>^]/.test(part))) throw new Error(`read as its own: ${line}`);
  return programWords(line);
}

/** The rules by which a program in C parts its command line (Microsoft, “Parsing C command-line arguments”). */
function programWords(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  let isQuoted = false;
  for (const [part] of line.matchAll(/\\*"|\\+|[\s\S]/gu)) {
    if (part.endsWith('"')) {
      const slashes = part.length - 1;
      word = (word ?? '') + '\\'.repeat(Math.floor(slashes / 2));
      if (slashes % 2 === 1) word += '"';
      else isQuoted = !isQuoted;
    } else if (/^\s$/.test(part) && !isQuoted) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + part;
  }
  return word === null ? words : [...words, word];
}
