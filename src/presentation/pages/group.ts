import type { GroupCounts, GroupGap, GroupSummary, GroupTarget, People } from '../../domain/group.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { type Block, type Document, type Item, list, paragraph, section } from '../document.js';
import { lookup, titleOf } from '../lookup.js';
import { changeWords } from '../words/attributes.js';
import { createNotes } from '../words/citations.js';
import { count, sentence, upperFirst } from '../words/english.js';
import { footer } from './footer.js';

/** How a number that is not shown is written. */
const FOLDED = 'hidden';

/** One page about a group: what is open to how many, the commonest gaps, and what closing each would open. */
export function groupDocument(group: GroupSummary, base: KnowledgeBase): Document {
  const { people, fewest, setAside } = group;
  const aside =
    setAside === 0
      ? []
      : [paragraph(`${upperFirst(count(setAside, 'row'))} could not be read and ${setAside === 1 ? 'is' : 'are'} not counted.`)];
  const small = `Nothing is shown for a group of fewer than ${fewest} people, because somebody might be recognised.`;
  const blocks: readonly Block[] =
    people === null
      ? [paragraph(small)]
      : [
          paragraph(
            `${people} people. Of a role, the numbers are of those who can apply for the post itself; training for it has its own. Open: now, or once something comes true. Possible: a person must decide, or most employers, as far as we know, want more. Where it says “${FOLDED}”, a number is left out so that nobody can be recognised: it is fewer than ${fewest}, or would give such a number away.`,
          ),
          ...targets('Roles', group.roles, group.moreRoles, 'role', people),
          ...targets('Routes', group.routes, group.moreRoutes, 'route', people),
          ...gaps(group, base),
        ];
  return { title: 'This group', blocks: [...blocks, ...aside, ...footer(group, base, createNotes(base))] };
}

function targets(title: string, all: readonly GroupTarget[], more: number, one: string, people: number): readonly Block[] {
  const rest = more === 0 ? [] : [paragraph(`And ${count(more, `more ${one}`)} open or possible for fewer, or hidden.`)];
  if (all.length === 0) return [section(title, more === 0 ? [paragraph('None is open or possible for anybody yet.')] : rest)];
  return [section(title, [list(all.map((target) => targetItem(target, people))), ...rest])];
}

/** `Ward clerk: open to all 30`, and training for it. */
const targetItem = ({ title, training, ...counts }: GroupTarget, people: number): Item => ({
  text: sentence(`${title}: ${countWords(counts, people)}`),
  more:
    training === null || (training.open ?? 0) + (training.possible ?? 0) === 0
      ? []
      : [{ label: 'training for it', text: `${countWords(training, people)}.` }],
});

/** `open to all 30`, `open to 6; possible for 19; we need to ask 5`. Nobody is not said. */
function countWords({ open, possible, unknown, shut }: GroupCounts, people: number): string {
  if (open === people) return `open to all ${people}`;
  const numbers: readonly (readonly [front: string, number: People])[] = [
    ['open to', open],
    ['possible for', possible],
    ['we need to ask', unknown],
    ['not yet or closed for', shut],
  ];
  const said = numbers.flatMap(([front, number]) => (number === null || number === 0 ? [] : [`${front} ${number}`]));
  const folded = numbers.some(([, number]) => number === null) ? [`the rest ${FOLDED}`] : [];
  return [...said, ...folded].join('; ');
}

function gaps({ gaps: all, moreGaps, gapsFrom, people }: GroupSummary, base: KnowledgeBase): readonly Block[] {
  const sampled = gapsFrom !== people ? [paragraph(`Looked for in ${gapsFrom} of the ${people} people, evenly spread.`)] : [];
  return [
    section('What is missing most, and what it would open by itself', [
      ...sampled,
      ...(all.length === 0 ? [paragraph('No single gap can be shown.')] : [list(all.map((gap) => item(gap, base)))]),
      ...(moreGaps === 0 ? [] : [paragraph(`And ${count(moreGaps, 'gap')} more, for fewer people or hidden.`)]),
    ]),
  ];
}

function item({ change, people, opens, more }: GroupGap, base: KnowledgeBase): Item {
  const look = lookup(base);
  const named = opens.map((one) => `${titleOf(look, one.id)} (${peopleWords(one.people)})`);
  const rest = more === 0 ? [] : [count(more, named.length === 0 ? 'role' : 'other role')];
  return {
    text: sentence(`${upperFirst(changeWords(change, base))}: ${peopleWords(people)} people`),
    more: [{ label: 'would open', text: [...named, ...rest].join('; ') }],
  };
}

const peopleWords = (people: People): string => (people === null ? FOLDED : String(people));
