import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { dateWords } from '../words/dates.js';
import type { Again } from './command-line.js';

/** What a page that somebody takes home says of itself, whatever is on it. */
export type Page = {
  /** Names the page where the document has no title of its own. */
  readonly title: string;
  /** The day of asking. */
  readonly asOf: string;
  readonly knowledge: { readonly version: string; readonly reviewed: string };
  /** The command lines that give the same page again; null if none does. */
  readonly again: Again | null;
};

/** The facts of a page. */
export const pageOf = (base: KnowledgeBase, asOf: string, title: string, again: Again | null): Page => ({
  title,
  asOf,
  knowledge: { version: base.version, reviewed: base.reviewed },
  again,
});

/** Said at the head and at the foot of every page that leaves the terminal, in every format. */
export const frameWords = ({ asOf, knowledge }: Page) =>
  ({
    independent: 'hi-careers: independent, not an NHS service',
    dated: `Made for ${dateWords(asOf)}. Knowledge ${knowledge.version}, reviewed ${dateWords(knowledge.reviewed)}.`,
    againTitle: 'The same page again',
  }) as const;
