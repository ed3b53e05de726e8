import type { Advice, GivenAdvice, NextStep, Offer, RoleAdvice } from '../../domain/advice.js';
import { isOpenSoon } from '../../domain/application-round.js';
import type { RouteId } from '../../domain/ids.js';
import { monthAfter, monthOf } from '../../domain/months.js';
import { type Block, command, joined, joinedBy, numbered, paragraph, type Row, rows, section, type Text } from '../document.js';
import { lookup } from '../lookup.js';
import { nationOf, placeName, valueWords } from '../words/attributes.js';
import { dateWords, monthWords } from '../words/dates.js';
import { distinct, firstSentence, joinWith, sentence, upperFirst, withoutStop } from '../words/english.js';
import { bandPayShort, payIn } from '../words/pay.js';
import { wayKindWords } from '../words/verdicts.js';
import { youSummary } from '../words/you.js';
import { firstAdviceWords, type StepWords, stepWords } from './next-steps.js';
import type { RowContext } from './requirement-rows.js';

/** So many things are to be done first; so many of them may be what an adviser would say before looking anything up. */
const FIRST = 3;
const FROM_ADVICE = 2;

/** Advice of less weight is for whom there is little else to do: it comes first only where there are not so many other things. */
const BEFORE_STEPS = 40;
const ENOUGH = 2;

/** So many roles are the nearest. */
const NEAREST = 5;

/** What comes first, and what follows it further down the page. */
export type ToDo = { readonly first: readonly StepWords[]; readonly later: readonly StepWords[] };

/**
 * What to do, in words: at most two pieces of first advice, then the steps, three in all, and light advice where there are fewer than
 * two. What waits for a round that is closed is no first thing. What weightier advice has said of a route is not said twice.
 */
export function toDo({ firstAdvice: all, nextSteps, laterSteps }: Advice, context: RowContext): ToDo {
  const firstAdvice = all.filter(({ advice }) => advice.brings !== true);
  const isLight = ({ advice }: GivenAdvice): boolean => advice.weight < BEFORE_STEPS;
  const isTimely = ({ round }: GivenAdvice): boolean => round === null || isOpenSoon(round, context.asOf);
  const weighty = firstAdvice.filter((one) => !isLight(one));
  const chosen = weighty
    .filter(isTimely)
    .filter(
      ({ advice }, at, all) => !all.slice(0, at).some((before) => before.advice.routes.some((route) => advice.routes.includes(route))),
    )
    .slice(0, FROM_ADVICE);
  const said = new Set<RouteId>(chosen.flatMap(({ advice }) => advice.routes));
  const isSaid = ({ advice: { routes } }: GivenAdvice): boolean => routes.length > 0 && routes.every((route) => said.has(route));
  const isNew = (step: NextStep): boolean => step.kind === 'answer' || step.route === null || !said.has(step.route);
  const isNow = (step: NextStep): boolean => !('round' in step) || step.round === null || isOpenSoon(step.round, context.asOf);
  const steps = nextSteps.filter(isNew);
  const first = steps.filter(isNow).slice(0, FIRST - chosen.length);
  const others = chosen.length + first.length;
  const light = others < ENOUGH ? firstAdvice.filter((one) => isLight(one) && isTimely(one)).slice(0, FIRST - others) : [];
  const given = (of: readonly GivenAdvice[]): readonly StepWords[] => of.map((one) => firstAdviceWords(one, context));
  const done = (of: readonly NextStep[]): readonly StepWords[] => of.map((step) => stepWords(step, context));
  return {
    first: [...given(chosen), ...done(first), ...given(light)],
    later: [
      ...given(weighty.filter((one) => !chosen.includes(one) && !isSaid(one))),
      ...done([...steps.filter((step) => !first.includes(step)), ...laterSteps.filter(isNew)]),
      ...given(firstAdvice.filter((one) => isLight(one) && !light.includes(one))),
    ],
  };
}

/** Whom we advise, what to do first, and which roles are nearest: it fits a screen of 24 rows of 80 columns. */
export function firstScreen(advice: Advice, { first }: ToDo, context: RowContext): readonly Block[] {
  return [
    rows([{ label: 'You', tone: 'neutral', text: youSummary(advice.profile, advice.dates, context.base) }, ...levelRows(advice, context)]),
    ...(first.length === 0 ? [] : [section('Do this first', [numbered(first.map((step) => ({ text: shortStep(step, context) })))])]),
    ...whichNation(context),
    ...nearest(advice, context),
  ];
}

/** Where somebody is not in one of the nations in which the posts are, they are told so and asked for one. */
function whichNation({ base, profile }: RowContext): readonly Block[] {
  const place = base.attributes.find((attribute) => attribute.place === true);
  const nation = nationOf(profile, base);
  const posts = distinct(base.contacts.filter((contact) => contact.for === 'direct' && contact.local !== true).map((one) => one.nation));
  if (place === undefined || nation === undefined || posts.length === 0 || posts.includes(nation)) return [];
  const names = joinWith(
    'or',
    posts.map((one) => placeName(one, base)),
  );
  return [paragraph([`The posts are in ${names}. Say in which you would work: `, command(`--${place.id} NATION`)])];
}

/** The level at which we advise, why, and how to put it right. */
function levelRows({ level, profile }: Advice, { base }: RowContext): readonly Row[] {
  if (level === null || base.levels === undefined) return [];
  const { attribute, chosenBy } = base.levels;
  const [words = ''] = valueWords(attribute, level.id, base).split(':');
  const grounds = level.because === null || level.because.includes(words) ? '' : `, because ${level.because}`;
  const isKnown = level.because !== null || [attribute, chosenBy].some((id) => id !== undefined && profile.answers.has(id));
  const front = isKnown ? 'Our advice is for' : 'We do not know it yet, so our advice is for';
  const change: Text = chosenBy === undefined ? '' : [' To change it: ', command(`--${chosenBy} LEVEL`)];
  return [{ label: 'Level', tone: 'neutral', text: joined(`${front} ${words}${grounds}.`, change) }];
}

