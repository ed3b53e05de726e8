import type { KeyDate } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import type { ApplicationRound } from '../../domain/application-round.js';
import type { IsoDate } from '../../domain/ids.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { dateInSentence, dateWords } from '../../domain/text/dates.js';
import { lookup } from '../lookup.js';
import { answerWords, attributeWords, hasWords } from './attributes.js';
import { overdueEdition } from './citations.js';
import { count, firstSentence } from './english.js';

/** Opening within so many days is near enough to count the weeks. */
const NEAR = 100;
const DAY = 24 * 60 * 60 * 1000;

/**
 * When to apply, as of a day: `open until 13 January 2027`; `opens in about 5 weeks, on 6 January 2027`; `closed; next about
 * September 2027`. A round that is only projected from an earlier year is about right, and no day is named.
 */
export function roundWords(
  { state, opens, closes, projected, basis, window }: ApplicationRound,
  base: KnowledgeBase,
  asOf: IsoDate,
): string {
  const isAbout = projected || basis === 'undated' || overdueEdition(window.sources, base, asOf) !== null;
  const on = (date: string): string => (isAbout ? `about ${dateWords(date.slice(0, 7))}` : dateInSentence(date));
  if (state === 'past') return `closed ${dateInSentence(closes ?? opens)}`;
  if (state === 'open') {
    if (closes === null) return 'open now; we do not know the closing date';
    return `open until ${isAbout ? `about ${dateWords(closes.slice(0, 7))}` : dateWords(closes)}`;
  }
  const days = (Date.parse(opens.length > 7 ? opens : `${opens}-01`) - Date.parse(asOf)) / DAY;
  if (days > NEAR) return `closed; next ${on(opens)}`;
  const weeks = Math.max(1, Math.round(days / 7));
  return isAbout ? `opens in about ${count(weeks, 'week')}` : `opens in about ${count(weeks, 'week')}, ${on(opens)}`;
}

/** What happens on a date that matters: `Applications close: UCAS`; `You expect this: a first`. */
export function keyDateWords(date: KeyDate, base: KnowledgeBase, profile?: Profile): string {
  const name = subjectOf(date, base);
  switch (date.what) {
    case 'opens':
      return `Applications open: ${name}`;
    case 'closes':
      return `Applications close: ${name}`;
    case 'begins':
      return `It begins: ${name}`;
    case 'assumed-end':
      return `We take this to end: ${name}`;
    case 'expected':
      return expectedWords(date, base, profile);
  }
}

/** The day or month, as it is written before what happens: `about January 2027`. */
export const keyDateDay = ({ date, about }: KeyDate): string => `${about ? 'about ' : ''}${dateWords(date)}`;

function subjectOf({ route, advice, attribute }: KeyDate, base: KnowledgeBase): string {
  const look = lookup(base);
  if (route !== null) return look.routes.get(route)?.title ?? route;
  if (attribute !== null) return attributeWords(attribute, base);
  const given = base.firstAdvice.find(({ id }) => id === advice);
  return given?.where?.name ?? firstSentence(given?.what ?? '');
}

function expectedWords({ attribute, date }: KeyDate, base: KnowledgeBase, profile: Profile | undefined): string {
  const id = attribute ?? '';
  const answer = attribute === null ? undefined : profile?.answers.get(attribute);
  if (answer === undefined) return `You expect this: ${attributeWords(id, base)}`;
  if (answer.kind === 'yes-no') return `${answer.value ? 'You expect this' : 'This ends'}: ${attributeWords(id, base)}`;
  if (answer.kind !== 'set') return `You expect this: ${hasWords(id, answer.value, base)}`;
  const items = answer.items.filter(({ expected }) => expected === date).map(({ value }) => ({ value }));
  return `You expect this: ${answerWords(id, { kind: 'set', items }, base)}`;
}
