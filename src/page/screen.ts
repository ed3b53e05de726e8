import { ids } from '../commands/page/element-ids.js';
import { pageTitle } from '../commands/page/file.js';
import { headingId } from '../commands/page/question-form.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import type { Block } from '../presentation/index.js';
import { element, type HtmlNode } from '../presentation/writers/elements.js';
import { blocksBelowHeading } from '../presentation/writers/html.js';
import { byId, domOf } from './dom.js';

/** The one screen of the page. What was said since the last screen stands above the next one. */
export class Screen {
  readonly #base: KnowledgeBase;
  #said: Block[] = [];
  #isFirst = true;

  constructor(base: KnowledgeBase) {
    this.#base = base;
  }

  say(blocks: readonly Block[]): void {
    this.#said.push(...blocks);
  }

  /** Says something above the screen that is shown, in place of what was said so before. */
  tell(words: string): void {
    const main = byId(ids.main);
    main.querySelector('.notice[role=alert]')?.remove();
    main.prepend(domOf([element('div', { class: 'notice', role: 'alert', tabindex: '-1' }, element('p', {}, words))]));
    main.querySelector<HTMLElement>('.notice[role=alert]')?.focus();
  }

  /** Shows a screen in place of the last one. The focus goes to its heading, or to `focus`; not on the first, which was there at once. */
  show(title: string, nodes: readonly HtmlNode[], focus: string = headingId): HTMLElement {
    const main = byId(ids.main);
    const said = this.#said.length === 0 ? [] : [element('div', { class: 'notice', role: 'status' }, blocksBelowHeading(this.#said))];
    this.#said = [];
    main.replaceChildren(domOf([...said, ...nodes]));
    for (const link of main.querySelectorAll<HTMLAnchorElement>('a.address')) {
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
    }
    document.title = pageTitle(title, this.#base);
    if (!this.#isFirst) {
      window.scrollTo(0, 0);
      (document.getElementById(focus) ?? main).focus({ preventScroll: true });
    }
    this.#isFirst = false;
    return main;
  }

  /** Forgets what was said and shown. */
  clear(): void {
    this.#said = [];
    byId(ids.main).replaceChildren();
    byId(ids.onwards).replaceChildren();
  }
}
