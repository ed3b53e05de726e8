import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../support/run.js';

const data = fileURLToPath(new URL('../../data', import.meta.url));
const example = fileURLToPath(new URL('../local-example', import.meta.url));
const role = 'northmere-records-starter';
const roleFile = `roles/health-records-and-patient-administration/${role}.yaml`;

describe('local knowledge, added to the built-in one', () => {
  it('is there for every command, with its own people at the end of the advice', async () => {
    const check = await run(['check', role, '--english-level-2', '--age', '30', '--right-to-work', '--add', example]);
    expect([check.code, check.stderr]).toEqual([0, '']);
    expect(check.stdout.replace(/\s+/g, ' ')).toContain('Whom to ask near you - Northmere careers team: Anyone who lives near the trust');
    const about = ['--nation', 'england', '--english-level-2', '--age', '30', '--right-to-work'];
    const advise = (await run(['advise', '--no-input', ...about, '--add', example])).stdout.replace(/\s+/g, ' ');
    expect(advise).toContain('Whom to ask near you - Northmere careers team');
    // The nation's own service is still named beside the local one.
    expect(advise).toContain('Advice on careers: Careers service of the DWP');
    const listed = await run(['list', 'routes', '--search', 'northmere', '--add', example]);
    expect(listed.stdout).toContain('northmere-evening-maths');
    expect((await run(['show', 'kls-further-information', '--add', example])).stdout).toContain('25 November 2026');
  });

  it('passes the check of the workbench together with the whole', async () => {
    const { code, stdout } = await run(['knowledge', 'check', data, '--add', example]);
    expect(code).toBe(0);
    expect(stdout).toContain('no errors');
  });

  it('is not there without --add', async () => {
    expect((await run(['check', role])).code).toBe(2);
    expect((await run(['check', 'ward-clerk'])).stdout).not.toContain('Northmere');
  });

  it('says each fault at its file and line in the local folder', async () => {
    const broken = join(mkdtempSync(join(tmpdir(), 'local-')), 'northmere');
    cpSync(example, broken, { recursive: true });
    const file = join(broken, roleFile);
    writeFileSync(file, readFileSync(file, 'utf8').replace('strength: usually', 'strngth: usually'));
    const { code, stderr } = await run(['check', role, '--add', broken]);
    expect(code).toBe(2);
    expect(stderr).toContain(`${file}:13:5 error unknown-key`);
    expect(stderr).toContain('strength');
  });

  it('may not take an id that is taken', async () => {
    const clash = join(mkdtempSync(join(tmpdir(), 'local-')), 'northmere');
    cpSync(example, clash, { recursive: true });
    const text = readFileSync(join(clash, roleFile), 'utf8').replaceAll(role, 'ward-clerk');
    writeFileSync(join(clash, 'roles/health-records-and-patient-administration/ward-clerk.yaml'), text);
    const { code, stderr } = await run(['check', 'ward-clerk', '--add', clash]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('duplicate-id')]);
    expect(stderr).toContain('replaces: true');
  });

  it('says what is not there', async () => {
    expect(await run(['check', 'ward-clerk', '--add', '/no/such/folder'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('unreadable'),
    });
    expect((await run(['check', 'ward-clerk', '--add'])).code).toBe(2);
  });
});
