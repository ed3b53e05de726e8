import type { KeyDate } from '../../domain/advice.js';
import type { ApplicationRound } from '../../domain/application-round.js';
import type { IsoDate } from '../../domain/ids.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { dateInSentence, dateWords } from '../../domain/text/date-words.js';
import { lookup } from '../lookup.js';
import { lowerFirst } from './english.js';

/** Opening within so many days is near enough to count the weeks. */
const NEAR = 100;
const DAY = 24 * 60 * 60 * 1000;

/** When to apply, as of a day: `open until 13 January 2027`, `opens in 5 weeks, on 6 January 2027`, `closed; next about September 2027`. */
export function roundWords(round: ApplicationRound, asOf: IsoDate): string {
  const { state, opens, closes, projected } = round;
  const about = (date: string): string => (projected ? `about ${dateWords(date.slice(0, 7))}` : dateInSentence(date));
  if (state === 'past') return `closed ${dateInSentence(closes ?? opens)}`;
  if (state === 'open')
    return closes === null
      ? `open ${dateInSentence(opens)}`
      : `open until ${projected ? 'about ' : ''}${dateWords(projected ? closes.slice(0, 7) : closes)}`;
  const days = (Date.parse(opens.length > 7 ? opens : `${opens}-01`) - Date.parse(asOf)) / DAY;
  if (days > NEAR) return `closed; next ${about(opens)}`;
  const weeks = Math.max(1, Math.round(days / 7));
  return `opens in about ${weeks} week${weeks === 1 ? '' : 's'}, ${about(opens)}`;
}

/** A date that matters, in words: `Applications close: University (UCAS)`. */
export function keyDateWords({ what, about, route, advice, attribute }: KeyDate, base: KnowledgeBase): string {
  const look = lookup(base);
  const name =
    route === null
      ? advice === null
        ? lowerFirst(look.attributes.get(attribute ?? '')?.label ?? '')
        : (base.firstAdvice.find(({ id }) => id === advice)?.what ?? '')
      : (look.routes.get(route)?.title ?? '');
  const verb = {
    opens: 'Applications open',
    closes: 'Applications close',
    begins: 'It begins',
    expected: 'You expect this',
    'assumed-end': 'We take this to end',
  } as const satisfies Record<KeyDate['what'], string>;
  return `${verb[what]}${about ? ' about then' : ''}: ${name}`;
}
