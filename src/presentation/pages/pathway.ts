import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { monthOf } from '../../domain/months.js';
import type { ApplicationWindow, Pathway, PathwayReport, Step } from '../../domain/pathway.js';
import {
  address,
  type Block,
  command,
  type Detail,
  type Document,
  type Item,
  joined,
  joinedBy,
  list,
  note,
  numbered,
  paragraph,
  section,
} from '../document.js';
import { lookup, titleOf } from '../lookup.js';
import { createNotes } from '../words/citations.js';
import { monthWords } from '../words/dates.js';
import { firstFew, joinWith, lowerFirst, sentence, withoutStop } from '../words/english.js';
import { openingWarning, stepTitle, windowsIn } from '../words/pathway.js';
import { verdictWords } from '../words/verdicts.js';
import { footer } from './footer.js';
import { firstAdviceWords, withAddress } from './next-steps.js';
import { blockedSection, relaxSection } from './pathway-obstacles.js';
import {
  type Called,
  openingKey,
  type PathwayContext,
  planBlocks,
  planItem,
  planTitle,
  planTree,
  stepItem,
  tooLongTitle,
} from './pathway-plan.js';
import type { Depth } from './requirement-rows.js';

/** So many roles are named in the title; so many other plans are listed before `--all` tells the rest. */
const rolesNamed = 3;
const othersShown = 4;

export type PathwayPage = {
  readonly detail?: Depth;
  /** How the target is called where it is not one role: `Any post of band 6 or above in bakery`. */
  readonly goal?: string;
  /** The title of the role whose holder sets out, where the answers are not a real person's. */
  readonly from?: string;
};

/** The ways from here to a role: plan A and plan B step by step, then others, dates, what stands in the way, and sources. */
export function pathwayDocument(report: PathwayReport, base: KnowledgeBase, page: PathwayPage = {}): Document {
  const context: PathwayContext = { base, profile: report.profile, notes: createNotes(base), shown: new Set(), all: page.detail === 'all' };
  const open = openNow(report);
  const plans = open === null ? planSections(report, context) : openSection(open, context);
  return {
    title: `The way to: ${page.goal ?? goalOf(report, base)}`,
    blocks: [
      ...(page.from === undefined
        ? []
        : [note('Starting from', `${page.from}, after a year in the post. We assume only what the post asks for`)]),
      paragraph(opening(report, open)),
      ...firstAdvice(report, context),
      ...plans,
      ...relaxSection(report, base),
      ...blockedSection(report, context),
      ...windowsSection(windowsIn(report.pathways, base), context),
      ...closer(report, open),
      ...footer(report, base, context.notes),
    ],
  };
}

/** The roles that are aimed at, in words. */
function goalOf({ roles }: PathwayReport, base: KnowledgeBase): string {
  const titles = roles.slice(0, rolesNamed).map((id) => titleOf(lookup(base), id));
  const more = roles.length - titles.length;
  return joinWith('or', [...titles, ...(more > 0 ? [`${more} more`] : [])]);
}

/** The plan that needs nothing but to apply, where the target is open already. */
function openNow({ verdict, pathways }: PathwayReport): Pathway | null {
  if (verdict !== 'open' || pathways.length > 1) return null;
  return pathways.find(({ steps }) => steps.length === 1 && steps[0]?.kind === 'apply') ?? null;
}

/** What to do before choosing among the plans. */
function firstAdvice({ firstAdvice: given, asOf }: PathwayReport, { base, notes }: PathwayContext): readonly Block[] {
  if (given === null) return [];
  const { what, why, where, when, ask, sources } = firstAdviceWords(given, { base, asOf });
  const more = [
    { label: 'when', text: when },
    { label: 'why', text: why === null ? null : sentence(why) },
    { label: 'where', text: where },
    { label: 'whom to ask', text: ask },
  ].flatMap(({ label, text }): readonly Detail[] => (text === null ? [] : [{ label, text: withAddress(text) }]));
  return [section('Do this first', [list([{ text: joined(sentence(what), notes.cite(sources, 1)), more }])])];
}

