import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { run } from '../support/run.js';

const day = ['--as-of', '2026-11-24'];
const person = ['--nation', 'england', '--degree-class', '2:2', '--right-to-work', '--enjoys', 'working-with-numbers'];
const json = async (...args: readonly string[]) => JSON.parse((await run([...args, ...day, '--json'])).stdout);

describe('compare', () => {
  it('says of each what check says of it, and is as its schema says', async () => {
    const ids = ['information-analyst', 'gmts-health-informatics', 'clinical-coder'];
    const [compared, checked] = await Promise.all([json('compare', ...ids, ...person), json('check', ...ids, ...person)]);
    const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true });
    for (const name of ['common', 'compare'])
      ajv.addSchema(JSON.parse(readFileSync(new URL(`../../schemas/output/${name}.schema.json`, import.meta.url), 'utf8')));
    const validate = ajv.getSchema('output/compare.schema.json');
    expect([validate?.(compared), validate?.errors]).toEqual([true, null]);
    const same = compared.things.map(
      ({ fit: _f, why: _w, months: _m, pay: _p, sources: _s, ...result }: Record<string, unknown>) => result,
    );
    expect(same).toEqual(checked.results);
    const [role, route] = compared.things;
    expect([role.months, role.fit, route.fit, route.months.from > 0]).toEqual([{ from: 0, to: 0 }, expect.any(Number), null, true]);
  });

  it('names verdict, best way, pay and what it rests on, in the order asked, plain or not', async () => {
    for (const more of [[], ['--plain']]) {
      const { code, stdout } = await run(['compare', 'clinical-coder', 'information-analyst', ...person, ...day, ...more], {
        env: { COLUMNS: '60' },
      });
      expect(code).toBe(0);
      expect(stdout.indexOf('Clinical coder')).toBeLessThan(stdout.indexOf('Information analyst'));
      for (const word of ['Verdict', 'Best way in', 'Pay', 'Rests on', 'band']) expect(stdout).toContain(word);
    }
  });

  it.each([
    ['one id', ['clinical-coder'], 'two or three different ids'],
    ['one id twice', ['clinical-coder', 'clinical-coder'], 'two or three different ids'],
    ['four ids', ['clinical-coder', 'information-analyst', 'software-developer', 'gmts-health-analysis'], 'two or three different ids'],
    ['an id that is none', ['clinical-coder', 'clinical-codr'], 'clinical-coder'],
  ])('refuses %s', async (_, ids, words) => {
    const { code, stdout, stderr } = await run(['compare', ...ids]);
    expect([code, stdout, stderr.includes(words)]).toEqual([2, '', true]);
  });
});
