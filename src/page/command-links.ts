import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { element, type HtmlNode } from '../presentation/writers/elements.js';
import { actions, hrefTo, routes } from './routes.js';

/** The same elements, with a link in place of each command to type that the page has something for. */
export const withLinks = (nodes: readonly HtmlNode[], base: KnowledgeBase): readonly HtmlNode[] =>
  nodes.map((node) => {
    if (typeof node === 'string') return node;
    if (node.tag !== 'code') return { ...node, children: withLinks(node.children, base) };
    const link = linkFor(wordsOf(node.children), base);
    return link === null ? node : element('a', { href: link.href }, link.label);
  });

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
