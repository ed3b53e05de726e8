import type { Answer, Profile } from '../../domain/answers.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';

/**
 * The one command line that says the same again: the command, then a flag for each answer in the order of the knowledge base,
 * then what an adviser marked, then the day. It reads the same in a shell of Unix and in PowerShell.
 */
export function commandLine(words: readonly string[], profile: Profile, base: KnowledgeBase, asOf: string): string {
  const answers = base.attributes.flatMap(({ id }) => {
    const answer = profile.answers.get(id);
    return answer === undefined ? [] : flagsOf(id, answer);
  });
  const marked = (profile.overrides ?? []).flatMap(({ requirement, verdict, because }) => [
    `--${verdict}`,
    requirement,
    '--because',
    because,
  ]);
  return plainCommandLine([...words, ...answers, ...marked, '--as-of', asOf]);
}

/** The same of a command that takes no answers. */
export const plainCommandLine = (words: readonly string[]): string => ['npx', 'hi-careers', ...words].map(quoted).join(' ');

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

/** A word as it is typed. Whatever a shell might read otherwise stands between single quotes. */
const quoted = (word: string): string =>
  /^[\w@%+=:./-]+$/.test(word) || /^[\w:@,.-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
