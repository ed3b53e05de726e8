import { type Advice, type Group, groups, type NextStep, type RoleAdvice, type UnlockingChange } from '../../domain/advice.js';
import type { KnowledgeBase, Route } from '../../domain/knowledge-base.js';
import type { FirstSteps } from '../../domain/pathway.js';
import {
  type Block,
  command,
  type Detail,
  type Document,
  type Item,
  joined,
  list,
  note,
  numbered,
  paragraph,
  section,
  type Text,
} from '../document.js';
import { lookup, titleOf } from '../lookup.js';
import { changeWords } from '../words/attributes.js';
import { createNotes } from '../words/citations.js';
import { durationWords, monthWords } from '../words/dates.js';
import { count, distinct, firstSentence, lowerFirst, sentence, upperFirst } from '../words/english.js';
import { stepTitle } from '../words/pathway.js';
import { groupTitles } from '../words/verdicts.js';
import { routeName, routeWords, scarceLast } from '../words/ways.js';
import { type Closers, closersIn, roleEntry, roleItem } from './advice-entry.js';
import { footer, inferredSection } from './footer.js';
import { stepWords } from './next-steps.js';
import type { Depth, RowContext } from './requirement-rows.js';

/** How the roles of a group are shown, and how many of them before only names follow: on a screen, and on two sides of paper. */
const groupShows = {
  open: { screen: { as: 'entry', most: 8 }, paper: { as: 'entry', most: 4 } },
  'open-later': { screen: { as: 'entry', most: 8 }, paper: { as: 'entry', most: 2 } },
  judged: { screen: { as: 'entry', most: 6 }, paper: { as: 'line', most: 2 } },
  stretch: { screen: { as: 'entry', most: 6 }, paper: { as: 'line', most: 2 } },
  'one-step': { screen: { as: 'entry', most: 6 }, paper: { as: 'entry', most: 3 } },
  further: { screen: { as: 'line', most: 5 }, paper: { as: 'line', most: 1 } },
  unknown: { screen: { as: 'line', most: 5 }, paper: { as: 'line', most: 1 } },
  closed: { screen: { as: 'line', most: 5 }, paper: { as: 'line', most: 1 } },
  'no-rule': { screen: { as: 'name', most: 0 }, paper: { as: 'name', most: 0 } },
} as const satisfies Record<Group, Readonly<Record<'screen' | 'paper', Shows>>>;

type Shows = { readonly as: 'entry' | 'line' | 'name'; readonly most: number };

/** So many steps are shown under "Later". */
const laterShown = { brief: 5, handout: 2, all: 5 } as const satisfies Record<Depth, number>;

/** What is open to somebody, what is one step away, and what to do first. */
export function adviceDocument(
  advice: Advice,
  base: KnowledgeBase,
  options: { readonly detail?: Depth; readonly begins?: FirstSteps } = {},
): Document {
  const notes = createNotes(base);
  const context: RowContext = { base, asOf: advice.asOf, profile: advice.profile, notes, depth: options.detail ?? 'brief' };
  const closers = closersIn(advice, base);
  const begins: FirstSteps = options.begins ?? new Map();
  const inGroup = (group: Group): readonly RoleAdvice[] => advice.roles.filter((role) => role.group === group);
  const roles = (): readonly Block[] => [
    ...groups.flatMap((group) => groupSection(group, inGroup(group), closers, context)),
    ...lookCloser(advice.roles),
  ];
  const toDo = (): readonly Block[] => [
    ...smallestChange(advice, begins, base),
    ...steps('What to do first', advice.nextSteps, true, begins, context),
    ...steps('Later', advice.laterSteps.slice(0, laterShown[context.depth]), false, begins, context),
  ];
  return {
    title: base.title,
    blocks: [
      paragraph(overview(inGroup)),
      // On a screen, what was printed last is seen first; on paper, what stands at the top. Notes are numbered in that order.
      ...(context.depth === 'handout' ? [toDo, roles] : [roles, toDo]).flatMap((part) => part()),
      ...undecided(advice, inGroup('unknown').length, base),
      ...inferredSection(advice.inferred, base),
      ...footer(advice, base, notes),
    ],
  };
}

/** The page in one sentence. */
function overview(inGroup: (group: Group) => readonly RoleAdvice[]): string {
  const numbers = { open: inGroup('open').length, step: inGroup('one-step').length, ask: inGroup('unknown').length };
  const open =
    numbers.open === 0
      ? 'No role is open to you now by what we know'
      : `${upperFirst(count(numbers.open, 'role'))} ${numbers.open === 1 ? 'is' : 'are'} open to you now`;
  const step = numbers.step === 0 ? '' : `, and ${numbers.step} ${numbers.step === 1 ? 'is' : 'are'} one step away`;
  const ask = numbers.ask === 0 ? '' : ` For ${count(numbers.ask, 'role')} we would need to ask more.`;
  return `${open}${step}.${ask}`;
}

function groupSection(group: Group, roles: readonly RoleAdvice[], closers: Closers, context: RowContext): readonly Block[] {
  if (roles.length === 0) return [];
  const { as, most }: Shows = groupShows[group][context.depth === 'handout' ? 'paper' : 'screen'];
  const shown = context.depth === 'all' && as !== 'name' ? roles : roles.slice(0, roles.length === most + 1 ? roles.length : most);
  const rest = roles.slice(shown.length);
  const blocks: readonly Block[] = [
    ...(as === 'entry'
      ? shown.map((role) => roleEntry(role, closers, context))
      : shown.length === 0
        ? []
        : [list(shown.map((role) => roleItem(role, context.base)))]),
    ...(rest.length === 0
      ? []
      : [paragraph(`${shown.length === 0 ? '' : `And ${rest.length} more: `}${rest.map(({ title }) => title).join('; ')}.`)]),
  ];
  return [section(`${groupTitles[group]} (${roles.length})`, blocks)];
}

