import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Answer, Profile } from '../../src/domain/answers.js';
import type { Attribute } from '../../src/domain/attribute.js';
import type { IsoDate, YearMonth } from '../../src/domain/ids.js';
import { emptyProfile, type Outcome, plainAnswer, plainProfile, profileText, readAnswer, readFlag } from '../../src/profile/index.js';
import { readProfile, readProfileBytes } from '../../src/profile/read-profile.js';
import { models, realModel } from '../support/bases.js';
import { hidden } from '../support/hidden.js';
import { somebody } from '../support/people.js';
import { runs } from '../support/runs.js';

const { attributes } = realModel.base;

function attribute(id: string): Attribute {
  const found = attributes.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`There is no attribute ${id}.`);
  return found;
}

/** What a profile would hold of it; or the code of what is wrong. */
const said = (read: Outcome<Answer>): unknown => (read.ok ? plainAnswer(read.value) : read.problem.code);

describe('an answer in a file', () => {
  it.each([
    ['yes', 'right-to-work', true, true],
    ['yes as text', 'right-to-work', 'Yes', true],
    ['no as text', 'right-to-work', 'no', false],
    ['true as text', 'right-to-work', 'true', true],
    ['false as text', 'right-to-work', 'FALSE', false],
    ['y, as in a spreadsheet', 'right-to-work', 'Y', true],
    ['n, as in a spreadsheet', 'right-to-work', 'n', false],
    ['years for months', 'experience-clinical-coding', '3 years, 2 months', 38],
    ['months with their unit', 'experience-clinical-coding', '18 months', 18],
    ['years for a number that counts none', 'gcse-passes', '3 years', 'wrong-type'],
    ['yes, from a month', 'maths-level-2', { value: true, expected: '2027-08' }, { value: true, expected: '2027-08' }],
    ['a value without a month', 'maths-level-2', { value: true }, true],
    ['a month alone', 'maths-level-2', { expected: '2027-08' }, 'wrong-type'],
    ['1 is no yes', 'right-to-work', 1, 'wrong-type'],
    ['nothing is no no', 'right-to-work', null, 'wrong-type'],
    ['a number', 'gcse-passes', 6, 6],
    ['a number as text', 'gcse-passes', ' 6 ', 6],
    ['none is the lowest number there is', 'gcse-passes', 0, 0],
    ['a number below', 'gcse-passes', -1, 'unknown-value'],
    ['a number above', 'gcse-passes', 21, 'unknown-value'],
    ['the highest number that there is', 'gcse-passes', 20, 20],
    ['yes is no number', 'gcse-passes', true, 'wrong-type'],
    ['nor is an empty text', 'gcse-passes', '', 'wrong-type'],
    ['nor what only a computer reads as one', 'gcse-passes', '1e1', 'wrong-type'],
    ['nor a number with a sign', 'gcse-passes', '+6', 'wrong-type'],
    ['a part of a number', 'gcse-passes', 5.5, 'wrong-type'],
    ['an endless number', 'gcse-passes', Number.POSITIVE_INFINITY, 'wrong-type'],
    ['a number with words', 'gcse-passes', '6 or so', 'wrong-type'],
    ['a number in a list', 'gcse-passes', [6], 'wrong-type'],
    ['an ordered value', 'highest-level', '3', '3'],
    ['an ordered value as a number', 'highest-level', 3, '3'],
    ['an ordered value that does not exist', 'highest-level', 9, 'unknown-value'],
    ['a value outside the order', 'degree-class', 'overseas', 'overseas'],
    ['capital letters', 'nation', 'England', 'england'],
    ['a label', 'nation', 'Northern Ireland', 'northern-ireland'],
    ['a number with noughts', 'highest-level', '03.0', '3'],
    ['a choice cannot be expected', 'nation', { value: 'wales', expected: '2027-08' }, 'month'],
    ['a list', 'degree-subject', ['life-science', 'computing'], ['computing', 'life-science']],
    ['the same item twice', 'degree-subject', ['computing', 'computing'], ['computing']],
    ['one item without a list', 'degree-subject', 'computing', ['computing']],
    ['the empty list', 'degree-subject', [], []],
    ['the word none', 'degree-subject', 'none', []],
    [
      'one item that is expected',
      'degree-subject',
      { value: 'computing', expected: '2027-07' },
      [{ value: 'computing', expected: '2027-07' }],
    ],
    ['an item that does not exist', 'degree-subject', ['computing', 'astrology'], 'unknown-value'],
    ['a list in a list', 'degree-subject', [['computing']], 'wrong-type'],
    ['a month without its year', 'maths-level-2', { value: true, expected: '08' }, 'month'],
    ['a thirteenth month', 'maths-level-2', { value: true, expected: '2027-13' }, 'month'],
    ['a month as a number', 'maths-level-2', { value: true, expected: 202708 }, 'month'],
    ['a third key', 'maths-level-2', { value: true, expected: '2027-08', sure: true }, 'unknown-key'],
  ])('%s', (_what, id, raw, wanted) => {
    expect(said(readAnswer(attribute(id), raw))).toEqual(wanted);
  });

  it('without a month has none, not one that is undefined', () => {
    expect(readAnswer(attribute('age'), 17)).toStrictEqual({ ok: true, value: { kind: 'number', value: 17 } });
    expect(readAnswer(attribute('enjoys'), ['science'])).toStrictEqual({ ok: true, value: { kind: 'set', items: [{ value: 'science' }] } });
  });
});

