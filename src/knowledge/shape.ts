import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import attributes from '../../schemas/attributes.schema.json' with { type: 'json' };
import common from '../../schemas/common.schema.json' with { type: 'json' };
import conditions from '../../schemas/conditions.schema.json' with { type: 'json' };
import contacts from '../../schemas/contacts.schema.json' with { type: 'json' };
import entrySets from '../../schemas/entry-sets.schema.json' with { type: 'json' };
import firstAdvice from '../../schemas/first-advice.schema.json' with { type: 'json' };
import inferences from '../../schemas/inferences.schema.json' with { type: 'json' };
import knowledge from '../../schemas/knowledge.schema.json' with { type: 'json' };
import levels from '../../schemas/levels.schema.json' with { type: 'json' };
import pay from '../../schemas/pay.schema.json' with { type: 'json' };
import qualifications from '../../schemas/qualifications.schema.json' with { type: 'json' };
import retired from '../../schemas/retired.schema.json' with { type: 'json' };
import role from '../../schemas/role.schema.json' with { type: 'json' };
import route from '../../schemas/route.schema.json' with { type: 'json' };
import sharedEntry from '../../schemas/shared-entry.schema.json' with { type: 'json' };
import sources from '../../schemas/sources.schema.json' with { type: 'json' };
import specialism from '../../schemas/specialism.schema.json' with { type: 'json' };
import { byPlace, type Diagnostic, type DiagnosticCode, type Place } from '../domain/diagnostic.js';
import { childOf, isMapping } from '../domain/mapping.js';
import { didYouMean, nearest } from '../domain/text/suggest.js';
import type { ParsedText } from '../safe-yaml/parse.js';
import type { Path } from '../safe-yaml/positions.js';
import type { FileKind } from './files.js';
import type { ParsedFile } from './parse.js';

/** A check of one file against the schema of its kind: what is wrong with its shape, one diagnostic for a place. */
export type CheckShape = (file: ParsedFile) => readonly Diagnostic[];

/** Compiling the schemas takes some 250 ms, and a comparison reads two folders in one run. */
const checkers = new WeakMap<Schemas, CheckShape>();

/** Compiles each schema once, when it is first needed. Throws where a schema itself is wrong: a bug, and no fault of the data. */
export function shapeChecker(schemas: Schemas): CheckShape {
  const checker = checkers.get(schemas) ?? newChecker(schemas);
  checkers.set(schemas, checker);
  return checker;
}

function newChecker(schemas: Schemas): CheckShape {
  // That the schemas are schemas is for the tests; that the checks are small is for those who run them many times over.
  const ajv = new Ajv({
    strict: true,
    allErrors: true,
    allowUnionTypes: true,
    ownProperties: true,
    verbose: true,
    meta: false,
    validateSchema: false,
    code: { optimize: false },
  });
  for (const schema of schemas.shared) ajv.addSchema(schema);
  const compiled = new Map<FileKind, ValidateFunction>();
  return (file) => {
    const validate = compiled.get(file.kind) ?? ajv.compile(schemas.files[file.kind]);
    compiled.set(file.kind, validate);
    return validate(file.content.value) ? [] : firstOfEachPlace(file, validate.errors ?? []);
  };
}

/** Several rules may fail at one place (a number has no pattern either): the one that says most is kept. */
function firstOfEachPlace(file: ParsedFile, errors: readonly ErrorObject[]): readonly Diagnostic[] {
  const kept = new Map<string, Diagnostic>();
  for (const error of [...errors].sort((a, b) => weight(a) - weight(b))) {
    if (isMisspelt(error, errors)) continue;
    const diagnostic = explainShapeError(error, file.content);
    if (diagnostic === undefined) continue;
    const place = `${diagnostic.at.line}:${diagnostic.at.column}:${diagnostic.code === 'missing-key' ? diagnostic.message : ''}`;
    if (!kept.has(place)) kept.set(place, diagnostic);
  }
  return [...kept.values()].sort(byPlace);
}

/** Whether a key is missing because it is misspelt: then the misspelt one is reported, with the right one as its hint. */
function isMisspelt(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  if (error.keyword !== 'required') return false;
  const missing = String(error.params.missingProperty);
  return errors.some(({ keyword, instancePath, params, parentSchema }) => {
    if (keyword !== 'additionalProperties' || instancePath !== error.instancePath) return false;
    return nearest(String(params.additionalProperty), propertiesOf(parentSchema)).includes(missing);
  });
}

const propertiesOf = (schema: ErrorObject['parentSchema']): readonly string[] => Object.keys(schema?.properties ?? {});

const mostTelling = ['type', 'additionalProperties', 'required', 'enum', 'const'];

function weight(error: ErrorObject): number {
  const rank = mostTelling.indexOf(error.keyword);
  return rank === -1 ? mostTelling.length : rank;
}

/** One JSON Schema for each kind of file, and those that they refer to. */
export type Schemas = { readonly files: Readonly<Record<FileKind, object>>; readonly shared: readonly object[] };

/**
 * The schemas in schemas/, which editors read too. Those next to somebody else's data are not used:
 * a pattern in a foreign schema could stop the program for seconds.
 */
export const builtInSchemas: Schemas = {
  files: {
    knowledge,
    attributes,
    inferences,
    conditions,
    'entry-sets': entrySets,
    'shared-entry': sharedEntry,
    'first-advice': firstAdvice,
    levels,
    qualifications,
    contacts,
    pay,
    retired,
    sources,
    specialism,
    role,
    route,
  },
  shared: [common],
};

