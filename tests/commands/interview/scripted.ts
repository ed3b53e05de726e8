import { answerFileFor } from '../../../src/commands/interview/answer-file.js';
import { type Offer, offers, type Prompt, type Reply } from '../../../src/commands/interview/prompter.js';
import { interviewPerson, type PersonDone } from '../../../src/commands/interview/session.js';
import { sayAsText } from '../../../src/commands/render.js';
import type { Profile } from '../../../src/domain/answers.js';
import { Failure } from '../../../src/domain/failure.js';
import { monthOf } from '../../../src/domain/months.js';
import { profileText } from '../../../src/profile/index.js';
import { beesModel } from '../../support/bases.js';
import { beesContext } from '../../support/context.js';
import { someone } from '../../support/someone.js';

const { base } = beesModel;

/** An offer, `end` for the end of the input, or what fits the kind of prompt: a value, several, a number, a month or a line. */
export type Said = string | number | readonly string[];

/**
 * What is said each time a prompt is put, by the name of it: the id of its question, or what it asks about. Whoever has said all of
 * it goes on as `usual` says.
 */
export type Script = Readonly<Record<string, readonly Said[]>>;

export type Interviewed = PersonDone & {
  /** The prompts by name, in order. */
  readonly asked: readonly string[];
  readonly prompts: readonly Prompt[];
  /** Everything that was shown, on one line. */
  readonly heard: string;
  /** Files by name. */
  readonly saved: Readonly<Record<string, string>>;
};

/** What prompts that are no question of the knowledge are about. */
const others: readonly (readonly [name: string, words: RegExp])[] = [
  ['review', /^Check your answers/],
  ['left for later', /for later/],
  ['contradiction', /^These answers contradict each other/],
  ['file', /^Where shall we save/],
  ['replace', /exists already\. Replace it/],
  ['line', /^What (would you like to look at|next)/],
  ['change', /^Which answer/],
];

const nameOf = ({ text, kind }: Prompt): string =>
  base.questions.find((question) => question.text === text)?.id ??
  (kind === 'month' ? 'month' : (others.find(([, words]) => words.test(text))?.[0] ?? text));

const isOffer = (said: Said): said is Offer => offers.some((one) => one === said);

/** What is said as a reply to this prompt. Throws where it is nothing that may be said there. */
function replyTo(prompt: Prompt, said: Said): Reply {
  const name = `${nameOf(prompt)} (${prompt.kind})`;
  if (said === 'end') return { kind: 'end' };
  if (isOffer(said) && said !== 'why') {
    if (!prompt.offers.includes(said)) throw new Error(`${name} does not offer ${said}.`);
    return { kind: said };
  }
  for (const value of Array.isArray(said) ? said : prompt.kind === 'one' ? [said] : [])
    if (!prompt.choices.some((choice) => choice.value === value))
      throw new Error(`${name} has no ${value}: ${prompt.choices.map((one) => one.value)}.`);
  switch (prompt.kind) {
    case 'many':
      if (typeof said === 'object') return { kind: 'many', values: said };
      break;
    case 'number':
      if (typeof said === 'number') return { kind: 'number', value: said };
      break;
    case 'counts':
      break;
    case 'month':
      if (typeof said === 'string') return { kind: 'month', value: monthOf(said) };
      break;
    default:
      if (typeof said === 'string') return prompt.kind === 'line' ? { kind: 'line', text: said } : { kind: prompt.kind, value: said };
  }
  throw new Error(`“${said}” is no answer to ${name}.`);
}

/** A keeper of bees with nothing to hide, to whom everything fits. */
export const usual: Readonly<Record<string, Said>> = {
  where: 'hills',
  'how-old': 30,
  'what-you-have': ['garden'],
  'highest-certificate': '1',
  'which-badges': [],
  'worked-with': 'not-sure',
  'what-you-love': ['insects'],
  'what-you-shun': [],
  review: 'go on',
  line: 'quit',
};

/** A whole interview about bees with one person, as `script` has it. A script that is not used up is a fault of the test. */
export async function interview(
  script: Script = {},
  {
    given = someone(base),
    save = null,
    full = [],
    there = [],
  }: {
    readonly given?: Profile;
    readonly save?: string | null;
    readonly full?: readonly string[];
    readonly there?: readonly string[];
  } = {},
): Promise<Interviewed> {
  const prompts: Prompt[] = [];
  const heard: string[] = [];
  const saved: Record<string, string> = {};
  const left = new Map(Object.entries(script).map(([name, said]) => [name, [...said]]));
  const layout = { width: 2000, colour: 'none', glyphs: 'unicode', plain: true } as const;
  const write = async (file: string, text: string): Promise<void> => {
    if (full.includes(file)) throw new Failure('unwritable', `“${file}” could not be written.`, 'Make room.');
    saved[file] = text;
  };
  const hear = (text: string): void => void heard.push(text.replace(/\s+/g, ' '));
  const context = {
    ...beesContext(layout, hear),
    say: sayAsText(hear, layout),
    readExisting: async (path: string) => (there.includes(path) ? new TextEncoder().encode('answers: {}\n') : null),
    save: write,
    writeFile: write,
    resultOnScreen: true,
  };
  const prompter = {
    ask: async (prompt: Prompt): Promise<Reply> => {
      prompts.push(prompt);
      if (prompts.length > 100) throw new Error(`The interview goes round: ${prompts.slice(-6).map(nameOf)}`);
      const name = nameOf(prompt);
      const said = left.get(name)?.shift() ?? usual[name];
      if (said === undefined) throw new Error(`Nothing to say to “${name}”.`);
      return replyTo(prompt, said);
    },
    close: () => {},
  };
  const done = await interviewPerson({ context, model: beesModel, prompter, keeper: answerFileFor(context, save) }, given, {
    detail: 'brief',
    looksOn: true,
  });
  const unused = [...left].filter(([, said]) => said.length > 0);
  if (unused.length > 0) throw new Error(`Never said: ${JSON.stringify(unused)}; asked: ${prompts.map(nameOf)}`);
  return { ...done, asked: prompts.map(nameOf), prompts, heard: heard.join(' '), saved };
}

/** The answers as they are written to a file. */
export const answersIn = ({ profile }: Interviewed): unknown => JSON.parse(profileText(profile, base.attributes, 'json')).answers;
