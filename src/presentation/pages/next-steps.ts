import type { GivenAdvice, NextStep, Result, UnlockingChange } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import type { ApplicationRound } from '../../domain/application-round.js';
import { unreachable } from '../../domain/failure.js';
import type { WayFinding } from '../../domain/finding.js';
import type { IsoDate, YearMonth } from '../../domain/ids.js';
import { type Apply, isTrainingKind, type KnowledgeBase, type Route, type WayKind } from '../../domain/knowledge-base.js';
import { monthAfter, monthOf } from '../../domain/months.js';
import { monthName } from '../../domain/text/dates.js';
import { address, type Block, command, joined, note, type Text } from '../document.js';
import { type Lookup, lookup, titleOf } from '../lookup.js';
import { changeWords, hasWords } from '../words/attributes.js';
import { contactFor, contactWords, whomToAsk } from '../words/contacts.js';
import { dateWords } from '../words/dates.js';
import { count, distinct, joinWith, lowerFirst, sentence, withArticle, withoutStop } from '../words/english.js';
import { roundWords } from '../words/rounds.js';
import { routeName, routeWords } from '../words/ways.js';
import type { RowContext } from './requirement-rows.js';

/** Something to do, as sentences. `sources` are for the page; where something is not known, there is nothing. */
export type StepWords = {
  /** What to do, as one sentence or two: `Apply for a job as a clinical coder`. */
  readonly what: string;
  /** What it leads to, what it costs, and what a person decides. */
  readonly why: string | null;
  readonly where: string | null;
  /** When to apply and when it begins, as of the day of asking. */
  readonly when: string | null;
  /** Whom to ask. */
  readonly ask: string | null;
  readonly sources: readonly string[];
};

/** For whom, and on which day, steps are put into words. */
export type StepContext = { readonly base: KnowledgeBase; readonly profile: Profile; readonly asOf: IsoDate };

/** What an adviser would say first, as sentences. */
export function firstAdviceWords({ advice, round }: GivenAdvice, { base, asOf }: Pick<StepContext, 'base' | 'asOf'>): StepWords {
  const { what, why, where, ask = null, sources } = advice;
  return {
    what,
    why,
    where: where === undefined ? null : `${where.name}, ${where.url}`,
    when: round === null ? null : roundWords(round, base, asOf),
    ask,
    sources,
  };
}

/** What a step comes to, as sentences: what, why, where, when, and whom to ask in that nation. */
export function stepWords(step: NextStep, context: StepContext): StepWords {
  const { base } = context;
  const look = lookup(base);
  switch (step.kind) {
    case 'apply':
    case 'ask': {
      const route = step.route === null ? undefined : look.routes.get(step.route);
      const round = step.round === null ? null : roundWords(step.round, context.base, context.asOf);
      const from = step.from === null ? null : startWords(step.from, step.round, step.kind === 'apply', context);
      return withRoute(applyWords(step, route, look), route, wayKind(step, base), context, { from, round });
    }
    case 'gain': {
      const route = step.route === null ? undefined : look.routes.get(step.route);
      return withRoute(gainWords(step, route, base), route, route?.kind ?? 'study', context, { from: null, round: null });
    }
    case 'answer':
      return {
        what: `Answer one more question: ${questionWords(step.question, context)}`,
        why: null,
        where: null,
        when: null,
        ask: null,
        sources: [],
      };
    default:
      return unreachable(step);
  }
}

/** A question by itself. One that comes behind another says what it is about: `What is that award in (a master's degree)?` */
export function questionWords(id: string, { base, profile }: Pick<StepContext, 'base' | 'profile'>): string {
  const { questions } = lookup(base);
  const question = questions.get(id);
  const before = questions.get(question?.after ?? '');
  const about = (before?.settles ?? []).flatMap((attribute) => {
    const answer = profile.answers.get(attribute);
    return answer?.kind === 'ordered' || answer?.kind === 'choice' ? [hasWords(attribute, answer.value, base)] : [];
  });
  const text = question?.text ?? id;
  return before === undefined || before.form !== 'one' || about.length === 0 || !/\bthat\b/.test(text)
    ? text
    : text.replace(/\?$/, ` (${about.join('; ')})?`);
}

/**
 * `apply from about April 2027; you can start from July 2027`. Where a round says when to apply, or there is
 * first something to ask, only the start. What begins later than somebody is free begins for them then: `it starts in September 2027`.
 */
function startWords(from: YearMonth, round: ApplicationRound | null, isToApply: boolean, { base, asOf }: StepContext): string {
  const starts = round?.starts ?? null;
  if (starts !== null && starts >= from)
    return `it starts ${round?.projected === true || round?.basis === 'undated' ? 'about' : 'in'} ${dateWords(starts)}`;
  const start = `you can start from ${dateWords(from)}`;
  const apply = monthAfter(from, -(base.recruitment?.months ?? 0));
  return isToApply && round === null && base.recruitment !== undefined && apply > monthOf(asOf)
    ? `apply from about ${dateWords(apply)}; ${start}`
    : start;
}

type What = Pick<StepWords, 'what' | 'why'>;

