import type { KnowledgeBase, Role, Route } from '../../domain/knowledge-base.js';
import { type Requirement, strengths } from '../../domain/requirement.js';
import { type Block, boxes, type Document, type Item, joined, note, paragraph, section } from '../document.js';
import { lookup } from '../lookup.js';
import { createNotes, type Notes } from '../words/citations.js';
import { dateWords } from '../words/dates.js';
import { sentence, upperFirst, withoutStop } from '../words/english.js';
import { strengthTitles } from '../words/verdicts.js';
import { isScarce, wayWords } from '../words/ways.js';
import { applyWhen } from './next-steps.js';

/** Under each way in, so many lines to write on; at the end, so many more. */
const linesForWay = 1;
const linesAtEnd = 4;

/** So many ways by a route are given their own conditions; the others are named. */
const routesInFull = 2;

/** What a checklist is for: a role or a route. */
export type Listed = { readonly kind: 'role'; readonly item: Role } | { readonly kind: 'route'; readonly item: Route };

/**
 * A blank checklist for a conversation without a computer: every condition with a box, how firmly it is put, its source, and room to
 * write. Nothing in it depends on anybody's answers.
 */
export function checklistDocument({ kind, item }: Listed, base: KnowledgeBase): Document {
  const notes = createNotes(base);
  const blocks = kind === 'role' ? roleBlocks(item, base, notes) : [...entryBlocks(item.entry, notes), ...applyBlocks(item, notes)];
  return {
    title: `Checklist: ${item.title}`,
    blocks: [
      paragraph([{ kind: 'strong', text: 'Tick what you have.' }, ' An empty box is not a no: it is something to find out.']),
      paragraph(sentence(item.summary)),
      ...blocks,
      { kind: 'room', label: 'What to find out, whom to ask, and by when', lines: linesAtEnd },
      ...notes.block(),
      paragraph([`Knowledge ${base.version}, reviewed ${dateWords(base.reviewed)}. `, base.caveats.map(sentence).join(' ')]),
    ],
  };
}

function roleBlocks(role: Role, base: KnowledgeBase, notes: Notes): readonly Block[] {
  const look = lookup(base);
  const ways = base.roleWays[role.id] ?? [];
  const own =
    role.openEntry === undefined ? [] : [note('To start', joined(withoutStop(role.openEntry.text), notes.cite(role.openEntry.sources, 1)))];
  const routes = ways.flatMap(({ route }) => (route === undefined ? [] : (look.routes.get(route) ?? [])));
  const easiest = [...ways].sort((a, b) => Number(isScarce(a, look)) - Number(isScarce(b, look)));
  const inFull = easiest.filter(({ route }) => route !== undefined).slice(0, role.entry.length === 0 ? routesInFull : 0);
  const others = ways.filter((way) => way.kind !== 'direct' && !inFull.includes(way));
  return [
    ...own,
    ...entryBlocks(role.entry, notes),
    ...(role.entry.length === 0 && own.length === 0 && routes.length === 0
      ? [paragraph('We found no entry rule for this post. Ask the employer what they look for.')]
      : []),
    ...inFull.flatMap(({ route }) => {
      const found = look.routes.get(route ?? '');
      return found === undefined
        ? []
        : [section(found.title, [...entryBlocks(found.entry, notes), { kind: 'room' as const, label: 'Notes', lines: linesForWay }])];
    }),
    ...(others.length === 0
      ? []
      : [section('Other ways in', [boxes(others.map((way): Item => ({ text: upperFirst(wayWords(way, look)) })))])]),
  ];
}

/** The conditions under a heading for each strength, firmest first. */
const entryBlocks = (entry: readonly Requirement[], notes: Notes): readonly Block[] =>
  strengths.flatMap((strength): readonly Block[] => {
    const of = entry.filter((requirement) => requirement.strength === strength);
    return of.length === 0 ? [] : [section(strengthTitles[strength], [boxes(of.map((requirement) => conditionItem(requirement, notes)))])];
  });

const conditionItem = ({ text, sources, note: remark }: Requirement, notes: Notes): Item => ({
  text: joined(withoutStop(text), notes.cite(sources, 1)),
  ...(remark === undefined ? {} : { more: [{ label: 'note', text: withoutStop(remark) }] }),
});

function applyBlocks({ apply }: Route, notes: Notes): readonly Block[] {
  if (apply === undefined) return [];
  const when = applyWhen(apply);
  return [
    section('Applying', [
      note(
        'Where',
        joined(
          withoutStop(apply.where),
          apply.url === undefined ? [] : [' ', { kind: 'address', url: apply.url }],
          notes.cite(apply.sources, 1),
        ),
      ),
      ...(when === null ? [] : [note('When', withoutStop(when))]),
    ]),
  ];
}
