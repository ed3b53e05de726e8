import { checkbox, input, Separator, search, select } from '@inquirer/prompts';
import { wrapAnsi } from 'fast-wrap-ansi';
import { countWords, monthExample, parseReply } from '../../commands/interview/parse-reply.js';
import {
  Cancelled,
  type Offer,
  offerTyped,
  offerWords,
  type Prompt,
  type Prompter,
  type Reply,
} from '../../commands/interview/prompter.js';
import { type Glyphs, sanitise } from '../../presentation/writers/sanitise.js';
import { clip, drawnWidth, labelWidth, matches, shortWidth, signsFor, themeFor } from './drawing.js';

/** Lists with this many choices or more are filtered by typing: for one answer, and for several. */
const longList = { one: 13, many: 21 } as const;

/** What a prompt of the library is called with. */
type Drawn = {
  readonly output: NodeJS.WritableStream;
  readonly clearPromptOnDone: boolean;
  readonly signal: AbortSignal;
};
type Screen = { readonly columns: () => number; readonly rows: () => number; readonly glyphs: Glyphs };

/** A key for an offer was pressed: the signal closes the list, with the offer as the reason. */
type KeyPressed = { readonly offer: Offer };

/**
 * Questions with arrow keys, drawn on standard error so that results stay pipeable. Text is wrapped at words before it is
 * handed over: the library wraps at letters.
 */
export function visualPrompter(
  output: NodeJS.WritableStream,
  columns: () => number,
  rows: () => number,
  glyphs: Glyphs = 'unicode',
): Prompter {
  // Ctrl-C arrives as a key while the library listens, and as a signal otherwise: both mean stop.
  const interrupted = new AbortController();
  const onInterrupt = (): void => interrupted.abort();
  process.on('SIGINT', onInterrupt);
  const screen: Screen = { columns, rows, glyphs };
  const write = (text: string): void => void output.write(`${wrapped(text, screen)}\n`);
  const putOnce = async (prompt: Prompt): Promise<Reply | 'why'> => {
    // Each prompt has its own controller: a shared signal would accumulate listeners.
    const key = new AbortController();
    const stop = (): void => key.abort();
    interrupted.signal.addEventListener('abort', stop, { once: true });
    const drawn: Drawn = { output, clearPromptOnDone: false, signal: key.signal };
    const unlisten = listenForKeys(prompt, key);
    try {
      return await put(prompt, drawn, screen);
    } catch (error) {
      if (interrupted.signal.aborted) throw new Cancelled();
      const pressed = key.signal.reason as KeyPressed | undefined;
      if (key.signal.aborted && pressed !== undefined && 'offer' in pressed)
        return pressed.offer === 'why' ? 'why' : { kind: pressed.offer };
      if (!(error instanceof Error) || error.name !== 'ExitPromptError') throw error;
      // The library throws the same error for Ctrl-C and for the end of the input; only the first means stop.
      if (error.message.includes('SIGINT')) throw new Cancelled();
      return { kind: 'end' };
    } finally {
      unlisten();
      interrupted.signal.removeEventListener('abort', stop);
      output.write('\n');
    }
  };
  return {
    async ask(prompt: Prompt): Promise<Reply> {
      if (interrupted.signal.aborted) throw new Cancelled();
      for (const line of leadLines(prompt)) write(line);
      for (;;) {
        const pasted = watchForPaste();
        const reply = await putOnce(prompt).finally(pasted.stop);
        if (reply === 'why') write(`Why we ask: ${prompt.why?.() ?? ''}`);
        // An Enter inside pasted text would answer any prompt by accident, so pasted text is accepted only where a line is typed.
        else if (pasted.seen() && prompt.kind !== 'line' && reply.kind !== 'end')
          write('That looked like pasted text, so it was ignored. Please use the keys.');
        else return reply;
      }
    },
    close() {
      process.off('SIGINT', onInterrupt);
    },
  };
}

/** In a list of several, letters are shortcuts for the offers; elsewhere people type letters, so only `?` is a shortcut. */
function listenForKeys(prompt: Prompt, key: AbortController): () => void {
  if (prompt.kind === 'line' || prompt.kind === 'number' || prompt.kind === 'month' || isLong(prompt)) return () => {};
  const heard = prompt.offers.filter((offer) => prompt.kind === 'many' || offer === 'why');
  const onKey = (typed: string | undefined, pressed: { readonly ctrl?: boolean; readonly meta?: boolean } = {}): void => {
    const offer = heard.find((entry) => offerWords[entry].key === typed?.toLowerCase());
    if (offer !== undefined && !pressed.ctrl && !pressed.meta) key.abort({ offer } satisfies KeyPressed);
  };
  process.stdin.on('keypress', onKey);
  return () => void process.stdin.off('keypress', onKey);
}

