import type { Advice, RoleAdvice, UnlockingChange } from '../../domain/advice.js';
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
  type Section,
  section,
  type Text,
} from '../document.js';
import { lookup, titleOf } from '../lookup.js';
import { attributeWords, changeWords } from '../words/attributes.js';
import { createNotes } from '../words/citations.js';
import { contactFor, whomToAsk } from '../words/contacts.js';
import { durationWords, monthWords } from '../words/dates.js';
import { count, distinct, firstFew, firstSentence, lowerFirst, sentence, upperFirst } from '../words/english.js';
import { stepTitle } from '../words/pathway.js';
import { keyDateDay, keyDateWords } from '../words/rounds.js';
import { type PagePart, pageParts, partOf, partTitles } from '../words/verdicts.js';
import { routeName, scarceLast } from '../words/ways.js';
import { roleItem } from './advice-entry.js';
import { firstScreen, onwards, type ToDo, toDo } from './first-screen.js';
import { footer, inferredWords } from './footer.js';
import { questionWords, type StepWords, withAddress } from './next-steps.js';
import type { Depth, RowContext } from './requirement-rows.js';

/** How many roles of a part are shown with a reason, on a screen and on two sides of paper; of the rest only the names. */
const shown = {
  now: { screen: 8, paper: 6 },
  'within-a-year': { screen: 6, paper: 3 },
  'one-to-three-years': { screen: 4, paper: 2 },
  longer: { screen: 2, paper: 0 },
  'not-known': { screen: 3, paper: 1 },
  'not-open': { screen: 0, paper: 0 },
  'far-below': { screen: 0, paper: 0 },
} as const satisfies Record<PagePart, Readonly<Record<'screen' | 'paper', number>>>;

/** So many things are named under "Later"; so many dates. */
const laterShown = { brief: 6, handout: 3, all: Number.POSITIVE_INFINITY } as const satisfies Record<Depth, number>;
const datesShown = { brief: 10, handout: 6, all: Number.POSITIVE_INFINITY } as const satisfies Record<Depth, number>;

/** What to do first and which roles are nearest, on one screen; then everything else, by how far away it is. */
export function adviceDocument(advice: Advice, base: KnowledgeBase, options: AdviceOptions = {}): Document {
  const { first, rest } = adviceParts(advice, base, options);
  // On a screen the person's own line comes first; a page that is taken home has a title.
  return { title: options.detail === 'handout' ? base.title : null, blocks: [...first, ...onwards(advice), ...rest] };
}

export type AdviceOptions = { readonly detail?: Depth; readonly begins?: FirstSteps };

/** The same in two parts: the first screen, which is complete in itself, and all the rest. Their footnotes are those of the rest. */
export function adviceParts(
  advice: Advice,
  base: KnowledgeBase,
  options: AdviceOptions = {},
): { readonly first: readonly Block[]; readonly rest: readonly Block[] } {
  const notes = createNotes(base);
  const depth = options.detail ?? 'brief';
  const context: RowContext = { base, asOf: advice.asOf, profile: advice.profile, notes, depth };
  const begins: FirstSteps = options.begins ?? new Map();
  const steps = toDo(advice, context);
  const first = firstScreen(advice, steps, context);
  const rest = [
    ...moreAbout(steps, advice, context),
    ...brought(advice, context),
    ...pageParts.flatMap((part) =>
      partSection(
        part,
        advice.roles.filter((role) => partOf(role) === part),
        context,
      ),
    ),
    ...dates(advice, context),
    ...later(steps, context),
    ...smallestChange(advice, begins, base),
    ...undecided(advice, base),
    ...assumed(advice, base),
    ...footer(advice, base, notes),
  ];
  return { first, rest };
}

/** Somebody with less than a year in the field of any role, and nothing else that one makes use of, is starting out. */
const A_YEAR = 12;

/**
 * Why the first things come first, where exactly, and whom to ask: once, where all of them have the same answer, and the careers
 * service where none of them has one. Somebody who is starting out is told of it in any case.
 */
function moreAbout({ first }: ToDo, { roles }: Advice, { profile, base }: RowContext): readonly Block[] {
  const asks = distinct(first.flatMap(({ ask }) => ask ?? []));
  const isStarting = roles.every(({ uses }) => uses.months < A_YEAR && !uses.registration && !uses.subject);
  const url = contactFor('any', profile, base)?.contact.url;
  const isNamed = first.some(({ where, ask }) => url !== undefined && `${where} ${ask}`.includes(url));
  const service = isNamed || (asks.length > 0 && !isStarting) ? null : whomToAsk('any', profile, base);
  const only = asks[0] ?? service;
  const items = first.map(({ what, why, where, ask }): Item => {
    const more: readonly Detail[] = [
      ...(why === null ? [] : [{ label: 'why', text: sentence(why) }]),
      ...(where === null ? [] : [{ label: 'where', text: withAddress(where) }]),
      ...(ask === null || asks.length === 1 ? [] : [{ label: 'whom to ask', text: withAddress(ask) }]),
    ];
    return { text: sentence(what), more };
  });
  const ask = [
    ...(asks.length < 2 && only !== null ? [note('Whom to ask', withAddress(only))] : []),
    ...(asks.length > 0 && service !== null ? [note('Advice on careers', withAddress(service))] : []),
  ];
  if (items.every(({ more }) => more?.length === 0)) return ask;
  return [section('More about what to do first', [numbered(items), ...ask])];
}