function applyWords(step: Extract<NextStep, { kind: 'apply' | 'ask' }>, route: Route | undefined, look: Lookup): What {
  const role = step.role === null ? '' : titleOf(look, step.role);
  const judged = step.kind === 'ask' && step.judged !== '' ? sentence(step.judged) : null;
  const verb = step.kind === 'ask' ? 'Ask about' : 'Apply for';
  if (route === undefined) return { what: sentence(`${verb} a job as ${withArticle(lowerFirst(role))}`), why: judged };
  const scarce = route.scarce === undefined ? null : `Few people get a place: ${sentence(route.scarce.text)}`;
  const trains = role === '' ? null : `It trains you for this job: ${role}.`;
  const goal = `${verb} ${isTrainingKind(route.kind) ? 'this training' : 'this'}: ${routeName(route)}`;
  return { what: sentence(goal), why: inOne([trains, judged, scarce]) };
}

function gainWords({ opening }: Extract<NextStep, { kind: 'gain' }>, route: Route | undefined, base: KnowledgeBase): What {
  const look = lookup(base);
  const goal = changeWords(opening.change, base);
  // "Get subject of the degree: computing" is no English; a list is named first and then its item.
  const get = `${goal.includes(': ') ? 'Get this:' : 'Get'} ${goal}.`;
  if (route === undefined) return { what: get, why: opensWords(opening, look) };
  const scarce = route.scarce === undefined ? null : `Few people get a place: ${sentence(route.scarce.text)}`;
  const cost = route.cost === undefined ? null : sentence(route.cost.text);
  // A route that bears the name of what it gives says it by itself.
  const isNamed = goal.toLowerCase().includes(route.title.toLowerCase());
  const what = isNamed ? `Get this: ${routeWords(route)}.` : `${get} One way is ${routeWords(route)}.`;
  return { what, why: inOne([cost, scarce, opensWords(opening, look)]) };
}

const inOne = (sentences: readonly (string | null)[]): string | null => sentences.filter((one) => one !== null).join(' ') || null;

/** So many of the roles that a change opens are named. */
const OPENED_NAMED = 2;

/** `It opens 6 more roles, such as baker. 4 of them suit what you enjoy.` */
function opensWords({ opens, suits }: UnlockingChange, look: Lookup): string {
  const named = opens.slice(0, OPENED_NAMED).map((id) => lowerFirst(titleOf(look, id)));
  const such = opens.length > OPENED_NAMED ? `, such as ${joinWith('and', named)}` : `: ${joinWith('and', named)}`;
  const front = `It opens ${count(opens.length, 'more role')}${such}.`;
  if (suits.length === 0) return front;
  if (opens.length === 1) return `${front} It suits what you enjoy.`;
  return suits.length === opens.length
    ? `${front} All of them suit what you enjoy.`
    : `${front} ${suits.length} of them ${suits.length === 1 ? 'suits' : 'suit'} what you enjoy.`;
}

function withRoute(
  what: What,
  route: Route | undefined,
  kind: WayKind,
  { profile, base }: StepContext,
  { from, round }: { readonly from: string | null; readonly round: string | null },
): StepWords {
  const apply = route?.apply;
  // Where a post has no route, the place to look is where posts are advertised.
  const isPost = apply === undefined && (kind === 'direct' || kind === 'progression');
  const place = isPost ? contactFor('direct', profile, base) : null;
  const looked = place?.contact.for === 'direct' ? place : null;
  return {
    ...what,
    where:
      apply === undefined
        ? looked === null
          ? null
          : contactWords(looked)
        : [withoutStop(apply.where), apply.url ?? ''].filter((part) => part !== '').join(', '),
    // What we know of the round says more than a time of year.
    when: joinedParts([round ?? (apply === undefined ? null : applyWhen(apply)), from]),
    ask: whomToAsk(kind, profile, base),
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

/** A text that may end in an address. */
export function withAddress(text: string): Text {
  const at = text.search(/(?<!\S)https?:\/\/\S+$/);
  return at < 0 ? text : [text.slice(0, at), address(text.slice(at))];
}

/** What to do next about one result, in a line or two. Nothing for what is closed or not decided. */
export function nextFor(result: Result, way: WayFinding, context: RowContext): readonly Block[] {
  switch (result.verdict) {
    case 'closed':
    case 'unknown':
      return [];
    case 'not-yet':
      return result.kind === 'role' ? [note('Next', ['ways to get what is missing: ', command('hi-careers advise')])] : [];
    default:
      return howToApply(result, way, context);
  }
}

function howToApply(result: Result, way: WayFinding, context: RowContext): readonly Block[] {
  const look = lookup(context.base);
  const route = look.routes.get(result.kind === 'route' ? result.id : (way.way.route ?? ''));
  const scarce: readonly Block[] =
    route?.scarce === undefined
      ? []
      : [note('Few places', joined(sentence(route.scarce.text), context.notes.cite(route.scarce.sources, 1)))];
  if (route?.apply !== undefined) {
    const { where, url, sources } = route.apply;
    const when = applyWhen(route.apply);
    const text: Text = [sentence(where), when === null ? '' : ` ${sentence(when)}`, ...(url === undefined ? [] : [' ', address(url)])];
    return [...scarce, note('Next', joined(text, context.notes.cite(sources, 1)))];
  }
  const contact = contactFor(way.way.kind, context.profile, context.base);
  if (contact === null) return scarce;
  const asks = contact.contact.ask === undefined ? [] : [note('Whom to ask', contact.contact.ask)];
  return [...scarce, note('Next', contactWords(contact, true)), ...asks];
}
