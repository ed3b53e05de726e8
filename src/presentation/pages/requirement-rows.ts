import type { Profile } from '../../domain/answers.js';
import type { Finding, WayFinding } from '../../domain/finding.js';
import type { IsoDate } from '../../domain/ids.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { decides, type Strength, strengths } from '../../domain/requirement.js';
import { type Detail, joined, type Row, type Text, type Tone } from '../document.js';
import { basisWords, caution, type Notes } from '../words/citations.js';
import { dateWords } from '../words/dates.js';
import { count, distinct, firstSentence, lowerFirst, upperFirst, withoutStop } from '../words/english.js';
import { overrideDetail } from '../words/overrides.js';
import { askedWords, deciding, missingWords, unsureOf, youWords } from '../words/summary.js';
import { stateTones, stateWords, strengthWords, usuallyAsked } from '../words/verdicts.js';

/**
 * `brief`: what decides, line by line, and the rest summed up. `handout`: the
 * same, so much of it as two sides of paper hold. `all`: every requirement with all that is said of it.
 */
export type Depth = 'brief' | 'handout' | 'all';

/** What the rows of requirements are made with. */
export type RowContext = {
  readonly base: KnowledgeBase;
  readonly asOf: IsoDate;
  readonly profile: Profile;
  readonly notes: Notes;
  readonly depth: Depth;
};

/** How many sources a row names, best first. `show` and JSON name them all. */
const sourcesNamed = { brief: 1, handout: 1, all: 3 } as const satisfies Record<Depth, number>;
/** A summed-up line takes further points until it is about so long. */
const lineBudget = 120;
/** In it, a longer text is cut to its first sentence. */
const wholeUpTo = 160;

/** Each requirement of a way in with its state in words, in the order must, usually, varies, helps, accept. */
export function requirementRows(way: WayFinding, context: RowContext): readonly Row[] {
  const { openEntry } = way.way;
  const open: readonly Row[] =
    openEntry === undefined
      ? []
      : [
          metRow(
            withoutStop(openEntry.text),
            context.notes.cite(openEntry.sources, sourcesNamed[context.depth]),
            caution(openEntry, context.base, context.asOf),
          ),
        ];
  return [
    ...open,
    ...(context.depth === 'all' ? inOrder(way.findings).map((finding) => requirementRow(finding, context)) : briefRows(way, context)),
  ];
}

/** Findings by strength, firmest first. */
export const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  strengths.flatMap((strength) => findings.filter(({ requirement }) => requirement.strength === strength));

/** What decides, one by one, but what nobody can change and is met in one line; then one line for each of the other strengths. */
function briefRows(way: WayFinding, context: RowContext): readonly Row[] {
  const first = inOrder(deciding(way));
  const given = first.filter(
    ({ requirement, state, from, until, override }) =>
      requirement.fixed && state === 'met' && from === null && until === undefined && override === undefined,
  );
  return [
    ...givenRow(given, context),
    ...first.filter((finding) => !given.includes(finding)).map((finding) => requirementRow(finding, context)),
    ...(['varies', 'helps', 'accept'] as const).flatMap((strength) =>
      summedUp(
        strength,
        way.findings.filter(({ requirement, override }) => requirement.strength === strength && override === undefined),
        context,
      ),
    ),
    ...inOrder(way.findings)
      .filter((finding) => finding.override !== undefined && !first.includes(finding))
      .map((finding) => requirementRow(finding, context)),
  ];
}

function givenRow(given: readonly Finding[], context: RowContext): readonly Row[] {
  if (given.length === 0) return [];
  const weaker = given.map(({ requirement }) => caution(requirement, context.base, context.asOf)).find((words) => words !== null) ?? null;
  const sources = distinct(given.flatMap(({ requirement }) => requirement.sources.slice(0, 1)));
  return [metRow(textsOf(given), context.notes.cite(sources), weaker)];
}

const metRow = (text: string, cited: Text, weaker: string | null): Row => ({
  label: stateWords.met,
  tone: stateTones.met,
  text: joined(withCaution(text, weaker), cited),
});

const textsOf = (findings: readonly Finding[]): string =>
  findings.map(({ requirement: { text } }, index) => (index === 0 ? shortly(text) : lowerFirst(shortly(text)))).join('; ');

const shortly = (text: string): string => (text.length <= wholeUpTo ? withoutStop(text) : firstSentence(text));

/** As many points of one strength as a line or two hold, and how many more there are. */
function summedUp(strength: Strength, findings: readonly Finding[], { notes }: RowContext): readonly Row[] {
  const [first] = findings;
  if (first === undefined) return [];
  const fitting = findings.filter((_, index) => index === 0 || textsOf(findings.slice(0, index + 1)).length <= lineBudget);
  const more = findings.length - fitting.length;
  const cited = notes.cite(distinct(fitting.flatMap(({ requirement }) => requirement.sources.slice(0, 1))));
  return [
    { label: strengthWords[strength], tone: 'neutral', text: joined(textsOf(fitting), cited, more === 0 ? '' : `; and ${more} more`) },
  ];
}

