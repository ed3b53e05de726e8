/**
 * Builds dist/: the program and the library as bundles without run-time dependencies, the types of the library, the knowledge
 * checked and compiled to one file, and the licences of what is bundled. All of it is made beside dist/ and then renamed, so that a
 * build that fails or is stopped leaves the last one whole.
 */
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { compiler, library, page, program, root } from './bundles.mjs';
import { writeTypes } from './library-types.mjs';
import { bundledPackages, noticesText } from './notices.mjs';
import { refuseRequests } from './page-rules.mjs';

const dist = join(root, 'dist');
const made = mkdtempSync(join(root, '.dist-'));
const old = `${made}-old`;
process.on('exit', () => {
  for (const folder of [made, old]) rmSync(folder, { recursive: true, force: true });
});
for (const [signal, code] of Object.entries({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 })) process.on(signal, () => process.exit(code));

/** Bundles into a folder, or in memory where none is named. */
async function bundle({ input, output }, dir) {
  const bundler = await rolldown(input);
  const { output: chunks } = await (dir === undefined ? bundler.generate(output) : bundler.write({ ...output, dir }));
  await bundler.close();
  return chunks;
}

const lib = join(made, 'lib');
const chunks = [...(await bundle(program, made)), ...(await bundle(library, lib))];
const ofPage = (await Promise.all(page.map((one) => bundle(one, join(made, 'page'))))).flat();
for (const { code } of ofPage) refuseRequests(code);
writeFileSync(join(made, 'page/notices.txt'), noticesText(bundledPackages(ofPage)));
writeFileSync(join(made, 'package.json'), '{"type":"commonjs"}\n');
writeFileSync(join(lib, 'package.json'), '{"type":"module","sideEffects":false}\n');
writeFileSync(join(made, 'THIRD-PARTY-NOTICES.txt'), noticesText(bundledPackages(chunks)));

const [{ code }] = await bundle(compiler);
const { compile, pack } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
const compiled = compile(join(root, 'data'));
if ('faults' in compiled) {
  process.stderr.write(compiled.faults);
  process.exit(1);
}
writeFileSync(join(made, 'knowledge.json'), compiled.knowledge);
// Packing takes seconds: what most pages are made of is packed here, once. `src/cli/page-parts.ts` finds it by the hash of its text.
for (const text of [ofPage[0].code, compiled.page]) {
  const hash = createHash('sha256').update(text).digest('hex');
  writeFileSync(join(made, `page/${hash}.lzma`), pack(Buffer.from(text)));
}
await writeTypes(join(lib, 'types'));

if (existsSync(dist)) renameSync(dist, old);
// A temporary folder is its owner's alone; the program is everybody's.
chmodSync(made, 0o755);
renameSync(made, dist);
