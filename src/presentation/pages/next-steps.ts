import type { NextStep, UnlockingChange } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import { unreachable } from '../../domain/failure.js';
import type { Apply, KnowledgeBase, Route, WayKind } from '../../domain/knowledge-base.js';
import { monthName } from '../../domain/text/date-words.js';
import { type Lookup, lookup, titleOf } from '../lookup.js';
import { changeWords } from '../words/attributes.js';
import { contactFor, contactWords } from '../words/contacts.js';
import { dateWords } from '../words/dates.js';
import { count, distinct, joinWith, sentence, withoutStop } from '../words/english.js';
import { routeName, routeWords } from '../words/ways.js';

/** A step as sentences. `sources` are for the page; where something is not known, there is nothing. */
export type StepWords = {
  readonly what: string;
  readonly where: string | null;
  readonly when: string | null;
  /** Whom to ask. */
  readonly ask: string | null;
  readonly sources: readonly string[];
};

/** What a step comes to, as sentences: what, where, when, and whom to ask in that nation. */
export function stepWords(step: NextStep, profile: Profile, base: KnowledgeBase): StepWords {
  const look = lookup(base);
  switch (step.kind) {
    case 'apply':
    case 'ask': {
      const route = step.route === null ? undefined : look.routes.get(step.route);
      const from = step.kind === 'apply' && step.from !== null ? `You can start from ${dateWords(step.from)}` : null;
      return withRoute(whatToDo(step, route, look), route, wayKind(step, base), profile, base, from);
    }
    case 'gain': {
      const route = step.route === null ? undefined : look.routes.get(step.route);
      return withRoute(gainWords(step, route, base), route, route?.kind ?? 'study', profile, base, null);
    }
    case 'answer':
      return {
        what: `Answer one more question: ${look.questions.get(step.question)?.text ?? step.question}`,
        where: null,
        when: null,
        ask: null,
        sources: [],
      };
    default:
      return unreachable(step);
  }
}

function whatToDo(step: Extract<NextStep, { kind: 'apply' | 'ask' }>, route: Route | undefined, look: Lookup): string {
  const role = step.role === null ? '' : titleOf(look, step.role);
  const goal = route === undefined ? role : routeName(route);
  const through = route === undefined || role === '' ? '' : ` It trains for: ${role}.`;
  if (step.kind === 'ask') return `Ask about ${goal}.${through} A person must decide: ${sentence(step.judged)}`;
  const scarce = route?.scarce === undefined ? '' : ` Few people get a place: ${sentence(route.scarce.text)}`;
  return `${route === undefined ? 'Look for posts, and apply' : 'Apply'}: ${goal}.${through}${scarce}`;
}

function gainWords({ opening }: Extract<NextStep, { kind: 'gain' }>, route: Route | undefined, base: KnowledgeBase): string {
  const goal = changeWords(opening.change, base);
  const opens = opensWords(opening);
  if (route === undefined) return `Come back when you have this: ${goal}. ${opens}`;
  const cost = route.cost === undefined ? '' : ` ${sentence(route.cost.text)}`;
  const scarce = route.scarce === undefined ? '' : ` Few people get a place: ${sentence(route.scarce.text)}`;
  // "Get subject of the degree: computing" is no English; a list is named first and then its item.
  const verb = goal.includes(': ') ? 'Get this:' : 'Get';
  return `${verb} ${goal}. One way is ${routeWords(route)}.${cost}${scarce} ${opens}`;
}

/** `It opens 6 more roles. 4 of them suit what you enjoy.` */
export function opensWords({ opens, suits }: UnlockingChange): string {
  const front = `It opens ${count(opens.length, 'more role')}.`;
  if (suits.length === 0) return front;
  if (opens.length === 1) return 'It opens 1 more role, which suits what you enjoy.';
  return suits.length === opens.length
    ? `${front} All of them suit what you enjoy.`
    : `${front} ${suits.length} of them ${suits.length === 1 ? 'suits' : 'suit'} what you enjoy.`;
}

function withRoute(
  what: string,
  route: Route | undefined,
  kind: WayKind,
  profile: Profile,
  base: KnowledgeBase,
  from: string | null,
): StepWords {
  const apply = route?.apply;
  // Where a post has no route, the place to look is the contact for that kind of way in, and whom to ask is the general one.
  const place = apply === undefined && kind === 'direct' ? contactFor(kind, profile, base) : null;
  const looked = place?.contact.for === kind ? place : null;
  const contact = contactFor(looked === null ? kind : 'any', profile, base);
  return {
    what,
    where:
      apply === undefined
        ? looked === null
          ? null
          : contactWords(looked)
        : [withoutStop(apply.where), apply.url ?? ''].filter((part) => part !== '').join(', '),
    when: joinedParts([from, apply === undefined ? null : applyWhen(apply)]),
    ask: contact === null ? null : contactWords(contact),
    sources: apply?.sources ?? [],
  };
}

const joinedParts = (parts: readonly (string | null)[]): string | null =>
  parts.flatMap((part) => (part === null ? [] : withoutStop(part))).join('; ') || null;

/** When applications open, in the source's words, else the months. */
export function applyWhen({ when, windows = [] }: Apply): string | null {
  const months = distinct(windows.map(({ opens }) => monthName(Number(opens.slice(5, 7)))));
  return when ?? (months.length === 0 ? null : `opens in ${joinWith('or', months)}`);
}

const wayKind = (step: Extract<NextStep, { kind: 'apply' | 'ask' }>, base: KnowledgeBase): WayKind => {
  const ways = step.role === null ? [base.routeWays[step.route ?? '']] : (base.roleWays[step.role] ?? []);
  return ways.find((way) => way?.id === step.way)?.kind ?? 'direct';
};
