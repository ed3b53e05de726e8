import type { Answer, SetItem } from '../domain/answers.js';
import { type Attribute, holdsValues } from '../domain/attribute.js';
import type { DiagnosticCode } from '../domain/diagnostic.js';
import type { IsoDate, YearMonth } from '../domain/ids.js';
import { firstLaterMonth } from '../domain/months.js';
import { clipQuotes } from '../domain/text/clip-quotes.js';
import { readMonth, readMonths } from '../domain/text/dates.js';
import { didYouMean, plainWords } from '../domain/text/suggest.js';

/**
 * One answer from a profile's plain value: `true`, `6`, `"2:1"`, `{value, expected}`, or a list of a set's items.
 * A number and its text are the same. Source of the rules: docs/contract.md, section 1.
 * @param asOf the day from which “next July” counts; without it, a month has to name its year
 */
export function readAnswer(attribute: Attribute, raw: unknown, asOf?: IsoDate): Outcome<Answer> {
  if (attribute.shape.kind === 'set') return readSet(attribute, raw, asOf);
  const parted = part(attribute, raw, asOf);
  if (!parted.ok) return parted;
  const { value, expected } = parted.value;
  const when = expected === undefined ? {} : { expected };
  const { shape } = attribute;
  switch (shape.kind) {
    case 'yes-no': {
      const yes = asYesNo(value);
      return yes === undefined
        ? bad('wrong-type', `${quote(attribute)} takes yes or no, not ${show(value)}.`, `Write yes or no. ${hintForNotKnown(value)}`.trim())
        : good({ kind: 'yes-no', value: yes, ...when });
    }
    case 'number': {
      const number = asNumber(value, shape.unit);
      if (number === undefined)
        return bad(
          'wrong-type',
          `${quote(attribute)} takes a whole number, not ${show(value)}.`,
          `${shape.unit === 'months' ? 'Write digits, such as 18, or 3 years.' : `Write the ${shape.unit} as digits.`} ${hintForNotKnown(value)}`.trim(),
        );
      if (number < shape.min || number > shape.max)
        return bad(
          'unknown-value',
          `${quote(attribute)} cannot be ${number}.`,
          `It must be from ${shape.min} to ${shape.max}. ${hintForNotKnown(value)}`.trim(),
        );
      return good({ kind: 'number', value: number, ...when });
    }
    default: {
      const known = asValue(attribute, value);
      return known.ok ? good({ kind: shape.kind, value: known.value, ...when }) : known;
    }
  }
}

function readSet(attribute: Attribute, raw: unknown, asOf?: IsoDate): Outcome<Answer> {
  const list = raw === 'none' ? [] : typeof raw === 'string' || isExpected(raw) ? [raw] : raw;
  if (!Array.isArray(list))
    return bad('wrong-type', `${quote(attribute)} takes a list, not ${show(raw)}.`, 'Write a list, such as [one, two], or [] for none.');
  const items = new Map<string, SetItem>();
  for (const entry of list) {
    const parted = part(attribute, entry, asOf);
    if (!parted.ok) return parted;
    const known = asValue(attribute, parted.value.value);
    if (!known.ok) return known;
    const { expected } = parted.value;
    items.set(known.value, expected === undefined ? { value: known.value } : { value: known.value, expected });
  }
  // In the order of the knowledge base, so that the same answers are the same profile.
  return good({ kind: 'set', items: holdsValues(attribute.shape).flatMap(({ id }) => items.get(id) ?? []) });
}

const isExpected = (raw: unknown): raw is { value: unknown; expected?: unknown } =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) && 'value' in raw;

function part(
  attribute: Attribute,
  raw: unknown,
  asOf: IsoDate | undefined,
): Outcome<{ readonly value: unknown; readonly expected?: YearMonth }> {
  if (typeof raw !== 'object' || raw === null) return good({ value: raw });
  if (!isExpected(raw))
    return bad(
      'wrong-type',
      `${quote(attribute)} has ${show(raw)} where an answer should be.`,
      'Write the answer, or {value: …, expected: 2027-08}.',
    );
  const stranger = Object.keys(raw).find((key) => key !== 'value' && key !== 'expected');
  if (stranger !== undefined)
    return bad('unknown-key', `${quote(attribute)} has the key “${stranger}”.`, 'Only “expected” can be given with “value”.');
  if (raw.expected === undefined) return good({ value: raw.value });
  if (!attribute.expectable)
    return bad('month', `${quote(attribute)} cannot be an expected answer.`, 'Give the answer as it is now, or remove it.');
  const expected = asMonth(raw.expected, asOf);
  if (expected === undefined)
    return bad('month', `${show(raw.expected)} is not a month.`, 'Write a month and a year, such as 2027-08 or July 2027.');
  return good({ value: raw.value, expected });
}

const asMonth = (raw: unknown, asOf: IsoDate | undefined): YearMonth | undefined =>
  typeof raw === 'string' || typeof raw === 'number'
    ? readMonth(String(raw).slice(0, 60), asOf === undefined ? undefined : firstLaterMonth(asOf))
    : undefined;

function asYesNo(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  return ['yes', 'y', 'true'].includes(text) ? true : ['no', 'n', 'false'].includes(text) ? false : undefined;
}

function asNumber(value: unknown, unit: string): number | undefined {
  const number = typeof value === 'string' ? numberIn(value.slice(0, 60).trim(), unit) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
}

const numberIn = (text: string, unit: string): number =>
  /^\d{1,9}$/.test(asWhole(text)) ? Number(text) : unit === 'months' ? readMonths(text) : Number.NaN;

