import { wrapAnsi } from 'fast-wrap-ansi';
import { monthExample, numberHint, parseReply } from '../../commands/interview/parse-reply.js';
import {
  Cancelled,
  isQuit,
  offerTyped,
  offerWords,
  type Prompt,
  type Prompter,
  Quit,
  type Reply,
} from '../../commands/interview/prompter.js';
import { type Glyphs, sanitise } from '../../presentation/writers/sanitise.js';

/**
 * Questions line by line: numbered choices, typed answers, Enter. Nothing moves and nothing is drawn twice, so that a screen
 * reader and a braille line can follow. Somebody may ask to answer short lists with one key. One reader serves the whole
 * interview, so that type-ahead is not lost.
 */
export function plainPrompter(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, width: number, glyphs: Glyphs): Prompter {
  const reader = inputReader(input);
  // Between two questions nothing is waited for, so Ctrl-C is remembered for the next one.
  const onInterrupt = (): void => reader.stop(new Cancelled());
  process.on('SIGINT', onInterrupt);
  let byKeys = false;
  // Quoted text may have been typed or pasted, so it can contain control characters.
  const say = (text: string): void => void output.write(`${wrapAnsi(sanitise(text, glyphs), width)}\n`);
  const nextLine = async (prompt: Prompt): Promise<string | null> => {
    output.write('> ');
    if (!byKeys || !takesKey(prompt)) return reader.line();
    const key = await reader.key();
    if (key === '\u0003') throw new Cancelled();
    const line = key === null || key === '\u0004' ? null : lineOf(key, prompt);
    output.write(`${line ?? ''}\n`);
    return line;
  };

  return {
    async ask(prompt: Prompt): Promise<Reply> {
      for (const line of linesOf(prompt, byKeys)) say(line);
      // A list to be searched has only what was found last.
      let listed: Prompt = prompt.find === undefined ? prompt : { ...prompt, choices: [] };
      for (;;) {
        const line = await nextLine(prompt);
        if (line === null) {
          output.write('\n');
          return { kind: 'end' };
        }
        const command = prompt.kind === 'line' ? '' : line.trim().toLowerCase();
        if (isQuit(command)) throw new Quit();
        const offer = prompt.kind === 'line' ? undefined : offerTyped(line, prompt.offers);
        if (offer === 'why') say(`Why we ask: ${prompt.why?.() ?? ''}`);
        else if (offer !== undefined) {
          output.write('\n');
          return { kind: offer };
        } else if (command === 'help' || command === '?') for (const help of linesOf(prompt, byKeys)) say(help);
        else if (command === KEYS) {
          byKeys = !byKeys && reader.hasKeys;
          for (const help of linesOf(prompt, byKeys)) say(help);
        } else if (prompt.find !== undefined && !/^[\s\d]*\d[\s\d]*$/.test(line) && !isNone(line, prompt)) {
          const found = line.trim() === '' ? prompt.choices : prompt.find(line).slice(0, mostFound);
          listed = { ...prompt, choices: found };
          if (found.length === 0) say('We found nothing by that name. Type another one, or press Enter for the whole list.');
          else for (const text of [...numbered(listed), `Type a number from 1 to ${found.length}, or another name, then Enter.`]) say(text);
        } else if (prompt.find !== undefined && listed.choices.length === 0 && !isNone(line, prompt)) say(howTo(prompt).join(' '));
        else {
          const read = parseReply(line, listed);
          if (read.ok) {
            if (read.spoken !== '') say(`You chose: ${read.spoken}.`);
            output.write('\n');
            return read.reply;
          }
          say(read.problem);
        }
      }
    },
    close() {
      process.off('SIGINT', onInterrupt);
      reader.close();
    },
  };
}

/** Whether somebody who searches a list has none of it. */
const isNone = (line: string, { kind }: Prompt): boolean => kind === 'many' && /^\s*none\s*$/i.test(line);

/** The word that turns answering with one key on, and off again. */
const KEYS = 'keys';

/** A list that one key answers: each line has a digit. */
const takesKey = ({ kind, choices, find }: Prompt): boolean => kind === 'one' && find === undefined && choices.length <= 9;

/** Keys for what is no offer, with the word that each stands for. */
const otherKeys: Readonly<Record<string, string>> = { h: 'help', e: KEYS, q: 'quit', '\n': '', y: 'yes', n: 'no' };

/** What a key stands for, as it would be typed; the key itself where it is a digit or nothing of these. */
function lineOf(key: string, { offers }: Prompt): string {
  if (key === '\u001b') return offerWords.back.typed;
  const offer = offers.find((one) => offerWords[one].key === key.toLowerCase());
  return offer === undefined ? (otherKeys[key.toLowerCase()] ?? key) : offerWords[offer].typed;
}

function linesOf(prompt: Prompt, byKeys: boolean): readonly string[] {
  const more = prompt.more === undefined ? '' : prompt.more === 0 ? ' This may be the last one.' : ` About ${prompt.more} more after this.`;
  return [
    ...(prompt.nth === undefined ? [] : [`Question ${prompt.nth}.${more}`]),
    prompt.text,
    ...(prompt.hint === undefined ? [] : [prompt.hint]),
    ...(prompt.said === undefined ? [] : [`Your answer so far: ${prompt.said}.`]),
    ...(prompt.find === undefined ? numbered(prompt) : []),
    ...(byKeys && takesKey(prompt) ? keysLines(prompt) : [...howTo(prompt), ...offersLine(prompt)]),
  ];
}