/** What somebody brings from other work, and what says so. */
function brought({ firstAdvice }: Advice, { notes, depth }: RowContext): readonly Block[] {
  const items = firstAdvice.flatMap(({ advice: { brings, what, why, sources } }): readonly Item[] =>
    brings === true
      ? [
          {
            text: joined(sentence(what), notes.cite(sources, 2)),
            ...(depth === 'handout' ? {} : { more: [{ label: 'why', text: sentence(why) }] }),
          },
        ]
      : [],
  );
  return items.length === 0 ? [] : [section('What you can bring', [list(items)])];
}

/** What is worth doing too, in a line each. */
function later({ later: all }: ToDo, { depth, notes }: RowContext): readonly Block[] {
  const items = all.slice(0, laterShown[depth]).map(
    ({ what, when, sources }: StepWords): Item => ({
      text: joined(sentence(what), when === null ? '' : ` ${sentence(upperFirst(when))}`, notes.cite(sources, 1)),
    }),
  );
  return items.length === 0 ? [] : [section('Later, or as well', [list(items)])];
}

function partSection(part: PagePart, roles: readonly RoleAdvice[], context: RowContext): readonly Section[] {
  if (roles.length === 0) return [];
  const most = shown[part][context.depth === 'handout' ? 'paper' : 'screen'];
  const whole = context.depth === 'all' ? roles : firstFew(roles, most);
  const rest = roles.slice(whole.length);
  return [
    section(`${partTitles[part]} (${roles.length})`, [
      ...(whole.length === 0 ? [] : [list(whole.map((role) => roleItem(role, context)))]),
      ...(rest.length === 0
        ? []
        : [paragraph(`${whole.length === 0 ? '' : `And ${rest.length} more: `}${rest.map(({ title }) => title).join('; ')}.`)]),
    ]),
  ];
}

/** What happens in the next twelve months, soonest first. */
function dates({ dates: all, profile }: Advice, { base, depth }: RowContext): readonly Block[] {
  const items = all
    .slice(0, datesShown[depth])
    .map((date): Item => ({ text: `${upperFirst(keyDateDay(date))}: ${keyDateWords(date, base, profile)}` }));
  return items.length === 0 ? [] : [section('Dates in the next twelve months', [list(items)])];
}

/** What we took for granted, and what follows from other answers, so that somebody can object. */
function assumed({ dates: all, inferred }: Advice, base: KnowledgeBase): readonly Block[] {
  const ends = all.flatMap(({ what, date, attribute }): readonly Item[] =>
    what !== 'assumed-end' || attribute === null
      ? []
      : [
          {
            text: [
              `We took this to end in ${monthWords(date)}: ${attributeWords(attribute, base)}. To give another month: `,
              command(`--set ${attribute}=false@${date.slice(0, 7)}`),
            ],
          },
        ],
  );
  const items = [...ends, ...inferred.map((one): Item => ({ text: inferredWords(one, base) }))];
  return items.length === 0 ? [] : [section('What we assumed, or worked out from your answers', [list(items)])];
}

/** The question whose answer would settle most. */
function undecided({ unanswered: [first], profile }: Advice, base: KnowledgeBase): readonly Block[] {
  if (first === undefined) return [];
  const text = questionWords(first.question, { base, profile });
  return [section('Still open', [paragraph([`One answer would settle most: ${text} To answer it: `, command('hi-careers advise')])])];
}

/** So many roles are named under the smallest change. */
const rolesNamed = 6;

const title = 'The smallest change that opens most';

/**
 * The one change that opens most, in a line with the numbers behind it; then the roles and a plan. Where
 * roles are not open yet and no one change opens them, that is said, with what plans more than one step.
 */
export function smallestChange({ smallestChange: opening, roles }: Advice, begins: FirstSteps, base: KnowledgeBase): readonly Block[] {
  if (opening === null) return roles.some(({ verdict }) => verdict === 'not-yet') ? [section(title, [paragraph(noneAlone)])] : [];
  const look = lookup(base);
  const named = opening.opens.slice(0, rolesNamed).map((id) => titleOf(look, id));
  const more = opening.opens.length - named.length;
  const all = opening.by.flatMap((id) => look.routes.get(id) ?? []);
  const [first] = scarceLast(all);
  const begin = beginsText(opening, begins, base);
  return [
    section(title, [
      paragraph([
        { kind: 'strong', text: upperFirst(changeWords(opening.change, base)) },
        ` ${wouldOpen(opening)}${first === undefined ? '' : `: ${timeAndCost(first)}`}. ${
          opening.opens.length === 1 ? 'The role' : 'The roles'
        }: ${[...named, ...(more > 0 ? [`${more} more`] : [])].join('; ')}.`,
      ]),
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
