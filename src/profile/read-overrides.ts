import type { DiagnosticCode, Place } from '../domain/diagnostic.js';
import { didYouMean } from '../domain/nearest.js';
import { LONGEST_REASON, type Override } from '../domain/override.js';
import type { ParsedText } from '../yaml/index.js';

type Say = (code: DiagnosticCode, at: Place, message: string, hint: string) => void;

const keys = ['requirement', 'verdict', 'because'];
const EXAMPLE = '{requirement: role/requirement, verdict: accept, because: who said so}';

/**
 * What an adviser marked, from a profile: a list of `{requirement, verdict, because}`. Whether the requirement exists is seen
 * where the knowledge is. Every fault is said with its place; then the profile is not read.
 */
export function readOverrides(raw: unknown, parsed: ParsedText, say: Say): readonly Override[] {
  if (raw === undefined || raw === null) return [];
  if (!Array.isArray(raw)) {
    say('wrong-type', parsed.placeOf(['overrides']), '“overrides” is not a list.', `Write a list of ${EXAMPLE}, or [].`);
    return [];
  }
  return raw.flatMap((entry, at) => readOverride(entry, at, parsed, say));
}

function readOverride(entry: unknown, at: number, parsed: ParsedText, say: Say): readonly Override[] {
  const here = ['overrides', at] as const;
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    say('wrong-type', parsed.placeOf([...here]), 'An override is a map.', `Write ${EXAMPLE}.`);
    return [];
  }
  const { requirement, verdict, because } = entry as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(entry).filter((one) => !keys.includes(one))) {
    const hint = didYouMean(key, keys, `It holds ${keys.join(', ')}.`);
    say('unknown-key', parsed.placeOfKey([...here, key]), `There is no key “${key}” in an override.`, hint);
  }
  const isNamed = typeof requirement === 'string' && /^[^/]+\/[^/]+$/.test(requirement);
  if (!isNamed) say('wrong-value', parsed.placeOf([...here]), 'An override names one requirement.', 'Write requirement: role/requirement.');
  const isVerdict = verdict === 'accept' || verdict === 'refuse';
  if (!isVerdict)
    say('wrong-value', parsed.placeOf([...here]), 'An override accepts or refuses.', 'Write verdict: accept, or verdict: refuse.');
  const isReason = typeof because === 'string' && because.trim() !== '' && because.length <= LONGEST_REASON;
  if (!isReason) {
    const hint = `Write because: with who said so, in up to ${LONGEST_REASON} letters.`;
    say('missing-key', parsed.placeOf([...here]), 'An override has no reason that can be read.', hint);
  }
  return isNamed && isVerdict && isReason ? [{ requirement, verdict, because: because.trim() }] : [];
}
