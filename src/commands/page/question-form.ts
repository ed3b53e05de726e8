import { unreachable } from '../../domain/failure.js';
import { element, type HtmlElement, type HtmlNode } from '../../presentation/writers/elements.js';
import { monthExample, numberHint, parseReply } from '../interview/parse-reply.js';
import { type Offer, offerWords, type Prompt, type Reply } from '../interview/prompter.js';

/** The names and ids of the parts of a question. */
export const fields = {
  question: 'question',
  back: 'back',
  answer: 'answer',
  reply: 'reply',
  words: 'words',
  reason: 'why-we-ask',
  choices: 'choices',
} as const;

/** The heading of a screen: the focus goes there when the screen is shown. */
export const headingId = 'heading';

/** Offers that are buttons. Going back and the reason for a question have a place of their own; answers can be saved at any time. */
const asButtons = (prompt: Prompt): readonly Offer[] =>
  prompt.offers.filter((offer) => offer !== 'back' && offer !== 'why' && offer !== 'save');

/** What is shown beside a question: what is wrong with the reply, and why the question is asked. */
export type Beside = { readonly problem?: string; readonly why?: string };

/** One question as a form, in the pattern of one thing a page. */
export function questionForm(prompt: Prompt, { problem, why }: Beside = {}): readonly HtmlNode[] {
  return [
    ...(prompt.offers.includes('back') ? [element('button', { type: 'button', id: fields.back, class: 'back' }, 'Back')] : []),
    ...(problem === undefined ? [] : [errorSummary(prompt, problem)]),
    ...(prompt.nth === undefined ? [] : [element('p', { class: 'caption' }, progressWords(prompt.nth, prompt.more))]),
    element(
      'form',
      { id: fields.question, autocomplete: 'off', novalidate: '' },
      question(prompt, problem),
      element(
        'div',
        { class: 'buttons' },
        element('button', { type: 'submit', name: fields.reply, value: 'answer', class: 'main' }, 'Continue'),
        asButtons(prompt).map((offer) => button(offer, offerWords[offer].label)),
      ),
    ),
    ...(prompt.why === undefined
      ? []
      : [element('details', { id: 'why' }, element('summary', {}, 'Why do you ask?'), element('p', { id: fields.reason }, why ?? ''))]),
  ];
}

const progressWords = (nth: number, more: number | undefined): string =>
  `Question ${nth}${more === undefined ? '' : more === 0 ? ', perhaps the last' : `, about ${more} more`}`;

const button = (value: string, label: string): HtmlElement => element('button', { type: 'submit', name: fields.reply, value }, label);

const errorSummary = (prompt: Prompt, problem: string): HtmlElement =>
  element(
    'div',
    { class: 'error-summary', id: 'error-summary', tabindex: '-1', role: 'alert' },
    element('h2', {}, 'There is a problem'),
    element('p', {}, element('a', { href: `#${firstField(prompt)}` }, problem)),
  );

const firstField = ({ kind }: Prompt): string =>
  kind === 'number' || kind === 'month' || kind === 'line' ? fields.answer : `${fields.answer}-0`;

/** The question with its fields, each with a label; several of them in one group that is named by the question. */
function question(prompt: Prompt, problem: string | undefined): HtmlElement {
  const beside = [
    ...(prompt.hint === undefined ? [] : [element('p', { id: 'hint', class: 'hint' }, prompt.hint)]),
    ...(prompt.said === undefined ? [] : [element('p', { id: 'said', class: 'said' }, `Your answer so far: ${prompt.said}`)]),
    ...(problem === undefined ? [] : [element('p', { id: 'error', class: 'error' }, `Error: ${problem}`)]),
  ];
  const named = beside.map(({ attributes }) => attributes.id ?? '');
  const heading = (of: HtmlNode): HtmlElement => element('h1', { id: headingId, tabindex: '-1' }, of);
  switch (prompt.kind) {
    case 'number':
    case 'month':
    case 'line': {
      const help =
        prompt.kind === 'number' ? `Type ${numberHint(prompt)}.` : prompt.kind === 'month' ? `For example, ${monthExample}.` : '';
      const note = help === '' ? [] : [element('p', { id: 'how', class: 'hint' }, help)];
      const by = [...named, ...note.map(() => 'how')];
      const input = element('input', {
        id: fields.answer,
        name: fields.answer,
        type: 'text',
        autocomplete: 'off',
        spellcheck: 'false',
        class: prompt.kind === 'number' ? 'short' : 'long',
        ...(prompt.kind === 'number' && prompt.unit !== 'months' ? { inputmode: 'numeric' } : {}),
        ...described(by),
        ...(problem === undefined ? {} : { 'aria-invalid': 'true' }),
      });
      const unit = prompt.unit === undefined ? [] : [element('span', { class: 'unit' }, ` ${prompt.unit}`)];
      return element(
        'div',
        {},
        heading(element('label', { for: fields.answer }, prompt.text)),
        beside,
        note,
        element('p', {}, input, unit),
      );
    }
    case 'one':
    case 'many':
    case 'counts':
      return element(
        'fieldset',
        described(named),
        element('legend', {}, heading(prompt.text)),
        beside,
        prompt.find === undefined ? [] : searchField(),
        element('div', { id: fields.choices }, choiceFields(prompt)),
      );
    default:
      return unreachable(prompt.kind);
  }
}