describe('an expected month', () => {
  const maths = attribute('maths-level-2');
  const asOf = '2026-11-30' as IsoDate;
  it.each(['2027-07', 'July 2027', 'july-2027', '7/2027', '07/27', 'next July', 'next-july', 'July'])('%s is saved as 2027-07', (month) => {
    const wanted = { ok: true, value: { kind: 'yes-no', value: true, expected: '2027-07' } };
    expect(readFlag(maths, `yes@${month}`, asOf)).toEqual(wanted);
    expect(readAnswer(maths, { value: true, expected: month }, asOf)).toEqual(wanted);
    expect(
      readProfile(JSON.stringify({ answers: { 'maths-level-2': { value: true, expected: month } } }), 'me', attributes, asOf),
    ).toMatchObject({ ok: true, profile: { answers: new Map([['maths-level-2', wanted.value]]) } });
  });

  it('that names no year counts from the month of the file', () => {
    const text = JSON.stringify({ said: '2025-03', answers: { 'maths-level-2': { value: true, expected: 'next July' } } });
    const read = readProfile(text, 'me', attributes, asOf);
    expect(read.ok && read.profile.answers.get(maths.id)).toMatchObject({ expected: '2025-07' });
  });

  it('has to name its year where no day is given', () => {
    expect(said(readFlag(maths, 'yes@next July'))).toBe('month');
  });
});

describe('an answer in a flag', () => {
  it.each([
    ['yes', 'right-to-work', 'yes', true],
    ['a number', 'age', '17', 17],
    ['a class', 'degree-class', '2:1', '2:1'],
    ['a class from a month', 'degree-class', '2:1@2027-07', { value: '2:1', expected: '2027-07' }],
    ['a class and no month', 'degree-class', '2:1@', 'month'],
    ['no class and a month', 'degree-class', '@2027-07', 'unknown-value'],
    ['an age from a month', 'age', '18@2027-07', 'month'],
    ['two items', 'degree-subject', 'computing, engineering', ['computing', 'engineering']],
    [
      'two items, one from a month',
      'degree-subject',
      'engineering,computing@2027-07',
      [{ value: 'computing', expected: '2027-07' }, 'engineering'],
    ],
    ['none', 'professional-registration', 'none', []],
    ['a comma too many', 'degree-subject', 'computing,', ['computing']],
    ['nothing', 'age', '', 'wrong-type'],
    ['spaces', 'degree-subject', '   ', 'wrong-type'],
  ])('%s', (_what, id, text, wanted) => {
    expect(said(readFlag(attribute(id), text))).toEqual(wanted);
  });

  it('in a cell, items are parted by a semicolon', () => {
    expect(said(readFlag(attribute('degree-subject'), 'computing;engineering@2027-07', undefined, ';'))).toEqual([
      'computing',
      { value: 'engineering', expected: '2027-07' },
    ]);
  });

  it('is the same as the plain value in a file', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...attributes),
        fc.oneof(fc.integer({ min: -2, max: 999 }).map(String), fc.constantFrom('yes', 'no', 'none', '2:1', 'x')),
        (of, text) => {
          const [flag, file] = [readFlag(of, text), readAnswer(of, text)];
          expect(said(flag)).toEqual(said(file));
        },
      ),
    );
  });
});

