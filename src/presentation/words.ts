import type { RouteStatus, Seniority, WayKind } from '../domain/knowledge-base.js';
import type { Strength } from '../domain/requirement.js';
import type { SourceWeight } from '../domain/source.js';

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
  official: 'official: it makes the rule, or speaks for those who do',
  good: 'good: close to those who make the rule',
  moderate: 'fair: second-hand, or one employer',
  weak: 'weak: used for want of a better one',
} as const satisfies Record<SourceWeight, string>;
