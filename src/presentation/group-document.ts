import type { GroupGap, GroupSummary, GroupTarget, People } from '../domain/group.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { changeWords } from './attribute-words.js';
import { type Block, type Document, type Item, list, paragraph, section } from './document.js';
import { count, sentence, upperFirst } from './english.js';
import { foot } from './foot.js';
import { lookup, titleOf } from './lookup.js';
import { createNotes } from './sources.js';

/** How a number that is not shown is written. */
const FOLDED = 'folded';

/** One page about a group: what is open to how many, the commonest gaps, and what closing each would open. */
export function groupDocument(group: GroupSummary, base: KnowledgeBase): Document {
  const { people, fewest, setAside } = group;
  const aside =
    setAside === 0
      ? []
      : [paragraph(`${upperFirst(count(setAside, 'row'))} could not be read and ${setAside === 1 ? 'is' : 'are'} not counted.`)];
  const small = `Of a group of fewer than ${fewest} people nothing is told, because somebody might be recognised.`;
  const blocks: readonly Block[] =
    people === null
      ? [paragraph(small)]
      : [
          paragraph(
            `${people} people. A number that is fewer than ${fewest}, or from which one could be worked out, is written “${FOLDED}”, so that nobody can be recognised.`,
          ),
          ...targets('Roles', group.roles, group.moreRoles, 'role'),
          ...targets('Routes', group.routes, group.moreRoutes, 'route'),
          ...gaps(group, base),
        ];
  return { title: 'This group', blocks: [...blocks, ...aside, ...foot(group, base, createNotes(base))] };
}

function targets(title: string, all: readonly GroupTarget[], more: number, one: string): readonly Block[] {
  if (all.length === 0) return [section(title, [paragraph(`None is open to anybody yet.`)])];
  const head = [upperFirst(one), 'Open now or later', 'A person decides, or employers want more', 'We need to ask', 'Not yet or closed'];
  const cells = all.map((target) => [
    target.title,
    peopleWords(target.open),
    peopleWords(target.possible),
    peopleWords(target.unknown),
    peopleWords(target.shut),
  ]);
  return [
    section(title, [
      { kind: 'table', caption: `${title} that are open or possible for somebody, and for how many`, head, rows: cells },
      ...(more === 0 ? [] : [paragraph(`And ${count(more, `more ${one}`)} open or possible for somebody.`)]),
    ]),
  ];
}

function gaps({ gaps: all, moreGaps, gapsFrom, people }: GroupSummary, base: KnowledgeBase): readonly Block[] {
  const sampled = gapsFrom !== people ? [paragraph(`Looked for in ${gapsFrom} of the ${people} people, evenly spread.`)] : [];
  return [
    section('What is missing most, and what it would open by itself', [
      ...sampled,
      ...(all.length === 0 ? [paragraph('No single gap that can be told.')] : [list(all.map((gap) => item(gap, base)))]),
      ...(moreGaps === 0 ? [] : [paragraph(`And ${count(moreGaps, 'gap')} more, for fewer people or folded.`)]),
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