describe.each(models)('%s: saved and read again', (_name, model) => {
  const read = (text: string) => readProfile(text, 'me.yaml', model.base.attributes);

  it('a profile is the same, as JSON and as YAML', () => {
    fc.assert(
      fc.property(somebody(model, { expected: true }), (profile) => {
        const plain = plainProfile(profile, model.base.attributes);
        for (const text of [JSON.stringify(plain), stringify(plain)]) {
          const again = read(text);
          expect(again.ok && plainProfile(again.profile, model.base.attributes)).toEqual(plain);
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it('keeps what an adviser marked, beside the answers', () => {
    const overrides = [{ requirement: 'a/b', verdict: 'refuse', because: 'it says: "no"' }] as const;
    const plain = plainProfile({ ...emptyProfile, overrides }, model.base.attributes);
    expect(plain.overrides).toEqual(overrides);
    for (const text of [JSON.stringify(plain), stringify(plain)]) {
      const again = read(text);
      expect(again.ok && again.profile.overrides).toEqual(overrides);
    }
  });

  it('the file that is written is the same profile when it is read: law 13', () => {
    fc.assert(
      fc.property(
        somebody(model, { expected: true }),
        fc.subarray(model.base.attributes.map(({ id }) => id)),
        fc.constantFrom(undefined, '2026-11' as YearMonth),
        fc.constantFrom('yaml' as const, 'json' as const),
        (drawn, unsure, month, form) => {
          const notSure = new Set(unsure.filter((id) => !drawn.answers.has(id)));
          const profile: Profile = { answers: drawn.answers, notSure, ...(month === undefined ? {} : { said: month }) };
          const again = read(profileText(profile, model.base.attributes, form));
          expect(again).toEqual({ ok: true, profile });
        },
      ),
      { numRuns: runs(150) },
    );
  });

  it('so are reasons with any characters, those that nobody sees included: law 13', () => {
    const unseen = [
      '\u00ad',
      '\u200b',
      '\u200c',
      '\u200d',
      '\u2060',
      '\ufeff',
      '\u202e',
      '\u2066',
      '\u061c',
      '\u180e',
      '\u{e0041}',
      '\u{1d173}',
    ];
    const odd = [
      '\0',
      '\u001b[2J',
      '\u0085',
      '\u2028',
      '\ud800',
      '\udc00',
      '\ufffe',
      '\uffff',
      '\n',
      '\r\n',
      '\t',
      '#',
      ': ',
      '"',
      '\\',
      "'",
      '🐝',
    ];
    const sign = fc.oneof(fc.constantFrom(...unseen, ...odd), fc.string({ unit: 'binary', maxLength: 3 }));
    const reason = fc
      .array(sign, { maxLength: 40 })
      .map((signs) => `a${signs.join('')}z`)
      .filter((text) => text.length <= 300);
    fc.assert(
      fc.property(reason, fc.constantFrom('yaml' as const, 'json' as const), (because, form) => {
        const profile: Profile = { ...emptyProfile, overrides: [{ requirement: 'a/b', verdict: 'accept', because }] };
        const text = profileText(profile, model.base.attributes, form);
        expect(read(text)).toEqual({ ok: true, profile });
        expect(text).not.toMatch(hidden);
      }),
      { numRuns: runs(400) },
    );
  });

  it.each([
    ['17.0', 17],
    ['017', 17],
    ['0017.000', 17],
    ['16.0', 16],
    ['17.5', 'wrong-type'],
    ['0x11', 'lossy-number'],
    ['1.7e1', 'lossy-number'],
    ['90071992547409930.0', 'lossy-number'],
  ])('a number in YAML may be written as a spreadsheet writes it: %s', (written, wanted) => {
    const again = read(`answers: {age: ${written}}\n`);
    const found = again.ok ? plainProfile(again.profile, realModel.base.attributes).answers : again.diagnostics[0]?.code;
    expect(found).toEqual(typeof wanted === 'number' ? { age: wanted } : wanted);
  });

  it('a hidden character is refused where nobody would see it in the file', () => {
    for (const text of ['because: "a\u00adb"', "because: 'a\u200bb'", 'because: a\u202eb']) {
      const again = read(`answers: {}\noverrides: [{requirement: a/b, verdict: accept, ${text}}]\n`);
      expect(again.ok ? [] : again.diagnostics.map(({ code }) => code)).toEqual(['hidden-character']);
    }
  });

  it('nothing that is inferred, and no name, is ever in it', () => {
    expect(plainProfile(emptyProfile, model.base.attributes)).toEqual({
      schema: 'hi-careers.profile/1',
      answers: {},
      notSure: [],
      overrides: [],
    });
  });

  it('whatever text comes, it is read or refused with a place, and nothing is thrown', () => {
    const pieces = [
      'answers:',
      '\n',
      '  ',
      'age',
      ': ',
      '17',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '- ',
      '&a',
      '*a',
      '!!',
      '#',
      '\t',
      '---',
      '__proto__',
      '\u0000',
      'é',
      'notSure: ',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (parts) => {
        const found = read(parts.join(''));
        if (found.ok) return;
        expect(found.diagnostics.length).toBeGreaterThan(0);
        for (const { at, message, hint } of found.diagnostics) {
          expect([at.file, at.line > 0, at.column > 0, message !== '', hint !== '']).toEqual(['me.yaml', true, true, true, true]);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('a profile', () => {
  const read = (text: string) => readProfile(text, 'me.yaml', attributes);

  it('whose answer is known is not also unsure of it', () => {
    const found = read('answers: {age: 17}\nnotSure: [age, nation]');
    expect(found.ok && [...found.profile.notSure]).toEqual(['nation']);
  });

  it('keeps the month in which it was said', () => {
    const found = read('said: 2026-11\nanswers: {}');
    expect(found.ok && found.profile.said).toBe('2026-11');
  });

  it('with keys alone is a profile of nobody known', () => {
    const found = read('schema: hi-careers.profile/1\nanswers:\nnotSure:\noverrides:\n');
    expect(found).toStrictEqual({ ok: true, profile: { answers: new Map(), notSure: new Set() } });
  });

  it('keeps a reason of up to 300 letters, without the white space around it', () => {
    const because = `${'x'.repeat(298)}`;
    const found = read(`overrides: [{requirement: a/b, verdict: accept, because: " ${because} "}]`);
    expect(found.ok && found.profile.overrides).toEqual([{ requirement: 'a/b', verdict: 'accept', because }]);
  });

  it('comes as bytes too', () => {
    const bytes = (text: string) => readProfileBytes(Buffer.from(text, 'latin1'), 'me.yaml', attributes);
    expect(bytes('answers: {age: 17}')).toEqual(read('answers: {age: 17}'));
    expect(bytes('answers: {age: \xff}')).toMatchObject({ ok: false, diagnostics: [{ code: 'not-text', at: { file: 'me.yaml' } }] });
  });
});
