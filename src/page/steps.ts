/** Where an entry of the browser's history belongs: to which visit, and its place in it. */
type Entry = { readonly visit: number; readonly place: number };

/** How somebody came to an entry of the history: by the browser's Back or Forward, or by a link. */
export type Came = 'back' | 'forward' | 'link' | 'elsewhere';

/**
 * The steps of one visit in the browser's history, a hash for each, so that its Back works. A visit is one person: entries of
 * the one before lead nowhere.
 */
export class Steps {
  #visit = Math.random();
  #place = 0;
  #isThere = true;

  constructor(came: (how: Came) => void) {
    const listen = (): void => {
      const how = this.#arrive();
      if (how !== null) came(how);
    };
    window.addEventListener('popstate', listen);
    window.addEventListener('hashchange', listen);
  }

  /** Begins anew, for the next person. */
  begin(): void {
    this.#visit = Math.random();
    this.#place = 0;
    this.#isThere = true;
  }

  /** Names the step that is shown: a new entry, unless the browser is at an entry for it already. */
  enter(name: string): void {
    if (!this.#isThere) this.#place += 1;
    const entry: Entry = { visit: this.#visit, place: this.#place };
    if (this.#isThere) history.replaceState(entry, '', `#${name}`);
    else history.pushState(entry, '', `#${name}`);
    this.#isThere = false;
  }

  /** The next step belongs to the entry where the browser is. */
  stay(): void {
    this.#isThere = true;
  }

  /** Whether the browser is at the entry of what is shown next. */
  get isAtEntry(): boolean {
    return this.#isThere;
  }

  /** What the hash names. */
  get name(): string {
    return decodeURIComponent(location.hash.slice(1));
  }

  /** How the browser came to where it is; null if it has not moved. */
  #arrive(): Came | null {
    const entry: Entry | null = history.state;
    if (entry === null) {
      this.#place += 1;
      history.replaceState({ visit: this.#visit, place: this.#place } satisfies Entry, '');
      return 'link';
    }
    if (entry.visit !== this.#visit) return 'elsewhere';
    if (entry.place === this.#place) return null;
    const how = entry.place < this.#place ? 'back' : 'forward';
    this.#place = entry.place;
    return how;
  }
}