function requirementRow(finding: Finding, context: RowContext): Row {
  const { requirement } = finding;
  const aside = otherSide(finding, context);
  return {
    ...labelOf(finding),
    text: joined(textOf(finding, context), context.notes.cite(requirement.sources, sourcesNamed[context.depth])),
    ...(aside === '' ? {} : { aside }),
    more: details(finding, context),
  };
}

/** A requirement that decides the verdict is named by its state; any other by its strength. */
function labelOf({ requirement, state, from, until, override }: Finding): { readonly label: string; readonly tone: Tone } {
  if (state === null || (override === undefined && !decides(requirement.strength)))
    return { label: strengthWords[requirement.strength], tone: 'neutral' };
  if (state === 'met' && until !== undefined) return { label: `${stateWords.met} until ${dateWords(until)}`, tone: 'later' };
  if (state === 'met' && from !== null) return { label: `${stateWords.met} from ${dateWords(from)}`, tone: 'later' };
  return { label: stateWords[state], tone: stateTones[state] };
}

function textOf({ requirement, state, override }: Finding, { base, asOf }: RowContext): Text {
  const text = withoutStop(requirement.text);
  const weaker = override === undefined && state === 'met' && decides(requirement.strength) ? caution(requirement, base, asOf) : null;
  const front = usuallyAsked[requirement.basis?.kind === 'our-reading' ? 'our-reading' : 'stated'];
  return withCaution(requirement.strength === 'usually' ? `${front}: ${lowerFirst(text)}` : text, weaker);
}

const withCaution = (text: string, weaker: string | null): string => (weaker === null ? text : `${text} (${weaker})`);

/** `you: a third`, `not asked: maths at level 2`. */
function otherSide(finding: Finding, { base, profile }: RowContext): string {
  if (finding.state === null) return '';
  if (finding.state !== 'not-known') return withLabel('you', youWords(finding, base));
  const asked = askedWords([finding], base);
  return withLabel(unsureOf(finding, profile) ? 'you were not sure of' : 'not asked', asked);
}

const withLabel = (label: string, words: string): string => (words === '' ? '' : `${label}: ${words}`);

function details(finding: Finding, context: RowContext): readonly Detail[] {
  const { requirement, state } = finding;
  const missing = state === 'not-met' ? missingWords(finding.gaps, context.base) : '';
  return [
    ...(finding.override === undefined ? [] : [overrideDetail(finding.override)]),
    ...(missing === '' ? [] : [{ label: 'missing', text: missing }]),
    ...(state === 'not-met' && requirement.fixed && decides(requirement.strength)
      ? [{ label: 'note', text: 'nothing that you do can change this' }]
      : []),
    ...(state === 'judged' ? distinct(finding.judged).map((text) => ({ label: 'to decide', text: withoutStop(text) })) : []),
    ...(requirement.basis === undefined ? [] : [{ label: 'rests on', text: basisWords(requirement.basis) }]),
    ...noteOf(finding, context.depth),
    ...disputed(finding, context),
  ];
}

function noteOf({ requirement, state }: Finding, depth: Depth): readonly Detail[] {
  const { note } = requirement;
  if (note === undefined || (depth !== 'all' && state === 'met')) return [];
  return [{ label: 'note', text: depth !== 'all' ? firstSentence(note) : withoutStop(note) }];
}

function disputed({ requirement }: Finding, { notes, depth }: RowContext): readonly Detail[] {
  const all = requirement.disputed ?? [];
  return (depth !== 'all' ? all.slice(0, 1) : all).map(({ says, sources }) => ({
    label: 'sources differ',
    text: joined(depth !== 'all' ? firstSentence(says) : withoutStop(says), notes.cite(sources, 1)),
  }));
}

/** How much of what decides was checked: `4 of 6 conditions checked; 1 needs a person; 1 not known`. Nothing where there are none. */
export function coverage(way: WayFinding): string {
  const stated = deciding(way).filter(({ state }) => state !== null);
  if (stated.length === 0) return '';
  const number = (of: Finding['state']): number => stated.filter(({ state }) => state === of).length;
  const parts = [
    `${number('met') + number('not-met')} of ${count(stated.length, 'condition')} checked`,
    ...(number('judged') === 0 ? [] : [`${number('judged')} ${number('judged') === 1 ? 'needs' : 'need'} a person`]),
    ...(number('not-known') === 0 ? [] : [`${number('not-known')} not known`]),
  ];
  return upperFirst(parts.join('; '));
}