/** A spreadsheet may write 17 as 17.0 and 2 as 02. */
const asWhole = (text: string): string => /^0*(\d{1,9})(?:\.0{1,9})?$/.exec(text.trim())?.[1] ?? text;

/** What people and programs write for an answer that they do not have. */
const notKnown = /^(#?n\/?a!?|nan|null|nil|unknown|not (known|stated|given|available)|tbc|-+|\?+|\d{2,3}|-\d+)$/i;

const hintForNotKnown = (value: unknown): string =>
  typeof value !== 'object' && notKnown.test(String(value).slice(0, 60).trim())
    ? 'If it means that the answer is not known, leave it out, or its cell empty.'
    : '';

function asValue(attribute: Attribute, value: unknown): Outcome<string> {
  const values = holdsValues(attribute.shape);
  const ids = values.map(({ id }) => id);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  if (text !== undefined && ids.includes(text)) return good(text);
  const meant = text === undefined ? [] : values.filter(({ id, label }) => [id, label].map(folded).includes(folded(asWhole(text))));
  if (meant.length === 1 && meant[0] !== undefined) return good(meant[0].id);
  const all = ids.length > 12 ? `hi-careers show ${attribute.id} lists the possible answers.` : `Choose from: ${ids.join(', ')}.`;
  if (text === undefined) return bad('wrong-type', `${quote(attribute)} takes a word from a list, not ${show(value)}.`, all);
  // A number is no slip of the keys, and a code for "not known" is near to a level.
  const guess = /^[\d.,\s-]+$/.test(text.slice(0, 60)) ? '' : didYouMean(text.slice(0, 60), ids, '');
  const hints = [guess, timeOfDay(text, ids), hintForNotKnown(text), all].filter((hint) => hint !== '');
  return bad('unknown-value', `There is no ${quote(attribute)} “${text.slice(0, 60)}”.`, hints.join(' '));
}

/** As texts are compared: without regard to capitals and spaces. */
const folded = (text: string): string => text.slice(0, 300).trim().replace(/\s+/g, ' ').toLowerCase();

/** A spreadsheet takes 2:1 for a time of day. */
function timeOfDay(text: string, ids: readonly string[]): string {
  const meant = /^\s{0,9}0?(\d{1,2}):0?(\d{1,2})\b.{0,20}[ap]\.?m/i.exec(text.slice(0, 60))?.slice(1).join(':') ?? '';
  return ids.includes(meant) ? `If the spreadsheet took ${meant} for a time of day, write ${meant} as text.` : '';
}

const quote = (attribute: Attribute): string => `“${attribute.id}”`;

function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'empty';
  return typeof value === 'object' ? 'a map' : `“${String(value).slice(0, 60)}”`;
}

/** What is wrong with one answer, before its place is known (a line in a file, or a flag). */
export type Problem = { readonly code: DiagnosticCode; readonly message: string; readonly hint: string };

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const good = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const bad = (code: DiagnosticCode, message: string, hint: string): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: { code, message: clipQuotes(message), hint },
});

/**
 * One answer as it is written in a flag, in `--set` or in a cell: `6`, `yes`, `2:1@2027-07`, `2:1@july-2027`, `one,two@2027-08`, `none`.
 * In a cell, a set's items are parted by `;`.
 */
export function readFlag(attribute: Attribute, text: string, asOf?: IsoDate, separator: ',' | ';' = ','): Outcome<Answer> {
  const trimmed = text.trim();
  if (separator === ';' && attribute.shape.kind === 'set' && trimmed.includes(',') && !trimmed.includes(';')) {
    const parted = readFlag(attribute, text, asOf, ',');
    if (parted.ok) return bad('unknown-value', `“${attribute.id}” has commas between its items.`, 'Write ; between the items.');
  }
  if (trimmed === '') return withoutAnswer(attribute);
  if (attribute.shape.kind === 'set') {
    if (trimmed === 'none') return readAnswer(attribute, []);
    const items = trimmed
      .split(separator)
      .map((item) => item.trim())
      .filter((item) => item !== '');
    return items.length === 0 ? withoutAnswer(attribute) : readAnswer(attribute, items.map(dated), asOf);
  }
  return readAnswer(attribute, dated(trimmed), asOf);
}

const withoutAnswer = (attribute: Attribute): ReturnType<typeof bad> =>
  bad('wrong-type', `“${attribute.id}” was given without an answer.`, 'Write the answer after the name, or remove both.');

function dated(text: string): unknown {
  const at = text.lastIndexOf('@');
  return at < 0 ? text : { value: text.slice(0, at), expected: text.slice(at + 1) };
}

/** What is said of a name that the knowledge base does not have. */
export function unknownAttribute(name: string, known: readonly string[]): [message: string, hint: string] {
  const short = name.slice(0, 60);
  return [`There is no attribute “${short}”.`, `${didYouMean(short, known, '')} hi-careers list questions shows them all.`.trim()];
}

/** Finds an attribute by its id, or by words that are its id or label and no other's: `Right to work`, `English at level 2`. */
export function attributeFinder(attributes: readonly Attribute[]): (name: string) => Attribute | undefined {
  const byId = new Map<string, Attribute>(attributes.map((attribute) => [attribute.id, attribute]));
  const byWords = new Map<string, Attribute | null>();
  for (const attribute of attributes)
    for (const words of new Set([plainWords(attribute.id), plainWords(attribute.label)]))
      byWords.set(words, (byWords.get(words) ?? attribute) === attribute && byWords.get(words) !== null ? attribute : null);
  return (name) => byId.get(name) ?? byWords.get(plainWords(name)) ?? undefined;
}