const numbered = ({ choices }: Prompt): readonly string[] => choices.map(({ label }, at) => `${at + 1}. ${label}`);

/** What is found by words is read out one by one, so it is kept short. */
const mostFound = 8;

function offersLine({ offers, kind }: Prompt): readonly string[] {
  if (kind === 'line') return [];
  const words = [...offers.map((offer) => offerWords[offer].typed), 'help', KEYS, 'quit'];
  const meaning = offers
    .filter((offer) => offer === 'expected' || offer === 'qualification')
    .map((offer) => ` ${sentenceCase(offerWords[offer].typed)} means: ${offerWords[offer].label.toLowerCase().replace(' i ', ' I ')}.`);
  return [`Or type: ${words.join(', ')}.${meaning.join('')}`];
}

function keysLines({ choices, offers, chosen = [] }: Prompt): readonly string[] {
  const alone = choices.find(({ value }) => chosen.includes(value))?.label;
  const keys = [
    ...offers.map((offer) => `${offerWords[offer].key} ${offerWords[offer].typed}`),
    'h help',
    'q quit',
    'e to answer with Enter again',
  ];
  return [
    `Press a number from 1 to ${choices.length}, without Enter.${alone === undefined ? '' : ` Enter alone: ${alone}.`}`,
    `Or press: ${keys.join(', ')}.`,
  ];
}

const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function howTo(prompt: Prompt): readonly string[] {
  const last = prompt.choices.length;
  const [chosen] = prompt.chosen ?? [];
  const alone = prompt.choices.find(({ value }) => value === chosen)?.label;
  if (prompt.find !== undefined)
    return [`Type its name or a part of it${prompt.kind === 'many' ? ', or none' : ''}, then Enter. Enter alone shows the whole list.`];
  switch (prompt.kind) {
    case 'line':
      return [];
    case 'many':
      return [
        `Type the numbers from 1 to ${last} separated by spaces, or none, then Enter.${prompt.most === undefined ? '' : ` At most ${prompt.most}.`}`,
      ];
    case 'counts':
      return [`Type the numbers of those you have, separated by spaces, then Enter. 2x3 is three of number 2.`];
    case 'one':
      return [`Type a number from 1 to ${last}, then Enter.${alone === undefined ? '' : ` Enter alone: ${alone}.`}`];
    case 'month':
      return [`Type the month and the year, such as ${monthExample}, then Enter.`];
    default:
      return [`Type ${numberHint(prompt)}, then Enter.`];
  }
}

/** What is typed, as lines that end with Enter or as single keys. What was typed ahead is kept for the next of either. */
export type InputReader = {
  /** The next line without its end; null once the input has ended. */
  readonly line: () => Promise<string | null>;
  /** The next key, without waiting for Enter, which is a line feed here; null once the input has ended. */
  readonly key: () => Promise<string | null>;
  /** Whether keys can be read one by one: only a terminal passes them on at once. */
  readonly hasKeys: boolean;
  /** Refuses what is waited for now and next. */
  readonly stop: (reason: Error) => void;
  readonly close: () => void;
};

type Input = NodeJS.ReadableStream & { readonly setRawMode?: (mode: boolean) => unknown };
type Waiting = { readonly take: RegExp; readonly resolve: (text: string | null) => void; readonly reject: (reason: Error) => void };

const oneLine = /^([^\n]*)\n/;
/** A letter, a control character, or the sequence of an arrow key and the like. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are made of these
const oneKey = /^(\u001b\[[0-9;?]*[ -/]*[@-~]|\u001bO.|[\s\S])/u;

export function inputReader(input: Input): InputReader {
  const decoder = new TextDecoder();
  let typed = '';
  // An input that has already ended does not say so again.
  let ended = 'readableEnded' in input && input.readableEnded === true;
  let stopped: Error | null = null;
  let waiting: Waiting | null = null;
  let afterReturn = false;
  const settle = (): void => {
    if (waiting === null) return;
    const found = waiting.take.exec(typed);
    if (found === null && !ended && stopped === null) return;
    const { resolve, reject } = waiting;
    waiting = null;
    if (stopped !== null) reject(stopped);
    else {
      // The last line of an input may have no end.
      const text = found?.[1] ?? (typed === '' ? null : typed);
      typed = typed.slice(found?.[0].length ?? typed.length);
      resolve(text);
    }
  };
  const onData = (chunk: Buffer | string): void => {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const more = afterReturn && text.startsWith('\n') ? text.slice(1) : text;
    afterReturn = text.endsWith('\r');
    typed += more.replace(/\r\n?/g, '\n');
    settle();
  };
  const onEnd = (): void => {
    ended = true;
    settle();
  };
  input.on('data', onData);
  input.on('end', onEnd);
  input.on('close', onEnd);
  input.resume();
  const next = (take: RegExp): Promise<string | null> =>
    new Promise((resolve, reject) => {
      waiting = { take, resolve, reject };
      settle();
    });
  const raw = (mode: boolean): void => void input.setRawMode?.(mode);
  return {
    line: () => next(oneLine),
    key: async () => {
      raw(true);
      return next(oneKey).finally(() => raw(false));
    },
    hasKeys: input.setRawMode !== undefined,
    stop: (reason) => {
      stopped = reason;
      settle();
    },
    close: () => {
      input.off('data', onData);
      input.off('end', onEnd);
      input.off('close', onEnd);
      input.pause();
    },
  };
}
