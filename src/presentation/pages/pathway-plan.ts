import type { Profile } from '../../domain/answers.js';
import type { YearMonth } from '../../domain/ids.js';
import type { KnowledgeBase, WayKind } from '../../domain/knowledge-base.js';
import type { Pathway, Step } from '../../domain/pathway.js';
import {
  address,
  type Bar,
  type Block,
  type Branch,
  type Detail,
  type Item,
  joined,
  note,
  numbered,
  type Text,
  type Tone,
} from '../document.js';
import { lookup, titleOf } from '../lookup.js';
import { answerWords, attributeWords } from '../words/attributes.js';
import type { Notes } from '../words/citations.js';
import { contactFor, contactWords, whomToAsk } from '../words/contacts.js';
import { durationWords, monthsWords, monthWords } from '../words/dates.js';
import { count, distinct, joinWith, sentence, upperFirst, withoutStop } from '../words/english.js';
import { costParts, namesWords, openingWords, poundsWords, routeOf, spanWords, stepTitle, supposedWords } from '../words/pathway.js';
import { earnWords } from '../words/verdicts.js';
import { gainWords } from './show-parts.js';

/** What a plan is called on the page: `Plan A`, `Plan B`, `Plan 3`. */
export type Called = { readonly pathway: Pathway; readonly name: string };

/** A plan with its name in words: `Plan A: soonest, cheapest`. The role is named where several are aimed at. */
export function planTitle({ pathway, name }: Called, several: boolean, base: KnowledgeBase): string {
  const parts = [...(several ? [titleOf(lookup(base), pathway.target)] : []), namesWords(pathway)].filter((part) => part !== '');
  return parts.length === 0 ? name : `${name}: ${parts.join('; ')}`;
}

/** A plan at length: what it costs, its steps in order, what to take care of, and a timeline. Steps described before are not described again. */
export function planBlocks(called: Called, shown: ReadonlyMap<string, string>, context: PathwayContext, asOf: string): readonly Block[] {
  const { base } = context;
  const items = called.pathway.steps.map((step): Item => {
    const before = shown.get(step.id);
    return before === undefined ? stepItem(step, context) : stepAgain(step, base, before);
  });
  return [
    ...costBlocks(called.pathway, base),
    numbered(items),
    ...(called.pathway.cost.months < 1
      ? []
      : [{ kind: 'timeline' as const, title: `${called.name} month by month`, bars: barsOf(called.pathway, base, asOf) }]),
  ];
}

/** What a plan costs, and what counts against it. */
export const costBlocks = (pathway: Pathway, base: KnowledgeBase): readonly Block[] => [
  note('Costs', upperFirst(costParts(pathway).join('; '))),
  ...cautions(pathway, base).map((text) => note('Take care', text)),
];

function cautions({ names, scarce, tooLong, against, verdict, steps }: Pathway, base: KnowledgeBase): readonly string[] {
  // That it is too long is said by itself.
  const others = against.filter((id) => base.attributes.find((one) => one.id === id)?.plans !== 'months');
  return [
    ...(scarce
      ? [`one step hardly exists in practice${names.length === 0 ? ', so we do not call this plan the soonest or the cheapest' : ''}`]
      : []),
    ...(tooLong ? ['it takes longer than the months that you have'] : []),
    ...(others.length === 0
      ? []
      : [
          `it goes against what you wished: ${joinWith(
            'and',
            others.map((id) => attributeWords(id, base)),
          )}`,
        ]),
    ...decisions(steps),
    ...(verdict === 'judged' ? ['at the end an employer still decides whether what you have is enough'] : []),
  ];
}

function decisions(steps: readonly Step[]): readonly string[] {
  const judged = steps.slice(0, -1).filter(({ verdict }) => verdict === 'judged').length;
  return judged === 0 ? [] : [`before ${count(judged, 'step')} a person must first decide to take you`];
}

/** A plan in one line of a list, its costs below it. */
export const planItem = (called: Called, several: boolean, base: KnowledgeBase): Item => ({
  text: planTitle(called, several, base),
  more: [
    { label: 'steps', text: called.pathway.steps.map((step) => stepTitle(step, base)).join('; then ') },
    { label: 'costs', text: costParts(called.pathway).join('; ') },
    ...restsOn(called.pathway, base),
    ...cautions(called.pathway, base).map((text) => ({ label: 'take care', text })),
  ],
});

/** What a plan takes for granted, in a list: its steps say it at length. */
function restsOn({ steps }: Pathway, base: KnowledgeBase): readonly Detail[] {
  const supposes = steps.flatMap((step) => step.supposes);
  const outcome = supposedWords(supposes, 'outcome', base);
  const answer = supposedWords(supposes, 'answer', base);
  return [
    ...(outcome === '' ? [] : [{ label: 'rests on', text: `if you get ${outcome}` }]),
    ...(answer === '' ? [] : [{ label: 'not answered', text: `this plan is for you only if this is true: ${answer}` }]),
  ];
}

