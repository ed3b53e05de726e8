import { type Answer, LONGEST_REASON, type Override, PROFILE_SCHEMA, type Profile } from '../domain/answers.js';
import type { Attribute } from '../domain/attribute.js';
import { byPlace, type Diagnostic, type DiagnosticCode, type Place } from '../domain/diagnostic.js';
import type { AttributeId, IsoDate, YearMonth } from '../domain/ids.js';
import { isMapping } from '../domain/mapping.js';
import { firstDayOf, isMonth } from '../domain/months.js';
import { clipQuotes } from '../domain/text/clip-quotes.js';
import { escapeHidden } from '../domain/text/hidden-characters.js';
import { didYouMean } from '../domain/text/suggest.js';
import type { ParsedText } from '../safe-yaml/parse.js';
import { readAnswer, unknownAttribute } from './read-answer.js';

export type ProfileRead =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

type Places = Pick<ParsedText, 'placeOf' | 'placeOfKey'>;

const keys = ['schema', 'said', 'answers', 'notSure', 'overrides'];

/** The profile that a parsed file holds (docs/contract.md, section 1), or everything that is wrong with it, each with its place. */
export function profileIn(parsed: Places & { readonly value: unknown }, attributes: readonly Attribute[], asOf?: IsoDate): ProfileRead {
  const found: Diagnostic[] = [];
  const say = (code: DiagnosticCode, at: Place, message: string, hint: string): void =>
    void found.push({ code, severity: 'error', at, message: clipQuotes(message), hint });
  const { value } = parsed;
  if (!isMapping(value)) {
    say(
      'wrong-type',
      parsed.placeOf([]),
      `A profile is a map, but this file contains ${Array.isArray(value) ? 'a list' : 'one value'}.`,
      'Start with “answers:” and put the answers below it, indented.',
    );
    return { ok: false, diagnostics: found };
  }
  for (const key of Object.keys(value)) {
    if (!keys.includes(key))
      say(
        'unknown-key',
        parsed.placeOfKey([key]),
        `There is no key “${key}” in a profile.`,
        /[^\S ]/.test(key)
          ? 'It contains a space that is not an ordinary space. Type the spaces of this line again.'
          : didYouMean(key, keys, `The keys are ${keys.join(', ')}.`),
      );
  }
  if (value.schema !== undefined && value.schema !== PROFILE_SCHEMA) {
    say(
      'wrong-value',
      parsed.placeOf(['schema']),
      `This is not a profile that we can read: its schema is “${String(value.schema).slice(0, 60)}”.`,
      `Write schema: ${PROFILE_SCHEMA}`,
    );
  }
  const said = readMonth(value.said, parsed, say);
  const answers = readAnswers(value.answers, parsed, attributes, said === undefined ? asOf : firstDayOf(said), say);
  const notSure = readNotSure(value.notSure, parsed, attributes, say);
  const overrides = readOverrides(value.overrides, parsed, say);
  if (found.length > 0) return { ok: false, diagnostics: found.sort(byPlace) };
  // An answer that is given counts, even where it was not sure before.
  return {
    ok: true,
    profile: {
      ...(said === undefined ? {} : { said }),
      answers,
      notSure: new Set([...notSure].filter((id) => !answers.has(id))),
      ...(overrides.length === 0 ? {} : { overrides }),
    },
  };
}

type Say = (code: DiagnosticCode, at: Place, message: string, hint: string) => void;

function readMonth(raw: unknown, parsed: Places, say: Say): YearMonth | undefined {
  if (raw === undefined) return undefined;
  if (isMonth(raw)) return raw;
  say('month', parsed.placeOf(['said']), '“said” is not a month.', 'Write a year and a month, such as 2026-11, or remove it.');
  return undefined;
}

function readAnswers(
  raw: unknown,
  parsed: Places,
  attributes: readonly Attribute[],
  asOf: IsoDate | undefined,
  say: Say,
): ReadonlyMap<AttributeId, Answer> {
  const answers = new Map<AttributeId, Answer>();
  if (raw === undefined || raw === null) return answers;
  if (!isMapping(raw)) {
    say('wrong-type', parsed.placeOf(['answers']), '“answers” is not a map.', 'Write one answer per line, such as “  age: 17”.');
    return answers;
  }
  for (const attribute of attributes) {
    if (!Object.hasOwn(raw, attribute.id)) continue;
    const read = readAnswer(attribute, raw[attribute.id], asOf);
    if (read.ok) answers.set(attribute.id, read.value);
    else say(read.problem.code, parsed.placeOf(['answers', attribute.id]), read.problem.message, read.problem.hint);
  }
  const known: readonly string[] = attributes.map(({ id }) => id);
  for (const key of Object.keys(raw))
    if (!known.includes(key)) say('unknown-attribute', parsed.placeOfKey(['answers', key]), ...unknownAttribute(key, known));
  return answers;
}

