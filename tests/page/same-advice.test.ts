import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RolldownOptions, rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Profile } from '../../src/domain/answers.js';
import { advise, firstSteps } from '../../src/engine/index.js';
import { unpack } from '../../src/packing/unpack.js';
import { adviceJson } from '../../src/presentation/index.js';
import { realModel } from '../support/bases.js';
import { tries } from '../support/fuzz.js';
import { asOf, somebody } from '../support/people.js';
import { STUCK, start } from '../support/run.js';
import { runs } from '../support/runs.js';

const made = mkdtempSync(join(tmpdir(), 'hi-careers-'));
afterAll(() => rmSync(made, { recursive: true }));

/** The advice as the code and the knowledge of the page give it: bundled as the page is, with the knowledge that is in its file. */
async function advisedByPage(): Promise<(profile: Profile) => string> {
  const file = join(made, 'adviser.html');
  expect(await start(['page', '--output', file])).toMatchObject({ code: 0, stderr: '' });
  const [, packed = ''] = /id="knowledge">([^<]*)</.exec(readFileSync(file, 'utf8')) ?? [];
  const settings = await import(new URL('../../scripts/bundles.mjs', import.meta.url).href);
  const { input, output }: { input: RolldownOptions; output: object } = settings.page[0];
  const bundler = await rolldown({ ...input, input: fileURLToPath(new URL('bundled.ts', import.meta.url)) });
  const [{ code }] = (await bundler.generate({ ...output, format: 'esm' })).output;
  await bundler.close();
  const page: typeof import('./bundled.js') = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  const base = page.reviveKnowledge(new TextDecoder().decode(unpack(Buffer.from(packed, 'base64'))));
  const model = page.buildModel(base);
  return (profile) => {
    const advice = page.advise(model, profile, asOf);
    return JSON.stringify(page.adviceJson(advice, base, page.firstSteps(model, advice)));
  };
}

let byPage: (profile: Profile) => string;
beforeAll(async () => {
  byPage = await advisedByPage();
}, 2 * STUCK);

/** Few, because each takes a tenth of a second twice: `npm run page:same` tries ten thousand people, `RUNS=63` of this test a thousand. */
it(
  'the page gives the same verdicts, horizons, first steps and order as the terminal',
  () =>
    tries('people advised by page and terminal', somebody(realModel, { expected: true }), 16, (profile) => {
      const advice = advise(realModel, profile, asOf);
      expect(byPage(profile)).toBe(JSON.stringify(adviceJson(advice, realModel.base, firstSteps(realModel, advice))));
    }),
  runs(3 * STUCK),
);
