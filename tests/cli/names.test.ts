import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../support/run.js';

const item = async (typed: string) => {
  const { code, stdout, stderr } = await run(['show', typed, '--json']);
  return code === 0 ? JSON.parse(stdout).item.id : stderr.split('\n')[0];
};

describe('show finds by what people call it', () => {
  it.each([
    ['o level maths', 'o-level'],
    ['O level maths B', 'o-level'],
    ['O level maths grade C', 'o-level'],
    ['my old standard grade in English', 'standard-grade'],
    ['Functional Skills level 2 English', 'award-functional-skills'],
    ['NVQ 3', 'nvq'],
    ['SVQ3', 'svq'],
    ['HNC level 7', 'hnc'],
    ['B.Sc. (Hons) Physics 2:1', 'bachelors-degree'],
    ['Lower Second-Class Honours (2:2)', 'bachelors-degree'],
    ['nvq-3', 'nvq-3'],
    ['higher', 'scottish-higher'],
    ['Clinical Coder', 'clinical-coder'],
    ['qualified clinical coder', 'clinical-coder'],
    ['ICT', 'ict'],
    ['ecdl', 'ecdl-icdl'],
    ['ICDL', 'ecdl-icdl'],
    ['computer driving licence', 'ecdl-icdl'],
    ['ward cle', 'ward-clerk'],
    ['driving', 'ecdl-icdl'],
  ])('“%s” is %s', async (typed, id) => {
    expect(await item(typed)).toBe(id);
  });

  it('names what words may mean where that is more than one', async () => {
    const { code, stderr } = await run(['show', 'clinical']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/“clinical” may mean several things\.\n {2}Name the one you mean, such as .*, /),
    ]);
  });

  it('offers the nearest name where nothing is called so, and is calm about anything', async () => {
    const near = await run(['show', 'Clinical codr']);
    expect([near.code, near.stderr]).toEqual([2, expect.stringContaining('“Clinical coder”')]);
    for (const odd of ['', '   ', '\u001b[31m', '__proto__', 'x'.repeat(100_000), '((((', '*'])
      expect((await run(['show', odd])).code, odd.slice(0, 20)).toBe(2);
  });
});

describe('list --search', () => {
  it('finds by any name, in any order of words', async () => {
    const { code, stdout } = await run(['list', 'roles', '--search', 'coder qualified', '--json']);
    expect([code, JSON.parse(stdout).items.map(({ id }: { readonly id: string }) => id)]).toEqual([0, ['clinical-coder']]);
    expect((await run(['list', '--search', 'nvq'])).stdout).toMatch(/^Qualifications \(/);
    expect((await run(['list', 'qualifications', '--search', 'edexcel'])).stdout).toMatch(/GCSE/);
  });

  it('says so where nothing is called so', async () => {
    expect(await run(['list', 'roles', '--search', 'nvq'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('None of the roles'),
    });
    expect(await run(['list', '--search', 'xyzzy'])).toMatchObject({ code: 2, stderr: expect.stringContaining('Nothing is called') });
  });
});

describe('an id that is retired', () => {
  const bees = join(mkdtempSync(join(tmpdir(), 'retired-')), 'bees');
  cpSync(fileURLToPath(new URL('../fixtures/beekeeping', import.meta.url)), bees, { recursive: true });
  writeFileSync(join(bees, 'retired.yaml'), 'hive-boy:\n  on: 2026-01-31\n  replaced-by: REPLACED\n');

  it('is answered for what took its place, with a line that says so', async () => {
    const here = ['--data', bees];
    const { items } = JSON.parse(
      (await run(['list', 'roles', '--data', fileURLToPath(new URL('../fixtures/beekeeping', import.meta.url)), '--json'])).stdout,
    );
    const [role, other] = items.map(({ id }: { readonly id: string }) => id);
    writeFileSync(join(bees, 'retired.yaml'), `hive-boy:\n  on: 2026-01-31\n  replaced-by: ${role}\n`);
    const line = `“hive-boy” was retired on 31 January 2026. “${role}” replaced it`;
    for (const [words, ...path] of [
      [['show', 'hive-boy'], 'item', 'id'],
      [['check', 'hive-boy'], 'results', '0', 'id'],
      [['compare', other, 'hive-boy'], 'things', '1', 'id'],
      [['pathway', 'hive-boy'], 'target', 'roles', '0', 'id'],
      [['pathway', '--into', 'hive-boy'], 'role'],
      [['pathway', other, '--from', 'hive-boy']],
    ] as readonly (readonly [readonly string[], ...string[]])[]) {
      const text = await run([...words, ...here]);
      expect(text.stdout.replace(/\s+/g, ' ')).toContain(line);
      const json = JSON.parse((await run([...words, ...here, '--json'])).stdout);
      expect(json.retired).toEqual([{ id: 'hive-boy', on: '2026-01-31', replacedBy: role }]);
      if (path.length > 0) expect(json).toHaveProperty(path, role);
    }
  });

  it('is not named where only ids of today were asked for', async () => {
    const json = JSON.parse((await run(['check', 'ward-clerk', '--json'])).stdout);
    expect(json).not.toHaveProperty('retired');
  });
});
