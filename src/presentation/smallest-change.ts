import type { Advice, Opening } from '../domain/advice.js';
import type { KnowledgeBase, Route } from '../domain/knowledge-base.js';
import type { FirstSteps } from '../domain/pathway.js';
import { changeWords } from './attribute-words.js';
import { durationWords, monthWords } from './dates.js';
import { type Block, command, note, paragraph, section, type Text } from './document.js';
import { count, firstSentence, lowerFirst, upperFirst } from './english.js';
import { lookup, titleOf } from './lookup.js';
import { stepTitle } from './pathway-steps.js';
import { routeName, routeWords, scarceLast } from './way-words.js';

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
function wouldOpen({ opens, suits }: Opening): string {
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
export function beginsText(opening: Opening, begins: FirstSteps, base: KnowledgeBase): Text {
  const [role] = opening.opens;
  const step = begins.get(opening);
  if (role === undefined || step === undefined) return '';
  return [
    `one for ${titleOf(lookup(base), role)} begins in ${monthWords(step.start)} with: ${stepTitle(step, base)}. All plans: `,
    command(`hi-careers pathway ${role}`),
  ];
}