const isLong = ({ kind, choices, find }: Prompt): boolean =>
  find !== undefined || ((kind === 'one' || kind === 'many') && choices.length >= longList[kind]);

function put(prompt: Prompt, drawn: Drawn, screen: Screen): Promise<Reply | 'why'> {
  switch (prompt.kind) {
    case 'one':
      return isLong(prompt) ? oneOfMany(prompt, drawn, screen) : one(prompt, drawn, screen);
    case 'many':
      return isLong(prompt) ? manyOfMany(prompt, drawn, screen) : many(prompt, drawn, screen);
    case 'counts':
      return counts(prompt, drawn, screen);
    default:
      return typedLine({ ...prompt, kind: prompt.kind }, drawn, screen);
  }
}

const offerValue = (offer: Offer): string => `offer ${offer}`;

/** The offer that a chosen line stands for; null for an answer. */
function toOffer(value: string): Reply | 'why' | null {
  const offer = (Object.keys(offerWords) as Offer[]).find((entry) => offerValue(entry) === value);
  return offer === undefined ? null : offer === 'why' ? 'why' : { kind: offer };
}

const offerChoices = (prompt: Prompt) => prompt.offers.map((offer) => ({ value: offerValue(offer), name: offerWords[offer].label }));

/** Names fit on one line: the library breaks them at letters. The full text is shown below the list. */
function listed({ choices }: Pick<Prompt, 'choices'>, { glyphs, columns }: Screen) {
  return choices.map(({ value, label }) => {
    const text = sanitise(label, glyphs);
    const name = clip(text, labelWidth(columns()));
    return {
      value,
      name,
      short: clip(text, shortWidth(columns())),
      ...(name === text ? {} : { description: wrapAnsi(text, drawnWidth(columns())) }),
    };
  });
}

/** Rows of a prompt beside its list: the line to choose at, an empty one, two of keys, and two for the full words of a long line. */
const besideList = 6;

/** So many lines of a list fit below the question, which stays in sight. */
const pageSizeFor = (prompt: Prompt, { rows, ...screen }: Screen): number => {
  const lead = leadLines(prompt).flatMap((line) => wrapped(line, { rows, ...screen }).split('\n')).length;
  return Math.max(5, Math.min(24, rows() - lead - besideList));
};

/** Says that a list goes on where it does not fit. */
const moreBelow = (lines: number, prompt: Prompt, screen: Screen): string =>
  lines > pageSizeFor(prompt, screen) ? ` ${lines} lines in all: more below.` : '';

async function one(prompt: Prompt, drawn: Drawn, screen: Screen): Promise<Reply | 'why'> {
  const rest = offerChoices(prompt);
  const [chosen] = prompt.chosen ?? [];
  const value = await select(
    {
      message: 'Choose one:',
      choices: [...listed(prompt, screen), ...(rest.length > 0 ? [new Separator(' ')] : []), ...rest],
      pageSize: pageSizeFor(prompt, screen),
      loop: false,
      ...(chosen === undefined ? {} : { default: chosen }),
      theme: themeFor(
        screen.glyphs,
        `Use the arrow keys, then press Enter.${prompt.offers.includes('why') ? ' Press ? to see why we ask.' : ''}${moreBelow(prompt.choices.length + rest.length, prompt, screen)}`,
        screen.columns(),
      ),
    },
    drawn,
  );
  return toOffer(value) ?? { kind: 'one', value };
}

async function oneOfMany(prompt: Prompt, drawn: Drawn, screen: Screen): Promise<Reply | 'why'> {
  const rest = offerChoices(prompt);
  const all = listed(prompt, screen);
  const [chosen] = prompt.chosen ?? [];
  const value = await search(
    {
      message: 'Type to filter:',
      source: (term) => {
        if (term === undefined) return [...all, ...(rest.length > 0 ? [new Separator(' ')] : []), ...rest];
        const named = (entries: typeof all) => entries.filter(({ name }) => matches(term, name));
        const found = prompt.find === undefined ? named(all) : listed({ choices: prompt.find(term) }, screen);
        return [...found, ...rest.filter(({ name }) => matches(term, name))];
      },
      pageSize: pageSizeFor(prompt, screen),
      ...(chosen === undefined ? {} : { default: chosen }),
      theme: themeFor(
        screen.glyphs,
        `Type to search, use the arrow keys, then press Enter.${moreBelow(all.length + rest.length, prompt, screen)}`,
        screen.columns(),
      ),
    },
    drawn,
  );
  return toOffer(value) ?? { kind: 'one', value };
}

