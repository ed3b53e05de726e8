import type { OfferKind, RoleAdvice } from '../../domain/advice.js';
import type { State, Verdict } from '../../domain/finding.js';
import type { RouteStatus, Seniority, WayKind } from '../../domain/knowledge-base.js';
import type { FrameworkLevel } from '../../domain/pay.js';
import type { Strength } from '../../domain/requirement.js';
import type { SourceWeight } from '../../domain/source.js';
import type { Aside, Tone } from '../document.js';
import { dateWords } from './dates.js';

/** What a verdict means, in the words of the contract. */
export const verdictWords = {
  open: 'open to you now',
  'open-later': 'open once something comes true',
  judged: 'nothing against it; a person must decide',
  stretch: 'possible, but most employers want more',
  unknown: 'we need to ask',
  'not-yet': 'not yet',
  closed: 'not open to you',
} as const satisfies Record<Verdict, string>;

/** The second signal beside a verdict. */
export const verdictTones = {
  open: 'good',
  'open-later': 'later',
  judged: 'judge',
  stretch: 'judge',
  unknown: 'ask',
  'not-yet': 'bad',
  closed: 'bad',
} as const satisfies Record<Verdict, Tone>;

/** The state of a requirement. */
export const stateWords = {
  met: 'met',
  'not-met': 'not met',
  'not-known': 'not known',
  judged: 'a person decides',
} as const satisfies Record<State, string>;

/** The second signal beside a state. */
export const stateTones = { met: 'good', 'not-met': 'bad', 'not-known': 'ask', judged: 'judge' } as const satisfies Record<State, Tone>;

/** The parts of the page of an advice: roles by how far away they are, and last those that are far below the person's level. */
export const pageParts = ['now', 'within-a-year', 'one-to-three-years', 'longer', 'not-known', 'not-open', 'far-below'] as const;
export type PagePart = (typeof pageParts)[number];

export const partTitles = {
  now: 'You can apply now',
  'within-a-year': 'Within a year',
  'one-to-three-years': 'In one to three years',
  longer: 'Longer',
  'not-known': 'We need to ask more',
  'not-open': 'Not open to you',
  'far-below': 'Below your level of work',
} as const satisfies Record<PagePart, string>;

/** The part of the page that a role is in. Posts for which an employer decides are applied for now, too. */
export const partOf = ({ horizon, levelMatch }: Pick<RoleAdvice, 'horizon' | 'levelMatch'>): PagePart =>
  levelMatch === 'far-below' ? 'far-below' : horizon === 'ask' ? 'now' : horizon;

/** How what most employers ask for is said, and how where no page states it and it is our own reading. */
export const mostAsk = { stated: 'most ask for', 'our-reading': 'we think most ask for' } as const;
export const usuallyAsked = { stated: 'Usually', 'our-reading': 'Usually, we think' } as const;
const oursAlone = 'possible, but we think most employers want more';

/** A verdict with its month, if it has one: `open from July 2027`. `isOurs`: that employers want more is our own reading. */
export function verdictText(verdict: Verdict, from: string | null, noRule = false, isOurs = false): string {
  if (noRule) return 'no entry rule found';
  if (verdict === 'stretch' && isOurs) return oursAlone;
  return verdict === 'open-later' && from !== null ? `open from ${dateWords(from)}` : verdictWords[verdict];
}

/** A verdict beside a title. */
export const verdictAside = (verdict: Verdict, from: string | null, noRule = false, isOurs = false): Aside => ({
  text: verdictText(verdict, from, noRule, isOurs),
  tone: noRule ? 'judge' : verdictTones[verdict],
  loud: true,
});

/** The three things that there can be for a role. */
export const offerWords = {
  jobs: 'the job',
  training: 'training',
  study: 'study first',
} as const satisfies Record<OfferKind, string>;

/** How firmly a requirement is put, as a heading over it. */
export const strengthWords = {
  must: 'must have',
  usually: 'usually asked for',
  varies: 'some employers',
  helps: 'helps',
  accept: 'agree',
} as const satisfies Record<Strength, string>;

/** The same as the heading of a part of a checklist. */
export const strengthTitles = {
  must: 'You must have',
  usually: 'Usually asked for',
  varies: 'Some employers ask for it',
  helps: 'It helps',
  accept: 'You agree to this, or are tested on it, when you apply',
} as const satisfies Record<Strength, string>;

/** The kind of a way in. */
export const wayKindWords = {
  direct: 'direct entry',
  apprenticeship: 'apprenticeship',
  'graduate-scheme': 'graduate scheme',
  'scientist-training': 'scientist training',
  study: 'study',
  certification: 'certificate',
  registration: 'professional register',
  programme: 'programme',
  progression: 'moving on from another role',
} as const satisfies Record<WayKind, string>;

/** The kinds of routes as headings of a list. */
export const wayKindTitles = {
  direct: 'Direct entry',
  apprenticeship: 'Apprenticeships',
  'graduate-scheme': 'Graduate schemes',
  'scientist-training': 'Scientist training',
  study: 'Study',
  certification: 'Certificates',
  registration: 'Professional registers',
  programme: 'Programmes',
  progression: 'Moving on from another role',
} as const satisfies Record<WayKind, string>;

/** Whether new people can start on a route. */
export const routeStateWords = {
  open: 'open to new people',
  uncertain: 'we are not sure that new people can start',
  closed: 'closed to new people',
} as const satisfies Record<RouteStatus['value'], string>;

/** Whether there is pay meanwhile. */
export const earnWords = {
  paid: 'paid',
  unpaid: 'not paid',
  either: 'can be done beside a job',
} as const satisfies Record<'paid' | 'unpaid' | 'either', string>;

/** How senior a post is. */
export const seniorityWords = {
  entry: 'a first post',
  trainee: 'a training post',
  practitioner: 'a qualified or experienced post',
  senior: 'a senior post',
  manager: 'a manager',
  leader: 'a leader of a service',
  executive: 'at the top of an organisation',
} as const satisfies Record<Seniority, string>;

/** How well a role is described by what we found. */
export const evidenceStrengthWords = {
  strong: 'described on a careers, programme or professional page',
  moderate: 'described in profiles, adverts or articles',
  weak: 'we found little more than the title',
} as const satisfies Record<'strong' | 'moderate' | 'weak', string>;

/** How much a source may decide. */
export const weightWords = {
  official: 'official: from those who make the rule, or on their behalf',
  good: 'good: close to those who make the rule',
  moderate: 'fair: second-hand, or one employer',
  weak: 'weak: used because we found nothing better',
} as const satisfies Record<SourceWeight, string>;

/** The frameworks that give work a level, by their names. */
export const frameworkWords = {
  fedip: 'Federation for Informatics Professionals (FEDIP)',
  hicf: 'Health Informatics Career Framework (HICF)',
  ddat: 'Government Digital and Data Profession Capability Framework (DDaT)',
} as const satisfies Record<FrameworkLevel['framework'], string>;
