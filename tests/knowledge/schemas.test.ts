import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { builtInSchemas, readFolder } from '../../src/knowledge/index.js';
import { inTests } from './support.js';

type Schema = { readonly title?: string; readonly description?: string; readonly examples?: readonly unknown[]; readonly $schema?: string };
const folder = inTests('../schemas');
const schemasIn = (path: string): readonly (readonly [string, Schema])[] =>
  readdirSync(path)
    .filter((file) => file.endsWith('.schema.json'))
    .map((file) => [file, JSON.parse(readFileSync(join(path, file), 'utf8')) as Schema]);

describe('a schema says what it is, in draft-07', () => {
  it.each([...schemasIn(folder), ...schemasIn(join(folder, 'output'))])('%s', (_file, { title, description, $schema }) => {
    expect($schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(title).toMatch(/.{5,}/);
    expect(description).toMatch(/.{20,}\.$/);
  });
});

describe('a kind of file has an example that its schema takes', () => {
  const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
  for (const shared of builtInSchemas.shared) ajv.addSchema(shared);
  it.each(Object.entries(builtInSchemas.files))('%s', (_kind, schema) => {
    const { examples = [] } = schema as Schema;
    expect(examples.length).toBeGreaterThan(0);
    const validate = ajv.compile(schema);
    for (const example of examples) {
      validate(example);
      expect(validate.errors ?? []).toEqual([]);
    }
  });
});

describe.each([
  ['the shipped knowledge', '../data'],
  ['the bees', 'fixtures/beekeeping'],
  ['the example of local knowledge', 'local-example'],
])('every file of %s names its schema in the first line', (_name, path) => {
  const { files } = readFolder(inTests(path));
  it.each(files.map(({ path: file, text }) => [file, text] as const))('%s', (file, text) => {
    const [, named = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    const schema = normalize(join(inTests(path), dirname(file), named));
    expect(dirname(schema)).toBe(normalize(folder));
    expect(readdirSync(folder)).toContain(schema.slice(dirname(schema).length + 1));
  });
});