async function many(prompt: Prompt, drawn: Drawn, screen: Screen): Promise<Reply> {
  const values = await checkbox(
    {
      message: 'Choose any, or none:',
      choices: listed(prompt, screen).map((choice) => ({ ...choice, checked: prompt.chosen?.includes(choice.value) === true })),
      pageSize: pageSizeFor(prompt, screen),
      loop: false,
      shortcuts: { all: null, invert: null },
      validate: (items) => tooMany(prompt, items.length) ?? true,
      theme: themeFor(screen.glyphs, `${keysLine(prompt)}${moreBelow(prompt.choices.length, prompt, screen)}`, screen.columns()),
    },
    drawn,
  );
  if (values.length === 0 && !(await isNone(drawn, screen))) return many(prompt, drawn, screen);
  return { kind: 'many', values };
}

/** Enter without a choice may be a slip: somebody took Enter for the key that chooses. */
const isNone = (drawn: Drawn, screen: Screen): Promise<boolean> =>
  select(
    {
      message: 'None of these?',
      choices: [
        { value: true, name: 'None of these: continue' },
        { value: false, name: 'Back to the list' },
      ],
      theme: themeFor(screen.glyphs, 'Use the arrow keys, then press Enter.', screen.columns()),
    },
    drawn,
  );

const tooMany = ({ most }: Prompt, number: number): string | undefined =>
  most !== undefined && number > most ? `You chose ${number}. Please choose at most ${most}.` : undefined;

/** `Press Space to choose, Enter to continue. n not sure, b back …` */
const keysLine = ({ offers }: Prompt): string =>
  `Press Space to choose, Enter to continue. ${offers.map((offer) => `${offerWords[offer].key} ${offerWords[offer].label.toLowerCase().replace(' i ', ' I ')}`).join(', ')}.`;

/** A long list with several choices: filtered by typing, one chosen at a time. */
async function manyOfMany(prompt: Prompt, drawn: Drawn, screen: Screen): Promise<Reply | 'why'> {
  const chosen = new Set(prompt.chosen ?? []);
  const rest = offerChoices(prompt);
  const all = listed(prompt, screen);
  const done = 'done';
  let problem = '';
  for (;;) {
    const ticked = all.map(({ name, ...choice }) => ({ ...choice, name: `[${chosen.has(choice.value) ? 'x' : ' '}] ${name}` }));
    const finish = { value: done, name: chosen.size === 0 ? 'None of these: continue' : `Continue with ${chosen.size} chosen` };
    const value = await search(
      {
        message: `${problem}Type to filter:`,
        source: (term) =>
          term === undefined
            ? [finish, ...ticked, new Separator(' '), ...rest]
            : [...ticked, ...rest].filter(({ name }) => matches(term, name)),
        pageSize: pageSizeFor(prompt, screen),
        default: done,
        theme: themeFor(
          screen.glyphs,
          `Type to search, use the arrow keys, and press Enter to choose or undo.${moreBelow(all.length + rest.length + 1, prompt, screen)}`,
          screen.columns(),
        ),
      },
      { ...drawn, clearPromptOnDone: true },
    );
    if (value !== done) {
      const offer = toOffer(value);
      if (offer !== null) return offer;
      if (!chosen.delete(value)) chosen.add(value);
      problem = '';
      continue;
    }
    const over = tooMany(prompt, chosen.size);
    if (over === undefined) {
      const names = all.filter((choice) => chosen.has(choice.value)).map(({ name }) => name);
      drawn.output.write(`${wrapped(`You chose: ${names.length === 0 ? 'none' : names.join('; ')}.`, screen)}\n`);
      return { kind: 'many', values: all.map((choice) => choice.value).filter((entry) => chosen.has(entry)) };
    }
    problem = `${over} `;
  }
}

