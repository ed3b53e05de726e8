import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { byPlace, type Diagnostic } from '../domain/diagnostic.js';
import { nearest } from '../domain/nearest.js';
import type { FileKind } from './files.js';
import type { ParsedFile } from './parse.js';
import type { Schemas } from './schemas.js';
import { explainShapeError } from './shape-message.js';

/** A check of one file against the schema of its kind: what is wrong with its shape, one diagnostic for a place. */
export type CheckShape = (file: ParsedFile) => readonly Diagnostic[];

const checkers = new WeakMap<Schemas, CheckShape>();

/** Compiles each schema once, when it is first needed. Throws where a schema itself is wrong: that is a fault of ours, not of the data. */
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

/** Whether a key is missing because it stands there misspelt: then the misspelt one says it, with the right one as its hint. */
function isMisspelt(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  if (error.keyword !== 'required') return false;
  const missing = String(error.params.missingProperty);
  return errors.some(({ keyword, instancePath, params, parentSchema }) => {
    if (keyword !== 'additionalProperties' || instancePath !== error.instancePath) return false;
    return nearest(String(params.additionalProperty), Object.keys((parentSchema?.properties as object | undefined) ?? {})).includes(
      missing,
    );
  });
}

const mostTelling = ['type', 'additionalProperties', 'required', 'enum', 'const'];

function weight(error: ErrorObject): number {
  const rank = mostTelling.indexOf(error.keyword);
  return rank === -1 ? mostTelling.length : rank;
}