/** What one schema error means for the author of the file; undefined if another error says it better. */
export function explainShapeError(error: ErrorObject, content: ParsedText): Diagnostic | undefined {
  const path = toPath(error.instancePath, content.value);
  const explain = explanations[error.keyword];
  if (explain === undefined)
    return say(
      'wrong-value',
      content.placeOf(path),
      `${quote(error.data)} is not valid here: it ${error.message ?? 'is not allowed'}.`,
      seeSchema,
    );
  return explain(error, path, content);
}

type Explain = (error: ErrorObject, path: Path, content: ParsedText) => Diagnostic | undefined;

const seeSchema = 'The schema of this file says what is allowed here.';

const explanations: Readonly<Record<string, Explain>> = {
  // Echoes: the error inside says what is wrong.
  if: () => undefined,
  propertyNames: () => undefined,
  additionalProperties: (error, path, content) => {
    const key = String(error.params.additionalProperty);
    const keys = propertiesOf(error.parentSchema);
    const hint = didYouMean(key, keys, `The keys allowed here are ${keys.join(', ')}.`);
    return say('unknown-key', content.placeOfKey([...path, key]), `The key “${key}” is not known here.`, hint);
  },
  required: (error, path, content) => {
    const key = String(error.params.missingProperty);
    return say('missing-key', content.placeOf(path), `The key “${key}” is missing here.`, describe(error, key) ?? `Add “${key}”.`);
  },
  type: (error, path, content) => {
    const wanted = [error.params.type].flat().map((type) => typeNames[String(type)] ?? String(type));
    const message = `${quote(error.data)} is ${typeOf(error.data)}, not ${wanted.join(' or ')}.`;
    return say('wrong-type', content.placeOf(path), message, typeHint(error, path));
  },
  enum: (error, path, content) => {
    const allowed = [error.params.allowedValues].flat().map(String);
    const hint = didYouMean(String(error.data), allowed, `Write one of these: ${allowed.join(', ')}.`);
    return say('wrong-value', content.placeOf(path), `${quote(error.data)} is not allowed here.`, hint);
  },
  const: (error, path, content) =>
    say(
      'wrong-value',
      content.placeOf(path),
      `${quote(error.data)} is not allowed here.`,
      `Write ${String(error.params.allowedValue)}, or remove the key.`,
    ),
  pattern: (error, path, content) => {
    const isName = error.propertyName !== undefined;
    const text = isName ? error.propertyName : error.data;
    const at = isName ? content.placeOfKey([...path, String(text)]) : content.placeOf(path);
    return say('wrong-value', at, `${quote(text)} is not in the right form.`, patternHint(error));
  },
  minLength: (error, path, content) =>
    say('wrong-value', content.placeOf(path), 'This text is empty.', describe(error) ?? 'Write the text, or remove the key.'),
  maxLength: (error, path, content) =>
    say('wrong-value', content.placeOf(path), `This text is longer than ${error.params.limit} characters.`, 'Shorten it.'),
  minimum: (error, path, content) =>
    say('wrong-value', content.placeOf(path), `${quote(error.data)} is too small.`, `Write ${error.params.limit} or more.`),
  maximum: (error, path, content) =>
    say('wrong-value', content.placeOf(path), `${quote(error.data)} is too large.`, `Write ${error.params.limit} or less.`),
  minItems: (error, path, content) =>
    say('wrong-value', content.placeOf(path), 'This list is too short.', `Give it ${error.params.limit} or more items, or remove the key.`),
  uniqueItems: (error, path, content) =>
    say('wrong-value', content.placeOf([...path, Number(error.params.i)]), 'This item is in the list twice.', 'Keep one of the two.'),
  minProperties: (_error, path, content) =>
    say('wrong-value', content.placeOf(path), 'These brackets are empty.', 'Write one key and its value.'),
  maxProperties: (error, path, content) => {
    const keys = Object.keys(isMapping(error.data) ? error.data : {});
    const message = `A condition has one key, but this has ${keys.length}: ${keys.join(', ')}.`;
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
  if (error.data === null) return 'Write a value after the colon, or remove the key.';
  if (wanted.includes('string') && ['number', 'boolean'].includes(typeof error.data)) return `Put it in quotes: "${String(error.data)}".`;
  if (wanted.includes('array')) return 'Write it as a list: [one, another].';
  return describe(error) ?? 'Write it in the same way as in other files of this kind.';
}

function patternHint(error: ErrorObject): string {
  const known = patterns[String(error.params.pattern)];
  return describe(error) ?? known ?? seeSchema;
}

/** Patterns of our schemas, in words. */
const patterns: Readonly<Record<string, string>> = {
  '^[a-z0-9]+(-[a-z0-9]+)*$': 'Use small letters and numbers, with hyphens between the words.',
  '^https?://': 'Write the full address, starting with https://.',
  '^https://': 'Write the full address, starting with https://.',
};

/** The schema's own words for a key, where it has some. */
function describe(error: ErrorObject, key?: string): string | undefined {
  const schema = error.parentSchema;
  const description: string | undefined = key === undefined ? schema?.description : schema?.properties?.[key]?.description;
  return description === undefined || key === undefined ? description : `Add “${key}”: ${description}`;
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
    inner = childOf(inner, step);
  }
  return path;
}

function say(code: DiagnosticCode, at: Place, message: string, hint: string): Diagnostic {
  return { code, severity: 'error', at, message, hint };
}
