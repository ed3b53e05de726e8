import { consistentAnswersOf } from '../commands/interview/ask-all.js';
import type { InterviewContext } from '../commands/interview/context.js';
import { advicePages } from '../commands/interview/explore/context.js';
import { howToGetThere } from '../commands/interview/explore/index.js';
import { type InterviewState, withoutSkipped } from '../commands/interview/state.js';
import { headingId } from '../commands/page/question-form.js';
import { type KnowledgeBase, type Role, type Route as WayIn, wayKinds } from '../domain/knowledge-base.js';
import { advise, check, compare, inferredIn, nextInInterview } from '../engine/index.js';
import {
  type Block,
  besideAnswersDocument,
  changeableQuestions,
  checkDocument,
  compareDocument,
  type Document,
  filterByWords,
  questionAnswerWords,
  wayKindTitles,
} from '../presentation/index.js';
import { upperFirst } from '../presentation/words/english.js';
import { partOf, partTitles } from '../presentation/words/verdicts.js';
import { element, type HtmlElement, type HtmlNode } from '../presentation/writers/elements.js';
import { blocksBelowHeading } from '../presentation/writers/html.js';
import { actions, hrefTo, type Route, routes, withLinks } from './links.js';

/** A screen to look at. */
export type View = {
  readonly title: string;
  readonly nodes: readonly HtmlNode[];
  /** The list of the screen for words that are typed. */
  readonly find?: (words: string) => readonly HtmlNode[];
};

/** What a different answer would change, before somebody says whether it counts. */
export type Supposed = { readonly state: InterviewState; readonly page: Document };

/** What is looked at: the answers so far, and a change that is only supposed. */
export type Looking = { readonly interview: InterviewContext; readonly state: InterviewState; readonly supposed: Supposed | null };

/** The most that can be compared. */
const MOST = 3;

/** The screen of a route. One that names nothing known gives the list of roles. */
export function viewOf(looking: Looking, { name, ids }: Route): View {
  const { base } = looking.interview.context;
  const known = ids.filter((id) => [...base.roles, ...base.routes].some((one) => one.id === id));
  const [first] = known;
  switch (name) {
    case routes.answers:
      return answersView(looking);
    case routes.advice:
      return adviceView(looking);
    case routes.changed:
      return looking.supposed === null ? adviceView(looking) : supposedView(looking.supposed, base);
    case routes.whatIf:
      return whatIfView(base);
    case routes.role:
      return first === undefined ? rolesView(looking) : roleView(looking, first);
    case routes.plan:
      return first === undefined ? rolesView(looking) : planView(looking, first);
    case routes.compare:
      return compareView(looking, known.slice(0, MOST), ids.length > known.length);
    default:
      return rolesView(looking);
  }
}

const heading = (title: string): HtmlElement => element('h1', { id: headingId, tabindex: '-1' }, title);
const link = (href: string, label: string): HtmlElement => element('a', { href }, label);
const buttons = (...links: readonly HtmlElement[]): HtmlElement => element('div', { class: 'buttons' }, links);
const view = (title: string, base: KnowledgeBase, nodes: readonly HtmlNode[]): View => ({
  title,
  nodes: [heading(title), ...withLinks(nodes, base)],
});
const page = (title: string, base: KnowledgeBase, blocks: readonly Block[], ...beside: readonly HtmlNode[]): View =>
  view(title, base, [...beside, ...blocksBelowHeading(blocks)]);

function answersView({ interview, state }: Looking): View {
  const { model, context } = interview;
  const { base, asOf } = context;
  const { profile, aside } = consistentAnswersOf(interview, state);
  const rows = changeableQuestions(profile, base).map((question) =>
    element(
      'div',
      {},
      element('dt', {}, question.text),
      element('dd', {}, element('a', { href: hrefTo(actions.change, question.id), 'aria-label': `Change: ${question.text}` }, 'Change')),
      element(
        'dd',
        {},
        upperFirst(questionAnswerWords(question, profile, base)) || unanswered(question.settles.some((id) => profile.notSure.has(id))),
      ),
    ),
  );
  const beside = besideAnswersDocument(inferredIn(model, profile, asOf), aside, base);
  return view('Check your answers', base, [
    element('dl', { class: 'summary' }, rows),
    ...blocksBelowHeading(beside.blocks),
    buttons(element('a', { href: hrefTo(routes.advice), class: 'main' }, 'Show my advice')),
  ]);
}

const unanswered = (isNotSure: boolean): string => (isNotSure ? 'Not sure' : 'Not asked yet');

/** The first screen of the advice, then all the rest. */
function adviceView({ interview, state }: Looking): View {
  const { model, context } = interview;
  const { first, rest } = advicePages(interview, state, 'brief');
  const { profile } = consistentAnswersOf(interview, state);
  const next = nextInInterview(model, withoutSkipped(profile, state, model), context.asOf);
  const more = next === null ? [] : [buttons(link(hrefTo(actions.ask), 'Answer more questions'))];
  return page('Your advice', context.base, [...first.blocks, ...rest.blocks], ...more);
}

const supposedView = ({ page: { blocks } }: Supposed, base: KnowledgeBase): View =>
  page(
    'What would change',
    base,
    blocks,
    buttons(
      element('a', { href: hrefTo(actions.keep), class: 'main' }, 'Use this answer'),
      link(hrefTo(actions.drop), 'Leave my answers as they are'),
    ),
  );

