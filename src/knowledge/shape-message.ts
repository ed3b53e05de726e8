import type { ErrorObject } from 'ajv';
import type { Diagnostic, DiagnosticCode, Place } from '../domain/diagnostic.js';
import { didYouMean } from '../domain/nearest.js';
import type { ParsedText, Path } from '../yaml/index.js';

/** What one error of the schema means for whoever wrote the file; undefined where another error says it better. */
export function explainShapeError(error: ErrorObject, content: ParsedText): Diagnostic | undefined {
  const path = toPath(error.instancePath, content.value);
  const explain = explanations[error.keyword];
  if (explain === undefined)
    return say(
      'wrong-value',
      content.placeOf(path),
      `${quote(error.data)} is not right here: it ${error.message ?? 'is not allowed'}.`,
      seeSchema,
    );
  return explain(error, path, content);
}

type Explain = (error: ErrorObject, path: Path, content: ParsedText) => Diagnostic | undefined;

const seeSchema = 'The schema beside the knowledge says what may stand here.';

const explanations: Readonly<Record<string, Explain>> = {
  // Echoes: the error inside says what is wrong.
  if: () => undefined,
  propertyNames: () => undefined,
  additionalProperties: (error, path, content) => {
    const key = String(error.params.additionalProperty);
    const keys = Object.keys((error.parentSchema?.properties as object | undefined) ?? {});
    const hint = didYouMean(key, keys, `These keys may stand here: ${keys.join(', ')}.`);
    return say('unknown-key', content.placeOfKey([...path, key]), `We do not know the key “${key}” here.`, hint);
  },
  required: (error, path, content) => {
    const key = String(error.params.missingProperty);
    return say('missing-key', content.placeOf(path), `The key “${key}” is missing here.`, describe(error, key) ?? `Add “${key}”.`);
  },
  type: (error, path, content) => {
    const wanted = [error.params.type].flat().map((type) => typeNames[String(type)] ?? String(type));
    const message = `${quote(error.data)} is ${typeOf(error.data)}; here we need ${wanted.join(' or ')}.`;
    return say('wrong-type', content.placeOf(path), message, typeHint(error, path));
  },
  enum: (error, path, content) => {
    const allowed = (error.params.allowedValues as readonly unknown[]).map(String);
    const hint = didYouMean(String(error.data), allowed, `Write one of these: ${allowed.join(', ')}.`);
    return say('wrong-value', content.placeOf(path), `${quote(error.data)} may not stand here.`, hint);
  },
  const: (error, path, content) =>
    say(
      'wrong-value',
      content.placeOf(path),
      `${quote(error.data)} may not stand here.`,
      `Write ${String(error.params.allowedValue)}, or leave the key out.`,
    ),
  pattern: (error, path, content) => {
    const isName = error.propertyName !== undefined;
    const text = isName ? error.propertyName : error.data;
    const at = isName ? content.placeOfKey([...path, String(text)]) : content.placeOf(path);
    return say('wrong-value', at, `${quote(text)} is not written as it should be here.`, patternHint(error));
  },
  minLength: (error, path, content) =>
    say('wrong-value', content.placeOf(path), 'This text is empty.', describe(error) ?? 'Write the text, or leave the key out.'),
  maxLength: (error, path, content) =>
    say('wrong-value', content.placeOf(path), `This text is longer than ${error.params.limit} characters.`, 'Shorten it.'),
  minimum: (error, path, content) =>
    say('wrong-value', content.placeOf(path), `${quote(error.data)} is too small.`, `Write ${error.params.limit} or more.`),
  maximum: (error, path, content) =>
    say('wrong-value', content.placeOf(path), `${quote(error.data)} is too large.`, `Write ${error.params.limit} or less.`),
  minItems: (error, path, content) =>
    say(
      'wrong-value',
      content.placeOf(path),
      'This list is too short.',
      `Give it ${error.params.limit} or more items, or leave the key out.`,
    ),
  uniqueItems: (error, path, content) =>
    say('wrong-value', content.placeOf([...path, Number(error.params.i)]), 'This item stands in the list twice.', 'Keep one of the two.'),
  minProperties: (_error, path, content) =>
    say('wrong-value', content.placeOf(path), 'Nothing stands between these brackets.', 'Write one key with its value.'),
  maxProperties: (error, path, content) => {
    const keys = Object.keys(error.data as object);
    const message = `A condition has one key; here are ${keys.length}: ${keys.join(', ')}.`;
    return say('wrong-value', content.placeOf(path), message, 'Put them in a list under “all” (every one holds) or “any” (one is enough).');
  },
};

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  null: 'null',
};

function typeOf(data: unknown): string {
  if (data === null) return 'empty';
  if (Array.isArray(data)) return 'a list';
  if (typeof data === 'number') return 'a number';
  return typeNames[typeof data] ?? typeof data;
}

function typeHint(error: ErrorObject, path: Path): string {
  const wanted = [error.params.type].flat();
  const key = path.at(-1);
  const nearKeyword = typeof key === 'string' && Array.isArray(error.data) ? didYouMean(key, ['all', 'any', 'one-of'], '') : '';
  if (nearKeyword !== '' && wanted.includes('boolean')) return nearKeyword;
  if (error.data === null) return 'Write a value after the colon, or leave the key out.';
  if (wanted.includes('string') && ['number', 'boolean'].includes(typeof error.data)) return `Put it in quotes: "${String(error.data)}".`;
  if (wanted.includes('array')) return 'Write it as a list: [one, another].';
  return describe(error) ?? 'Write it as the other files of this kind do.';
}

function patternHint(error: ErrorObject): string {
  const known = patterns[String(error.params.pattern)];
  return describe(error) ?? known ?? seeSchema;
}

/** Patterns of our schemas, in words. */
const patterns: Readonly<Record<string, string>> = {
  '^[a-z0-9]+(-[a-z0-9]+)*$': 'Use small letters and numbers, with hyphens between the words.',
  '^https?://': 'Write the whole address, beginning with https://.',
  '^https://': 'Write the whole address, beginning with https://.',
};

/** The schema's own words for a key, where it has some. */
function describe(error: ErrorObject, key?: string): string | undefined {
  const schema = (
    key === undefined ? error.parentSchema : (error.parentSchema?.properties as Record<string, unknown> | undefined)?.[key]
  ) as { description?: string } | undefined;
  return schema?.description === undefined ? undefined : key === undefined ? schema.description : `Add “${key}”: ${schema.description}`;
}

function quote(data: unknown): string {
  const text = typeof data === 'string' ? data : (JSON.stringify(data) ?? String(data));
  return `“${text.length > 60 ? `${text.slice(0, 57)}…` : text}”`;
}

/** A JSON pointer as steps; the numbers of list items as numbers. */
function toPath(pointer: string, value: unknown): Path {
  const path: (string | number)[] = [];
  let inner = value;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(inner) ? Number(key) : key;
    path.push(step);
    inner = (inner as Record<string | number, unknown> | null | undefined)?.[step];
  }
  return path;
}

function say(code: DiagnosticCode, at: Place, message: string, hint: string): Diagnostic {
  return { code, severity: 'error', at, message, hint };
}
