import { type Attribute, holdsValues } from '../../domain/attribute.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { entryIds, listKinds, sanitise } from '../../presentation/index.js';

/** Something that may be typed, with a short description. */
export type Word = { readonly value: string; readonly about: string };

/** What may follow: words; `parts` are joined by commas. Names of files are the shell's own business. */
export type Expected =
  | { readonly kind: 'words' | 'parts'; readonly words: readonly Word[] }
  | { readonly kind: 'pairs'; readonly names: readonly Word[]; readonly of: (name: string) => Expected }
  | { readonly kind: 'files' | 'nothing' };

export type Flag = {
  /** With its hyphens: `--as-of`. */
  readonly name: string;
  readonly about: string;
  readonly isHidden: boolean;
  /** How many words belong to it: none, one, one or none, one or more. */
  readonly takes: 'none' | 'one' | 'maybe' | 'many';
  readonly expected: Expected;
};

/** A command as it may be typed. The program itself is the outermost. */
export type Grammar = {
  readonly name: string;
  readonly about: string;
  readonly flags: readonly Flag[];
  readonly commands: readonly Grammar[];
  /** What each operand may be; the last applies to all that follow if `goesOn`. */
  readonly operands: readonly Expected[];
  readonly goesOn: boolean;
};

/** The marker for file names in the answer: no other word starts with it. */
const FILES = ':files';

/**
 * What the word that is being typed may become, each on a line with a tab before the words about it; `:files` where a file is
 * meant. Pure: `before` are the whole words between the program's name and the current one.
 */
export function completionText(program: Grammar, before: readonly string[], current: string): string {
  const found = completions(program, before, current);
  return found.map(({ value, about }) => `${clean(value)}${about === '' ? '' : `\t${clean(about)}`}\n`).join('');
}

const clean = (text: string): string => sanitise(text, 'unicode');

function completions(program: Grammar, before: readonly string[], current: string): readonly Word[] {
  let command = program;
  let operands = 0;
  let open: Flag | null = null;
  for (const word of before) {
    if (open !== null && !(word.startsWith('-') && open.takes !== 'one')) {
      if (open.takes !== 'many') open = null;
      continue;
    }
    open = null;
    if (word.startsWith('-')) {
      const flag: Flag | undefined = word.includes('=') ? undefined : command.flags.find(({ name }) => name === word);
      open = flag === undefined || flag.takes === 'none' ? null : flag;
      continue;
    }
    const inner: Grammar | undefined = operands === 0 ? command.commands.find(({ name }) => name === word) : undefined;
    if (inner === undefined) operands++;
    else command = inner;
  }
  if (open !== null && !(current.startsWith('-') && open.takes !== 'one')) return wordsOf(open.expected, current, '');
  const [, flagName, rest] = /^(--[^=]+)=(.*)$/.exec(current) ?? [];
  if (flagName !== undefined) {
    const flag = command.flags.find(({ name }) => name === flagName);
    return flag === undefined ? [] : wordsOf(flag.expected, rest ?? '', `${flagName}=`);
  }
  if (current.startsWith('-')) {
    const shown = command.flags.filter(({ isHidden, name }) => !isHidden && name.startsWith(current));
    return shown.map(({ name, about }) => ({ value: name, about }));
  }
  const names = operands === 0 ? command.commands.map(({ name, about }) => ({ value: name, about })) : [];
  const expected = command.operands[operands] ?? (command.goesOn ? command.operands.at(-1) : undefined);
  return [...matching(names, current, ''), ...(expected === undefined ? [] : wordsOf(expected, current, ''))];
}

function wordsOf(expected: Expected, current: string, front: string): readonly Word[] {
  switch (expected.kind) {
    case 'files':
      return [{ value: FILES, about: '' }];
    case 'words':
      return matching(expected.words, current, front);
    case 'parts': {
      const parts = current.split(',');
      const last = parts.pop() ?? '';
      const given = parts.map((part) => `${part},`).join('');
      return matching(
        expected.words.filter(({ value }) => !parts.includes(value)),
        last,
        front + given,
      );
    }
    case 'pairs': {
      const at = current.indexOf('=');
      if (at < 0)
        return matching(
          expected.names.map(({ value, about }) => ({ value: `${value}=`, about })),
          current,
          front,
        );
      return wordsOf(expected.of(current.slice(0, at)), current.slice(at + 1), front + current.slice(0, at + 1));
    }
    default:
      return [];
  }
}

const matching = (words: readonly Word[], current: string, front: string): readonly Word[] =>
  words.filter(({ value }) => value.startsWith(current)).map(({ value, about }) => ({ value: front + value, about }));

/** What an operand or the word of a flag may be, by the name it has in the help: `<id>`, `[file]`. */
export function expectedByName(name: string, command: string, base: KnowledgeBase): Expected {
  const entries = (of: readonly { readonly id: string; readonly title: string }[]): readonly Word[] =>
    of.map(({ id, title }) => ({ value: id, about: title }));
  switch (name) {
    case 'role':
      return { kind: 'words', words: entries(base.roles) };
    case 'id':
      if (command !== 'show') return { kind: 'words', words: entries([...base.roles, ...base.routes]) };
      return { kind: 'words', words: withTitles(entryIds(base), base) };
    case 'kind':
      return { kind: 'words', words: listKinds.map((value) => ({ value, about: '' })) };
    case 'specialism':
      return { kind: 'words', words: entries(base.specialisms) };
    case 'source':
      return { kind: 'words', words: withTitles(Object.keys(base.sources), base) };
    case 'attribute=value':
      return {
        kind: 'pairs',
        names: base.attributes.map(({ id, label }) => ({ value: id, about: label })),
        of: (wanted) => {
          const attribute = base.attributes.find(({ id }) => id === wanted);
          return attribute === undefined ? { kind: 'nothing' } : expectedAnswer(attribute);
        },
      };
    case 'file':
    case 'dir':
    case 'profile':
    case 'old':
    case 'new':
      return { kind: 'files' };
    default:
      return { kind: 'nothing' };
  }
}

function withTitles(ids: readonly string[], base: KnowledgeBase): readonly Word[] {
  const titles = new Map<string, string>(
    [...base.roles, ...base.routes, ...base.specialisms, ...base.qualifications].map(({ id, title }) => [id, title]),
  );
  for (const { id, title, publisher } of Object.values(base.sources)) titles.set(id, title ?? publisher);
  for (const { id, text } of base.questions) titles.set(id, text);
  return ids.map((value) => ({ value, about: titles.get(value) ?? '' }));
}

/** What may be answered after the flag of an attribute. */
export function expectedAnswer({ shape }: Attribute): Expected {
  if (shape.kind === 'yes-no') return { kind: 'words', words: ['yes', 'no'].map((value) => ({ value, about: '' })) };
  if (shape.kind === 'number') return { kind: 'nothing' };
  const words = holdsValues(shape).map(({ id, label }) => ({ value: id, about: label }));
  if (shape.kind !== 'set') return { kind: 'words', words };
  return { kind: 'parts', words: words.some(({ value }) => value === 'none') ? words : [...words, { value: 'none', about: '' }] };
}
