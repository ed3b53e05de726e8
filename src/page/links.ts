import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { element, type HtmlNode } from '../presentation/writers/elements.js';

/** What can be looked at once there is advice, each with a hash of its own: `#role/baker`, `#compare/baker/miller`. */
export const routes = {
  answers: 'answers',
  advice: 'advice',
  changed: 'changed',
  whatIf: 'what-if',
  roles: 'roles',
  role: 'role',
  plan: 'plan',
  compare: 'compare',
} as const;
type RouteName = (typeof routes)[keyof typeof routes];

/** What a link can ask for besides. */
export const actions = { ask: 'ask', change: 'change', suppose: 'suppose', keep: 'keep', drop: 'drop' } as const;
type ActionName = (typeof actions)[keyof typeof actions];

export type Route = { readonly name: RouteName; readonly ids: readonly string[] };
export type Action = { readonly name: ActionName; readonly id: string };

/** The route that a hash names; null for any other. */
export function routeOf(hash: string): Route | null {
  const [first, ...ids] = hash.split('/');
  const name = Object.values(routes).find((one) => one === first);
  return name === undefined ? null : { name, ids };
}

/** The action that a hash names; null for any other. */
export function actionOf(hash: string): Action | null {
  const [first, id = ''] = hash.split('/');
  const name = Object.values(actions).find((one) => one === first);
  return name === undefined ? null : { name, id };
}

/** A link to a route or an action. */
export const hrefTo = (name: RouteName | ActionName, ...parts: readonly string[]): string => `#${[name, ...parts].join('/')}`;

/**
 * The same elements, with links: in place of each command to type that the page has something for, and on the title of a role or route
 * that names a row of a table or a point of a list, or stands out.
 */
export function withLinks(nodes: readonly HtmlNode[], base: KnowledgeBase): readonly HtmlNode[] {
  const byTitle = new Map<string, string>([...base.routes, ...base.roles].map(({ id, title }) => [title, id]));
  const linked = (node: HtmlNode): HtmlNode => {
    if (typeof node === 'string') return node;
    const { tag, children } = node;
    if (tag === 'code') {
      const link = linkFor(wordsOf(children), base);
      return link === null ? node : element('a', { href: link.href }, link.label);
    }
    const [first, ...rest] = children;
    if (tag === 'strong') return { ...node, children: titleLinked(wordsOf(children), byTitle) };
    if ((tag !== 'th' && tag !== 'li') || typeof first !== 'string') return { ...node, children: children.map(linked) };
    return { ...node, children: [...titleLinked(first, byTitle), ...rest.map(linked)] };
  };
  return nodes.map(linked);
}

/** `Baker: now` with a link on the title. */
function titleLinked(text: string, byTitle: ReadonlyMap<string, string>): readonly HtmlNode[] {
  const end = text.indexOf(': ');
  const title = end < 0 ? text : text.slice(0, end);
  const id = byTitle.get(title);
  return id === undefined ? [text] : [element('a', { href: hrefTo(routes.role, id) }, title), text.slice(title.length)];
}

const wordsOf = (nodes: readonly HtmlNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : wordsOf(node.children))).join('');

function linkFor(typed: string, base: KnowledgeBase): { readonly href: string; readonly label: string } | null {
  const [program, command, id = ''] = typed.split(' ');
  const question = base.questions.find(({ settles }) => settles.some((one) => program === `--${one}`));
  if (question !== undefined) return { href: hrefTo(actions.suppose, question.id), label: 'change this answer' };
  if (program !== 'hi-careers') return null;
  const title = [...base.roles, ...base.routes].find((one) => one.id === id)?.title;
  switch (command) {
    case 'advise':
      return { href: hrefTo(actions.ask), label: 'answer more questions' };
    case 'check':
    case 'show':
      return title === undefined ? { href: hrefTo(routes.roles), label: 'choose a role' } : { href: hrefTo(routes.role, id), label: title };
    case 'pathway':
      return title === undefined
        ? { href: hrefTo(routes.roles), label: 'choose a role' }
        : { href: hrefTo(routes.plan, id), label: `the way to: ${title}` };
    case 'list':
      return { href: hrefTo(routes.roles), label: 'see all roles' };
    default:
      return null;
  }
}
