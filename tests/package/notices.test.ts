import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const [opening, ...entries] = readFileSync(`${root}dist/THIRD-PARTY-NOTICES.txt`, 'utf8').split(/\n-{80}\n\n/);
const texts = new Map(
  entries.map((entry) => {
    const [title = '', ...text] = entry.split('\n');
    return [title.split(' ')[0] ?? '', { title, text: text.join('\n') }];
  }),
);

/** The packages of which the program or the library uses something, found by bundling them once more in the plainest way. */
async function packagesIn(...input: readonly string[]): Promise<readonly string[]> {
  const bundler = await rolldown({ cwd: root, input: [...input], platform: 'node', logLevel: 'silent' });
  const { output } = await bundler.generate({ format: 'esm' });
  const used = output.flatMap((chunk) => (chunk.type === 'chunk' ? Object.entries(chunk.modules) : []));
  const names = used.flatMap(([id, { code }]) => (code ? [/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []] : [])).flat();
  return [...new Set(names)];
}

describe('the notices that go with the package', () => {
  it('name every package that is bundled, and the bundler for what it adds', async () => {
    const bundled = await packagesIn('src/cli/main.ts', 'src/library/index.ts');
    expect([...texts.keys()].sort()).toEqual([...bundled, 'rolldown'].sort());
  });

  it.each([...texts])('%s: its version, its licence and the whole text of it', (name, { title, text }) => {
    const { version, license } = JSON.parse(readFileSync(`${root}node_modules/${name}/package.json`, 'utf8'));
    expect(title).toBe(`${name} ${version} (${license})`);
    expect(text).toMatch(/copyright/i);
    expect(text).toMatch(/permission to use|permission is hereby granted|redistribution and use/i);
    expect(text).toMatch(/without warrant|"as is"/i);
  });

  it('open by saying what they are, and are packed', () => {
    expect(opening).toContain('hi-careers contains code of these packages');
    expect(JSON.parse(readFileSync(`${root}package.json`, 'utf8')).files).toContain('dist');
  });
});
