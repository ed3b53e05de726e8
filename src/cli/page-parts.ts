import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { PageParts } from '../commands/page/file.js';

/** What the build puts beside the bundle. */
const built = (name: string): string => readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8');

/** The program of the page and the licences of what is in it, with what Node has for hashes and compression. */
export const pageParts = (): PageParts => ({
  program: built('program.js'),
  loader: built('loader.js'),
  notices: built('notices.txt'),
  hash: (text) => createHash('sha256').update(text).digest('base64'),
  pack: (text) => gzipSync(text, { level: 9 }).toString('base64'),
});
