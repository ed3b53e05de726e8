import type { Route, Way } from '../../domain/knowledge-base.js';
import type { Band } from '../../domain/pay.js';
import { type Lookup, titleOf } from '../lookup.js';
import { durationWords } from './dates.js';
import { earnWords, wayKindWords } from './verdicts.js';

/** The name of a way in: `direct entry`, `moving on from Clinical coder`, `Digital support technician (apprenticeship, level 3)`. */
export const wayName = (way: Way, look: Lookup): string => wayWith(way, look, routeName);

/** A way in with how long it takes, whether it is paid and whether places are few. */
export const wayWords = (way: Way, look: Lookup): string => wayWith(way, look, routeWords);

function wayWith(way: Way, look: Lookup, named: (route: Route) => string): string {
  if (way.from !== undefined) return `moving on from ${titleOf(look, way.from)}`;
  const route = way.route === undefined ? undefined : look.routes.get(way.route);
  return route === undefined ? wayKindWords[way.kind] : named(route);
}

/** A route with what kind it is, wherever its title does not say so, and its level. */
export const routeName = (route: Route): string => withFacts(route.title, kindAndLevel(route));

/** The same with how long it takes, whether it is paid and whether places are few. */
export const routeWords = (route: Route): string => withFacts(route.title, [...kindAndLevel(route), ...timeAndPay(route)]);

/** Facts in brackets; a title that ends in brackets takes them into its own. */
function withFacts(title: string, facts: readonly string[]): string {
  if (facts.length === 0) return title;
  return title.endsWith(')') ? `${title.slice(0, -1)}, ${facts.join(', ')})` : `${title} (${facts.join(', ')})`;
}

const kindAndLevel = ({ kind, level, title }: Route): readonly string[] =>
  [wayKindWords[kind], ...(level === undefined ? [] : [levelWords(level)])].filter((fact) => !title.toLowerCase().includes(fact));

const timeAndPay = ({ duration, earn, scarce }: Route): readonly string[] => [
  ...(duration === undefined ? [] : [durationWords(duration)]),
  ...(earn === undefined ? [] : [earnWords[earn]]),
  ...(scarce === undefined ? [] : ['few places']),
];

/** `level 3`, `entry level`; of an award also `level 4 to 6`, `level varies`, `no level`. */
export const levelWords = (level: string): string => {
  if (level === 'none') return 'no level';
  return level.startsWith('entry') ? level.replace('entry', 'entry level') : `level ${level}`;
};

/** Training as it is offered: `Digital support technician apprenticeship, level 3, about 15 months; training pay`. */
export function trainingWords(route: Route): string {
  const facts = [...kindAndLevel(route), ...(route.duration === undefined ? [] : [durationWords(route.duration)])];
  const pay = route.earn === 'paid' ? ['training pay'] : route.earn === undefined ? [] : [earnWords[route.earn]];
  return [[route.title, ...facts].join(', '), ...pay, ...(route.scarce === undefined ? [] : ['few places'])].join('; ');
}

/** Few people get a place: said, and put after the others. */
export const isScarce = (way: Way, look: Lookup): boolean => way.route !== undefined && look.routes.get(way.route)?.scarce !== undefined;

/** Routes with few places after the others. */
export const scarceLast = (routes: readonly Route[]): readonly Route[] => [
  ...routes.filter(({ scarce }) => scarce === undefined),
  ...routes.filter(({ scarce }) => scarce !== undefined),
];

/** `band 4`, `band 3 to 4`; `likely band 5` where no page names a band. */
export const bandWords = ({ from, to, likely }: Pick<Band, 'from' | 'to' | 'likely'>): string =>
  `${likely === true ? 'likely ' : ''}band ${from === to ? from : `${from} to ${to}`}`;
