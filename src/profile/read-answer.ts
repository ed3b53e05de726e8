import type { Answer, SetItem } from '../domain/answers.js';
import { type Attribute, holdsValues } from '../domain/attribute.js';
import type { DiagnosticCode } from '../domain/diagnostic.js';
import type { YearMonth } from '../domain/ids.js';
import { didYouMean } from '../domain/text/suggest.js';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/**
 * One answer from a profile's plain value: `true`, `6`, `"2:1"`, `{value, expected}`, or a list of a set's items.
 * A number and its text are the same. Source of the rules: docs/contract.md, section 1.
 */
export function readAnswer(attribute: Attribute, raw: unknown): Outcome<Answer> {
  if (attribute.shape.kind === 'set') return readSet(attribute, raw);
  const parted = part(attribute, raw);
  if (!parted.ok) return parted;
  const { value, expected } = parted.value;
  const when = expected === undefined ? {} : { expected };
  const { shape } = attribute;
  switch (shape.kind) {
    case 'yes-no': {
      const yes = asYesNo(value);
      return yes === undefined
        ? bad('wrong-type', `${quote(attribute)} takes true or false, not ${show(value)}.`, `Write true or false.`)
        : good({ kind: 'yes-no', value: yes, ...when });
    }
    case 'number': {
      const number = asNumber(value);
      if (number === undefined)
        return bad('wrong-type', `${quote(attribute)} takes a whole number, not ${show(value)}.`, `Write the ${shape.unit} as digits.`);
      if (number < shape.min || number > shape.max)
        return bad('unknown-value', `${quote(attribute)} cannot be ${number}.`, `It must be from ${shape.min} to ${shape.max}.`);
      return good({ kind: 'number', value: number, ...when });
    }
    default: {
      const known = asValue(attribute, value);
      return known.ok ? good({ kind: shape.kind, value: known.value, ...when }) : known;
    }
  }
}

function readSet(attribute: Attribute, raw: unknown): Outcome<Answer> {
  const list = raw === 'none' ? [] : typeof raw === 'string' || isExpected(raw) ? [raw] : raw;
  if (!Array.isArray(list))
    return bad('wrong-type', `${quote(attribute)} takes a list, not ${show(raw)}.`, 'Write a list, such as [one, two], or [] for none.');
  const items = new Map<string, SetItem>();
  for (const entry of list) {
    const parted = part(attribute, entry);
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

function part(attribute: Attribute, raw: unknown): Outcome<{ readonly value: unknown; readonly expected?: YearMonth }> {
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
  if (typeof raw.expected !== 'string' || !MONTH.test(raw.expected))
    return bad('month', `${show(raw.expected)} is not a month.`, 'Write a year and a month, such as 2027-08.');
  return good({ value: raw.value, expected: raw.expected as YearMonth });
}

function asYesNo(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  return text === 'true' || text === 'yes' ? true : text === 'false' || text === 'no' ? false : undefined;
}

function asNumber(value: unknown): number | undefined {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : Number.NaN;
  return Number.isInteger(number) ? number : undefined;
}

function asValue(attribute: Attribute, value: unknown): Outcome<string> {
  const ids = holdsValues(attribute.shape).map(({ id }) => id);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  if (text !== undefined && ids.includes(text)) return good(text);
  const all = ids.length > 12 ? `hi-careers show ${attribute.id} lists the possible answers.` : `Choose from: ${ids.join(', ')}.`;
  if (text === undefined) return bad('wrong-type', `${quote(attribute)} takes a word from a list, not ${show(value)}.`, all);
  return bad('unknown-value', `There is no ${quote(attribute)} “${text.slice(0, 60)}”.`, `${didYouMean(text, ids, '')} ${all}`.trim());
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
  problem: { code, message, hint },
});

/**
 * One answer as it is written in a flag, in `--set` or in a cell: `6`, `yes`, `2:1@2027-07`, `one,two@2027-08`, `none`.
 * In a cell, a set's items are parted by `;`.
 */
export function readFlag(attribute: Attribute, text: string, separator: ',' | ';' = ','): Outcome<Answer> {
  const trimmed = text.trim();
  if (trimmed === '')
    return bad('wrong-type', `“${attribute.id}” was given without an answer.`, 'Write the answer after the name, or remove both.');
  if (attribute.shape.kind === 'set') {
    if (trimmed === 'none') return readAnswer(attribute, []);
    return readAnswer(
      attribute,
      trimmed
        .split(separator)
        .map((item) => item.trim())
        .filter((item) => item !== '')
        .map(dated),
    );
  }
  return readAnswer(attribute, dated(trimmed));
}

function dated(text: string): unknown {
  const at = text.lastIndexOf('@');
  return at < 0 ? text : { value: text.slice(0, at), expected: text.slice(at + 1) };
}

/** What is said of a name that the knowledge base does not have. */
export function unknownAttribute(name: string, known: readonly string[]): [message: string, hint: string] {
  const short = name.slice(0, 60);
  return [`There is no attribute “${short}”.`, `${didYouMean(short, known, '')} hi-careers list questions shows them all.`.trim()];
}
