import type { AnswerFile } from '../commands/interview/answer-file.js';
import { type Asked, afterReply, ask, askAll, consistentAnswersOf } from '../commands/interview/ask-all.js';
import type { InterviewContext } from '../commands/interview/context.js';
import { changeAnswer } from '../commands/interview/review-answers.js';
import { type InterviewState, startFrom } from '../commands/interview/state.js';
import { ids } from '../commands/page/element-ids.js';
import { emptyProfile, type Profile } from '../domain/answers.js';
import type { Question } from '../domain/attribute.js';
import type { IsoDate } from '../domain/ids.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { monthOf } from '../domain/months.js';
import { advise, buildModel, diffAdvice, type NextQuestion, nextInInterview, withoutStaleAnswers } from '../engine/index.js';
import { adviceDiffDocument, attributeWords, counted, paragraph, questionAnswerLine } from '../presentation/index.js';
import { element } from '../presentation/writers/elements.js';
import { type Looking, type Supposed, searchIds, viewOf } from './browse.js';
import { byId, domOf, elementOfKind } from './dom.js';
import { type Action, actionOf, actions, type Route, routeOf, routes } from './links.js';
import { PagePrompter, Restart } from './page-prompter.js';
import * as savedFile from './saved-file.js';
import { Screen } from './screen.js';
import { type Came, Steps } from './steps.js';

/** What somebody wants who was looking: to go back to the questions, or one of the actions. */
type Wish = { readonly name: 'questions' } | Action;

type Browsing = { readonly looking: Looking; readonly resolve: (wish: Wish) => void; readonly reject: (restart: Restart) => void };

/** The first question, which is in the page: choosing it again would take most of the time in which the page starts. */
function firstIn({ questions }: KnowledgeBase): NextQuestion | null {
  const { question: id, more } = byId(ids.main).dataset;
  const question = questions.find((one) => one.id === id);
  return question === undefined ? null : { question, attributes: question.settles, more: Number(more) };
}

const isEmpty = ({ answers, notSure }: Profile): boolean => answers.size === 0 && notSure.size === 0;

/** One person after another at the page: the questions, then whatever they look at, until the page is cleared for the next. */
export class Visits {
  readonly #screen: Screen;
  readonly #steps: Steps;
  readonly #prompter: PagePrompter;
  readonly #interview: InterviewContext;
  #browsing: Browsing | null = null;
  #shown: string | null = null;
  /** The answers that count now. */
  #profile: Profile = emptyProfile;