/** The steps as bars, in months from the day of asking; the last one is the moment of applying. */
export const barsOf = ({ steps }: Pathway, base: KnowledgeBase, asOf: string): readonly Bar[] =>
  steps.map((step) => ({
    label: stepTitle(step, base),
    from: Math.max(0, monthsFrom(asOf, step.start)),
    to: Math.max(0, monthsFrom(asOf, step.start), monthsFrom(asOf, step.end)),
    tone: toneOf(step),
    ...(step.kind === 'wait' || step.start === step.end ? {} : { aside: payWords(step, base) }),
  }));

const toneOf = ({ verdict, kind }: Step): Tone => (kind === 'wait' ? 'neutral' : verdict === 'judged' ? 'judge' : 'good');

const monthsFrom = (asOf: string, month: YearMonth): number =>
  (Number(month.slice(0, 4)) - Number(asOf.slice(0, 4))) * 12 + Number(month.slice(5, 7)) - Number(asOf.slice(5, 7));

/** All plans as one tree: what they share is one branch, and each leaf says which plan it is and how long that takes. */
export function planTree(all: readonly Called[], base: KnowledgeBase): Block {
  return { kind: 'tree', title: 'All plans at a glance', root: { text: 'You, today', branches: branches(all, 0, base) } };
}

function branches(all: readonly Called[], at: number, base: KnowledgeBase): readonly Branch[] {
  const groups = new Map<string, { readonly first: Step; readonly group: Called[] }>();
  for (const called of all) {
    const step = called.pathway.steps[at];
    if (step === undefined) continue;
    const known = groups.get(step.id);
    if (known === undefined) groups.set(step.id, { first: step, group: [called] });
    else known.group.push(called);
  }
  return [...groups.values()].map(({ first, group }): Branch => {
    const ends = group.filter(({ pathway }) => pathway.steps.length === at + 1);
    const end = ends.length === 0 ? '' : ` (${ends.map(({ name, pathway }) => `${name}, ${spanWords(pathway)}`).join('; ')})`;
    return { text: `${stepTitle(first, base)}${end}`, branches: branches(group, at + 1, base) };
  });
}

/** How much longer a plan is than the months that somebody has, in words. */
export const tooLongTitle = (months: number | null): string =>
  months === null ? 'Longer than the time you have' : `Longer than the ${monthsWords(months)} you have`;

/** What the parts of a page of pathways are made with. */
export type PathwayContext = {
  readonly base: KnowledgeBase;
  readonly profile: Profile;
  readonly notes: Notes;
  /** The notes that the page has shown. It fills as the page is made, as the footnotes do. */
  readonly shown: Set<string>;
  /** Everything that is known of a step, or what one needs first. */
  readonly all: boolean;
};

/** So many sources are named behind a step; `show` names them all. */
const sourcesNamed = 2;
/** So many notes of a step are shown at once. */
const notesShown = 2;

/** What is waited for, where it was said that it will come true: `an upper second (2:1), expected July 2027`. */
function awaitedText({ kind, attribute }: Step, { base, profile }: PathwayContext): string {
  const answer = kind === 'wait' && attribute !== null ? profile.answers.get(attribute) : undefined;
  return attribute === null || answer === undefined ? '' : answerWords(attribute, answer, base);
}

const gainsText = ({ gives }: Step, base: KnowledgeBase): string =>
  joinWith(
    'and',
    gives.map((gain) => gainWords(gain, base)),
  );

/** The mark that the opening of a route was described in full. */
export const openingKey = (route: string): string => `opening of ${route}`;

/** A step for something that somebody may have already: they did not say. */
function hadText({ kind, gives, route }: Step, { profile }: PathwayContext): string {
  const given = gives.filter((gain) => gain.kind !== 'number');
  if (kind === 'apply' || route === null || given.length === 0 || given.some(({ attribute }) => profile.answers.has(attribute))) return '';
  return 'whether you already have this. If you do, leave this step out';
}

/** A step at length: when, how long, pay, fee, what it gives, what it rests on, who decides, and what to take care of. */
export function stepItem(step: Step, context: PathwayContext): Item {
  const { base, notes, shown } = context;
  if (step.opening !== null && step.route !== null) shown.add(openingKey(step.route));
  const all: readonly (Detail | null)[] = [
    line('when', whenText(step)),
    line('until then', step.afterMoreWork === true ? 'do work like it or near it: we think employers will want more of that first' : ''),
    line('you said', awaitedText(step, context)),
    step.opening === null ? null : line('applications open', openingWords(step.opening, openingSources(step, base), base)),
    ...moneyLines(step, base),
    step.kind === 'wait' ? null : line('gives', gainsText(step, base)),
    line('not answered', hadText(step, context)),
    ...conditionLines(step, base),
    ...warningLines(step, notes),
    line('where', whereText(step, context)),
    line('whom to ask', askText(step, context)),
    ...noteLines(step, context),
  ];
  return { text: joined(stepTitle(step, base), notes.cite(step.sources, sourcesNamed)), more: all.filter((detail) => detail !== null) };
}

