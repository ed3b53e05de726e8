import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText } from '../../src/safe-yaml/decode.js';
import { parseGuarded } from '../../src/safe-yaml/parse.js';
import { tries } from '../support/fuzz.js';

/** Pieces that mean something to a YAML parser, so that random texts get somewhere. */
const piece = fc.constantFrom(
  ...[
    'a',
    'b: ',
    '- ',
    '? ',
    ': ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '\n',
    '\n  ',
    '\t',
    '#',
    ' #',
    '&a ',
    '*a',
    '!x ',
    '|',
    '>',
    '%',
    '---\n',
    '...',
    '<<: ',
  ],
  ...['0123', '1.10', '.inf', 'null', '~', 'true', '__proto__: ', '\\', '\r\n', '\ufeff', '\u202e', '\ud800', '\u0007', '💙'],
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
);

it('any text is values or diagnostics, with every place in the text', async () => {
  await tries('texts of YAML', text, 2000, (source) => {
    const result = parseGuarded(source, 'f');
    const lines = source.split('\n').length;
    for (const { at } of result.ok ? result.warnings : result.diagnostics) {
      expect(at.line).toBeGreaterThanOrEqual(1);
      expect(at.line).toBeLessThanOrEqual(lines);
      expect(at.column).toBeGreaterThanOrEqual(1);
    }
    if (result.ok) expect(() => structuredClone(result.value)).not.toThrow();
    else expect(result.diagnostics.length).toBeGreaterThan(0);
  });
});

it('any bytes are text or a diagnostic', async () => {
  await tries('bytes of text', fc.uint8Array({ maxLength: 100 }), 500, (bytes) => {
    const decoded = decodeText(bytes, 'f');
    expect(decoded.ok ? typeof decoded.text : decoded.diagnostics.length).toEqual(decoded.ok ? 'string' : 1);
  });
});

it('any JSON that a machine writes comes back as it was', async () => {
  const key = fc.stringMatching(/^[a-z][a-z-]{0,8}$/).filter((word) => word !== 'constructor');
  const whole = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((number) => (Object.is(number, -0) ? 0 : number));
  const word = fc.string({ unit: 'grapheme-ascii', maxLength: 12 }).filter((string) => !string.includes('\u007f'));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      word,
      whole,
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  await tries('JSON of machines', fc.tuple(value, fc.constantFrom(0, 2)), 500, ([plain, indent]) => {
    const result = parseGuarded(JSON.stringify({ plain }, null, indent), 'f');
    expect(result).toMatchObject({ ok: true, value: { plain } });
  });
});
