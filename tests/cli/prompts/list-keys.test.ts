import { describe, expect, it } from 'vitest';
import { afterLineKey, type LineEnd, type LineState } from '../../../src/cli/prompts/arrow-keys.js';
import type { Ended } from '../../../src/cli/prompts/drawing.js';
import { afterKey, type ListState, linesOf, openList, pointedIn } from '../../../src/cli/prompts/list-keys.js';
import { type Offer, offers, type Prompt } from '../../../src/commands/interview/prompter.js';

const named = (...labels: readonly string[]) => labels.map((label) => ({ value: label.toLowerCase(), label }));
const usual: readonly Offer[] = ['not-sure', 'skip', 'why', 'back', 'show', 'save'];
const list = (kind: Prompt['kind'], more: Partial<Prompt> = {}): Prompt => ({
  text: 'Which?',
  kind,
  choices: named('Northern bees', 'Wasps', 'Ants and nothing else'),
  offers: usual,
  why: () => 'because',
  ...more,
});

type State = ListState | Ended;
const isOpen = (state: State): state is ListState => !('kind' in state);

/** Presses one key after another: names in angle brackets, all else letter by letter, as a terminal passes them on. */
function press(prompt: Prompt, keys: string, from: ListState = openList(prompt)): State {
  let state: State = from;
  for (const part of keys.match(/<[a-z-]+>|[\s\S]/g) ?? []) {
    if (!isOpen(state)) throw new Error(`Answered before ${part} of ${keys}: ${JSON.stringify(state)}`);
    const name = /^<(.*)>$/.exec(part)?.[1];
    const line = name === 'backspace' ? state.typed.slice(0, -1) : name === undefined ? state.typed + part : state.typed;
    const key = name === 'back-tab' ? { name: 'tab', shift: true } : { name: name ?? (part === ' ' ? 'space' : part) };
    state = afterKey(prompt, state, key, line);
  }
  return state;
}

const open = (prompt: Prompt, keys: string): ListState => {
  const state = press(prompt, keys);
  if (!isOpen(state)) throw new Error(`${keys} answered: ${JSON.stringify(state)}`);
  return state;
};

const pointed = (prompt: Prompt, keys: string): string | undefined => pointedIn(prompt, open(prompt, keys))?.label;

const kinds = ['one', 'many', 'counts'] as const;