/** A list with a number before each choice: Enter asks how many of it there are. */
async function counts(prompt: Prompt, drawn: Drawn, screen: Screen): Promise<Reply | 'why'> {
  const chosen = new Map<string, number>();
  const lines = listed(prompt, screen);
  const rest = offerChoices(prompt);
  const { max = 99 } = prompt;
  const done = 'done';
  let last = lines[0]?.value ?? done;
  for (;;) {
    const total = [...chosen.values()].reduce((sum, number) => sum + number, 0);
    const finish = total === 0 ? [] : [{ value: done, name: `Continue with ${total} chosen` }];
    const value = await select(
      {
        message: 'Choose a line to say how many:',
        choices: [
          ...lines.map(({ name, ...choice }) => ({ ...choice, name: `[${chosen.get(choice.value) ?? ' '}] ${name}` })),
          new Separator(' '),
          ...finish,
          ...rest,
        ],
        pageSize: pageSizeFor(prompt, screen),
        loop: false,
        default: last,
        theme: themeFor(screen.glyphs, 'Use the arrow keys, then press Enter.', screen.columns()),
      },
      { ...drawn, clearPromptOnDone: true },
    );
    if (value === done) {
      drawn.output.write(`${wrapped(`You chose: ${countWords(chosen, prompt.choices)}.`, screen)}\n`);
      return { kind: 'counts', counts: chosen };
    }
    const offer = toOffer(value);
    if (offer !== null) return offer;
    const typed = await input(
      {
        message: `${lines.find((line) => line.value === value)?.short ?? ''}: how many?`,
        default: String(chosen.get(value) ?? 1),
        validate: (text) => (/^\d{1,3}$/.test(text) && Number(text) <= max ? true : `Please type a whole number from 0 to ${max}.`),
        theme: signsFor(screen.glyphs),
      },
      { ...drawn, clearPromptOnDone: true },
    );
    if (Number(typed) === 0) chosen.delete(value);
    else chosen.set(value, Number(typed));
    last = value;
  }
}

type TypedPrompt = Prompt & { readonly kind: keyof typeof messages };

const messages = { number: 'Number:', month: 'Month and year:', line: 'Type here:' } as const;

async function typedLine(prompt: TypedPrompt, drawn: Drawn, screen: Screen): Promise<Reply | 'why'> {
  const offerOf = (typed: string): Offer | undefined => (prompt.kind === 'line' ? undefined : offerTyped(typed, prompt.offers));
  const text = await input(
    {
      message: messages[prompt.kind],
      validate: (typed) => {
        if (offerOf(typed) !== undefined) return true;
        const read = parseReply(typed, prompt);
        return read.ok ? true : sanitise(read.problem, screen.glyphs);
      },
      // A month is shown back in words.
      transformer: (typed, { isFinal }) => {
        const read = isFinal && prompt.kind === 'month' && offerOf(typed) === undefined ? parseReply(typed, prompt) : null;
        return read?.ok === true ? read.spoken : typed;
      },
      theme: signsFor(screen.glyphs),
    },
    drawn,
  );
  const offer = offerOf(text);
  if (offer !== undefined) return offer === 'why' ? 'why' : { kind: offer };
  const read = parseReply(text, prompt);
  return read.ok ? read.reply : { kind: 'end' };
}

const wrapped = (text: string, { columns, glyphs }: Screen): string =>
  wrapAnsi(sanitise(text, glyphs), Math.min(Math.max(columns() || 80, 40), 120) - 1);

function leadLines(prompt: Prompt): readonly string[] {
  const more = prompt.more === undefined ? '' : prompt.more === 0 ? ' (perhaps the last one)' : ` (about ${prompt.more} more)`;
  const range =
    prompt.kind === 'number'
      ? `Type a number from ${prompt.min ?? 0} to ${prompt.max ?? 999}`
      : prompt.kind === 'month'
        ? `Type the month and the year, such as ${monthExample}`
        : '';
  const words = prompt.offers.map((offer) => offerWords[offer].typed).join(', ');
  return [
    `${prompt.nth === undefined ? '' : `${prompt.nth}. `}${prompt.text}${more}`,
    prompt.hint ?? '',
    prompt.said === undefined ? '' : `Your answer so far: ${prompt.said}.`,
    range === '' ? '' : `${range}${words === '' ? '' : `, or a word: ${words}`}.`,
  ].filter((line) => line !== '');
}

/** Keys that move or erase come as sequences; what is left is text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are made of these
const sequences = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|O.)?/g;

/** Whether one chunk of input was pasted: no person types text after an Enter in the same chunk. */
export function isPasted(chunk: string): boolean {
  const text = chunk.replace(sequences, '');
  const enter = text.search(/[\r\n]/);
  return enter >= 0 && /[!-~\u00a1-\uffff]/.test(text.slice(enter));
}

/** Watches standard input, while a question is open, for pasted text. */
export function watchForPaste(): { readonly seen: () => boolean; readonly stop: () => void } {
  let found = false;
  const look = (chunk: Buffer | string): void => {
    found ||= isPasted(chunk.toString());
  };
  process.stdin.prependListener('data', look);
  return { seen: () => found, stop: () => void process.stdin.off('data', look) };
}