/** A step that another plan has described at length: only what it is and when. */
export const stepAgain = (step: Step, base: KnowledgeBase, where: string): Item => ({
  text: stepTitle(step, base),
  more: [
    { label: 'when', text: whenText(step) },
    { label: 'more', text: `as in ${where}` },
  ],
});

const line = (label: string, text: Text): Detail | null => (text.length === 0 ? null : { label, text });

/** `March 2027 to September 2027, about 6 months`. */
function whenText({ kind, start, end, months, monthsKnown }: Step): string {
  if (months.to < 1 || start === end) return `from ${monthWords(start)}`;
  const length = monthsKnown ? durationWords(months) : `${durationWords(months)} as a guide: no source says how long`;
  return `${monthWords(start)} to ${monthWords(end)}${kind === 'wait' ? '' : `, ${length}`}`;
}

/** Whether somebody earns meanwhile. What can be done beside a job is not called paid. */
export function payWords(step: Step, base: KnowledgeBase): string {
  const earn = routeOf(step, base)?.earn;
  if (earn !== undefined) return earnWords[earn];
  return step.paid === null ? 'no source says whether it is paid' : step.paid ? earnWords.paid : earnWords.unpaid;
}

const paysNothing: ReadonlySet<Step['kind']> = new Set(['wait', 'apply']);

function moneyLines(step: Step, base: KnowledgeBase): readonly (Detail | null)[] {
  if (paysNothing.has(step.kind) && step.months.to < 1) return [];
  const said = routeOf(step, base)?.cost?.text;
  const fee = step.pounds !== null ? poundsWords(step.pounds) : said === undefined ? 'no source gives a figure' : withoutStop(said);
  return [step.kind === 'wait' ? null : line('pay', payWords(step, base)), step.route === null ? null : line('fee', fee)];
}

function conditionLines({ supposes, judged, verdict, unsaid }: Step, base: KnowledgeBase): readonly (Detail | null)[] {
  const answer = supposedWords(supposes, 'answer', base);
  const outcome = supposedWords(supposes, 'outcome', base);
  return [
    line('rests on', outcome === '' ? '' : `if you get ${outcome}`),
    line('not answered', answer === '' ? '' : `this plan is for you only if this is true: ${answer}`),
    line(
      'not answered',
      unsaid.length === 0
        ? ''
        : `whatever the answer is, a person can decide: ${joinWith(
            'and',
            unsaid.map((id) => attributeWords(id, base)),
          )}`,
    ),
    line('a person decides', distinct(judged.map(withoutStop)).join('. ')),
    verdict === 'judged' && judged.length === 0 ? line('a person decides', 'we found no entry rule, so ask the employer') : null,
  ];
}

function warningLines({ scarce, uncertain, competitive }: Step, notes: Notes): readonly (Detail | null)[] {
  return [
    scarce === null ? null : line('few places', joined(withoutStop(scarce.text), notes.cite(scarce.sources, 1))),
    scarce === null && competitive ? line('competition', 'more people apply than get a place') : null,
    uncertain === null ? null : line('not certain', withoutStop(uncertain)),
  ];
}

/** What is kept or lost, and else worth knowing: each note once on a page. */
function noteLines(step: Step, { notes, shown, all }: PathwayContext): readonly (Detail | null)[] {
  const fresh = step.notes.filter(({ text }) => !shown.has(text)).slice(0, all ? undefined : notesShown);
  for (const { text } of fresh) shown.add(text);
  return fresh.map((one) => line('keep in mind', joined(withoutStop(one.text), notes.cite(one.sources, 1))));
}

const openingSources = (step: Step, base: KnowledgeBase): readonly string[] => routeOf(step, base)?.apply?.sources ?? step.sources;

/** Of a post, whom to ask about it beside the place where it is advertised. */
const askText = (step: Step, { base, profile }: PathwayContext): string =>
  step.kind === 'wait' || step.kind === 'experience' || routeOf(step, base)?.apply !== undefined
    ? ''
    : (contactFor(wayKind(step, base), profile, base)?.contact.ask ?? '');

const wayKind = (step: Step, base: KnowledgeBase): WayKind | 'any' =>
  base.roleWays[step.role ?? '']?.find(({ id }) => id === step.way)?.kind ?? 'any';

/** Where to apply: the page of the route, else whom to ask about that kind of way in. */
export function whereText(step: Step, { base, profile, notes }: PathwayContext): Text {
  const apply = routeOf(step, base)?.apply;
  if (apply !== undefined) {
    const where: Text = apply.url === undefined ? withoutStop(apply.where) : [`${sentence(apply.where)} `, address(apply.url)];
    return joined(where, notes.cite(apply.sources, 1));
  }
  if (step.kind === 'wait' || step.kind === 'experience') return '';
  const kind = wayKind(step, base);
  const contact = contactFor(kind, profile, base);
  if (contact === null) return '';
  return contact.contact.for === 'any' ? (whomToAsk(kind, profile, base) ?? '') : contactWords(contact);
}
