import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from '../../scripts/compile-knowledge.js';

const data = fileURLToPath(new URL('../../data', import.meta.url));

/** Compiles the knowledge once, before the first test: reading the YAML takes longer than most tests. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'hi-careers-'));
  const compiled = compile(data);
  if ('faults' in compiled) throw new Error(compiled.faults);
  process.env.COMPILED_KNOWLEDGE = join(folder, 'knowledge.json');
  writeFileSync(process.env.COMPILED_KNOWLEDGE, compiled.knowledge);
  return () => rmSync(folder, { recursive: true });
}
