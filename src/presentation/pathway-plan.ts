import type { YearMonth } from '../domain/ids.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import type { Pathway, Step } from '../domain/pathway.js';
import { attributeWords } from './attribute-words.js';
import { monthsWords } from './dates.js';
import { type Bar, type Block, type Branch, type Detail, type Item, note, numbered, type Tone } from './document.js';
import { count, joinWith, upperFirst } from './english.js';
import { lookup, titleOf } from './lookup.js';
import { type PathwayContext, payWords, stepAgain, stepItem, stepTitle } from './pathway-steps.js';
import { costParts, namesWords, spanWords, supposedWords } from './pathway-words.js';

/** What a plan is called on the page: `Plan A`, `Plan B`, `Plan 3`. */
export type Called = { readonly pathway: Pathway; readonly name: string };

/** A plan with its name in words: `Plan A: soonest, cheapest`. The role is named where several are aimed at. */
export function planTitle({ pathway, name }: Called, several: boolean, base: KnowledgeBase): string {
  const parts = [...(several ? [titleOf(lookup(base), pathway.target)] : []), namesWords(pathway)].filter((part) => part !== '');
  return parts.length === 0 ? name : `${name}: ${parts.join('; ')}`;
}

/** A plan at length: what it costs, its steps in order, what to take care of, and a timeline. Steps told before are not told again. */
export function planBlocks(called: Called, told: ReadonlyMap<string, string>, context: PathwayContext, asOf: string): readonly Block[] {
  const { base } = context;
  const items = called.pathway.steps.map((step): Item => {
    const before = told.get(step.id);
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
    ...(answer === '' ? [] : [{ label: 'not said yet', text: `it is only a plan for you if this is so: ${answer}` }]),
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
  const groups = new Map<string, Called[]>();
  for (const called of all) {
    const step = called.pathway.steps[at];
    if (step !== undefined) groups.set(step.id, [...(groups.get(step.id) ?? []), called]);
  }
  return [...groups.values()].map((group): Branch => {
    const first = group[0]?.pathway.steps[at] as Step;
    const ends = group.filter(({ pathway }) => pathway.steps.length === at + 1);
    const end = ends.length === 0 ? '' : ` (${ends.map(({ name, pathway }) => `${name}, ${spanWords(pathway)}`).join('; ')})`;
    return { text: `${stepTitle(first, base)}${end}`, branches: branches(group, at + 1, base) };
  });
}

/** How much longer a plan is than the months that somebody has, in words. */
export const tooLongTitle = (months: number | null): string =>
  months === null ? 'Longer than the time you have' : `Longer than the ${monthsWords(months)} you have`;
