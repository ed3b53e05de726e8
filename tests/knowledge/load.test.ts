import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { buildKnowledge, loadKnowledge, readFolder } from '../../src/knowledge/index.js';
import { baseOf, briefly, inTests, layer, tinyTexts } from './support.js';

let made: string[] = [];
afterEach(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
  made = [];
});

/** A folder of its own with these files. */
function folder(texts: Readonly<Record<string, string | Uint8Array>>): string {
  const top = mkdtempSync(join(tmpdir(), 'knowledge-'));
  made.push(top);
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), text);
  }
  return top;
}

const faults = (top: string): readonly string[] => briefly(loadKnowledge(top)).map((fault) => fault.replace(`${top}/`, ''));

describe('a folder', () => {
  it.each(['fixtures/beekeeping', 'knowledge/tiny', '../data'])('%s loads, and nothing is wrong with it', (path) => {
    expect(briefly(loadKnowledge(inTests(path)))).toEqual([]);
  });

  it('gives the same base twice, byte for byte, and as JSON and back', () => {
    const base = baseOf(loadKnowledge(inTests('fixtures/beekeeping')));
    expect(JSON.stringify(baseOf(loadKnowledge(`${inTests('fixtures/beekeeping')}/`)))).toBe(JSON.stringify(base));
    expect(JSON.parse(JSON.stringify(base))).toEqual(base);
  });

  it('ends in a diagnostic where it is not there, or is a file', () => {
    expect(briefly(loadKnowledge('/no/such/folder'))).toEqual(['/no/such/folder:1:1 unreadable']);
    const file = join(folder({ 'a.txt': '' }), 'a.txt');
    expect(briefly(loadKnowledge(file))).toEqual([`${file}:1:1 unreadable`]);
  });

  it('ends in two where it is empty', () => {
    expect(faults(folder({}))).toEqual(['knowledge.yaml:1:1 missing-file', 'sources.yaml:1:1 missing-file']);
  });

  it.each([
    ['a folder that is none of ours', 'role/x/y.yaml', ['role:1:1 wrong-place']],
    ['a file at the top that is none of ours', 'source.yaml', ['source.yaml:1:1 wrong-place']],
    ['another ending', 'roles/keeping/x.yml', ['roles/keeping/x.yml:1:1 wrong-place']],
    ['capitals', 'roles/keeping/x.YAML', ['roles/keeping/x.YAML:1:1 wrong-place']],
    ['JSON', 'roles/keeping/x.json', ['roles/keeping/x.json:1:1 wrong-place']],
    ['a role without a folder', 'roles/x.yaml', ['roles/x.yaml:1:1 wrong-place']],
    ['a role too deep', 'roles/keeping/more/x.yaml', ['roles/keeping/more:1:1 wrong-place']],
    ['a kind of route that is none', 'routes/studies/x.yaml', ['routes/studies/x.yaml:1:1 wrong-place']],
    ['what is no knowledge is left alone', 'roles/keeping/notes.txt', []],
    ['hidden files are left alone', '.draft.yaml', []],
    ['schemas are left alone', 'schemas/x.schema.json', []],
    ['a page beside it is left alone', 'README.md', []],
  ])('%s', (_name, path, expected) => {
    expect(faults(folder({ ...tinyTexts(), [path]: 'id: x\n' }))).toEqual(expected);
  });

  it.each([
    ['too large', new Uint8Array(1_000_001).fill(0x23), 'too-large'],
    ['not text', Uint8Array.from([0xff, 0xfe, 0x00]), 'not-text'],
  ])('a file that is %s makes nothing else wrong', (_name, bytes, code) => {
    expect(faults(folder({ ...tinyTexts(), 'sources.yaml': bytes }))).toEqual([`sources.yaml:1:1 ${code}`]);
  });

  it('follows no symbolic link', () => {
    const top = folder({ ...tinyTexts({ 'conditions.yaml': '' }), 'elsewhere.txt': 'grown-up: {age: {at-least: 16}}' });
    symlinkSync(join(top, 'elsewhere.txt'), join(top, 'conditions.yaml'));
    symlinkSync(top, join(top, 'roles', 'loop'));
    symlinkSync(top, join(top, 'beside'));
    expect(faults(top)).toEqual(['conditions.yaml:1:1 unreadable', 'roles/loop:1:1 unreadable']);
  });

  it('does not mind an ending slash, and names files as it was asked', () => {
    const top = folder({ 'knowledge.yaml': '' });
    expect(readFolder(`${top}/`).files).toEqual([{ path: 'knowledge.yaml', file: `${top}/knowledge.yaml`, text: '' }]);
  });
});

