import type { OfferTaken, Prompt, Prompter, Reply } from '../commands/interview/prompter.js';
import { choiceFields, fields, none, questionForm, replyIn } from '../commands/page/question-form.js';
import type { Profile } from '../domain/answers.js';
import { byId, domOf, elementOfKind } from './dom.js';
import { routeOf } from './links.js';
import type { Screen } from './screen.js';
import type { Came, Steps } from './steps.js';

type Asked = { readonly prompt: Prompt; readonly resolve: (reply: Reply) => void; readonly reject: (restart: Restart) => void };

/** Asks one question a screen. */
export class PagePrompter implements Prompter {
  readonly #screen: Screen;
  readonly #steps: Steps;
  #asked: Asked | null = null;
  #number = 0;

  constructor(screen: Screen, steps: Steps) {
    this.#screen = screen;
    this.#steps = steps;
  }

  get isAsking(): boolean {
    return this.#asked !== null;
  }

  ask(prompt: Prompt): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#asked = { prompt, resolve, reject };
      // The first question was there before the program: what was entered by now stays.
      const early = this.#number === 0 ? valuesIn(document.getElementById(fields.question)) : [];
      this.#number += 1;
      this.#enter();
      this.#draw(prompt, undefined, early);
    });
  }

  close(): void {
    this.#asked = null;
    this.#number = 0;
  }

  stop(restart: Restart): void {
    const asked = this.#asked;
    this.close();
    asked?.reject(restart);
  }

  /** The browser moved: back is a reply. Anywhere else, the question stays. */
  came(how: Came): void {
    this.#steps.stay();
    if (how === 'back' && this.#reply({ kind: 'back' })) return;
    if (how === 'forward' && routeOf(this.#steps.name) !== null && this.#reply({ kind: 'show' })) return;
    this.#enter();
  }

  #enter(): void {
    this.#steps.enter(`question-${this.#number}`);
  }

  /** Gives a reply that the question offers. */
  #reply(reply: { readonly kind: OfferTaken }): boolean {
    if (this.#asked?.prompt.offers.includes(reply.kind) !== true) return false;
    this.#answer(reply);
    return true;
  }

  #answer(reply: Reply): void {
    const asked = this.#asked;
    this.#asked = null;
    asked?.resolve(reply);
  }

  #draw(prompt: Prompt, problem?: string, values: readonly string[] = []): void {
    const title = problem === undefined ? prompt.text : `Error: ${prompt.text}`;
    const main = this.#screen.show(title, questionForm(prompt, problem === undefined ? {} : { problem }), problem && 'error-summary');
    const form = elementOfKind(fields.question, HTMLFormElement);
    if (values.length > 0) fill(form, values);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submitted(prompt, form, event.submitter instanceof HTMLButtonElement ? event.submitter.value : 'answer');
    });
    // The browser goes back, and `came` hears of it.
    document.getElementById(fields.back)?.addEventListener('click', () => history.back());
    form.addEventListener('change', ({ target }) => onlyNone(form, target));
    main.querySelector('#error-summary a')?.addEventListener('click', (event) => {
      event.preventDefault();
      form.querySelector<HTMLInputElement>(`[name=${fields.answer}]`)?.focus();
    });
    byWords(prompt);
    document.getElementById('why')?.addEventListener('toggle', () => {
      byId(fields.reason).textContent = prompt.why?.() ?? '';
    });
  }

  #submitted(prompt: Prompt, form: HTMLFormElement, button: string): void {
    const offer = prompt.offers.find((one) => one === button);
    if (offer !== undefined && offer !== 'why') {
      this.#answer({ kind: offer });
      return;
    }
    const values = valuesIn(form);
    const read = replyIn(prompt, values);
    if (read.ok) this.#answer(read.reply);
    else this.#draw(prompt, read.problem, values);
  }
}

const valuesIn = (form: HTMLElement | null): readonly string[] =>
  form instanceof HTMLFormElement ? new FormData(form).getAll(fields.answer).map(String) : [];

/** What was entered stays when the question is put again. */
function fill(form: HTMLFormElement, values: readonly string[]): void {
  for (const [at, input] of [...form.querySelectorAll<HTMLInputElement>(`[name=${fields.answer}]`)].entries()) {
    if (input.type === 'text') input.value = values[at] ?? '';
    else input.checked = values.includes(input.value);
  }
}

/** “None of these” and the others exclude each other. */
function onlyNone(form: HTMLFormElement, changed: EventTarget | null): void {
  if (!(changed instanceof HTMLInputElement) || changed.type !== 'checkbox' || !changed.checked) return;
  for (const box of form.querySelectorAll<HTMLInputElement>('[type=checkbox]'))
    if ((box.value === none) !== (changed.value === none)) box.checked = false;
}

/** Shows the choices that the words may mean as they are typed. */
function byWords(prompt: Prompt): void {
  const { find } = prompt;
  if (find === undefined) return;
  const words = elementOfKind(fields.words, HTMLInputElement);
  words.addEventListener('input', () => {
    const found = words.value.trim() === '' ? prompt.choices : find(words.value);
    // What was ticked stays in sight, and ticked, whatever is searched next.
    const boxes = byId(fields.choices).querySelectorAll<HTMLInputElement>('[type=checkbox]:checked');
    const ticked = [...boxes].flatMap(({ value }) => prompt.choices[Number(value)] ?? []);
    const values = ticked.map(({ value }) => value);
    const others = found.filter(({ value }) => !values.includes(value));
    byId(fields.choices).replaceChildren(
      domOf(choiceFields({ ...prompt, ...(prompt.kind === 'many' ? { chosen: values } : {}) }, [...ticked, ...others])),
    );
    byId('found').textContent = `${found.length} found.`;
  });
}

/** Ends what is asked or shown now: the visit begins again with these answers, after these words. */
export class Restart extends Error {
  readonly given: Profile;
  readonly words: string | null;
  constructor(given: Profile, words: string | null) {
    super('The visit begins again.');
    this.name = 'Restart';
    this.given = given;
    this.words = words;
  }
}
