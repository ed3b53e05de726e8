import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { inTests } from '../knowledge/support.js';
import { run } from '../support/run.js';

// Each command is a process of its own, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 });

/** A copy of the small knowledge base about bees, to break and to change. */
let dir = '';
beforeEach(() => {
  const top = mkdtempSync(join(tmpdir(), 'hi-workbench-'));
  dir = join(top, 'bees');
  cpSync(inTests('fixtures/beekeeping'), dir, { recursive: true });
  return () => rmSync(top, { recursive: true, force: true });
});

const change = (path: string, old: string | RegExp, text: string): void => {
  const file = join(dir, path);
  const before = readFileSync(file, 'utf8');
  const after = before.replace(old, text);
  if (after === before) throw new Error(`${path} does not hold ${old}`);
  writeFileSync(file, after);
};
const knowledge = (...args: readonly string[]) => run(['knowledge', ...args]);
const firstOf = async (kind: 'roles' | 'routes', of = dir): Promise<string> =>
  (JSON.parse((await run(['list', kind, '--json', '--data', of])).stdout) as { items: { id: string }[] }).items[0]?.id ?? '';

describe('knowledge check', () => {
  it('says of sound knowledge that it has no errors, and 0', async () => {
    const { code, stdout } = await knowledge('check', dir);
    expect(code).toBe(0);
    expect(stdout).toMatch(/no errors/);
  });

  it.each(['check', 'stale', 'coverage', 'graph'])('%s takes the folder by --data too, and gives JSON', async (sub) => {
    const { code, stdout } = await knowledge(sub, '--data', dir, '--json', '--as-of', '2026-11-24');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: `hi-careers.knowledge-${sub}/1`,
      asOf: '2026-11-24',
      knowledge: { version: expect.any(String) },
    });
  });

  it('without a folder says that the built-in knowledge was checked when it was built', async () => {
    const { code, stdout } = await knowledge('check');
    expect([code, stdout]).toEqual([0, expect.stringContaining('checked when it was built')]);
  });

  it('gives every error, 1, and the same findings twice', async () => {
    change('sources.yaml', 'publisher:', 'publsher:');
    const first = await knowledge('check', '--data', dir, '--json');
    expect(first.code).toBe(1);
    const found = JSON.parse(first.stdout) as { sound: boolean; findings: { code: string; line: number }[] };
    expect(found.sound).toBe(false);
    expect(found.findings.map(({ code }) => code)).toContain('unknown-key');
    expect((await knowledge('check', '--data', dir, '--json')).stdout).toBe(first.stdout);
  });

  it('says of a folder that is not there what is wrong, and 1', async () => {
    const { code, stdout } = await knowledge('check', join(dir, 'nowhere'));
    expect([code, stdout]).toEqual([1, expect.stringContaining('unreadable')]);
  });
});

describe('knowledge try and freeze', () => {
  it('what is frozen is what is found again, and a changed expectation is shown with both sides', async () => {
    const profile = join(dir, '..', 'me.yaml');
    const persona = join(dir, '..', 'persona.yaml');
    writeFileSync(profile, 'answers: {}\n');
    const frozen = await knowledge('freeze', profile, '--data', dir, '--as-of', '2026-11-24', '--output', persona);
    expect(frozen.code).toBe(0);
    expect((await knowledge('try', persona, '--data', dir)).code).toBe(0);
    const role = await firstOf('roles');
    writeFileSync(persona, readFileSync(persona, 'utf8').replace(new RegExp(`${role}: .*`), `${role}: never`));
    const { code, stdout } = await knowledge('try', persona, '--data', dir, '--json');
    const [tried] = (JSON.parse(stdout) as { personas: { failures: { id: string; expected: string; line: number }[] }[] }).personas;
    expect(code).toBe(1);
    expect(tried?.failures).toMatchObject([{ id: role, expected: 'never' }]);
  });

  it('a persona that cannot be read is refused with its line, and 2', async () => {
    const persona = join(dir, '..', 'persona.yaml');
    writeFileSync(persona, 'who: A\nprofile: {answers: {}}\nexpct: {}\n');
    const { code, stderr } = await knowledge('try', persona, '--data', dir);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/persona\.yaml:3:1 error unknown-key[\s\S]*“expect”/)]);
  });
});

