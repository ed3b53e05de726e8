import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { adviceJson, checkJson, entryIds, findEntry, jsonText, listJson, listKinds, showJson } from '../../../src/presentation/index.js';
import { advice, brand, knowledge, noRule, notYet, open, profile, report } from '../builders.js';

const schemas = ['common', 'check', 'advice', 'list', 'show'] as const;
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true, strictRequired: false });
for (const name of schemas) {
  ajv.addSchema(JSON.parse(readFileSync(new URL(`../../../schemas/output/${name}.schema.json`, import.meta.url), 'utf8')));
}
const faults = (name: (typeof schemas)[number], value: unknown): unknown => {
  const validate = ajv.getSchema(`output/${name}.schema.json`);
  // What is written is what counts: through text and back.
  return validate?.(JSON.parse(JSON.stringify(value))) === true ? [] : validate?.errors;
};

const base = knowledge();
const asOf = brand<Parameters<typeof listJson>[2]>('2026-11-24');
const check = checkJson(report([open(), notYet(), noRule()]), base) as Record<string, unknown>;
const output = adviceJson(advice(), base) as Record<string, unknown>;

describe('JSON', () => {
  it('of check is as its schema says', () => expect(faults('check', check)).toEqual([]));
  it('of advise is as its schema says', () => expect(faults('advice', output)).toEqual([]));
  it.each([null, ...listKinds])('of list %s is as its schema says', (kind) =>
    expect(faults('list', listJson(kind, base, asOf))).toEqual([]),
  );
  it.each(entryIds(base))('of show %s is as its schema says', (id) => {
    const all = findEntry(base, id).map((shown) => showJson(shown, base, asOf));
    expect(all.length).toBeGreaterThan(0);
    for (const one of all) expect(faults('show', one)).toEqual([]);
  });

  it('is refused by the schema where a field of the contract is missing', () => {
    const { results: _, ...less } = check;
    expect(faults('check', less)).not.toEqual([]);
  });

  // The contract's fields, written out a second time on purpose: removing one must fail here.
  it('has the fields of the contract', () => {
    const [, result] = check.results as readonly Record<string, unknown>[];
    const [way] = (result?.ways ?? []) as readonly Record<string, unknown>[];
    const requirements = (way?.requirements ?? []) as readonly Record<string, unknown>[];
    const maths = requirements.find(({ id }) => id === 'maths') ?? {};
    expect(Object.keys(check)).toEqual(expect.arrayContaining(['schema', 'knowledge', 'asOf', 'results']));
    expect(Object.keys(result ?? {})).toEqual(expect.arrayContaining(['id', 'kind', 'title', 'verdict', 'best', 'ways']));
    expect(Object.keys(way ?? {})).toEqual(expect.arrayContaining(['id', 'kind', 'verdict', 'from', 'noRule', 'requirements']));
    expect(Object.keys(maths)).toEqual(
      expect.arrayContaining(['id', 'text', 'strength', 'state', 'because', 'gaps', 'asks', 'from', 'sources']),
    );
    expect(maths.because).toMatchObject([{ attribute: 'maths', has: false, needs: true, inferred: false }]);
    expect(maths.gaps).toEqual([
      [{ attribute: 'maths', needs: true, test: 'is' }],
      [{ attribute: 'class', needs: '2:1', test: 'at-least' }],
    ]);
    expect(maths.sources).toMatchObject([
      { id: 'fresh', url: 'https://example.org/fresh', publisher: 'Publisher of fresh', dated: '2026-02-05', read: '2026-11-22' },
      { id: 'old', dated: '2021-02' },
    ]);
    expect(Object.keys(output)).toEqual(
      expect.arrayContaining(['profile', 'inferred', 'roles', 'routes', 'nextSteps', 'laterSteps', 'unanswered', 'caveats']),
    );
    expect((output.roles as readonly object[])[0]).toMatchObject({ fit: 71, why: { enjoys: ['baking'], avoids: [] } });
    expect(Object.keys((output.nextSteps as readonly object[])[0] ?? {})).toEqual(
      expect.arrayContaining(['kind', 'what', 'where', 'when', 'ask']),
    );
  });

  it('has the same order whatever the order of the answers', () => {
    const answers = { maths: { kind: 'yes-no', value: true }, age: { kind: 'number', value: 17 } } as const;
    const turned = Object.fromEntries(Object.entries(answers).reverse()) as typeof answers;
    const written = [answers, turned].map((one) => jsonText(checkJson(report([], { profile: profile(one) }), base)));
    expect(written[0]).toBe(written[1]);
    expect(written[0]?.startsWith('{\n  "schema": "hi-careers.check/1",\n  "knowledge"')).toBe(true);
    expect(written[0]?.endsWith('}\n')).toBe(true);
  });

  it('keeps months beside values, item by item in a set, and the month in which it was said', () => {
    const month = brand<never>('2027-07');
    const items = [{ value: 'computing' }, { value: 'science', expected: month }];
    const more = { said: brand<never>('2026-11'), notSure: new Set([brand<never>('english')]) };
    const someone = profile({ maths: { kind: 'yes-no', value: true, expected: month }, subject: { kind: 'set', items } }, more);
    expect(checkJson(report([], { profile: someone }), base).profile).toEqual({
      said: '2026-11',
      answers: { maths: { value: true, expected: '2027-07' }, subject: ['computing', { value: 'science', expected: '2027-07' }] },
      notSure: ['english'],
      overrides: [],
    });
  });
});
