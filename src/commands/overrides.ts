import { LONGEST_REASON, type Override } from '../domain/answers.js';
import { Failure } from '../domain/failure.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { nearest } from '../domain/text/suggest.js';
import { markable } from '../engine/index.js';
import { sanitise } from '../presentation/index.js';
import type { Mark } from './context.js';

/**
 * What an adviser marked in the file and on the command line, later ones winning. Throws a `Failure` for a requirement that
 * does not exist, with the nearest ones, and for a mark without a reason: no override is silent.
 */
export function gatherOverrides(inFile: readonly Override[], marks: readonly Mark[], base: KnowledgeBase): readonly Override[] {
  const all = [...inFile, ...withReasons(marks)];
  if (all.length === 0) return [];
  const known = markable(base);
  for (const { requirement } of all) if (!known.includes(requirement)) throw unknownRequirement(requirement, known);
  // Control characters are made visible here, because the reason is shown, saved and sent on.
  const clean = all.map((one) => ({ ...one, because: sanitise(one.because, 'unicode').trim() }));
  return [...new Map(clean.map((one) => [one.requirement, one])).values()];
}

/** `--because` gives the reason for the marks before it that have none; a single one, anywhere, for all of them. */
function withReasons(marks: readonly Mark[]): readonly Override[] {
  const reasons = marks.filter(({ option }) => option === 'because').map(({ text }) => text);
  for (const reason of reasons) refuseBadReason(reason);
  const given: Override[] = [];
  let waiting: Omit<Override, 'because'>[] = [];
  for (const { option, text } of marks) {
    if (option !== 'because') waiting.push({ requirement: text.trim(), verdict: option });
    else {
      given.push(...waiting.map((one) => ({ ...one, because: text })));
      waiting = [];
    }
  }
  const [only] = reasons;
  if (waiting.length > 0 && reasons.length === 1 && only !== undefined)
    return [...given, ...waiting.map((one) => ({ ...one, because: only }))];
  const [bare] = waiting;
  if (bare !== undefined) {
    throw new Failure(
      'usage',
      `--${bare.verdict} ${bare.requirement.slice(0, 80)} needs a reason.`,
      'Add the reason after it, such as --because "the trust takes ten years of work instead".',
    );
  }
  if (given.length === 0 && reasons.length > 0)
    throw new Failure('usage', '--because needs --accept or --refuse.', 'Put it after the --accept or --refuse that it explains.');
  return given;
}

function refuseBadReason(reason: string): void {
  if (reason.trim() === '') throw new Failure('usage', 'The reason is empty.', 'Write the reason after --because.');
  if (reason.length > LONGEST_REASON)
    throw new Failure('usage', `The reason has ${reason.length} characters.`, `Shorten it to ${LONGEST_REASON} characters or fewer.`);
}

function unknownRequirement(typed: string, known: readonly string[]): Failure {
  const short = typed.slice(0, 80);
  const owner = short.split('/')[0] ?? '';
  const within = known.filter((one) => one.startsWith(`${owner}/`));
  const near = within.length > 0 ? [] : nearest(owner, new Set(known.map((one) => one.split('/')[0] ?? '')));
  const best = within.length > 0 ? nearest(short, within) : near;
  const named = best.length > 0 ? best : within.slice(0, 6);
  const front = best.length > 0 ? 'Did you mean ' : within.length > 0 ? 'There is ' : '';
  const hint = named.length === 0 ? '' : `${front}${named.map((one) => `“${one}”`).join(' or ')}${best.length > 0 ? '?' : '.'} `;
  return new Failure(
    'unknown-requirement',
    `There is no requirement “${short}”.`,
    `${hint}Write ROLE/REQUIREMENT or ROUTE/REQUIREMENT. hi-careers show ID --json lists the ids of its requirements.`,
  );
}