const noPromise = 'No plan promises a job.';

/** Until when somebody waits who then needs nothing but to apply. */
function waitsUntil({ steps: [wait, last], verdict }: Pathway): string | null {
  return verdict === 'open' && wait?.kind === 'wait' && last?.kind === 'apply' ? last.start : null;
}

/** How things are today with the job itself: what is open may be the training for it, or the job from a later month, or by a decision. */
function todayWords({ verdict, pathways, asOf }: PathwayReport): string {
  const isNow = ({ start }: Step): boolean => start <= monthOf(asOf);
  const jobs = pathways.flatMap(({ steps }) =>
    steps.length === 1 ? steps.filter(({ route, kind }) => route === null && kind === 'apply') : [],
  );
  const [first] = jobs;
  if (verdict !== 'open' || pathways.length === 0) return `Today: ${verdictWords[verdict]}.`;
  if (first === undefined) return 'Today: training for it is open to you. The job comes after it.';
  if (!jobs.some(isNow)) return `Today: not yet. The job can begin in ${monthWords(first.start)}.`;
  return `Today: ${verdictWords[jobs.some((step) => isNow(step) && step.verdict === 'open') ? 'open' : 'judged']}.`;
}

function opening(report: PathwayReport, open: Pathway | null): string {
  const { pathways, firstAdvice, complete } = report;
  const today = todayWords(report);
  if (open !== null) {
    if (open.scarce) return `${today} You can apply. But few people ever get a place this way, so look at other ways too.`;
    const isLater = open.steps.some(({ start }) => start > monthOf(report.asOf));
    return `${today} You need no plan: ${isLater ? 'apply some months before that' : 'you can apply'}.`;
  }
  const [first] = pathways;
  if (first === undefined) {
    if (report.byWork !== null) {
      const when = `we think in ${report.byWork.slice(0, 'YYYY'.length)} at the soonest`;
      return `${today} We know no course or scheme that leads there. More work in its field may, at the level below it: ${when}. ${noPromise}`;
    }
    return complete
      ? `${today} We looked at every course, scheme and post that we know, and no plan leads there.`
      : `${today} We found no plan that leads there. We stopped the search early, so there may be one that we missed.`;
  }
  const short = complete ? '' : ' We stopped the search early, so there may be a better plan.';
  const month = firstAdvice === null ? waitsUntil(first) : null;
  if (month !== null) return `${today} You need nothing more: wait until ${monthWords(month)}, then apply.${short} ${noPromise}`;
  const all = pathways.every(({ tooLong }) => tooLong) ? ' Every plan takes longer than the months you have.' : '';
  return `${today} Below are plans that lead there, step by step.${all}${short} ${noPromise}`;
}

function openSection({ steps }: Pathway, context: PathwayContext): readonly Block[] {
  const [step] = steps;
  if (step === undefined) return [];
  const week = [
    'Look for posts that are advertised now, and read the list of what each asks for.',
    'Write down what you have for each point on that list.',
    'Ask somebody who gives free careers advice to read your application.',
  ];
  return [
    section('What you can apply for', [list([stepItem(step, context)])]),
    section('What to do this week', [numbered(week.map((text) => ({ text: sentence(text) })))]),
  ];
}

function planSections(report: PathwayReport, context: PathwayContext): readonly Block[] {
  const { base } = context;
  const called = callPlans(report);
  const several = report.roles.length > 1;
  const full = called.filter(({ name }) => context.all || name === 'Plan A' || name === 'Plan B');
  const rest = called.filter((one) => !full.includes(one));
  const near = rest.filter(({ pathway }) => !pathway.tooLong);
  const far = rest.filter(({ pathway }) => pathway.tooLong);
  const shown = new Map<string, string>();
  const sections = full.map((one) => {
    const blocks = planBlocks(one, shown, context, report.asOf);
    for (const { id } of one.pathway.steps) if (!shown.has(id)) shown.set(id, one.name);
    return section(planTitle(one, several, base), [...(one.name === 'Plan B' ? planBNote(report, base) : []), ...blocks]);
  });
  return [
    ...sections,
    ...listed('Other plans', near, several, base),
    ...listed(tooLongTitle(monthsOf(report, base)), far, several, base),
    ...(called.length < 2 ? [] : [planTree(called.slice(0, full.length + othersShown), base)]),
  ];
}

