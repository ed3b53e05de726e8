import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import type { Block as Blocked, PathwayReport, Relax } from '../../domain/pathway.js';
import { type Block, type Item, joined, list, note, paragraph, section, type Text } from '../document.js';
import { lookup, titleOf } from '../lookup.js';
import { attributeWords } from '../words/attributes.js';
import { whomToAsk } from '../words/contacts.js';
import { monthsWords } from '../words/dates.js';
import { count, distinct, joinWith, upperFirst, withoutStop } from '../words/english.js';
import { namesWords } from '../words/pathway.js';
import { missingWords } from '../words/summary.js';
import { wayName } from '../words/ways.js';
import type { PathwayContext } from './pathway-plan.js';

const whyWords = {
  fixed: 'Nothing that you do can change this.',
  limit: 'You are past an upper limit.',
  'no-route': 'We know no course or post that gives it and that you could start.',
  decision: 'It is usually asked for. An employer may still say yes.',
  answer: 'We do not know this about you yet. An answer may open a way in.',
} as const satisfies Record<Blocked['why'], string>;

/** So many obstacles are listed before `--all` tells the rest. */
const obstaclesShown = 8;

/** Where no plan exists: what stands in the way of the ways in, what could change it, and whom to ask. */
export function blockedSection(report: PathwayReport, context: PathwayContext): readonly Block[] {
  const key = ({ requirement, why }: Blocked): string => `${why} ${requirement.text}`;
  const groups = distinct(report.blocks.map(key)).map((one) => report.blocks.filter((blocked) => key(blocked) === one));
  if (groups.length === 0) return [];
  const ask = whomToAsk('any', report.profile, context.base, true);
  const several = report.roles.length > 1;
  const shown = context.all ? groups : groups.slice(0, obstaclesShown);
  return [
    section('What stands in the way', [
      list(shown.map((same) => blockedItem(same, several, context))),
      ...(shown.length < groups.length ? [paragraph(`And ${groups.length - shown.length} more, with --all.`)] : []),
      ...(ask === null ? [] : [note('Whom to ask', ask)]),
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
      { label: 'applies to', text: distinct(same.map((one) => wayText(one, several, base))).join('; ') },
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
    section('Wishes that rule plans out', [
      paragraph('No plan meets all your wishes. You could relax one of them:'),
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
