import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainProfile } from '../../src/profile/index.js';
import { readJsonProfile } from '../../src/profile/parsed-profile.js';
import { readProfileBytes } from '../../src/profile/read-profile.js';
import { realModel } from '../support/bases.js';
import { somebody } from '../support/people.js';

const { attributes } = realModel.base;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const quick = (text: string) => readJsonProfile(bytes(text), attributes);
const full = (text: string) => readProfileBytes(bytes(text), 'me.json', attributes);

describe('a profile in JSON, read without the YAML parser', () => {
  it('is what the full reader reads, however it is laid out', () => {
    fc.assert(
      fc.property(somebody(realModel, { expected: true }), fc.constantFrom('', '\t', 2), (person, indent) => {
        const text = JSON.stringify(plainProfile(person, attributes), null, indent);
        const read = quick(text);
        expect(read).toBeDefined();
        expect(full(text)).toEqual({ ok: true, profile: read });
        expect(quick(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(read);
      }),
      { numRuns: 50 },
    );
  });

  it('is left to the full reader where anything is wrong with it, or not in plain sight', () => {
    for (const text of [
      '',
      '{',
      '[]',
      'null',
      '{"answers": {"age": 17,}}',
      '{"answers": {"age": 17}, "answers": {}}',
      '{"answers": {"age": 17, "age": 18}}',
      '{"answers": {"age": 17.0}}',
      '{"answers": {"age": 1e1}}',
      '{"answers": {"age": -1}}',
      '{"answers": {"rage": 17}}',
      '{"answers": {"__proto__": {}}}',
      '{"__proto__": {}}',
      '{"answers": {"age": {"value": 17, "then": "2027-01"}}}',
      '{"said": "\\u0032026-11"}',
      '{"said": "2026-11", "schema": "another/1"}',
      '{"overrides": [{"requirement": "a/b", "verdict": "accept", "because": "a\u202eb"}]}',
      'answers: {age: 17}',
    ])
      expect([text, quick(text)]).toEqual([text, undefined]);
    expect(readJsonProfile(new Uint8Array([0x7b, 0xff, 0x7d]), attributes)).toBeUndefined();
  });

  it('never reads what the full reader refuses or reads otherwise', () => {
    const signs = [...'{}[]",:\\ 0123456789.eE+-truefalsn\n\t\u00a0\u200b#&*!|<>%@`'];
    fc.assert(
      fc.property(
        somebody(realModel, { expected: true }),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...signs), fc.boolean()), { maxLength: 2 }),
        (person, slips) => {
          let text = JSON.stringify(plainProfile(person, attributes));
          for (const [at, sign, instead] of slips) {
            const place = at % text.length;
            text = text.slice(0, place) + sign + text.slice(place + (instead ? 1 : 0));
          }
          const read = quick(text);
          if (read !== undefined) expect(full(text)).toEqual({ ok: true, profile: read });
        },
      ),
      { numRuns: 300 },
    );
  });
});
