import type { KnowledgeBase } from '../domain/knowledge-base.js';
import type { ApplicationWindow, Block as Blocked, Pathway, PathwayReport, Relax } from '../domain/pathway.js';
import { attributeWords } from './attribute-words.js';
import { contactFor, contactWords } from './contacts.js';
import { monthsWords, monthWords } from './dates.js';
import { address, type Block, type Item, joined, joinedBy, list, note, paragraph, section, type Text } from './document.js';
import { count, distinct, joinWith, lowerFirst, sentence, upperFirst, withoutStop } from './english.js';
import { missingWords } from './gap-words.js';
import { lookup, titleOf } from './lookup.js';
import { openingKey, type PathwayContext } from './pathway-steps.js';
import { namesWords, openingWarning } from './pathway-words.js';
import { routeName, wayName } from './way-words.js';

const whyWords = {
  fixed: 'Nothing that you do can change this.',
  limit: 'You are past an upper limit.',
  'no-route': 'We know no course or post that gives it and that you could start.',
  decision: 'It is usually asked for. An employer may still say yes.',
  answer: 'We do not know this of you yet. An answer may open a way.',
} as const satisfies Record<Blocked['why'], string>;

/** So many obstacles are listed before `--all` tells the rest. */
const obstaclesShown = 8;

/** Where no plan exists: what stands in the way of the ways in, what could change it, and whom to ask. */
export function blockedSection(report: PathwayReport, context: PathwayContext): readonly Block[] {
  const key = ({ requirement, why }: Blocked): string => `${why} ${requirement.text}`;
  const groups = distinct(report.blocks.map(key)).map((one) => report.blocks.filter((blocked) => key(blocked) === one));
  if (groups.length === 0) return [];
  const contact = contactFor('any', report.profile, context.base);
  const several = report.roles.length > 1;
  const shown = context.all ? groups : groups.slice(0, obstaclesShown);
  return [
    section('What stands in the way', [
      list(shown.map((same) => blockedItem(same, several, context))),
      ...(shown.length < groups.length ? [paragraph(`And ${groups.length - shown.length} more, with --all.`)] : []),
      ...(contact === null ? [] : [note('Whom to ask', contactWords(contact, true))]),
    ]),
  ];
}

/** One obstacle, with every way in that it stands in. */
function blockedItem(same: readonly Blocked[], several: boolean, { base, notes }: PathwayContext): Item {
  const [first] = same;
  if (first === undefined) return { text: '' };
  const { requirement, why, changes } = first;
  const could = couldWords(why, changes, base);
  return {
    text: joined(withoutStop(requirement.text), notes.cite(requirement.sources, 1)),
    more: [
      { label: 'stands in', text: distinct(same.map((one) => wayText(one, several, base))).join('; ') },
      { label: 'why', text: whyText(first) },
      ...(could === '' ? [] : [{ label: why === 'answer' ? 'so tell us' : 'what could change it', text: could }]),
    ],
  };
}

/** An upper limit that is only usual shuts nothing: an employer may look past it. */
const whyText = ({ why, requirement: { strength } }: Blocked): string =>
  why === 'limit' && strength === 'usually' ? `${whyWords.limit} ${whyWords.decision}` : whyWords[why];

function wayText({ role, way }: Blocked, several: boolean, base: KnowledgeBase): string {
  const look = lookup(base);
  const found = base.roleWays[role]?.find(({ id }) => id === way);
  return [...(several ? [titleOf(look, role)] : []), ...(found === undefined ? [way] : [wayName(found, look)])].join(', ');
}

/** What would do; where an answer is wanting, what we would ask. */
const couldWords = (why: Blocked['why'], changes: Blocked['changes'], base: KnowledgeBase): string =>
  why === 'answer'
    ? joinWith('and', distinct(changes.flat().map(({ attribute }) => attributeWords(attribute, base))))
    : missingWords(changes, base);

/** The wishes that keep plans away, and what giving one up would open. */
export function relaxSection({ relax, pathways }: PathwayReport, base: KnowledgeBase): readonly Block[] {
  if (relax.length === 0) return [];
  return [
    section('Where your wishes stand in the way', [
      paragraph('No plan meets all that you wished. You could relax one wish:'),
      list(relax.map((one) => ({ text: relaxText(one, pathways, base) }))),
    ]),
  ];
}

function relaxText({ wish, opens }: Relax, pathways: PathwayReport['pathways'], base: KnowledgeBase): Text {
  const opened = pathways.filter(({ id }) => opens.includes(id));
  const names = distinct(opened.map(namesWords).filter((name) => name !== ''));
  const which = names.length === 0 ? '' : ` (${names.join('; ')})`;
  const isTime = base.attributes.find(({ id }) => id === wish)?.plans === 'months';
  const most = isTime ? `, from ${monthsWords(Math.min(...opened.map(({ cost }) => cost.months)))} on` : '';
  return `${upperFirst(attributeWords(wish, base))}${most}: ${count(opens.length, 'plan')} would then meet all your other wishes${which}.`;
}

/** The openings that the plans count on, in order, with what to be careful of. What a step or a line told in full is not told again. */
export function windowsSection(windows: readonly ApplicationWindow[], { base, notes, told }: PathwayContext): readonly Block[] {
  if (windows.length === 0) return [];
  return [
    section('When applications open', [
      list(
        windows.map(({ route, title, opening, url, where, sources }): Item => {
          const again = told.has(openingKey(route));
          told.add(openingKey(route));
          return {
            text: joined(`${monthWords(opening.month)}: ${title}`, notes.cite(sources, 1)),
            more: [
              ...(again || opening.when === null ? [] : [{ label: 'the source says', text: lowerFirst(withoutStop(opening.when)) }]),
              { label: 'warning', text: openingWarning(opening, sources, base) },
              ...(again ? [] : [{ label: 'where', text: joinedBy(' ', [sentence(where), url === null ? '' : [address(url)]]) }]),
            ],
          };
        }),
      ),
    ]),
  ];
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
