import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { PageParts } from '../commands/page/file.js';
import { pack } from '../packing/pack.js';

/** What the build puts beside the bundle. */
const place = (name: string): URL => new URL(`./page/${name}`, import.meta.url);
const built = (name: string): string => readFileSync(place(name), 'utf8');

const sha256 = (text: string) => createHash('sha256').update(text);

/** Packing takes seconds, so the build has packed the program and the built-in knowledge, each under the hash of its text. */
function packed(text: string): Uint8Array {
  const file = place(`${sha256(text).digest('hex')}.lzma`);
  return existsSync(file) ? readFileSync(file) : pack(new TextEncoder().encode(text));
}

/** The program of the page and the licences of what is in it, with what Node has for hashes. */
export const pageParts = (): PageParts => ({
  program: built('program.js'),
  loader: built('loader.js'),
  notices: built('notices.txt'),
  hash: (text) => sha256(text).digest('base64'),
  pack: (text) => Buffer.from(packed(text)).toString('base64'),
});
