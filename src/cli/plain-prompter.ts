import { createInterface } from 'node:readline';
import wrapAnsi from 'wrap-ansi';
import { Cancelled, type Offer, offerWords, type Prompt, type Prompter, type Reply } from '../commands/prompter.js';
import { readTyped } from './typed.js';

/** What a person may type instead of an answer. */
const offerTyped = { 'not-sure': 'not sure', expected: 'later', back: 'back', show: 'show' } as const satisfies Record<Offer, string>;

/**
 * Questions line by line: numbered choices, typed answers, Enter. Nothing moves and nothing is drawn twice, so that a screen
 * reader and a braille line can follow. One interface serves the whole talk, so that what is typed ahead is not lost.
 */
export function plainPrompter(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, width: number): Prompter {
  const lines = createInterface({ input, output, terminal: false });
  const waiting: ((line: string | null) => void)[] = [];
  const typed: string[] = [];
  let ended = false;
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
  // Between two questions nobody waits; the wish to stop is then kept for the next one.
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
  const say = (text: string): void => void output.write(`${wrapAnsi(text, width)}\n`);

  return {
    async ask(prompt: Prompt): Promise<Reply> {
      for (const line of linesOf(prompt)) say(line);
      for (;;) {
        output.write('> ');
        const line = await nextLine();
        if (line === null) return { kind: 'end' };
        const answer = line.trim().toLowerCase();
        const offer = prompt.offers.find((entry) => offerTyped[entry] === answer);
        if (offer !== undefined) return { kind: offer };
        if (answer === 'why' && prompt.why !== undefined) say(`Why we ask: ${prompt.why}`);
        else if (answer === 'help' || answer === '?') for (const help of linesOf(prompt)) say(help);
        else {
          const read = readTyped(line, prompt);
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
  const offers = [...prompt.offers.map((offer) => offerTyped[offer]), ...(prompt.why === undefined ? [] : ['why']), 'help'];
  return [
    ...(prompt.nth === undefined ? [] : [`Question ${prompt.nth}.${more}`]),
    prompt.text,
    ...(prompt.hint === undefined ? [] : [prompt.hint]),
    ...(prompt.why === undefined ? [] : [`Why we ask: ${prompt.why}`]),
    ...prompt.choices.map(({ label }, at) => `${at + 1}. ${label}`),
    howTo(prompt),
    `Or type: ${offers.join(', ')}.${prompt.offers.includes('expected') ? ` Later means: ${offerWords.expected}.` : ''}`,
  ];
}

function howTo(prompt: Prompt): string {
  const last = prompt.choices.length;
  if (prompt.kind === 'many')
    return `Type the numbers from 1 to ${last} with spaces between, or none, then Enter.${prompt.most === undefined ? '' : ` At most ${prompt.most}.`}`;
  if (prompt.kind === 'one') return `Type a number from 1 to ${last}, then Enter.`;
  if (prompt.kind === 'month') return 'Type the year and the month, such as 2027-08, then Enter.';
  return `Type a number from ${prompt.min ?? 0} to ${prompt.max ?? 999}, then Enter.`;
}
