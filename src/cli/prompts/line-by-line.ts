import { createInterface } from 'node:readline';
import { wrapAnsi } from 'fast-wrap-ansi';
import { monthExample, parseReply } from '../../commands/interview/parse-reply.js';
import { Cancelled, offerTyped, offerWords, type Prompt, type Prompter, type Reply } from '../../commands/interview/prompter.js';
import { type Glyphs, sanitise } from '../../presentation/writers/sanitise.js';

/**
 * Questions line by line: numbered choices, typed answers, Enter. Nothing moves and nothing is drawn twice, so that a screen
 * reader and a braille line can follow. One interface serves the whole interview, so that type-ahead is not lost.
 */
export function plainPrompter(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, width: number, glyphs: Glyphs): Prompter {
  const lines = createInterface({ input, output, terminal: false });
  const waiting: ((line: string | null) => void)[] = [];
  const typed: string[] = [];
  // An input that has already ended does not emit `close` again.
  let ended = 'readableEnded' in input && input.readableEnded === true;
  let cancel: ((reason: Cancelled) => void) | null = null;
  lines.on('line', (line) => {
    const next = waiting.shift();
    if (next) next(line);
    else typed.push(line);
  });
  lines.on('close', () => {
    ended = true;
    for (const next of waiting.splice(0)) next(null);
  });
  // Between two questions no promise is pending, so Ctrl-C is remembered for the next one.
  let interrupted = false;
  const onInterrupt = (): void => {
    interrupted = true;
    cancel?.(new Cancelled());
  };
  process.on('SIGINT', onInterrupt);
  const nextLine = (): Promise<string | null> =>
    new Promise((resolve, reject) => {
      cancel = reject;
      const line = typed.shift();
      if (interrupted) reject(new Cancelled());
      else if (line !== undefined) resolve(line);
      else if (ended) resolve(null);
      else waiting.push(resolve);
    });
  // Quoted text may have been typed or pasted, so it can contain control characters.
  const say = (text: string): void => void output.write(`${wrapAnsi(sanitise(text, glyphs), width)}\n`);

  return {
    async ask(prompt: Prompt): Promise<Reply> {
      for (const line of linesOf(prompt)) say(line);
      // A list to be searched has only what was found last.
      let listed: Prompt = prompt.find === undefined ? prompt : { ...prompt, choices: [] };
      for (;;) {
        output.write('> ');
        const line = await nextLine();
        if (line === null) {
          output.write('\n');
          return { kind: 'end' };
        }
        const offer = prompt.kind === 'line' ? undefined : offerTyped(line, prompt.offers);
        if (offer === 'why') say(`Why we ask: ${prompt.why?.() ?? ''}`);
        else if (offer !== undefined) {
          output.write('\n');
          return { kind: offer };
        } else if (prompt.kind !== 'line' && /^\s*(help|\?)\s*$/i.test(line)) for (const help of linesOf(prompt)) say(help);
        else if (prompt.find !== undefined && !/^\s*\d+\s*$/.test(line)) {
          const found = line.trim() === '' ? prompt.choices : prompt.find(line).slice(0, mostFound);
          listed = { ...prompt, choices: found };
          if (found.length === 0) say('We found nothing by that name. Type another one, or press Enter for the whole list.');
          else for (const text of [...numbered(listed), `Type a number from 1 to ${found.length}, or another name, then Enter.`]) say(text);
        } else if (prompt.find !== undefined && listed.choices.length === 0) say(howTo(prompt).join(' '));
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
      lines.close();
    },
  };
}

function linesOf(prompt: Prompt): readonly string[] {
  const more = prompt.more === undefined ? '' : prompt.more === 0 ? ' This may be the last one.' : ` About ${prompt.more} more after this.`;
  return [
    ...(prompt.nth === undefined ? [] : [`Question ${prompt.nth}.${more}`]),
    prompt.text,
    ...(prompt.hint === undefined ? [] : [prompt.hint]),
    ...(prompt.said === undefined ? [] : [`Your answer so far: ${prompt.said}.`]),
    ...(prompt.find === undefined ? numbered(prompt) : []),
    ...howTo(prompt),
    ...offersLine(prompt),
  ];
}

const numbered = ({ choices }: Prompt): readonly string[] => choices.map(({ label }, at) => `${at + 1}. ${label}`);

/** What is found by words is read out one by one, so it is kept short. */
const mostFound = 8;

function offersLine({ offers, kind }: Prompt): readonly string[] {
  if (kind === 'line') return [];
  const words = [...offers.map((offer) => offerWords[offer].typed), 'help'];
  const meaning = offers
    .filter((offer) => offer === 'expected' || offer === 'qualification')
    .map((offer) => ` ${sentenceCase(offerWords[offer].typed)} means: ${offerWords[offer].label.toLowerCase().replace(' i ', ' I ')}.`);
  return [`Or type: ${words.join(', ')}.${meaning.join('')}`];
}

const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function howTo(prompt: Prompt): readonly string[] {
  const last = prompt.choices.length;
  const [chosen] = prompt.chosen ?? [];
  const alone = prompt.choices.find(({ value }) => value === chosen)?.label;
  if (prompt.find !== undefined) return ['Type its name or a part of it, then Enter. Enter alone shows the whole list.'];
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
      return [`Type a number from ${prompt.min ?? 0} to ${prompt.max ?? 999}, then Enter.`];
  }
}
