import type { Head, Inferred } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import type { KnowledgeBase, Retired } from '../../domain/knowledge-base.js';
import { address, type Block, type Document, type Footnote, joined, list, paragraph, section } from '../document.js';
import { attributeWords, boundWords, hasWords, valueWords } from '../words/attributes.js';
import type { Notes } from '../words/citations.js';
import { dateWords } from '../words/dates.js';
import { joinWith, sentence, upperFirst } from '../words/english.js';
import { overridesSection } from '../words/overrides.js';

/** The people of local knowledge: whom somebody can ask near them, beside the office for the whole nation. */
const nearYou = ({ contacts }: KnowledgeBase, notes: Notes): readonly Block[] => {
  const local = contacts.filter((contact) => contact.local === true);
  if (local.length === 0) return [];
  const items = local.map((contact) => ({
    text: joined(
      [`${contact.name}: ${sentence(contact.what)} ${contact.phone === undefined ? '' : `${contact.phone}, `}`, address(contact.url)],
      notes.cite(contact.sources, 1),
    ),
  }));
  return [section('Whom to ask near you', [list(items)])];
};

/** The end of every page of advice: what an adviser marked, whom to ask near by, footnotes, what it rests on, what we do not promise. */
export const footer = (head: Head & { readonly profile?: Profile }, base: KnowledgeBase, notes: Notes): readonly Block[] => [
  ...overridesSection(head.profile ?? {}, base),
  ...nearYou(base, notes),
  ...notes.block(),
  paragraph([
    `Knowledge ${head.knowledge.version}, reviewed ${dateWords(head.knowledge.reviewed)}. As of ${dateWords(head.asOf)}. `,
    base.caveats.map(sentence).join(' '),
  ]),
];

/** What we worked out from the answers, so that somebody can object. Nothing where there is nothing. */
export const inferredSection = (inferred: readonly Inferred[], base: KnowledgeBase): readonly Block[] =>
  inferred.length === 0
    ? []
    : [section('Worked out from your answers', [list(inferred.map((one) => ({ text: inferredWords(one, base) })))])];

/** `Level of the highest qualification: at least level 6 ; it follows from what you said of class of the first degree`. */
export function inferredWords({ attribute, value, bound, grounds }: Inferred, base: KnowledgeBase): string {
  const what =
    bound === 'is' && typeof value === 'number'
      ? hasWords(attribute, value, base)
      : `${attributeWords(attribute, base)}: ${boundWords[bound]}${valueWords(attribute, value, base)}`;
  const from =
    grounds.length === 0
      ? ''
      : `; it follows from what you said of ${joinWith(
          'and',
          grounds.map((id) => attributeWords(id, base)),
        )}`;
  return `${upperFirst(what)}${from}`;
}

/** The footnotes of the first page that has footnotes, numbered as on that page. */
export function sourcesDocument(pages: readonly Document[], base: KnowledgeBase): Document {
  const notes = pages.map((page) => page.blocks.flatMap(footnotesIn)).find((found) => found.length > 0) ?? [];
  const blocks: readonly Block[] =
    notes.length === 0 ? [paragraph('What was shown rests on no source of its own.')] : [{ kind: 'footnotes', notes }];
  return { title: null, blocks: [section(`Sources of what was shown. Knowledge ${base.version}`, blocks)] };
}

const footnotesIn = (block: Block): readonly Footnote[] =>
  block.kind === 'footnotes' ? block.notes : block.kind === 'section' ? block.blocks.flatMap(footnotesIn) : [];

/** A line for each old id that was asked for: what took its place. */
const retiredLines = (retired: readonly Retired[]): readonly Block[] =>
  retired.map(({ id, on, replacedBy, note }) =>
    paragraph(
      `“${id}” was retired on ${dateWords(on)}. “${replacedBy}” replaced it and is shown instead.${note === undefined ? '' : ` ${note}`}`,
    ),
  );

/** A page with those lines before everything else. */
export const withRetired = (document: Document, retired: readonly Retired[]): Document => ({
  ...document,
  blocks: [...retiredLines(retired), ...document.blocks],
});
