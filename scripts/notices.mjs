/** The licences of the packages that are bundled. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folders of the packages that code in these chunks comes from, without those of which nothing was left. */
export function bundledPackages(chunks) {
  const ids = chunks.flatMap(({ modules = {} }) => Object.entries(modules).flatMap(([id, { code }]) => (code ? [id] : [])));
  return [...new Set(ids.flatMap(folderOf))].sort();
}

/** Of a module that is ours, nothing. The bundler adds a few lines of its own, which are under its licence. */
function folderOf(id) {
  if (id.startsWith('\0rolldown/')) return [dirname(fileURLToPath(import.meta.resolve('rolldown/package.json')))];
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? [];
}

/** One text for all of them. Throws where a package neither has a licence text nor is under a licence whose text we know. */
export function noticesText(folders) {
  const texts = folders.map((folder) => {
    const packageJson = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const { name, version, license } = packageJson;
    return `${name} ${version} (${license})\n\n${licenceText(folder, packageJson).trim()}\n`;
  });
  return ['hi-careers contains code of these packages, under the licences below.\n', ...texts].join(`\n${'-'.repeat(80)}\n\n`);
}

function licenceText(folder, { name, license, author }) {
  const file = readdirSync(folder).find((one) => /^licen[cs]e(\.|$)/i.test(one));
  if (file !== undefined) return readFileSync(join(folder, file), 'utf8');
  if (license !== 'MIT') throw new Error(`${name} has no licence text.`);
  // Ours is the same licence; only the holder of the rights differs.
  const ours = readFileSync(new URL('../LICENSE', import.meta.url), 'utf8');
  return `Copyright (c) ${author}\n\n${ours.slice(ours.indexOf('Permission is hereby granted'))}`;
}
