import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { PathwayReport, Target } from '../../../src/domain/pathway.js';
import { adviceJson, intoJson, pathwayJson } from '../../../src/presentation/index.js';
import { advice, brand, knowledge } from '../builders.js';
import { beginWithMaths, blocked, intoReport, longPlan, openToday, pathwayReport, planB } from '../pathway-builders.js';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true, strictRequired: false });
for (const name of ['common', 'advice', 'pathway', 'pathway-into'])
  ajv.addSchema(JSON.parse(readFileSync(new URL(`../../../schemas/output/${name}.schema.json`, import.meta.url), 'utf8')));
const faults = (name: string, value: unknown): unknown => {
  const validate = ajv.getSchema(`output/${name}.schema.json`);
  return validate?.(JSON.parse(JSON.stringify(value))) === true ? [] : validate?.errors;
};

const base = knowledge();
const target: Target = { kind: 'role', role: brand('baker') };
const json = (report: PathwayReport): Record<string, unknown> => pathwayJson(report, target, base);

describe('the JSON of pathways', () => {
  it.each([
    ['plans', pathwayReport({ relax: [{ wish: brand('enjoys'), opens: ['x'] }] })],
    ['no plan', blocked()],
    ['open today', openToday()],
  ])('of %s is as its schema says', (_, report) => expect(faults('pathway', json(report))).toEqual([]));

  it('of a specialism, of who could become this and of an advice with plans, likewise', () => {
    const any: Target = { kind: 'specialism', specialism: 'bakery', bandAtLeast: 3 };
    expect(faults('pathway', pathwayJson(pathwayReport(), any, base))).toEqual([]);
    expect(faults('pathway-into', intoJson(intoReport(), base))).toEqual([]);
    const advised = advice();
    const output = adviceJson(advised, base, beginWithMaths(advised));
    expect(faults('advice', output)).toEqual([]);
    expect(output.smallestChange).toMatchObject({ plan: { role: 'baker', firstStep: { id: 'study:evening-maths', start: '2026-11' } } });
    expect(adviceJson(advice(), base).smallestChange).toMatchObject({ plan: null });
  });

  it('is refused by the schema where a field of the contract is missing', () => {
    const { pathways, ...less } = json(pathwayReport());
    expect(faults('pathway', less)).not.toEqual([]);
    const [{ earning: _, ...first }, ...rest] = pathways as readonly [Record<string, unknown>];
    expect(faults('pathway', { ...less, pathways: [first, ...rest] })).not.toEqual([]);
  });

  // The contract's fields, written out a second time on purpose: removing one must fail here.
  it('has the fields of the contract', () => {
    const output = json(pathwayReport());
    expect(output).toMatchObject({ schema: 'hi-careers.pathway/1', asOf: '2026-11-24', verdict: 'not-yet' });
    expect(output.target).toMatchObject({ roles: [{ id: 'baker', title: 'Baker' }] });
    expect(output.pathways).toMatchObject([
      {
        name: 'soonest',
        months: 18,
        earning: false,
        steps: [{ id: 'study:evening-maths', kind: 'study', start: '2026-11', months: 6 }, {}, {}],
        sharesStepsWith: [
          { pathway: planB().id, steps: ['study:evening-maths'] },
          { pathway: longPlan().id, steps: ['apply:baker:direct:baker'] },
        ],
      },
      { name: null },
      { name: 'earning', tooLong: true },
    ]);
  });

  it('lists the openings of all plans, each once', () => {
    expect(json(pathwayReport({ pathways: [planB(), planB()] })).windows).toMatchObject([
      { route: 'bread-apprenticeship', month: '2027-09', basis: 'undated', url: 'https://example.org/apply' },
    ]);
  });
});
