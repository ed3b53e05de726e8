import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder, shell } from '../support/run.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A checkout with an older build in it, which tells itself by this text. */
function checkout(): string {
  const path = folder({ 'dist/main.js': 'older' });
  for (const part of ['data', 'schemas', 'scripts', 'src', 'package.json', 'tsconfig.json', 'LICENSE'])
    cpSync(join(root, part), join(path, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'));
  return path;
}

describe('a build', () => {
  it('that fails leaves the last one whole, and nothing of its own', async () => {
    const path = checkout();
    writeFileSync(join(path, 'data/knowledge.yaml'), 'no: such key\n');
    const before = readdirSync(path);

    const { code, stderr } = await shell('node scripts/build.mjs', { cwd: path });
    expect(code).toBe(1);
    expect(stderr).toContain('knowledge.yaml');
    expect(readdirSync(path)).toEqual(before);
    expect(readFileSync(join(path, 'dist/main.js'), 'utf8')).toBe('older');
  });

  it('that is stopped does the same', async () => {
    const path = checkout();
    const before = readdirSync(path);
    // The last step before the new build takes the place of the old one.
    writeFileSync(
      join(path, 'scripts/library-types.mjs'),
      "export const writeTypes = () => { process.kill(process.pid, 'SIGINT'); return new Promise(() => setInterval(() => {}, 1000)); };",
    );
    const { code } = await shell('node scripts/build.mjs', { cwd: path });
    expect(code).toBe(130);
    expect(readdirSync(path)).toEqual(before);
    expect(readFileSync(join(path, 'dist/main.js'), 'utf8')).toBe('older');
  });
});

it('npx runs no script of the package in a checkout: stopped in one, npm leaves its folder for npx broken for good', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) expect(scripts).not.toHaveProperty(script);
  expect(scripts).toMatchObject({ dependencies: scripts.build, prepack: scripts.build });
});

it('a program that is not built says what to run, and shows no stack', async () => {
  const path = folder();
  cpSync(join(root, 'bin'), join(path, 'bin'), { recursive: true });
  const { code, stdout, stderr } = await shell('node bin/hi-careers.js advise', { cwd: path });
  expect({ code, stdout, stderr }).toEqual({ code: 70, stdout: '', stderr: 'Not built: run npm ci\n' });
  expect(existsSync(join(path, 'dist'))).toBe(false);
});
