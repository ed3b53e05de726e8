import type { Answer, Profile } from '../domain/answers.js';
import { Failure } from '../domain/failure.js';
import type { AttributeId, RoleId } from '../domain/ids.js';
import type { KnowledgeBase, Retired, Role } from '../domain/knowledge-base.js';
import type { PathwayReport, Target } from '../domain/pathway.js';
import { didYouMean } from '../domain/text/suggest.js';
import { buildModel, currentProfile, feederRoles, fromRole, type Model, plan, rolesOf, type Scope, scopeOf } from '../engine/index.js';
import {
  intoJson,
  type PathwayPage,
  pathwayDocument,
  pathwayIntoDocument,
  pathwayJson,
  withRetired,
  withRetiredJson,
} from '../presentation/index.js';
import { gatherAnswers, refuseContradictions } from './answers.js';
import { type AnswerOptions, type Context, depthFor, type ExitCode, type Format } from './context.js';
import { asTyped, idsNamed, rejectUnknownIds } from './find-by-name.js';
import { render } from './render.js';

export type PathwayOptions = AnswerOptions &
  Aim & {
    readonly format: Format;
    readonly all: boolean;
    /** A role to start from, in place of answers. */
    readonly from?: string;
    /** A role to find all ways to, within the months typed. */
    readonly into?: string;
    readonly within?: string;
    /** Writes a calendar where one was asked for: all of it or nothing. */
    readonly saveCalendar?: (text: string) => Promise<void>;
  };

/** The default for `--within`. */
const WITHIN = 24;

/** The steps from here to a role, and a plan B; or, with `into`, the roles from which one can be reached. In a terminal it offers to ask what is missing. */
export async function runPathway(context: Context, typed: PathwayOptions): Promise<ExitCode> {
  const { options, retired } = withCurrentIds(typed, context.base);
  if (options.into !== undefined) return runInto(context, options.into, options, retired);
  if (options.within !== undefined) throw usage('--within needs --into.', 'For example: --into ROLE --within 24.');
  const { base, asOf } = context;
  const target = targetOf(options, base);
  const start = options.from === undefined ? null : roleNamed(options.from, base);
  const model = buildModel(base);
  refuseNothing(model, target);
  const gathered = await gatherAnswers(context, options, model);
  const given =
    options.format === 'text' && start === null && context.prompter !== null && context.resultOnScreen
      ? await (await import('./interview/ask-missing.js')).askMissing(context, model, gathered, targetScope(model, target))
      : gathered;
  const profile = start === null ? given : over(fromRole(model, start.id, asOf), given);
  if (start !== null) refuseContradictions(model, profile, context);
  const report = plan(model, profile, asOf, target);
  const page: PathwayPage = { detail: depthFor(options), ...goalOf(target, base), ...(start === null ? {} : { from: start.title }) };
  const text = await render(context, options.format, {
    json: () => withRetiredJson(pathwayJson(report, target, base), retired),
    document: () => withRetired(pathwayDocument(report, base, page), retired),
    title: 'The way there, step by step',
    again: { words: ['pathway', ...wordsOf(options, retired)], profile: currentProfile(model, given, asOf) },
    spread: true,
  });
  if (options.saveCalendar !== undefined) await options.saveCalendar(await calendarOf(report, profile, base));
  await context.result(text);
  return 0;
}

/** The verdicts that a plan to this target hangs on. */
const targetScope = (model: Model, target: Target): Scope =>
  scopeOf(
    model,
    rolesOf(model, target).map(({ id }) => id),
  );

/** Retired ids are read as their replacements, anywhere. */
function withCurrentIds(
  options: PathwayOptions,
  base: KnowledgeBase,
): { readonly options: PathwayOptions; readonly retired: readonly Retired[] } {
  const { ids, from, into: target } = options;
  const now = (id: string): string => idsNamed([id], base).ids[0] ?? id;
  const named = [...ids, ...(from === undefined ? [] : [from]), ...(target === undefined ? [] : [target])];
  const current = {
    ...options,
    ids: idsNamed(ids, base).ids,
    ...(from === undefined ? {} : { from: now(from) }),
    ...(target === undefined ? {} : { into: now(target) }),
  };
  return { options: current, retired: idsNamed(named, base).retired };
}

async function runInto(context: Context, named: string, options: PathwayOptions, retired: readonly Retired[]): Promise<ExitCode> {
  const { base, asOf } = context;
  refuseBeside(options);
  const { id, title } = roleNamed(named, base);
  const report = feederRoles(buildModel(base), id, monthsWithin(options.within, WITHIN), asOf);
  await context.result(
    await render(context, options.format, {
      json: () => withRetiredJson(intoJson(report, base), retired),
      document: () => withRetired(pathwayIntoDocument(report, base), retired),
      title: `Who could become: ${title}`,
      again: { words: ['pathway', '--into', ...asTyped([id], retired), '--within', String(report.withinMonths)] },
      spread: true,
    }),
  );
  return 0;
}

/** `--into` is about everybody, so a target, a start, a calendar or answers would be ignored silently: they are rejected. */
function refuseBeside({ ids, specialism, band, from, profile, set, flags, saveCalendar }: PathwayOptions): void {
  const beside = [
    ...ids,
    ...(specialism === undefined ? [] : ['--specialism']),
    ...(band === undefined ? [] : ['--band']),
    ...(from === undefined ? [] : ['--from']),
    ...(saveCalendar === undefined ? [] : ['--ics']),
    ...(profile === undefined ? [] : ['--profile']),
    ...(set.length === 0 ? [] : ['--set']),
    ...[...flags.keys()].map((flag) => `--${flag}`),
  ];
  const [first] = beside;
  if (first !== undefined) throw usage(`--into cannot be used with ${first.slice(0, 60)}.`, 'Remove it: --into looks at every role.');
}

