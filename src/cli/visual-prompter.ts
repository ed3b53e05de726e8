import { checkbox, input, Separator, select } from '@inquirer/prompts';
import wrapAnsi from 'wrap-ansi';
import { Cancelled, type Offer, offerWords, type Prompt, type Prompter, type Reply } from '../commands/prompter.js';
import { readTyped } from './typed.js';

/**
 * Questions with arrow keys, drawn on standard error so that results stay pipeable. Text is wrapped at words before it is
 * handed over: the library wraps at letters.
 */
export function visualPrompter(output: NodeJS.WritableStream, columns: () => number, rows: () => number): Prompter {
  // Ctrl-C is a key once the library listens, and a signal before that or from outside: both are the wish to stop.
  const interrupted = new AbortController();
  const onInterrupt = (): void => interrupted.abort();
  process.on('SIGINT', onInterrupt);
  const context = { output, clearPromptOnDone: false, signal: interrupted.signal };
  return {
    async ask(prompt: Prompt): Promise<Reply> {
      if (interrupted.signal.aborted) throw new Cancelled();
      output.write(`${lead(prompt, columns())}\n`);
      try {
        return await put(prompt, context, rows());
      } catch (error) {
        if (interrupted.signal.aborted) throw new Cancelled();
        if (!(error instanceof Error) || error.name !== 'ExitPromptError') throw error;
        // The library says one thing for Ctrl-C and for the end of the input; only the first is a wish to stop.
        if (error.message.includes('SIGINT')) throw new Cancelled();
        return { kind: 'end' };
      } finally {
        output.write('\n');
      }
    },
    close() {
      process.off('SIGINT', onInterrupt);
    },
  };
}

const offerValue = (offer: Offer): string => `offer ${offer}`;

/** The offer that a chosen line stands for; null for an answer. */
function toOffer(value: string): Reply | null {
  const offer = (Object.keys(offerWords) as Offer[]).find((entry) => offerValue(entry) === value);
  return offer === undefined ? null : { kind: offer };
}

async function put(prompt: Prompt, context: object, rows: number): Promise<Reply> {
  const pageSize = Math.max(6, Math.min(20, rows - 8));
  const offers = prompt.offers.map((offer) => ({ value: offerValue(offer), name: offerWords[offer] }));
  if (prompt.kind === 'one') {
    const choices = [
      ...prompt.choices.map(({ value, label }) => ({ value, name: label })),
      ...(offers.length > 0 ? [new Separator(' ')] : []),
      ...offers,
    ];
    const value = await select({ message: 'Choose one:', choices, pageSize, loop: false }, context);
    return toOffer(value) ?? { kind: 'one', value };
  }
  if (prompt.kind === 'many') return many(prompt, offers, context, pageSize);
  const words = prompt.offers.map((offer) => typedWords[offer]);
  const text = await input(
    {
      message: `${prompt.kind === 'month' ? 'Year and month' : 'Number'} (or ${words.join(', ')}):`,
      validate: (typed) => check(typed, prompt),
    },
    context,
  );
  const offer = prompt.offers.find((entry) => typedWords[entry] === text.trim().toLowerCase());
  if (offer !== undefined) return { kind: offer };
  const read = readTyped(text, prompt);
  return read.ok ? read.reply : { kind: 'end' };
}

/** In a text field, where there is no list to choose from. */
const typedWords = { 'not-sure': 'not sure', expected: 'later', back: 'back', show: 'show' } as const satisfies Record<Offer, string>;

function check(typed: string, prompt: Prompt): true | string {
  if (prompt.offers.some((offer) => typedWords[offer] === typed.trim().toLowerCase())) return true;
  const read = readTyped(typed, prompt);
  return read.ok ? true : read.problem;
}

async function many(
  prompt: Prompt,
  offers: readonly { readonly value: string; readonly name: string }[],
  context: object,
  pageSize: number,
): Promise<Reply> {
  const choices = [...prompt.choices.map(({ value, label }) => ({ value, name: label })), new Separator(' '), ...offers];
  const chosen = await checkbox(
    {
      message: 'Space to choose, Enter to go on (none is an answer too):',
      choices,
      pageSize,
      loop: false,
      validate: (items) => {
        const real = items.filter(({ value }) => !value.startsWith('offer '));
        if (prompt.most !== undefined && real.length > prompt.most) return `That is ${real.length}. Please choose at most ${prompt.most}.`;
        return real.length > 0 && real.length < items.length ? 'Choose either answers or one of the last lines, not both.' : true;
      },
    },
    context,
  );
  const offer = chosen.map(toOffer).find((reply) => reply !== null);
  return offer ?? { kind: 'many', values: chosen };
}

function lead(prompt: Prompt, columns: number): string {
  const width = Math.min(Math.max(columns || 80, 40), 120) - 1;
  const more = prompt.more === undefined ? '' : prompt.more === 0 ? ' (perhaps the last one)' : ` (about ${prompt.more} more)`;
  const lines = [
    `${prompt.nth === undefined ? '' : `${prompt.nth}. `}${prompt.text}${more}`,
    prompt.hint,
    prompt.why === undefined ? undefined : `Why we ask: ${prompt.why}`,
  ];
  return lines.flatMap((line) => (line === undefined ? [] : wrapAnsi(line, width))).join('\n');
}