const described = (ids: readonly string[]): Readonly<Record<string, string>> =>
  ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') };

const searchField = (): readonly HtmlNode[] => [
  element('p', {}, element('label', { for: fields.words }, 'Search by name')),
  element('p', {}, element('input', { id: fields.words, type: 'search', class: 'long', autocomplete: 'off', spellcheck: 'false' })),
  element('p', { id: 'found', class: 'hint', role: 'status' }),
];

/** The choices of a question, each by its place: `shown` are those that a search left. */
export function choiceFields(prompt: Prompt, shown = prompt.choices): readonly HtmlNode[] {
  const isChosen = (value: string): boolean => prompt.chosen?.includes(value) === true;
  const all = shown.map(({ value, label }) => ({
    label,
    at: prompt.choices.findIndex((one) => one.value === value),
    isOn: isChosen(value),
  }));
  if (prompt.kind === 'counts') return all.map(countField);
  const type = prompt.kind === 'many' ? 'checkbox' : 'radio';
  return [
    ...all.map(({ label, at, isOn }) => choiceField(type, String(at), label, isOn)),
    ...(prompt.kind === 'many' ? [element('p', { class: 'or' }, 'or'), choiceField('checkbox', none, 'None of these', false)] : []),
  ];
}

/** The value of the box that stands for none of the others. */
export const none = 'none';

function choiceField(type: 'checkbox' | 'radio', value: string, label: string, isOn: boolean): HtmlElement {
  const id = `${fields.answer}-${value}`;
  return element(
    'div',
    { class: 'choice' },
    element('input', { type, id, name: fields.answer, value, ...(isOn ? { checked: '' } : {}) }),
    element('label', { for: id }, label),
  );
}

function countField({ label, at }: { readonly label: string; readonly at: number }): HtmlElement {
  const id = `${fields.answer}-${at}`;
  return element(
    'div',
    { class: 'count' },
    element('input', { type: 'text', id, name: fields.answer, class: 'short', inputmode: 'numeric', autocomplete: 'off' }),
    element('label', { for: id }, label),
  );
}

export type FormReply = { readonly ok: true; readonly reply: Reply } | { readonly ok: false; readonly problem: string };

/** The values of the form as a reply, or a sentence that says what is missing. Pure. */
export function replyIn(prompt: Prompt, values: readonly string[]): FormReply {
  switch (prompt.kind) {
    case 'one': {
      const choice = prompt.choices[Number(values[0] ?? Number.NaN)];
      return choice === undefined ? no('Select one answer.') : { ok: true, reply: { kind: 'one', value: choice.value } };
    }
    case 'many':
      if (values.length === 0) return no('Select all that apply, or “None of these”.');
      return values.includes(none) ? { ok: true, reply: { kind: 'many', values: [] } } : parsed(values.map(place).join(' '), prompt);
    case 'counts':
      return countsIn(prompt, values);
    default:
      return parsed(values[0] ?? '', prompt);
  }
}

const no = (problem: string): FormReply => ({ ok: false, problem });

/** The number of a choice, as it is typed in a terminal. */
const place = (value: string): string => String(Number(value) + 1);

function parsed(line: string, prompt: Prompt): FormReply {
  const read = parseReply(line, prompt);
  return read.ok ? read : no(read.problem.replace('Please type', 'Enter').replace('Please choose', 'Select'));
}

/** One value for each choice, in their order; an empty one is none. */
function countsIn({ choices, max = 99 }: Prompt, values: readonly string[]): FormReply {
  const typed = values.map((value) => value.trim());
  if (typed.some((value) => !/^\d{0,3}$/.test(value) || Number(value) > max)) return no(`Enter whole numbers from 0 to ${max}.`);
  const counts = new Map(choices.flatMap(({ value }, at) => (Number(typed[at]) > 0 ? [[value, Number(typed[at])] as const] : [])));
  return counts.size === 0 ? no('Enter how many you have in at least one place.') : { ok: true, reply: { kind: 'counts', counts } };
}