  constructor(base: KnowledgeBase, asOf: IsoDate) {
    this.#screen = new Screen(base);
    this.#steps = new Steps((how) => this.#came(how));
    this.#prompter = new PagePrompter(this.#screen, this.#steps);
    const keeper: AnswerFile = {
      file: () => null,
      promise: () => '',
      keep: async (profile) => {
        this.#profile = profile;
      },
      saveAs: async () => {},
    };
    const context = { base, asOf, say: async (blocks) => this.#screen.say(blocks) } as InterviewContext['context'];
    const model = buildModel(base);
    const first = firstIn(base);
    const next = (profile: Profile): NextQuestion | null => (isEmpty(profile) ? first : null) ?? nextInInterview(model, profile, asOf);
    this.#interview = { context, model, prompter: this.#prompter, keeper, next };
  }

  /** Serves one person after another; never ends. */
  async run(): Promise<never> {
    this.#listen();
    let given = emptyProfile;
    for (;;) {
      try {
        await this.#serve(given);
      } catch (error) {
        if (!(error instanceof Restart)) throw error;
        given = error.given;
        this.#clear();
        if (error.words !== null) this.#screen.say([paragraph(error.words)]);
      }
    }
  }

  async #serve(given: Profile): Promise<never> {
    const { model, context } = this.#interview;
    this.#welcome(given);
    let asked: Asked = await askAll(
      this.#interview,
      startFrom({ ...given, said: given.said ?? monthOf(context.asOf) }, model, context.asOf),
    );
    let supposed: Supposed | null = null;
    let route: string = asked.end === 'show' ? routes.advice : routes.answers;
    for (;;) {
      const { state } = asked;
      const wish = await this.#browse({ interview: this.#interview, state, supposed }, route);
      const question = 'id' in wish ? context.base.questions.find(({ id }) => id === wish.id) : undefined;
      route = routes.answers;
      switch (wish.name) {
        case 'questions':
          asked = await askAll(this.#interview, state, 1);
          break;
        case actions.ask:
          asked = await askAll(this.#interview, state);
          break;
        case actions.change:
          if (question !== undefined) asked = await this.#change(state, question);
          break;
        case actions.suppose:
          supposed = question === undefined ? null : await this.#suppose(state, question);
          route = supposed === null ? routes.whatIf : routes.changed;
          break;
        case actions.keep:
          if (supposed !== null) asked = { state: supposed.state, end: 'done' };
          supposed = null;
          route = routes.advice;
          break;
        default:
          supposed = null;
          route = routes.advice;
      }
      this.#profile = consistentAnswersOf(this.#interview, asked.state).profile;
    }
  }

  /** A changed answer may open other questions. */
  async #change(state: InterviewState, question: Question): Promise<Asked> {
    const changed = await changeAnswer(this.#interview, state, question);
    return changed.end === 'done' && changed.state !== state
      ? askAll(this.#interview, changed.state)
      : { state: changed.state, end: 'done' };
  }

  /** What a different answer would change; null where somebody went back. */
  async #suppose(state: InterviewState, question: Question): Promise<Supposed | null> {
    const { model, context } = this.#interview;
    const counts = this.#profile;
    const reply = await ask(this.#interview, state, question, { canGoBack: true });
    if (reply.kind === 'back' || reply.kind === 'keep' || reply.kind === 'skip') return null;
    const after = await afterReply(this.#interview, state, question, reply);
    const { profile } = consistentAnswersOf(this.#interview, after.state);
    this.#profile = counts;
    const moved = diffAdvice(advise(model, counts, context.asOf), advise(model, profile, context.asOf));
    const words = `If your answer were: ${questionAnswerLine(question, profile, context.base)}`;
    return { state: after.state, page: adviceDiffDocument(moved, words, context.base) };
  }

  /** Says what is known from a file, and what of it is asked again. */
  #welcome(given: Profile): void {
    const { model, context } = this.#interview;
    const { aged } = withoutStaleAnswers(model, given, context.asOf);
    const known = given.answers.size - aged.length;
    if (known > 0)
      this.#screen.say([paragraph(`${counted(known, 'answer is', 'answers are')} known from the file, so we do not ask again.`)]);
    if (aged.length > 0)
      this.#screen.say([
        paragraph(`This may be out of date, so we ask again: ${aged.map((id) => attributeWords(id, context.base)).join('; ')}.`),
      ]);
    this.#profile = given;
  }

  #browse(looking: Looking, route: string): Promise<Wish> {
    return new Promise((resolve, reject) => {
      this.#browsing = { looking, resolve, reject };
      this.#shown = null;
      const here = routeOf(this.#steps.name);
      // Somebody who went back or forward is at the entry of what they want to see.
      const name = here !== null && this.#steps.isAtEntry ? this.#steps.name : route;
      this.#steps.enter(name);
      this.#look(name);
    });
  }

  #look(name: string): void {
    const route = routeOf(name);
    if (this.#browsing === null || route === null || this.#shown === name) return;
    this.#shown = name;
    const { looking } = this.#browsing;
    const { title, nodes, find } = viewOf(looking, route);
    this.#showNavigation(route);
    this.#screen.show(title, nodes);
    if (find === undefined) return;
    const words = elementOfKind(searchIds.words, HTMLInputElement);
    words.addEventListener('input', () => {
      const list = byId(searchIds.list);
      list.replaceChildren(domOf(find(words.value)));
      byId(searchIds.number).textContent = `${list.querySelectorAll('li').length} found.`;
    });
  }

  #showNavigation(now: Route): void {
    const entries: readonly (readonly [string, string])[] = [
      [routes.advice, 'Your advice'],
      [routes.answers, 'Your answers'],
      [routes.whatIf, 'What if'],
      [routes.roles, 'Roles and routes'],
      [routes.compare, 'Compare'],
    ];
    const items = entries.map(([name, label]) =>
      element('li', {}, element('a', { href: `#${name}`, ...(now.name === name ? { 'aria-current': 'page' } : {}) }, label)),
    );
    const print = element('li', {}, element('button', { type: 'button', id: 'print' }, 'Print'));
    byId(ids.onwards).replaceChildren(domOf([element('ul', {}, items, print)]));
    byId('print').addEventListener('click', () => window.print());
  }

  #came(how: Came): void {
    const name = this.#steps.name;
    if (this.#browsing === null) {
      if (this.#prompter.isAsking) this.#prompter.came(how);
      return;
    }
    const action = how === 'link' ? actionOf(name) : null;
    const isRoute = how !== 'elsewhere' && routeOf(name) !== null;
    if (action !== null) this.#wish(action);
    else if (isRoute) this.#look(name);
    else if (how === 'back') this.#wish({ name: 'questions' });
    else if (how !== 'link') this.#keep();
  }

  /** An entry of the history that leads nowhere: what is shown stays. */
  #keep(): void {
    this.#steps.stay();
    if (this.#shown !== null) this.#steps.enter(this.#shown);
  }

  #wish(wish: Wish): void {
    const browsing = this.#browsing;
    this.#browsing = null;
    this.#steps.stay();
    byId(ids.onwards).replaceChildren();
    browsing?.resolve(wish);
  }

  #restart(restart: Restart): void {
    const browsing = this.#browsing;
    this.#browsing = null;
    if (browsing !== null) browsing.reject(restart);
    else this.#prompter.stop(restart);
  }

  #clear(): void {
    this.#profile = emptyProfile;
    this.#shown = null;
    this.#prompter.close();
    this.#screen.clear();
    this.#steps.begin();
  }

  #listen(): void {
    const { base } = this.#interview.context;
    const chosen = elementOfKind(ids.file, HTMLInputElement);
    byId(ids.save).addEventListener('click', () => savedFile.save(this.#profile, base.attributes));
    byId(ids.open).addEventListener('click', () => chosen.click());
    byId(ids.clear).addEventListener('click', () => this.#restart(new Restart(emptyProfile, 'The answers were cleared.')));
    chosen.addEventListener('change', async () => {
      const file = chosen.files?.[0];
      if (file === undefined) return;
      const read = await savedFile.open(file, base.attributes);
      chosen.value = '';
      if (typeof read === 'string') this.#screen.tell(read);
      else this.#restart(new Restart(read, null));
    });
    document.querySelector('.skip')?.addEventListener('click', (event) => {
      event.preventDefault();
      byId(ids.main).focus();
    });
  }
}
