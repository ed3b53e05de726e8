import fc from 'fast-check';
import { expect, it } from 'vitest';
import { check, contradictionsIn } from '../../src/engine/index.js';
import { plainAnswer, profileText } from '../../src/profile/index.js';
import { readProfile, readProfileBytes, readSimpleProfile } from '../../src/profile/read-profile.js';
import { beesModel } from '../support/bases.js';
import { tries } from '../support/fuzz.js';
import { answerTo, asOf } from '../support/people.js';

const { base } = beesModel;
const ids = base.attributes.map(({ id }) => id as string);
const values = base.attributes.flatMap(({ shape }) => ('values' in shape ? shape.values.map(({ id }) => id) : []));

const odd = fc.oneof(
  fc.constantFrom('', 'none', 'yes', '2:1', '\u001b[31m', '\u202e', '__proto__', 'constructor', '2027-07', '9999-99'),
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e21, 2 ** 53),
  fc.integer({ min: -5, max: 700 }),
);
const item = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, odd);
const expected = fc.record({ value: item, expected: fc.oneof(fc.constantFrom('2027-07', '2020-01', '2027-13', 'soon'), odd) });
const answer = fc.oneof(item, expected, fc.array(fc.oneof(item, expected), { maxLength: 4 }), fc.jsonValue({ maxDepth: 3 }));
const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...ids) },
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
/** As text, because a key called `__proto__` is one in a file, and none in a value that is written down here. */
const map = (of: readonly (readonly [string, unknown])[]): string =>
  `{${of.map(([name, one]) => `${JSON.stringify(name)}: ${JSON.stringify(one) ?? 'null'}`).join(', ')}}`;
/** What somebody might well say, so that not every profile is refused. */
const sound = fc
  .constantFrom(...base.attributes)
  .chain((attribute) => answerTo(attribute, true).map((one): [string, unknown] => [attribute.id, plainAnswer(one)]));
const part = fc.oneof(
  fc.uniqueArray(sound, { maxLength: 5, selector: ([id]) => id }).map(map),
  fc.array(fc.oneof({ weight: 3, arbitrary: sound }, fc.tuple(key, answer)), { maxLength: 6 }).map(map),
);
/** Mostly the one, and now and then anything. */
const mostly = (sound: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 7, arbitrary: sound }, { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) });
const profile = fc
  .record(
    {
      schema: mostly(fc.constant('"hi-careers.profile/1"')),
      said: mostly(fc.constantFrom('"2026-11"', '"2020-01"')),
      answers: mostly(part),
      notSure: mostly(fc.subarray(ids).map((some) => JSON.stringify(some))),
      overrides: mostly(
        fc.constantFrom('[]', '[{"requirement": "beekeeper/grown-up", "verdict": "accept", "because": "They said: “yes”"}]'),
      ),
    },
    { requiredKeys: ['answers'] },
  )
  .map(
    (parts) =>
      `{${Object.entries(parts)
        .map(([name, text]) => `"${name}": ${text}`)
        .join(', ')}}`,
  );

it('any profile in JSON is answers that can be judged and saved, or faults with their places', async () => {
  await tries('profiles in JSON', fc.oneof({ weight: 4, arbitrary: profile }, fc.json({ maxDepth: 5 })), 400, (text) => {
    const read = readProfile(text, 'me.json', base.attributes);
    const simple = readSimpleProfile(Buffer.from(text), 'me.json', base.attributes);
    if (!read.ok) {
      expect(simple.ok).toBe(false);
      expect(read.diagnostics.length).toBeGreaterThan(0);
      for (const { at, message, hint } of read.diagnostics) {
        expect([at.line > 0, at.column > 0, message !== '', hint !== '']).toEqual([true, true, true, true]);
      }
      return;
    }
    contradictionsIn(beesModel, read.profile, asOf);
    const { results } = check(
      beesModel,
      read.profile,
      asOf,
      [...base.roles, ...base.routes].map(({ id }) => id),
    );
    expect(results).toHaveLength(base.roles.length + base.routes.length);
    for (const form of ['json', 'yaml'] as const) {
      const written = profileText(read.profile, base.attributes, form);
      expect(readProfile(written, 'again', base.attributes)).toEqual(read);
      expect(readSimpleProfile(Buffer.from(written), 'again', base.attributes)).toEqual(read);
    }
  });
});

it('any bytes are a profile or faults', async () => {
  const start = fc.constantFrom('', 'answers:\n  age: 17\n', '\ufeff{"answers": {', 'answers: {age: 17');
  await tries('profiles in bytes', fc.tuple(start, fc.uint8Array({ maxLength: 40 })), 300, ([text, bytes]) => {
    const read = readProfileBytes(Buffer.concat([Buffer.from(text), bytes]), 'me', base.attributes);
    expect(read.ok || read.diagnostics.length > 0).toBe(true);
  });
});