describe('knowledge reviewed', () => {
  it('changes one day and nothing else: comments, order and line ends stay', async () => {
    const file = join(dir, 'sources.yaml');
    const [, id = ''] = /^([a-z0-9-]+):/m.exec(readFileSync(file, 'utf8')) ?? [];
    writeFileSync(file, `# Kept by hand.\r\n${readFileSync(file, 'utf8').replaceAll('\n', '\r\n')}# The end.\r\n`);
    const before = readFileSync(file, 'utf8').split('\n');
    const { code } = await knowledge('reviewed', id, '--on', '2026-11-25', '--as-of', '2026-11-30', '--data', dir);
    const after = readFileSync(file, 'utf8').split('\n');
    expect(code).toBe(0);
    expect(after).toHaveLength(before.length);
    const changed = after.filter((line, at) => line !== before[at]);
    expect(changed).toEqual([expect.stringContaining('2026-11-25')]);
    expect((await knowledge('check', dir)).code).toBe(0);
  });

  it.each([
    ['an unknown source', ['nobody', '--on', '2026-11-25']],
    ['a day to come', ['nobody', '--on', '2099-01-01']],
    ['a day in no calendar', ['nobody', '--on', '2026-02-31']],
  ])('refuses %s with 2, and writes nothing', async (_, args) => {
    const before = readFileSync(join(dir, 'sources.yaml'), 'utf8');
    const { code, stderr } = await knowledge('reviewed', ...args, '--as-of', '2026-11-30', '--data', dir);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Nothing was written')]);
    expect(readFileSync(join(dir, 'sources.yaml'), 'utf8')).toBe(before);
  });
});

describe('knowledge new', () => {
  it('writes a source, a role and a route that load, and never over anything', async () => {
    const { stdout } = await knowledge('coverage', '--json', '--data', dir);
    const specialism = (JSON.parse(stdout) as { specialisms: { specialism: string }[] }).specialisms[0]?.specialism ?? '';
    const source = ['new', 'source', 'my-page', '--publisher', 'A: page', '--url', 'https://example.org/', '--data', dir];
    const role = ['new', 'role', 'brand-new', '--specialism', specialism, '--source', 'my-page', '--data', dir];
    const route = ['new', 'route', 'new-course', '--kind', 'study', '--source', 'my-page', '--data', dir];
    for (const args of [source, role, route]) expect([args[1], (await knowledge(...args)).code]).toEqual([args[1], 0]);
    expect((await knowledge('check', dir)).code).toBe(0);
    expect(readFileSync(join(dir, 'roles', specialism, 'brand-new.yaml'), 'utf8')).toMatch(/^# yaml-language-server: \$schema=/);
    for (const args of [source, role, route]) expect([args[1], (await knowledge(...args)).code]).toEqual([args[1], 2]);
  });

  it('names the nearest word where one does not fit', async () => {
    const { code, stderr } = await knowledge('new', 'roel', 'a-b', '--data', dir);
    expect([code, stderr]).toEqual([2, expect.stringContaining('“role”')]);
  });
});

describe('knowledge diff', () => {
  it('finds nothing between a folder and itself, and the same people for the same seed', async () => {
    const { code, stdout } = await knowledge('diff', dir, dir, '--json', '--people', '20');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ added: [], removed: [], changes: [] });
  });

  it('a route that has closed is lost, because it no longer runs', async () => {
    const old = `${dir}-old`;
    cpSync(dir, old, { recursive: true });
    const route = await firstOf('routes');
    const shown = JSON.parse((await knowledge('graph', '--json', '--data', dir)).stdout) as {
      nodes: { id: string; kind: string; routeKind?: string; status?: string }[];
    };
    const open = shown.nodes.find(({ kind, status }) => kind === 'route' && status === 'open') ?? { id: route, routeKind: 'study' };
    change(`routes/${open.routeKind}/${open.id}.yaml`, 'value: open', 'value: closed');
    const { stdout } = await knowledge('diff', old, dir, '--json', '--people', '30');
    const { changes } = JSON.parse(stdout) as { changes: { id: string; after: string; moved: string; because: string[] }[] };
    const its = changes.filter(({ id }) => id === open.id);
    expect(its.length).toBeGreaterThan(0);
    for (const one of its) expect(one).toMatchObject({ after: 'closed', moved: 'lost', because: [expect.stringContaining('still-runs')] });
  });
});

it('the graph is Mermaid with every role in it once', async () => {
  const { stdout } = await knowledge('graph', '--data', dir);
  const nodes = [...stdout.matchAll(/^ {4}(r_\w+)\[/gm)].map(([, id]) => id);
  expect(stdout).toContain('flowchart LR');
  expect(new Set(nodes).size).toBe(nodes.length);
  expect(nodes.length).toBeGreaterThan(0);
});
