import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it, vi } from 'vitest';
import { inTests } from '../knowledge/support.js';
import { run } from '../support/run.js';

vi.setConfig({ testTimeout: 120_000 });

const folder = inTests('../schemas/output');
const schemaOf = (name: string): object => JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8'));
const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
ajv.addSchema(schemaOf('common'));
const subs = readdirSync(folder).flatMap((file) => /^knowledge-(.+)\.schema\.json$/.exec(file)?.[1] ?? []);
const compiled = new Map(subs.map((sub) => [sub, ajv.compile(schemaOf(`knowledge-${sub}`))]));

const top = mkdtempSync(join(tmpdir(), 'hi-schemas-'));
const bees = inTests('fixtures/beekeeping');
const data = inTests('../data');
/** The bees with one slip, with a stricter rule, and with a page without a date. */
function changed(name: string, file: RegExp, old: RegExp, text: string): string {
  const copy = join(top, name);
  cpSync(bees, copy, { recursive: true });
  for (const path of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
    if (!file.test(path)) continue;
    writeFileSync(join(copy, path), readFileSync(join(copy, path), 'utf8').replace(old, text));
  }
  return copy;
}
const broken = changed('broken', /sources\.yaml$/, /publisher:/, 'publsher:');
const stricter = changed('stricter', /roles.*\.yaml$/, /strength: (usually|varies|helps)/, 'strength: must');
const undated = changed('undated', /sources\.yaml$/, /dated: [^,}\n]+/g, 'dated: null');
const more = changed('more', /never$/, /x/, '');
const first = readdirSync(join(bees, 'roles/keeping'))[0] ?? '';
const text = readFileSync(join(bees, 'roles/keeping', first), 'utf8');
writeFileSync(join(more, 'roles/keeping/one-more.yaml'), text.replace(/^id: .*$/m, 'id: one-more'));
const source = /^([a-z0-9-]+):/m.exec(readFileSync(join(bees, 'sources.yaml'), 'utf8'))?.[1] ?? '';
const persona = join(top, 'persona.yaml');
const role = readdirSync(join(bees, 'roles/keeping'))[0]?.replace('.yaml', '') ?? '';
writeFileSync(persona, `who: Somebody\nas-of: 2026-11-24\nprofile:\n  answers: {}\nexpect:\n  verdicts:\n    ${role}: never\n`);

const cases: readonly (readonly [sub: string, ...args: readonly string[]])[] = [
  ['check', data],
  ['check', bees],
  ['check', broken],
  ['stale', '--data', data],
  ['stale', '--data', undated],
  ['stale', '--data', bees, '--years', '0', '--as-of', '2046-01-01'],
  ['coverage', '--data', data],
  ['coverage', '--data', bees],
  ['graph', '--data', data],
  ['graph', '--data', bees],
  ['try', inTests('personas/nurse.yaml'), '--data', data],
  ['try', persona, '--data', bees],
  ['diff', bees, stricter, '--people', '50', '--personas', persona],
  ['diff', bees, bees, '--people', '2', '--personas', persona],
  ['diff', bees, more, '--people', '2', '--personas', persona],
  ['diff', more, bees, '--people', '2', '--personas', persona],
  ['reviewed', source, '--on', '2026-11-20', '--as-of', '2026-11-24', '--data', stricter],
];

describe('each answer of the workbench is as its schema says', () => {
  it.each(cases)('knowledge %s %s', async (sub, ...rest) => {
    const args = [sub, ...rest];
    const { stdout, stderr } = await run(['knowledge', ...args, '--json']);
    const document = stdout === '' ? stderr : JSON.parse(stdout);
    const validate = compiled.get(sub);
    validate?.(document);
    expect(validate?.errors ?? []).toEqual([]);
    expect(document.schema).toBe(`hi-careers.knowledge-${sub}/1`);
  });

  it.each([[['--data', data]], [[]]])('knowledge coverage --source, %j', async (where) => {
    const { stdout } = await run(['knowledge', 'coverage', '--source', 'targetjobs-informatics', '--json', ...where]);
    const document = JSON.parse(stdout);
    compiled.get('source')?.(document);
    expect(compiled.get('source')?.errors ?? []).toEqual([]);
    expect(document.statements.length).toBeGreaterThan(20);
  });

  it('every schema is tried', () => {
    expect([...new Set([...cases.map(([sub]) => sub), 'source'])].sort()).toEqual([...subs].sort());
  });
});

it('coverage --source says file and line of each statement, of every founding document', async () => {
  for (const id of [
    'opyf-informatics',
    'wecandotogether-informatics',
    'ukchip-working-in-hi',
    'targetjobs-informatics',
    'stpperspectives-informatics',
  ]) {
    const { stdout } = await run(['knowledge', 'coverage', '--source', id, '--json', '--data', data]);
    const { statements } = JSON.parse(stdout) as { statements: readonly { file: string; line: number; text: string }[] };
    expect(statements.length).toBeGreaterThan(10);
    for (const { file, line, text } of statements) {
      expect(text).not.toBe('');
      const lines = readFileSync(file, 'utf8').split('\n');
      const rest = lines.slice(line - 1).join('\n');
      expect(rest).toContain(id);
    }
  }
});

it('coverage --source names the nearest where there is no such source', async () => {
  const { code, stderr } = await run(['knowledge', 'coverage', '--source', 'targetjobs-informatix', '--data', data]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('targetjobs-informatics')]);
});