function listed(title: string, plans: readonly Called[], several: boolean, base: KnowledgeBase): readonly Block[] {
  if (plans.length === 0) return [];
  const shown = firstFew(plans, othersShown);
  const more = plans.length - shown.length;
  return [
    section(`${title} (${plans.length})`, [
      list(shown.map((one) => planItem(one, several, base))),
      ...(more > 0 ? [paragraph(`And ${more} more, with --all.`)] : []),
    ]),
  ];
}

/** The first is plan A; the one that stands in for it is plan B; the others go by their place. */
export function callPlans({ pathways, planB }: PathwayReport): readonly Called[] {
  const [a, ...rest] = pathways;
  if (a === undefined) return [];
  const b = rest.find(({ id }) => id === planB?.pathway);
  const others = rest.filter((pathway) => pathway !== b);
  const start = b === undefined ? 2 : 3;
  return [
    { pathway: a, name: 'Plan A' },
    ...(b === undefined ? [] : [{ pathway: b, name: 'Plan B' }]),
    ...others.map((pathway, at) => ({ pathway, name: `Plan ${at + start}` })),
  ];
}

/** What plan B has in common with plan A, and what it does not hang on. */
function planBNote({ pathways, planB }: PathwayReport, base: KnowledgeBase): readonly Block[] {
  if (planB === null) return [];
  const steps = pathways.flatMap((pathway) => pathway.steps);
  const named = (ids: readonly string[]): string =>
    joinWith(
      'and',
      ids.flatMap((id) => steps.find((step) => step.id === id) ?? []).map((step) => stepTitle(step, base)),
    );
  return [
    note(
      'If plan A does not work',
      planB.sharesSteps.length === 0 ? 'it shares no step with plan A' : `it shares with plan A: ${named(planB.sharesSteps)}`,
    ),
    ...(planB.avoids.length === 0 ? [] : [note('It does not depend on', named(planB.avoids))]),
  ];
}

/** The months that somebody has, where a wish says so and some plan is longer. */
function monthsOf({ profile, pathways }: PathwayReport, base: KnowledgeBase): number | null {
  const long = pathways.filter(({ tooLong }) => tooLong);
  const wish = base.attributes.find(({ wish, shape }) => wish && shape.kind === 'number' && shape.unit === 'months');
  const answer = wish === undefined ? undefined : profile.answers.get(wish.id);
  return long.length > 0 && answer?.kind === 'number' ? answer.value : null;
}

function closer({ roles, pathways }: PathwayReport, open: Pathway | null): readonly Block[] {
  const role = pathways[0]?.target ?? roles[0];
  if (role === undefined) return [];
  return [
    note(open === null ? 'What is missing, point by point' : 'Why it is open, point by point', [command(`hi-careers check ${role}`)]),
  ];
}

/** The openings that the plans count on, in order, with what to be careful of. What a step or a line described in full is not repeated. */
function windowsSection(windows: readonly ApplicationWindow[], { base, notes, shown }: PathwayContext): readonly Block[] {
  if (windows.length === 0) return [];
  return [
    section('When applications open', [
      list(
        windows.map(({ route, title, opening, url, where, sources }): Item => {
          const again = shown.has(openingKey(route));
          shown.add(openingKey(route));
          return {
            text: joined(`${monthWords(opening.month)}: ${title}`, notes.cite(sources, 1)),
            more: [
              ...(again || opening.when === null ? [] : [{ label: 'the source says', text: lowerFirst(withoutStop(opening.when)) }]),
              { label: 'warning', text: openingWarning(opening, sources, base) },
              ...(again ? [] : [{ label: 'where', text: joinedBy(' ', [sentence(where), url === null ? '' : [address(url)]]) }]),
            ],
          };
        }),
      ),
    ]),
  ];
}
