import type { Moved, Movement, Turn } from '../../domain/advice.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { type Block, type Document, type Item, joined, list, paragraph, section } from '../document.js';
import { createNotes, type Notes } from '../words/citations.js';
import { dateWords } from '../words/dates.js';
import { count, firstFew, upperFirst, withoutStop } from '../words/english.js';
import { youWords } from '../words/summary.js';
import { stateWords, verdictText } from '../words/verdicts.js';

/** So many roles of a kind are shown with the reason; the rest are named. So many reasons are given for each. */
const rolesShown = 8;
const reasonsShown = 2;

/**
 * What moved after a change of answers: gained, lost, and because of which requirement. `change` says what was changed, or
 * what is only supposed.
 */
export function adviceDiffDocument(moved: Moved, change: string, base: KnowledgeBase): Document {
  const notes = createNotes(base);
  const still = moved.gained.length + moved.lost.length + moved.settled.length === 0;
  return {
    title: null,
    blocks: [
      section(upperFirst(change), [paragraph(overview(moved))]),
      ...part('Gained', moved.gained, notes, base),
      ...part('Lost', moved.lost, notes, base),
      ...part('Known now, or to be asked now', moved.settled, notes, base),
      ...(moved.reordered && still ? [paragraph('The order in which roles are shown has changed.')] : []),
      ...notes.block(),
    ],
  };
}

function overview({ gained, lost, settled }: Moved): string {
  if (gained.length + lost.length + settled.length === 0) return 'No verdict changed: nothing was gained, and nothing was lost.';
  const rest =
    settled.length === 0 ? '' : ` ${upperFirst(count(settled.length, 'other role'))} changed without coming within reach or leaving it.`;
  return `Gained: ${count(gained.length, 'role')}. Lost: ${count(lost.length, 'role')}.${rest}`;
}

function part(title: string, moves: readonly Movement[], notes: Notes, base: KnowledgeBase): readonly Block[] {
  if (moves.length === 0) return [];
  const shown = firstFew(moves, rolesShown);
  const rest = moves.slice(shown.length);
  return [
    section(`${title} (${moves.length})`, [
      list(shown.map((move) => item(move, notes, base))),
      ...(rest.length === 0 ? [] : [paragraph(`And ${rest.length} more: ${rest.map(({ title: name }) => name).join('; ')}.`)]),
    ]),
  ];
}

function item({ title, before, after, because }: Movement, notes: Notes, base: KnowledgeBase): Item {
  return {
    text: title,
    more: [
      { label: 'before', text: verdictText(before.verdict, before.from) },
      { label: 'now', text: verdictText(after.verdict, after.from) },
      ...because.slice(0, reasonsShown).map((turn) => ({
        label: 'because',
        text: joined(turnWords(turn, base), notes.cite(turn.after.requirement.sources, 1)),
      })),
    ],
  };
}

/** `“Maths at level 2” is now met (you: yes)`. */
function turnWords({ before, after }: Turn, base: KnowledgeBase): string {
  const { requirement, state, from } = after;
  const you = youWords(after, base);
  const month = from === null ? '' : ` from ${dateWords(from)}`;
  const was = before.state === null || before.state === state ? '' : `, and was ${stateWords[before.state]}`;
  return `“${withoutStop(requirement.text)}” is now ${state === null ? 'listed' : stateWords[state]}${month}${was}${you === '' ? '' : ` (you: ${you})`}`;
}