/** A step in about two lines: what, when, where. */
function shortStep({ what, when, where, sources }: StepWords, { notes }: RowContext): Text {
  const parts = [
    sentence(what),
    when === null ? '' : sentence(upperFirst(when)),
    where === null ? '' : `Where: ${withoutStop(shortPlace(where))}.`,
  ];
  return joined(joinedBy(' ', parts), notes.cite(sources, 1));
}

/** Where name and site together have more letters, only the site is given. */
const MOST_PLACE = 36;

/** A place by its first sentence, and of an address only the site: all of it is given further down. */
function shortPlace(where: string): string {
  const [, site] = /https?:\/\/(?:www\.)?([^/\s?#]+)/.exec(where) ?? [];
  const at = where.search(/https?:\/\//);
  const name = firstSentence(at < 0 ? where : where.slice(0, at).trim().replace(/,$/, ''));
  if (site === undefined) return name;
  return name.length + site.length > MOST_PLACE || name === '' ? site : `${name}, ${site}`;
}

function nearest({ roles }: Advice, { base, asOf, profile }: RowContext): readonly Block[] {
  const near = nearestOf(roles);
  if (near.length === 0)
    return [paragraph(['No role can be named as near yet. To be asked what would settle it: ', command('hi-careers advise')])];
  const nation = nationOf(profile, base);
  const cells = near.map((role): readonly Text[] => {
    const offer = soonest(role);
    return [nameOf(role, offer), monthOnly(whenWords(role, asOf)), payOf(role, offer, nation, base)];
  });
  return [
    {
      kind: 'table',
      caption: `Nearest to you${payOfWhat(near, nation, base)}`,
      head: ['Role', 'when', 'band, pay from'],
      dense: true,
      rows: cells,
    },
  ];
}

/** Where the page goes on in one piece: what leads from its first screen to the rest. */
export function onwards({ roles }: Advice): readonly Block[] {
  const [first] = nearestOf(roles);
  return first === undefined ? [] : [paragraph(['More is below. One role in full: ', command(`hi-careers check ${first.id}`)])];
}

/** Roles that are years away are named only where there is no nearer one. */
function nearestOf(roles: readonly RoleAdvice[]): readonly RoleAdvice[] {
  const all = roles.filter(
    ({ horizon, levelMatch, past }) => !past && levelMatch !== 'far-below' && horizon !== 'not-known' && horizon !== 'not-open',
  );
  const near = all.filter(({ horizon }) => horizon !== 'longer');
  return (near.length === 0 ? all : near).slice(0, NEAREST);
}

/** The offer by which somebody is in the post first; the job itself, where training takes no less time. */
export function soonest({ jobs, training, study }: Pick<RoleAdvice, 'jobs' | 'training' | 'study'>): Offer | null {
  const offers = [jobs, training, study].filter((offer) => offer !== null && offer.months !== null);
  return offers.reduce(
    (best, offer) => ((offer?.months ?? 0) < (best?.months ?? Number.POSITIVE_INFINITY) ? offer : best),
    offers[0] ?? null,
  );
}

/** `Data analyst, by apprenticeship`, where that is how one comes to it. */
function nameOf(role: RoleAdvice, offer: Offer | null): string {
  const kind = role.ways.find(({ way }) => way.id === offer?.way)?.way.kind;
  return offer === null || offer !== role.training || kind === undefined ? role.title : `${role.title}, by ${wayKindWords[kind]}`;
}

/** In a column under “when”, a month says enough. */
const monthOnly = (when: string): string => when.replace(/^from /, '');

/** When the first working day is: `now`, `ask now`, `from July 2027`, `about 2030`. */
export function whenWords(role: RoleAdvice, asOf: RowContext['asOf']): string {
  const { horizon, horizonMonths } = role;
  if (horizon === 'now') return 'now';
  if (horizon === 'ask') return 'ask now';
  const from = soonest(role)?.from ?? null;
  if (from !== null && horizon === 'within-a-year') return `from ${dateWords(from)}`;
  if (horizonMonths === null) return 'later';
  const month = monthAfter(monthOf(asOf), horizonMonths);
  return horizon === 'within-a-year' ? `from ${monthWords(month)}` : `about ${month.slice(0, 4)}`;
}

function payOf(role: RoleAdvice, offer: Offer | null, nation: string | undefined, base: RowContext['base']): string {
  const band = lookup(base).roles.get(role.id)?.band;
  const pay = band === undefined ? 'not known' : bandPayShort(band, base, nation);
  return offer !== null && offer === role.training ? `training pay, then ${pay}` : pay;
}

/** ` (pay: England, 2026/27)`; the year where it is one for all of them. */
function payOfWhat(roles: readonly RoleAdvice[], nation: string | undefined, base: RowContext['base']): string {
  const look = lookup(base);
  const tables = roles.flatMap(({ id }) => {
    const band = look.roles.get(id)?.band;
    return (band === undefined ? undefined : payIn(nation, band, base)) ?? [];
  });
  const [first] = tables;
  if (first === undefined) return '';
  const years = distinct(tables.map(({ table }) => table.year));
  return ` (pay: ${[placeName(first.table.nation, base), ...(years.length === 1 ? years : [])].join(', ')})`;
}