describe('one knowledge base added to another', () => {
  const keeper = 'roles/keeping/keeper.yaml';
  const texts = tinyTexts();
  const over = (added: Readonly<Record<string, string>>) => buildKnowledge([layer(texts), layer(added, 'local')]);

  const warden = (texts[keeper] ?? '').replace('title: Keeper', 'title: Warden');
  const instead = warden.replace('id: keeper', 'id: keeper\nreplaces: true');

  it('puts a role in the place of another only where it says so', () => {
    expect(baseOf(over({ [keeper]: instead })).roles.map(({ title }) => title)).toEqual(['Helper', 'Warden']);
    const clash = over({ [keeper]: warden });
    expect(briefly(clash)).toEqual([`${keeper}:1:5 duplicate-id`]);
    expect(clash.ok ? [] : clash.diagnostics[0]?.hint).toContain('replaces: true');
    expect(clash.ok ? [] : clash.diagnostics[0]?.related).toHaveLength(1);
  });

  it('refuses to replace what is not there', () => {
    const guard = instead.replace('id: keeper', 'id: guard');
    expect(briefly(over({ 'roles/keeping/guard.yaml': guard }))).toEqual(['roles/keeping/guard.yaml:2:1 nothing-to-replace']);
    const source = 'other: {replaces: true, url: null, publisher: P, dated: null, read: 2026-11-01, weight: weak}\n';
    expect(briefly(over({ 'sources.yaml': source }))).toEqual(['sources.yaml:1:9 nothing-to-replace']);
    const using = warden.replaceAll('keeper', 'guard').replace('sources: [guild]', 'sources: [other]');
    expect(briefly(over({ 'sources.yaml': source, 'roles/keeping/guard.yaml': using }))).toEqual(['sources.yaml:1:9 nothing-to-replace']);
  });

  it('reads a page again: a source that says so takes the place of the first', () => {
    const source = 'guild: {replaces: true, url: null, publisher: P, dated: null, read: 2026-11-30, weight: weak}\n';
    expect(baseOf(over({ 'sources.yaml': source })).sources.guild).toEqual({
      id: 'guild',
      url: null,
      publisher: 'P',
      dated: null,
      read: '2026-11-30',
      weight: 'weak',
    });
  });

  it('adds roles, and puts them in their order', () => {
    const guard = (texts[keeper] ?? '').replace('id: keeper', 'id: guard');
    expect(baseOf(over({ 'roles/keeping/guard.yaml': guard })).roles.map(({ id }) => id)).toEqual(['guard', 'helper', 'keeper']);
  });

  it('tells a contact of its own from those below, and puts a specialism in its place', () => {
    const contact = '- {nation: hills, for: any, name: N, what: W, url: "https://a.example", sources: [guild]}\n';
    const aviary = (texts['specialisms/keeping.yaml'] ?? '').replace('id: keeping', 'id: aviary');
    const base = baseOf(
      buildKnowledge([
        layer({ ...texts, 'contacts.yaml': contact }),
        layer({ 'contacts.yaml': contact, 'specialisms/aviary.yaml': aviary }),
      ]),
    );
    expect(base.contacts.map(({ local }) => local)).toEqual([undefined, true]);
    expect(base.specialisms.map(({ id }) => id)).toEqual(['aviary', 'keeping']);
  });

  it('puts routes in the order of their kinds, not of their names', () => {
    const course = texts['routes/study/course.yaml'] ?? '';
    const other = (id: string) => course.replace('id: course', `id: ${id}`).replace(/gives:.*\n/, '');
    const base = baseOf(over({ 'routes/registration/roll.yaml': other('roll'), 'routes/apprenticeship/young.yaml': other('young') }));
    expect(base.routes.map(({ id }) => id)).toEqual(['young', 'course', 'roll']);
  });

  it('adds to lists, and refuses what is there already', () => {
    const source = (id: string) => `${id}: {url: null, publisher: P, dated: null, read: 2026-11-01, weight: weak}\n`;
    expect(Object.keys(baseOf(over({ 'sources.yaml': source('local') })).sources)).toEqual(['guild', 'local']);
    expect(briefly(over({ 'sources.yaml': source('guild') }))).toEqual(['sources.yaml:1:8 duplicate-id']);
  });

  it('needs no knowledge.yaml of its own, and may bring one', () => {
    expect(baseOf(over({})).title).toBe('A tiny knowledge base');
    expect(baseOf(over({ 'knowledge.yaml': (texts['knowledge.yaml'] ?? '').replace('tiny', 'local') })).title).toBe(
      'A local knowledge base',
    );
  });

  it('changes nothing about the other roles', () => {
    const guard = (texts[keeper] ?? '').replace('id: keeper', 'id: guard');
    const before = baseOf(buildKnowledge([layer(texts)]));
    const after = baseOf(over({ 'roles/keeping/guard.yaml': guard }));
    expect(after.roleWays.keeper).toEqual(before.roleWays.keeper);
    expect(after.routeWays).toEqual(before.routeWays);
  });

  it('of folders', () => {
    const local = folder({ [keeper]: instead });
    expect(baseOf(loadKnowledge(inTests('knowledge/tiny'), { add: [local] })).roles[1]?.title).toBe('Warden');
  });
});