function readNotSure(raw: unknown, parsed: Places, attributes: readonly Attribute[], say: Say): ReadonlySet<AttributeId> {
  if (raw === undefined || raw === null) return new Set();
  const known: readonly string[] = attributes.map(({ id }) => id);
  if (!Array.isArray(raw)) {
    say('wrong-type', parsed.placeOf(['notSure']), '“notSure” is not a list.', 'Write a list of attributes, such as [age].');
    return new Set();
  }
  raw.forEach((entry, at) => {
    if (!known.includes(String(entry)))
      say('unknown-attribute', parsed.placeOf(['notSure', at]), ...unknownAttribute(String(entry), known));
  });
  return new Set(attributes.filter(({ id }) => raw.includes(id)).map(({ id }) => id));
}

const overrideKeys = ['requirement', 'verdict', 'because'];
const EXAMPLE = '{requirement: role/requirement, verdict: accept, because: the reason}';

/**
 * What an adviser marked, from a profile: a list of `{requirement, verdict, because}`. Whether the requirement exists is seen
 * where the knowledge is. Every fault is said with its place; then the profile is not read.
 */
function readOverrides(raw: unknown, parsed: Places, say: Say): readonly Override[] {
  if (raw === undefined || raw === null) return [];
  if (!Array.isArray(raw)) {
    say('wrong-type', parsed.placeOf(['overrides']), '“overrides” is not a list.', `Write a list of ${EXAMPLE}, or [].`);
    return [];
  }
  return raw.flatMap((entry, at) => readOverride(entry, at, parsed, say));
}

function readOverride(entry: unknown, at: number, parsed: Places, say: Say): readonly Override[] {
  const here = ['overrides', at] as const;
  if (!isMapping(entry)) {
    say('wrong-type', parsed.placeOf([...here]), 'An override is a map.', `Write ${EXAMPLE}.`);
    return [];
  }
  const { requirement, verdict, because } = entry;
  for (const key of Object.keys(entry).filter((one) => !overrideKeys.includes(one))) {
    const hint = didYouMean(key, overrideKeys, `The keys are ${overrideKeys.join(', ')}.`);
    say('unknown-key', parsed.placeOfKey([...here, key]), `There is no key “${key}” in an override.`, hint);
  }
  const isNamed = typeof requirement === 'string' && /^[^/]+\/[^/]+$/.test(requirement);
  if (!isNamed) say('wrong-value', parsed.placeOf([...here]), 'An override names one requirement.', 'Write requirement: role/requirement.');
  const isVerdict = verdict === 'accept' || verdict === 'refuse';
  if (!isVerdict)
    say('wrong-value', parsed.placeOf([...here]), 'An override accepts or refuses.', 'Write verdict: accept, or verdict: refuse.');
  const isReason = typeof because === 'string' && because.trim() !== '' && because.length <= LONGEST_REASON;
  if (!isReason) {
    const hint = `Write because: with the reason, in up to ${LONGEST_REASON} characters.`;
    say('missing-key', parsed.placeOf([...here]), 'An override needs a reason.', hint);
  }
  return isNamed && isVerdict && isReason ? [{ requirement, verdict, because: because.trim() }] : [];
}

/**
 * The profile in a file of JSON that is right in every part, read without the YAML parser, whose loading takes longer than the rest
 * of the reading. Undefined for any other file: `readProfileBytes` reads it, or says what is wrong and where.
 */
export function readJsonProfile(bytes: Uint8Array, attributes: readonly Attribute[], asOf?: IsoDate): Profile | undefined {
  const value = valueIn(bytes);
  const nowhere = () => ({ file: '', line: 0, column: 0 });
  const read = value === undefined ? undefined : profileIn({ value, placeOf: nowhere, placeOfKey: nowhere }, attributes, asOf);
  return read?.ok === true ? read.profile : undefined;
}

/** Only what comes out as it was written: then no key appears twice, no number loses digits, and no character is hidden. */
function valueIn(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    const written = text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
    return JSON.stringify(value) === written && escapeHidden(written) === written ? value : undefined;
  } catch {
    return undefined;
  }
}
