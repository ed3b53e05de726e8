import type { Answer, Profile } from '../domain/answers.js';
import { Failure } from '../domain/failure.js';
import type { AttributeId, RoleId } from '../domain/ids.js';
import type { KnowledgeBase, Retired } from '../domain/knowledge-base.js';
import type { PathwayReport, Target } from '../domain/pathway.js';
import { currentIds } from '../domain/retired.js';
import { buildModel, countedProfile, fromRole, into, type Model, plan, rolesOf } from '../engine/index.js';
import {
  commandLine,
  intoJson,
  jsonText,
  type PathwayPage,
  pathwayDocument,
  pathwayIntoDocument,
  pathwayJson,
  withRetired,
  withRetiredJson,
} from '../presentation/index.js';
import { gatherAnswers, refuseContradictions } from './answers.js';
import { inFormat } from './as-text.js';
import { type AnswerOptions, type Context, depthFor, type ExitCode, type Format } from './context.js';
import { type Aim, monthsWithin, roleNamed, targetOf, usage } from './pathway-target.js';

export type PathwayOptions = AnswerOptions &
  Aim & {
    readonly format: Format;
    readonly all: boolean;
    /** A role whose holder sets out, in place of answers. */
    readonly from?: string;
    /** A role to which all ways are wanted, within so many months as typed. */
    readonly into?: string;
    readonly within?: string;
    /** Writes a calendar where one was asked for: all of it or nothing. */
    readonly saveCalendar?: (text: string) => Promise<void>;
  };

/** So far ahead a manager looks where `--within` is not given. */
const WITHIN = 24;

/** The steps from here to a role, and a plan B; or, with `into`, the roles from which one is near. Never asks. */
export async function runPathway(context: Context, typed: PathwayOptions): Promise<ExitCode> {
  const { options, retired } = withCurrentIds(typed, context.base);
  if (options.into !== undefined) return runInto(context, options.into, options, retired);
  if (options.within !== undefined) throw usage('--within needs --into.', 'It says within how many months, as in --into ROLE --within 24.');
  const { base, asOf } = context;
  const target = targetOf(options, base);
  const start = options.from === undefined ? null : roleNamed(options.from, base);
  const model = buildModel(base);
  refuseNothing(model, target);
  const given = await gatherAnswers(context, options, model);
  const profile = start === null ? given : over(fromRole(model, start.id, asOf), given);
  if (start !== null) await refuseContradictions(model, profile, context);
  const report = plan(model, profile, asOf, target);
  const page: PathwayPage = { detail: depthFor(options), ...goalOf(target, base), ...(start === null ? {} : { from: start.title }) };
  const text =
    options.format === 'json'
      ? jsonText(withRetiredJson(pathwayJson(report, target, base), retired))
      : await inFormat(withRetired(pathwayDocument(report, base, page), retired), options.format, context, {
          title: 'The way there, step by step',
          again: commandLine(['pathway', ...wordsOf(options)], countedProfile(model, given, asOf), base, asOf),
        });
  if (options.saveCalendar !== undefined) await options.saveCalendar(await calendarOf(report, base));
  await context.result(text);
  return 0;
}

/** Old ids are read as what took their place, wherever they stand. */
function withCurrentIds(
  options: PathwayOptions,
  base: KnowledgeBase,
): { readonly options: PathwayOptions; readonly retired: readonly Retired[] } {
  const { ids, from, into: target } = options;
  const now = (id: string): string => currentIds([id], base).ids[0] ?? id;
  const named = [...ids, ...(from === undefined ? [] : [from]), ...(target === undefined ? [] : [target])];
  const current = {
    ...options,
    ids: currentIds(ids, base).ids,
    ...(from === undefined ? {} : { from: now(from) }),
    ...(target === undefined ? {} : { into: now(target) }),
  };
  return { options: current, retired: currentIds(named, base).retired };
}

async function runInto(context: Context, named: string, options: PathwayOptions, retired: readonly Retired[]): Promise<ExitCode> {
  const { base, asOf } = context;
  refuseBeside(options);
  const { id, title } = roleNamed(named, base);
  const report = into(buildModel(base), id as RoleId, monthsWithin(options.within, WITHIN), asOf);
  const empty: Profile = { answers: new Map(), notSure: new Set() };
  await context.result(
    options.format === 'json'
      ? jsonText(withRetiredJson(intoJson(report, base), retired))
      : await inFormat(withRetired(pathwayIntoDocument(report, base), retired), options.format, context, {
          title: `Who could become: ${title}`,
          again: commandLine(['pathway', '--into', id, '--within', String(report.withinMonths)], empty, base, asOf),
        }),
  );
  return 0;
}

/** `--into` is about everybody: a target, a start, a calendar or answers beside it would be passed over in silence. */
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
  if (first !== undefined)
    throw usage(`--into stands alone, and ${first.slice(0, 60)} was given too.`, 'Leave it out: --into looks at every role.');
}

function refuseNothing(model: Model, target: Target): void {
  if (rolesOf(model, target).length > 0) return;
  throw new Failure(
    'no-role',
    'We know no role of that specialism with a band so high.',
    'Lower the --band, or leave it out. hi-careers list roles shows each role with its band.',
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

const wordsOf = ({ ids, specialism, band, from, all }: PathwayOptions): readonly string[] => [
  ...new Set(ids),
  ...(specialism === undefined ? [] : ['--specialism', specialism]),
  ...(band === undefined ? [] : ['--band', band]),
  ...(from === undefined ? [] : ['--from', from]),
  ...(all ? ['--all'] : []),
];

/** The library for calendars is loaded only where one is wanted. */
async function calendarOf(report: PathwayReport, base: KnowledgeBase): Promise<string> {
  const { calendarText } = await import('../presentation/calendar.js');
  return calendarText(report, base);
}