describe.each(kinds)('in a list of the kind %s', (kind) => {
  const prompt = list(kind);

  it('no letter, digit or sign answers, nor do the words of any offer before Enter', () => {
    const everything = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).join('');
    expect(isOpen(press(prompt, everything))).toBe(true);
    for (const words of [...everything, 'not sure', 'back', 'quit', 'yes', 'no']) expect(isOpen(press(prompt, words))).toBe(true);
  });

  it.each([
    ['not sure', 'not-sure'],
    ['Not Sure ', 'not-sure'],
    ["don't know", 'not-sure'],
    ['skip', 'skip'],
    ['back', 'back'],
    ['show', 'show'],
    ['save', 'save'],
    ['quit', 'quit'],
    ['exit', 'quit'],
  ])('“%s” and Enter is %s', (words, wanted) => {
    expect(press(prompt, `${words}<return>`)).toEqual({ kind: wanted });
  });

  it('yes and no name nothing here, so they choose nothing, although a line begins with no', () => {
    for (const words of ['yes', 'y', ...(kind === 'many' ? [] : ['no', 'n'])]) expect(isOpen(press(prompt, `${words}<return>`))).toBe(true);
  });

  it('Tab goes down, Shift and Tab up, and neither beyond the ends', () => {
    expect([pointed(prompt, '<tab>'), pointed(prompt, '<tab><back-tab>'), pointed(prompt, '<back-tab>')]).toEqual([
      'Wasps',
      'Northern bees',
      'Northern bees',
    ]);
    expect(pointed(prompt, '<tab>'.repeat(30))).toBe('Stop and save');
    expect(pointed(prompt, '<down>')).toBe(pointed(prompt, '<tab>'));
  });

  it('? shows the reason and hides it again, also after letters, and is never part of the words', () => {
    expect([open(prompt, '?').reason, open(prompt, '??').reason, open(prompt, 'wa?').typed]).toEqual([true, false, 'wa']);
    expect(open(prompt, 'why<return>')).toMatchObject({ reason: true, typed: '' });
    expect(open({ ...prompt, offers: ['back'] }, '?')).toMatchObject({ reason: false, typed: '' });
  });

  it('Esc takes away what was typed, and then goes back', () => {
    expect(open(prompt, 'wasps<escape>').typed).toBe('');
    expect(press(prompt, 'wasps<escape><escape>')).toEqual({ kind: 'back' });
    expect(press({ ...prompt, offers: ['cancel'] }, '<escape>')).toEqual({ kind: 'cancel' });
    expect(isOpen(press({ ...prompt, offers: [] }, '<escape>'))).toBe(true);
  });

  it('Backspace takes away a letter, and then does nothing', () => {
    expect(open(prompt, 'wa<backspace>').typed).toBe('w');
    expect(isOpen(press(prompt, 'w<backspace><backspace><backspace>'))).toBe(true);
  });

  it('typing leaves the lines that have the words, in any order, and Enter takes the first', () => {
    const state = open(prompt, 'nothing an');
    expect(linesOf(prompt, state).map(({ label }) => label)).toEqual(['Ants and nothing else']);
    const after = press(prompt, 'nothing an<return>');
    if (kind === 'one') expect(after).toEqual({ kind: 'one', value: 'ants and nothing else' });
    else expect(after).toMatchObject({ typed: '', chosen: new Map([['ants and nothing else', 1]]) });
  });

  it('Space is a letter once something was typed, and before that never answers', () => {
    expect(open(prompt, 'ants a').typed).toBe('ants a');
    expect(open(prompt, ' ').typed).toBe('');
    expect(open(prompt, ' ').chosen.size).toBe(kind === 'one' ? 0 : 1);
  });

  it('words that name nothing are said to', () => {
    expect(open(prompt, 'zzz<return>')).toMatchObject({ typed: 'zzz', note: expect.stringContaining('Nothing here is called “zzz”') });
  });

  it('an offer is a line like any other', () => {
    expect(press(prompt, `${'<down>'.repeat(3)}<return>`)).toEqual({ kind: 'not-sure' });
    expect(open(prompt, `${'<down>'.repeat(3)} `).note).toBe('Press Enter to choose this line.');
  });
});

describe('a list of which one line is chosen', () => {
  it('begins at the answer before, and Enter takes it', () => {
    expect(press(list('one', { chosen: ['wasps'] }), '<return>')).toEqual({ kind: 'one', value: 'wasps' });
  });

  const yesOrNo = list('one', { choices: named('Yes, I have it', 'Not yet', 'No: I did not finish') });
  it.each([
    ['yes', 'yes, i have it'],
    ['Y', 'yes, i have it'],
    ['no', 'no: i did not finish'],
    ['n', 'no: i did not finish'],
  ])('“%s” is the line that begins so', (words, value) => {
    expect(press(yesOrNo, `${words}<return>`)).toEqual({ kind: 'one', value });
  });

  it('of two lines that begin with no, the usual one is meant, and none where neither is', () => {
    const choices = named('No, go on', 'No, and none besides');
    expect(press(list('one', { choices, chosen: ['no, go on'] }), 'no<return>')).toEqual({ kind: 'one', value: 'no, go on' });
    expect(isOpen(press(list('one', { choices }), 'no<return>'))).toBe(true);
  });

  it('a number chooses only where the lines have one', () => {
    const numbered = list('one', { numbered: true });
    expect([pointed(numbered, '2'), press(numbered, '2<return>')]).toEqual(['Wasps', { kind: 'one', value: 'wasps' }]);
    expect([isOpen(press(numbered, '4<return>')), isOpen(press(list('one'), '2<return>'))]).toEqual([true, true]);
  });

  it('of the lines that have the words, one that begins with them is meant', () => {
    const levels = list('one', { choices: named('Level 1 (grades 3 to 1)', 'Level 2 (grades 9 to 4)', 'Level 3') });
    expect(press(levels, 'level 3<return>')).toEqual({ kind: 'one', value: 'level 3' });
    expect(press(levels, 'grades 3<return>')).toEqual({ kind: 'one', value: 'level 1 (grades 3 to 1)' });
  });

  it('is searched by more than its labels where the knowledge knows more names', () => {
    const prompt = list('one', { find: (words) => (words === 'hornet' ? named('Wasps') : []) });
    expect(press(prompt, 'hornet<return>')).toEqual({ kind: 'one', value: 'wasps' });
  });
});

