import type { Profile } from '../domain/answers.js';
import type { KnowledgeBase, Route } from '../domain/knowledge-base.js';
import type { Step } from '../domain/pathway.js';
import { answerWords, attributeWords, quantityWords } from './attribute-words.js';
import { contactFor, contactWords } from './contacts.js';
import { durationWords, monthWords } from './dates.js';
import { address, type Detail, type Item, joined, type Text } from './document.js';
import { distinct, joinWith, lowerFirst, sentence, withoutStop } from './english.js';
import { lookup, titleOf } from './lookup.js';
import { openingWords, poundsWords, supposedWords } from './pathway-words.js';
import { gainWords } from './show-parts.js';
import type { Notes } from './sources.js';
import { routeName, wayName } from './way-words.js';
import { earnWords } from './words.js';

/** What the parts of a page of pathways are made with. */
export type PathwayContext = {
  readonly base: KnowledgeBase;
  readonly profile: Profile;
  readonly notes: Notes;
  /** The notes that the page has told. It fills as the page is made, as the footnotes do. */
  readonly told: Set<string>;
  /** Everything that is known of a step, or what one needs first. */
  readonly all: boolean;
};

/** So many sources are named behind a step; `show` names them all. */
const sourcesNamed = 2;
/** So many notes of a step are told at once. */
const notesTold = 2;

const routeOf = (step: Step, base: KnowledgeBase): Route | undefined =>
  step.route === null ? undefined : lookup(base).routes.get(step.route);

/** What is done in a step, in one phrase: `Evening maths (study, level 2)`, `Work as Clinical coder`. */
export function stepTitle(step: Step, base: KnowledgeBase): string {
  const route = routeOf(step, base);
  switch (step.kind) {
    case 'post':
      return `Work as: ${step.title}${movingOn(step, base)}`;
    case 'wait':
      return `Wait for: ${lowerFirst(step.title)}`;
    case 'experience':
      return `Get ${step.attribute === null ? lowerFirst(step.title) : quantityWords(step.attribute, step.months.from, base)}, in any post that gives it`;
    case 'apply':
      return `Apply for: ${step.role === null ? step.title : titleOf(lookup(base), step.role)}${route === undefined ? movingOn(step, base) : `, by ${routeName(route)}`}`;
    default:
      return route === undefined ? step.title : routeName(route);
  }
}

/** The post from which somebody would come, where the way in is a step up. */
function movingOn({ role, way }: Step, base: KnowledgeBase): string {
  const found = base.roleWays[role ?? '']?.find(({ id }) => id === way);
  return found?.from === undefined ? '' : `, ${wayName(found, lookup(base))}`;
}

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

/** What marks that the opening of a route was told in full. */
export const openingKey = (route: string): string => `opening of ${route}`;

/** A step for something that somebody may have already: they did not say. */
function hadText({ kind, gives, route }: Step, { profile }: PathwayContext): string {
  const given = gives.filter((gain) => gain.kind !== 'number');
  if (kind === 'apply' || route === null || given.length === 0 || given.some(({ attribute }) => profile.answers.has(attribute))) return '';
  return 'whether you have this already. If you do, leave the step out';
}

/** A step at length: when, how long, pay, fee, what it gives, what it rests on, who decides, and what to take care of. */
export function stepItem(step: Step, context: PathwayContext): Item {
  const { base, notes, told } = context;
  if (step.opening !== null && step.route !== null) told.add(openingKey(step.route));
  const all: readonly (Detail | null)[] = [
    line('when', whenText(step)),
    line('you said', awaitedText(step, context)),
    step.opening === null ? null : line('applications open', openingWords(step.opening, openingSources(step, base), base)),
    ...moneyLines(step, base),
    step.kind === 'wait' ? null : line('gives', gainsText(step, base)),
    line('not said yet', hadText(step, context)),
    ...conditionLines(step, base),
    ...warningLines(step, notes),
    line('where', whereText(step, context)),
    ...noteLines(step, context),
  ];
  return { text: joined(stepTitle(step, base), notes.cite(step.sources, sourcesNamed)), more: all.filter((detail) => detail !== null) };
}

/** A step that another plan has told at length: only what it is and when. */
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
    line('not said yet', answer === '' ? '' : `it is only a plan for you if this is so: ${answer}`),
    line(
      'not said',
      unsaid.length === 0
        ? ''
        : `whatever it is, a person can decide: ${joinWith(
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
function noteLines(step: Step, { notes, told, all }: PathwayContext): readonly (Detail | null)[] {
  const fresh = step.notes.filter(({ text }) => !told.has(text)).slice(0, all ? undefined : notesTold);
  for (const { text } of fresh) told.add(text);
  return fresh.map((one) => line('keep in mind', joined(withoutStop(one.text), notes.cite(one.sources, 1))));
}

const openingSources = (step: Step, base: KnowledgeBase): readonly string[] => routeOf(step, base)?.apply?.sources ?? step.sources;

/** Where to apply: the page of the route, else whom to ask about that kind of way in. */
export function whereText(step: Step, { base, profile, notes }: PathwayContext): Text {
  const apply = routeOf(step, base)?.apply;
  if (apply !== undefined) {
    const where: Text = apply.url === undefined ? withoutStop(apply.where) : [`${sentence(apply.where)} `, address(apply.url)];
    return joined(where, notes.cite(apply.sources, 1));
  }
  if (step.kind === 'wait' || step.kind === 'experience') return '';
  const kind = base.roleWays[step.role ?? '']?.find(({ id }) => id === step.way)?.kind ?? 'any';
  const contact = contactFor(kind, profile, base);
  return contact === null ? '' : contactWords(contact);
}
