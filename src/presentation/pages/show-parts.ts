import type { IsoDate } from '../../domain/ids.js';
import type { Gain, KnowledgeBase } from '../../domain/knowledge-base.js';
import { type Disagreement, type Requirement, strengths } from '../../domain/requirement.js';
import type { Sourced } from '../../domain/source.js';
import { type Block, type Detail, type Item, joined, list, note, type Row, rows, section, type Text } from '../document.js';
import { changeWords, quantityWords } from '../words/attributes.js';
import { basisWords, type Notes } from '../words/citations.js';
import { dateWords } from '../words/dates.js';
import { withoutStop } from '../words/english.js';
import { strengthWords } from '../words/verdicts.js';

/** What the parts of a page that shows one thing are made with. */
export type ShowContext = { readonly base: KnowledgeBase; readonly notes: Notes; readonly asOf?: IsoDate };

/** A line `label: text` of a table of facts, or none. */
export const factRow = (label: string, text: Text | undefined): readonly Row[] =>
  text === undefined || text.length === 0 ? [] : [{ label, tone: 'neutral', text }];

/** Facts as rows; no block where there are none. */
export const facts = (...all: readonly (readonly Row[])[]): readonly Block[] => (all.flat().length === 0 ? [] : [rows(all.flat())]);

/** A statement with its sources. */
export const sourcedText = ({ text, sources }: Sourced, { notes }: ShowContext): Text => joined(withoutStop(text), notes.cite(sources));

/** A part of the page with a list; nothing where the list is empty. */
export const listSection = (title: string, items: readonly Item[]): readonly Block[] =>
  items.length === 0 ? [] : [section(title, [list(items)])];

/** Statements with their sources under a title. */
export const sourcedSection = (title: string, all: readonly Sourced[], context: ShowContext): readonly Block[] =>
  listSection(
    title,
    all.map((one) => ({ text: sourcedText(one, context) })),
  );

/** What other sources say, and why it is not what we use. */
export const disputedSection = (disputed: readonly Disagreement[], context: ShowContext): readonly Block[] =>
  listSection(
    'Where sources differ',
    disputed.map((one) => disputedItem(one, context)),
  );

const disputedItem = ({ says, why, sources }: Disagreement, { notes }: ShowContext): Item => ({
  text: joined(withoutStop(says), notes.cite(sources)),
  ...(why === undefined ? {} : { more: [{ label: 'why we do not use this', text: withoutStop(why) }] }),
});

/** Whom it takes: each requirement under the firmness of its source, with the source's own words. */
export function entrySection(entry: readonly Requirement[], context: ShowContext): readonly Block[] {
  const blocks = strengths.flatMap((strength): readonly Row[] =>
    entry.filter((requirement) => requirement.strength === strength).map((requirement) => requirementRow(requirement, context)),
  );
  const key = entry.some(({ strength }) => strength === 'accept')
    ? [note('Agree', 'you agree to this, or are tested on it, when you apply')]
    : [];
  return entry.length === 0 ? [] : [section('Entry requirements', [rows(blocks), ...key])];
}

function requirementRow(requirement: Requirement, context: ShowContext): Row {
  const { text, strength, fixed, wording, from, until, reviewBy, note, disputed, sources, basis } = requirement;
  const more: readonly (Detail | false)[] = [
    wording !== undefined && { label: 'in the source', text: `“${wording}”` },
    basis !== undefined && { label: 'rests on', text: basisWords(basis) },
    fixed && { label: 'note', text: 'nothing that somebody does can change this' },
    from !== undefined && { label: 'from', text: dateWords(from) },
    until !== undefined && { label: 'until', text: dateWords(until) },
    reviewBy !== undefined && { label: 'look again by', text: dateWords(reviewBy) },
    note !== undefined && { label: 'note', text: withoutStop(note) },
    ...(disputed ?? []).map(
      (one): Detail => ({
        label: 'sources differ',
        text: joined(
          [one.says, one.why ?? '']
            .filter((part) => part !== '')
            .map(withoutStop)
            .join('. '),
          context.notes.cite(one.sources),
        ),
      }),
    ),
  ];
  return {
    label: strengthWords[strength],
    tone: 'neutral',
    text: joined(withoutStop(text), context.notes.cite(sources)),
    more: more.filter((detail) => detail !== false),
  };
}

/** What somebody has at the end. */
export const gainItems = (gives: readonly Gain[], base: KnowledgeBase): readonly Item[] =>
  gives.map((gain) => ({ text: gainWords(gain, base) }));

/** What one gain comes to: `maths at level 2`, `12 months in baking`, `a pass or above` where it is a grade. */
export function gainWords(gain: Gain, base: KnowledgeBase): string {
  const { attribute } = gain;
  switch (gain.kind) {
    case 'number':
      return quantityWords(attribute, gain.value, base);
    case 'set':
      return gain.values.map((needs) => changeWords({ attribute, needs, test: 'includes' }, base)).join('; ');
    default:
      return changeWords({ attribute, needs: gain.value, test: isGrade(gain, base) ? 'at-least' : 'is' }, base);
  }
}

/** A value of an order that has others beside it, and is not the best: how good the grade is, no route can say. */
function isGrade({ attribute, kind, ...gain }: Gain, base: KnowledgeBase): boolean {
  const shape = base.attributes.find(({ id }) => id === attribute)?.shape;
  if (kind !== 'ordered' || shape?.kind !== 'ordered' || !('value' in gain)) return false;
  const inOrder = shape.values.filter(({ outsideOrder }) => outsideOrder !== true);
  return inOrder.length < shape.values.length && inOrder.at(-1)?.id !== gain.value;
}