describe('a list of which several lines are chosen', () => {
  const many = list('many', { most: 2 });
  it('ticks and unticks by Space, keeps the order of the list, and goes on by Enter', () => {
    expect(press(many, '<down> <up> <return>')).toEqual({ kind: 'many', values: ['northern bees', 'wasps'] });
    expect(open(many, '  ').chosen.size).toBe(0);
    expect(press(list('many', { chosen: ['wasps'] }), '<return>')).toEqual({ kind: 'many', values: ['wasps'] });
  });

  it('asks whether none is meant before it takes none', () => {
    expect(open(many, '<return>').note).toContain('None of these?');
    expect(press(many, '<return><return>')).toEqual({ kind: 'many', values: [] });
    expect(isOpen(press(many, '<return><down><return>'))).toBe(true);
  });

  it.each(['none', 'no', 'n'])('“%s” is none, but not where something is ticked', (words) => {
    expect(press(many, `${words}<return>`)).toEqual({ kind: 'many', values: [] });
    expect(isOpen(press(many, ` ${words}<return>`))).toBe(true);
  });

  it('takes no more than it asks for', () => {
    expect(open(many, ' <down> <down> <return>').note).toBe('You chose 3. Please choose at most 2.');
  });
});

describe('a list to count in', () => {
  const counts = list('counts', { max: 3 });
  it('counts up by Space and the right key, and down by the left one', () => {
    expect(press(counts, ' <right><right><left><down><down><right><return>')).toEqual({
      kind: 'counts',
      counts: new Map([
        ['northern bees', 2],
        ['ants and nothing else', 1],
      ]),
    });
    expect(open(counts, ' <left><left>').chosen.size).toBe(0);
  });

  it('has a most of each, and asks for one at least', () => {
    expect(open(counts, '    ')).toMatchObject({ note: 'At most 3 of each.', chosen: new Map([['northern bees', 3]]) });
    expect(open(counts, '<return>').note).toContain('Nothing is chosen yet');
  });
});

describe('where a line is typed', () => {
  const pressed = (prompt: Prompt, keys: string): LineState | LineEnd => {
    let state: LineState | LineEnd = { typed: '', note: '', reason: false };
    for (const part of keys.match(/<[a-z]+>|[\s\S]/g) ?? []) {
      if ('ended' in state) throw new Error(`Answered before ${part}.`);
      const name = /^<(.*)>$/.exec(part)?.[1];
      state = afterLineKey(prompt, state, { name: name ?? part }, name === undefined ? state.typed + part : state.typed);
    }
    return state;
  };
  const number = list('number', { choices: [], max: 50 });

  it('a number, a word or Enter alone', () => {
    expect(pressed(number, '17<return>')).toMatchObject({ ended: { kind: 'number', value: 17 } });
    expect(pressed(number, 'not sure<return>')).toMatchObject({ ended: { kind: 'not-sure' } });
    expect(pressed(number, 'quit<return>')).toMatchObject({ ended: { kind: 'quit' } });
    expect(pressed(number, '<return>')).toMatchObject({ note: 'Please type a whole number from 0 to 50.' });
  });

  it('? and Esc do what they do in a list, and the arrow keys and Tab nothing', () => {
    expect(pressed(number, '?')).toMatchObject({ reason: true, typed: '' });
    expect(pressed(number, '17<escape>')).toMatchObject({ typed: '' });
    expect(pressed(number, '<escape>')).toMatchObject({ ended: { kind: 'back' } });
    expect(pressed(number, '1<tab><up><down>')).toMatchObject({ typed: '1' });
  });

  it('a line in their own words is theirs: quit, back and ? are no commands', () => {
    const own = list('line', { choices: [], offers: [] });
    for (const text of ['quit', 'back', '?']) expect(pressed(own, `${text}<return>`)).toMatchObject({ ended: { kind: 'line', text } });
  });
});

it('every offer has words and a key of its own', () => {
  const words = list('one', { offers });
  expect(new Set(linesOf(words, { typed: '' }).map(({ label }) => label)).size).toBe(offers.length + 3);
});