const whatIfView = (base: KnowledgeBase): View =>
  view('What if an answer were different?', base, [
    element('p', {}, 'Choose a question. You then see what a different answer would change, and decide whether to use it.'),
    element(
      'ul',
      { class: 'names' },
      base.questions.map(({ id, text }) => element('li', {}, link(hrefTo(actions.suppose, id), text))),
    ),
  ]);

const entryOf = (id: string, base: KnowledgeBase): Role | WayIn | undefined => [...base.roles, ...base.routes].find((one) => one.id === id);
const titleOf = (id: string, base: KnowledgeBase): string => entryOf(id, base)?.title ?? id;

function roleView({ interview, state }: Looking, id: string): View {
  const { model, context } = interview;
  const { base, asOf } = context;
  const { profile } = consistentAnswersOf(interview, state);
  const { title: _, blocks } = checkDocument(check(model, profile, asOf, [id]), base, { detail: 'all' });
  return page(
    titleOf(id, base),
    base,
    blocks,
    element('p', {}, entryOf(id, base)?.summary ?? ''),
    buttons(link(hrefTo(routes.plan, id), 'How to get there'), link(hrefTo(routes.compare, id), 'Compare with another')),
  );
}

function planView({ interview, state }: Looking, id: string): View {
  const { base } = interview.context;
  const document = howToGetThere(interview, consistentAnswersOf(interview, state).profile, id);
  return page(
    `How to get there: ${titleOf(id, base)}`,
    base,
    document?.blocks ?? [],
    buttons(link(hrefTo(routes.role, id), 'Each requirement'), link(hrefTo(routes.compare, id), 'Compare with another')),
  );
}

function compareView({ interview, state }: Looking, ids: readonly string[], isChoosing: boolean): View {
  const { model, context } = interview;
  const { base, asOf } = context;
  if (ids.length < 2 || isChoosing) {
    const title =
      ids.length === 0 ? 'Compare: choose the first role' : `Compare ${ids.map((id) => titleOf(id, base)).join(' and ')} with which role?`;
    return searchable(title, base, (words) => names(base, words, { hrefOf: (id) => hrefTo(routes.compare, ...ids, id), without: ids }));
  }
  const { profile } = consistentAnswersOf(interview, state);
  const { blocks } = compareDocument(compare(model, profile, asOf, ids), base);
  const third = ids.length < MOST ? [buttons(link(hrefTo(routes.compare, ...ids, 'more'), 'Add a third'))] : [];
  return page(`Compare: ${ids.map((id) => titleOf(id, base)).join('; ')}`, base, blocks, ...third);
}

function rolesView({ interview, state }: Looking): View {
  const { model, context } = interview;
  const { base, asOf } = context;
  const { profile } = consistentAnswersOf(interview, state);
  const parts = new Map<string, string>(advise(model, profile, asOf).roles.map((role) => [role.id, partTitles[partOf(role)]]));
  return searchable('All roles and routes', base, (words) =>
    names(base, words, { hrefOf: (id) => hrefTo(routes.role, id), beside: parts }),
  );
}

/** The elements of a list that can be searched. */
export const searchIds = { words: 'search-words', list: 'search-list', number: 'search-number' } as const;

/** A screen with a list that is searched as words are typed. */
const searchable = (title: string, base: KnowledgeBase, find: (words: string) => readonly HtmlNode[]): View => ({
  ...view(title, base, [
    element('p', {}, element('label', { for: searchIds.words }, 'Search by name')),
    element('p', {}, element('input', { id: searchIds.words, type: 'search', class: 'long', autocomplete: 'off', spellcheck: 'false' })),
    element('p', { id: searchIds.number, class: 'hint', role: 'status' }),
    element('div', { id: searchIds.list }, find('')),
  ]),
  find,
});

type Linked = {
  readonly hrefOf: (id: string) => string;
  readonly without?: readonly string[];
  readonly beside?: ReadonlyMap<string, string>;
};

/** Roles by specialism and routes by kind, those that have all the words in a name; each a link. */
function names(base: KnowledgeBase, words: string, { hrefOf, without = [], beside }: Linked): readonly HtmlNode[] {
  const { roles, routes: ways, specialisms } = words.trim() === '' ? base : filterByWords(base, words);
  const group = (title: string, entries: readonly { readonly id: string; readonly title: string }[]): readonly HtmlNode[] => {
    const left = entries.filter(({ id }) => !without.includes(id));
    if (left.length === 0) return [];
    const items = left.map((entry) => {
      const near = beside?.get(entry.id);
      return element('li', {}, link(hrefOf(entry.id), entry.title), near === undefined ? [] : [': ', near]);
    });
    return [element('section', {}, element('h2', {}, title), element('ul', { class: 'names' }, items))];
  };
  return [
    ...specialisms.flatMap(({ id, title }) =>
      group(
        title,
        roles.filter(({ specialism }) => specialism === id),
      ),
    ),
    ...wayKinds.flatMap((kind) =>
      group(
        `Routes: ${wayKindTitles[kind]}`,
        ways.filter((way) => way.kind === kind),
      ),
    ),
  ];
}
