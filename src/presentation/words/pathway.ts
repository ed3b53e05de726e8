import type { KnowledgeBase, Route } from '../../domain/knowledge-base.js';
import type { Applications, ApplicationWindow, Cost, Pathway, PathwayName, Pounds, Step, Supposition } from '../../domain/pathway.js';
import { lookup, titleOf } from '../lookup.js';
import { changeWords, quantityWords } from './attributes.js';
import { monthsWords, monthWords } from './dates.js';
import { count, distinct, lowerFirst, poundsText, withoutStop } from './english.js';
import { routeName, wayName } from './ways.js';

/** What a pathway is best at. */
export const pathwayNameWords = {
  soonest: 'soonest',
  earning: 'earn all the way',
  'fewest-steps': 'fewest steps',
  cheapest: 'cheapest',
} as const satisfies Record<PathwayName, string>;

/** The names of a pathway as a part of its title; empty if it has none. */
export const namesWords = ({ names }: Pathway): string => names.map((name) => pathwayNameWords[name]).join(', ');

/** `about 30 months`; `no waiting` where it takes no time. */
export const spanWords = ({ cost: { months }, monthsKnown }: Pathway): string =>
  months >= 1 ? `about ${monthsWords(months)}` : monthsKnown ? 'no waiting' : 'time not known';

/** What a pathway costs, each count by itself, in words: time, months without pay, fees, steps, competition. */
export function costParts(pathway: Pathway): readonly string[] {
  const { cost, steps } = pathway;
  return [
    `${spanWords(pathway)}${pathway.monthsKnown || cost.months < 1 ? '' : ' (a guide: some lengths are not known)'}`,
    unpaidWords(cost, steps),
    feesWords(cost),
    count(cost.steps, 'step'),
    ...(cost.competitive === 0 ? [] : [`${count(cost.competitive, 'step')} with few places or many applicants`]),
  ];
}

function unpaidWords({ unpaidMonths }: Cost, steps: readonly Step[]): string {
  if (unpaidMonths < 1) return 'no month without pay';
  const silent = steps.some(({ paid, kind, months }) => paid === null && kind !== 'wait' && kind !== 'apply' && months.from > 0);
  return `${monthsWords(unpaidMonths)} ${silent ? 'without pay, as far as sources say' : 'without pay'}`;
}

function feesWords({ pounds, feesUnknown }: Cost): string {
  const known = pounds === 0 ? (feesUnknown === 0 ? 'no fees' : '') : `fees up to ${poundsText(pounds)}`;
  const unknown = feesUnknown === 0 ? '' : `${count(feesUnknown, 'fee')} for which no source gives a figure`;
  return [known, unknown].filter((part) => part !== '').join(' and ');
}

/** A fee: `no fee`, `£500`, `£400 to £500`. */
export const poundsWords = ({ from, to }: Pounds): string =>
  to === 0 ? 'no fee' : from === to ? poundsText(to) : from === 0 ? `up to ${poundsText(to)}` : `${poundsText(from)} to ${poundsText(to)}`;

/** What steps take for granted of one kind, each once: `a lower second (2:2) or above`. */
export const supposedWords = (supposes: readonly Supposition[], kind: Supposition['kind'], base: KnowledgeBase): string =>
  distinct(supposes.filter((one) => one.kind === kind).map(({ change }) => changeWords(change, base))).join('; ');

/** The month in which applications open, with a plain warning where the month is last year's or our own inference. */
export function openingWords({ month, basis, when }: Applications, sources: readonly string[], base: KnowledgeBase): string {
  const said = when === null ? '' : ` (${lowerFirst(withoutStop(when))})`;
  return `${monthWords(month)}${said}. ${openingWarning({ month, basis }, sources, base)}`;
}

/** Why the month is to be checked. Every window is: no page promises a month that is still to come. */
export function openingWarning(
  { month, basis }: Pick<Applications, 'month' | 'basis'>,
  sources: readonly string[],
  base: KnowledgeBase,
): string {
  if (basis === 'assumed') return 'No source says when it begins: we take a usual month. Ask the college or university';
  if (basis === 'undated') return 'Take care: we inferred this month from a page that is older or shows no date. Check it first';
  const years = sources.flatMap((id) => base.sources[id]?.dated?.slice(0, 4) ?? []);
  const fresh = years.some((year) => year >= month.slice(0, 4));
  return fresh ? 'Check the page: dates move' : 'Take care: this is how it was last year. The new dates may differ';
}

/** The openings in the steps of some plans: each route and month once, by month, then by route. */
export function windowsIn(pathways: readonly Pathway[], base: KnowledgeBase): readonly ApplicationWindow[] {
  const found = new Map<string, ApplicationWindow>();
  for (const { route, opening } of pathways.flatMap(({ steps }) => steps)) {
    const known = route === null ? undefined : lookup(base).routes.get(route);
    if (opening === null || known?.apply === undefined) continue;
    const { where, url, sources } = known.apply;
    found.set(`${opening.month} ${known.id}`, { route: known.id, title: routeName(known), opening, url: url ?? null, where, sources });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

export const routeOf = (step: Step, base: KnowledgeBase): Route | undefined =>
  step.route === null ? undefined : lookup(base).routes.get(step.route);

/** What is done in a step, in one phrase: `Evening maths (study, level 2)`, `Work as Clinical coder`. */
export function stepTitle(step: Step, base: KnowledgeBase): string {
  const route = routeOf(step, base);
  switch (step.kind) {
    case 'post':
      return `Work as: ${step.title}${movingOn(step, base)}`;
    case 'wait':
      return `Wait for: ${lowerFirst(step.title)}`;
    case 'experience':
      return `Get ${step.attribute === null ? lowerFirst(step.title) : quantityWords(step.attribute, step.months.from, base)}, in any post that gives it`;
    case 'apply':
      return `Apply for: ${step.role === null ? step.title : titleOf(lookup(base), step.role)}${route === undefined ? movingOn(step, base) : `, by ${routeName(route)}`}`;
    default:
      return route === undefined ? step.title : routeName(route);
  }
}

/** The post from which somebody would come, where the way in is a step up. */
function movingOn({ role, way }: Step, base: KnowledgeBase): string {
  const found = base.roleWays[role ?? '']?.find(({ id }) => id === way);
  return found?.from === undefined ? '' : `, ${wayName(found, lookup(base))}`;
}
