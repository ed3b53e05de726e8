/**
 * Prints anew what README.md and docs/ show of the program: the output under each `$ npx hi-careers …`, and the picture of a
 * terminal. Run it after `npm run build`, when pages or knowledge have changed. `tests/readme.test.ts` fails where they differ.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sessionPicture } from './session-picture.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

/** The command line in the picture, and the words with which its first screen ends. */
const pictured = 'hi-careers advise --profile docs/me.yaml --no-input --as-of 2026-11-30';
const endOfScreen = 'More is below.';

/** Output under a command; a last line `…` says that the rest is left out, and stays where it is. */
const example = /```\n\$ npx (hi-careers [^\n]+)\n\n([\s\S]*?)```/g;

function run(words, ...more) {
  const [, ...args] = words.match(/"[^"]*"|\S+/g).map((word) => word.replaceAll('"', ''));
  const { stdout } = spawnSync(process.execPath, ['bin/hi-careers.js', ...args, ...more], { cwd: root, encoding: 'utf8' });
  return stdout;
}

for (const page of ['README.md', 'docs/using.md', 'docs/advisers.md']) {
  const text = readFileSync(`${root}${page}`, 'utf8');
  const fresh = text.replace(example, (_, words, shown) => {
    const lines = run(words).split('\n');
    const kept = shown.endsWith('…\n') ? [...lines.slice(0, shown.split('\n').length - 2), '…', ''] : lines;
    return `\`\`\`\n$ npx ${words}\n\n${kept.join('\n')}\`\`\``;
  });
  writeFileSync(`${root}${page}`, fresh);
}

const screen = run(pictured, '--color', 'always');
const lines = screen.slice(0, screen.indexOf(endOfScreen)).trimEnd().split('\n');
writeFileSync(`${root}docs/session.svg`, sessionPicture(`npx ${pictured}`, lines));