function refuseNothing(model: Model, target: Target): void {
  if (rolesOf(model, target).length > 0) return;
  throw new Failure(
    'no-role',
    'No role in that specialism has a band that high.',
    'Lower the --band, or remove it. hi-careers list roles shows each role with its band.',
  );
}

/** Answers that were given win over those that come with a role. */
function over(start: Profile, given: Profile): Profile {
  const answers = new Map<AttributeId, Answer>([...start.answers, ...given.answers]);
  return { ...start, ...given, answers };
}

function goalOf(target: Target, base: KnowledgeBase): { readonly goal?: string } {
  if (target.kind !== 'specialism') return {};
  const title = base.specialisms.find(({ id }) => id === target.specialism)?.title ?? target.specialism;
  return { goal: `a post in ${title}${target.bandAtLeast === undefined ? '' : `, band ${target.bandAtLeast} or above`}` };
}

const wordsOf = ({ ids, specialism, band, from, all }: PathwayOptions, retired: readonly Retired[]): readonly string[] => [
  ...asTyped([...new Set(ids)], retired),
  ...(specialism === undefined ? [] : ['--specialism', specialism]),
  ...(band === undefined ? [] : ['--band', band]),
  ...(from === undefined ? [] : ['--from', ...asTyped([from], retired)]),
  ...(all ? ['--all'] : []),
];

async function calendarOf(report: PathwayReport, profile: Profile, base: KnowledgeBase): Promise<string> {
  const { calendarText } = await import('../presentation/writers/calendar.js');
  return calendarText(report, profile, base);
}

/** The target options, as typed. */
export type Aim = { readonly ids: readonly string[]; readonly specialism?: string; readonly band?: string };

/** The most roles to plan for at once by name; for more, name a specialism. */
const MOST_ROLES = 10;
/** NHS pay bands go from 1 to 9; what another knowledge base calls bands is counted from 1 too. */
const HIGHEST_BAND = 9;

/** The target. Throws a `Failure` if it is missing, has too many roles, is unknown, or is a route. */
export function targetOf({ ids, specialism, band }: Aim, base: KnowledgeBase): Target {
  const named = [...new Set(ids)];
  if (specialism !== undefined) {
    if (named.length > 0) throw usage('Name roles or give a --specialism, not both.', 'Remove one of them.');
    return specialismTarget(specialism, band, base);
  }
  if (band !== undefined) throw usage('--band needs a --specialism.', 'hi-careers list specialisms shows their ids.');
  if (named.length === 0) throw usage('pathway needs a target role.', 'hi-careers list roles shows the ids.');
  if (named.length > MOST_ROLES)
    throw usage(`pathway takes at most ${MOST_ROLES} roles; you gave ${named.length}.`, 'Name fewer, or a --specialism.');
  const roles = named.map((id) => roleNamed(id, base).id);
  const [role] = roles;
  return roles.length === 1 && role !== undefined ? { kind: 'role', role } : { kind: 'roles', roles };
}

/** The role of that id. Throws a `Failure` with the nearest ids, or with the roles that a route of that id trains for. */
export function roleNamed(id: string, base: KnowledgeBase): Role {
  rejectUnknownIds([id], base);
  const role = base.roles.find((one) => one.id === id);
  if (role !== undefined) return role;
  const route = base.routes.find((one) => one.id === id);
  const trains = route?.trainsFor.slice(0, 3).map((one): RoleId => one.role) ?? [];
  throw new Failure(
    'unknown-id',
    `“${id}” is a route, but a pathway leads to a role.`,
    trains.length === 0
      ? `hi-careers check ${id} tells you whether it is open.`
      : `It trains for ${trains.join(', ')}. hi-careers check ${id} tells you whether it is open.`,
  );
}

function specialismTarget(id: string, band: string | undefined, base: KnowledgeBase): Target {
  const found = base.specialisms.find((one) => one.id === id);
  if (found === undefined) {
    const ids = base.specialisms.map((one) => one.id);
    const short = id.slice(0, 80);
    const near = didYouMean(short, ids, '');
    throw new Failure('unknown-id', `There is no specialism “${short}”.`, `${near} hi-careers list specialisms shows them all.`.trim());
  }
  if (band === undefined) return { kind: 'specialism', specialism: found.id };
  const bandAtLeast = /^\d$/.test(band) ? Number(band) : 0;
  if (bandAtLeast < 1 || bandAtLeast > HIGHEST_BAND)
    throw usage(`“${band.slice(0, 40)}” is not a band.`, `Write --band as a whole number from 1 to ${HIGHEST_BAND}, such as 6.`);
  return { kind: 'specialism', specialism: found.id, bandAtLeast };
}

/** `--within` as a number of months. */
export function monthsWithin(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const months = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (months < 1 || months > 240)
    throw usage(`“${text.slice(0, 40)}” is not a number of months.`, 'Write --within as a whole number from 1 to 240.');
  return months;
}

export const usage = (message: string, hint: string): Failure => new Failure('usage', message, hint);