const lookCloser = ([first]: readonly RoleAdvice[]): readonly Block[] =>
  first === undefined
    ? []
    : [
        list([
          { text: ['One role in full, with every way in: ', command(`hi-careers check ${first.id}`)] },
          { text: ['All roles with their ids: ', command('hi-careers list roles')] },
        ]),
      ];

function steps(
  title: string,
  all: readonly NextStep[],
  first: boolean,
  begins: FirstSteps,
  { base, profile, notes }: RowContext,
): readonly Block[] {
  if (all.length === 0) return [];
  const words = all.map((step) => stepWords(step, profile, base));
  const asks = distinct(words.flatMap(({ ask }) => ask ?? []));
  const [only] = asks;
  const items = words.map((step, index): Item => {
    const where = !first && words.slice(0, index).some((earlier) => earlier.where === step.where) ? null : step.where;
    const more = [
      ...(where === null ? [] : [{ label: 'where', text: joined(where, notes.cite(step.sources, 1)) }]),
      ...(step.when === null ? [] : [{ label: 'when', text: step.when }]),
      ...planDetail(all[index], first, begins, base),
      ...(step.ask === null || !first || asks.length === 1 ? [] : [{ label: 'whom to ask', text: step.ask }]),
    ];
    return { text: sentence(step.what), more };
  });
  const ask = first && asks.length === 1 && only !== undefined ? [note('Whom to ask', only)] : [];
  return [section(title, [first ? numbered(items) : list(items), ...ask])];
}

/** How the plan behind something to gain begins. */
function planDetail(step: NextStep | undefined, first: boolean, begins: FirstSteps, base: KnowledgeBase): readonly Detail[] {
  const text = first && step?.kind === 'gain' ? beginsText(step.opening, begins, base) : '';
  return text.length === 0 ? [] : [{ label: 'a plan', text }];
}

function undecided({ unanswered }: Advice, unknown: number, base: KnowledgeBase): readonly Block[] {
  const first = unanswered[0];
  const question = first === undefined ? undefined : lookup(base).questions.get(first.question);
  if (question === undefined) return [];
  const front = unknown === 0 ? '' : `${count(unknown, 'role')} ${unknown === 1 ? 'is' : 'are'} not decided. `;
  return [
    section('Still open', [
      paragraph([`${front}One answer would settle most: ${question.text} To answer it: `, command('hi-careers advise')]),
    ]),
  ];
}

/** So many roles and routes are named under the smallest change. */
const rolesNamed = 6;
const routesNamed = 4;

const title = 'The smallest change that opens most';

/**
 * The one change that opens most, in a line with the numbers behind it; then the roles, other ways to get it, and a plan. Where
 * roles are not open yet and no one change opens them, that is said, with what plans more than one step.
 */
export function smallestChange({ smallestChange: opening, roles }: Advice, begins: FirstSteps, base: KnowledgeBase): readonly Block[] {
  if (opening === null) return roles.some(({ verdict }) => verdict === 'not-yet') ? [section(title, [paragraph(noneAlone)])] : [];
  const look = lookup(base);
  const named = opening.opens.slice(0, rolesNamed).map((id) => titleOf(look, id));
  const more = opening.opens.length - named.length;
  const all = opening.by.flatMap((id) => look.routes.get(id) ?? []);
  const [first, ...others] = scarceLast(all).slice(0, routesNamed);
  const begin = beginsText(opening, begins, base);
  return [
    section(title, [
      paragraph([
        { kind: 'strong', text: upperFirst(changeWords(opening.change, base)) },
        ` ${wouldOpen(opening)}${first === undefined ? '' : `: ${timeAndCost(first)}`}. ${
          opening.opens.length === 1 ? 'The role' : 'The roles'
        }: ${[...named, ...(more > 0 ? [`${more} more`] : [])].join('; ')}.`,
      ]),
      ...(others.length === 0 ? [] : [note('Other ways to get it', others.map(routeWords).join('; '))]),
      ...(begin.length === 0 ? [] : [note('A plan', begin)]),
    ]),
  ];
}

const noneAlone: Text = [
  'We know no one step that would open another role by itself. To see all the steps to a role: ',
  command('hi-careers pathway ROLE'),
];

/** `would open 9 more roles, of which 4 suit what you enjoy`. */
function wouldOpen({ opens, suits }: UnlockingChange): string {
  const front = `would open ${count(opens.length, 'more role')}`;
  if (suits.length === 0) return front;
  if (opens.length === 1) return `${front}, which suits what you enjoy`;
  if (suits.length === opens.length) return `${front}, and all of them suit what you enjoy`;
  return `${front}, of which ${suits.length} ${suits.length === 1 ? 'suits' : 'suit'} what you enjoy`;
}

/** `Evening maths (study, level 2), about 6 months, usually free`. Silence of the sources is said, not filled. */
const timeAndCost = (route: Route): string =>
  [
    routeName(route),
    route.duration === undefined ? 'no source says how long' : durationWords(route.duration),
    ...(route.cost === undefined ? [] : [lowerFirst(firstSentence(route.cost.text))]),
  ].join(', ');

/** How a plan for the role that a change opens, and that suits best, begins; nothing where none was made. */
export function beginsText(opening: UnlockingChange, begins: FirstSteps, base: KnowledgeBase): Text {
  const [role] = opening.opens;
  const step = begins.get(opening);
  if (role === undefined || step === undefined) return '';
  return [
    `one for ${titleOf(lookup(base), role)} begins in ${monthWords(step.start)} with: ${stepTitle(step, base)}. All plans: `,
    command(`hi-careers pathway ${role}`),
  ];
}
