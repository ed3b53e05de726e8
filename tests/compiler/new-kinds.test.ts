import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder, shell } from '../support/run.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The files of a copy of the source that the compiler names once one line of it has become two. */
async function namedAfter(line: RegExp, added: string): Promise<readonly string[]> {
  const copy = folder();
  for (const part of ['src', 'schemas', 'package.json', 'tsconfig.json']) cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const files = readdirSync(join(copy, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const planted = files.filter((file) => {
    const text = readFileSync(join(copy, 'src', file), 'utf8');
    const more = text.replace(line, (found) => `${found}${added}`);
    if (more !== text) writeFileSync(join(copy, 'src', file), more);
    return more !== text;
  });
  expect(planted).toHaveLength(1);
  const { stdout } = await shell('node_modules/.bin/tsc --noEmit', { cwd: copy });
  return [...new Set([...stdout.matchAll(/^src\/([^(]+)\(\d+,\d+\): error/gm)].map(([, file = '']) => file))].sort();
}

describe('the compiler names what has to learn', () => {
  it('a new kind of condition: what walks through it, compiles it, writes and reads it, and compares it', async () => {
    expect(await namedAfter(/export type Condition =\n/, "  | { readonly kind: 'planted' }\n")).toEqual([
      'domain/condition.ts',
      'engine/model/conditions.ts',
      'knowledge/compiled/to-files.ts',
      'knowledge/compiled/write.ts',
      'workbench/lint/implication.ts',
    ]);
  });

  it('a new kind of compiled condition: every file of the engine that looks into one', async () => {
    const named = await namedAfter(/export type Compiled = Numbers &\n {2}\(\n/, "    | { readonly kind: 'planted' }\n");
    const engine = readdirSync(join(root, 'src/engine'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const looksInside = engine.filter((file) => /\bcondition\.parts\b/.test(readFileSync(join(root, 'src/engine', file), 'utf8')));
    expect(looksInside.length).toBeGreaterThan(3);
    expect(named).toEqual(
      expect.arrayContaining(looksInside.filter((file) => file !== 'model/conditions.ts').map((file) => `engine/${file}`)),
    );
  });

  it('a new format: nothing but its line among the writers, and that line if it gives no text', async () => {
    const format = (writer: string) => namedAfter(/export const writers = \{\n/, `  planted: () => Promise.resolve(${writer}),\n`);
    expect(await format("() => ''")).toEqual([]);
    expect(await format('() => 1')).toContain('presentation/writers/index.ts');
  });
});
