import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { expect, it } from 'vitest';
import { columns, inkFor, wrap } from '../../../src/presentation/writers/styled-text.js';

const characters = fc.constantFrom(...'ab-’“£é·→≥½ ', '  ', '\u00a0', '\u001b[1m', '\u001b[22m', '中', '👍', 'e\u0301', '©\ufe0f', '⌛');
const texts = fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...'abc£’ ') }, characters), { maxLength: 40 });

it('breaks and measures every text as the library does, however simple it is', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 0, max: 20 }), (parts, width) => {
      const text = parts.join('');
      const broken = wrapAnsi(text, Math.max(width, 1), { hard: false, trim: true });
      expect(wrap(text, width)).toEqual(broken.replaceAll('\u00a0', ' ').split('\n'));
      expect(columns(text)).toBe(stringWidth(text));
    }),
    { numRuns: 2000 },
  );
});

it('gives tones and weight the codes of a terminal, and none without colour', () => {
  const layout = { glyphs: 'unicode', plain: false } as const;
  const coloured = inkFor({ ...layout, colour: '16' });
  expect(coloured.draw([{ kind: 'strong', text: 'open', tone: 'good' }])).toBe('\u001b[1m\u001b[32mopen\u001b[39m\u001b[22m');
  expect(coloured.tint('closed', 'bad')).toBe('\u001b[31mclosed\u001b[39m');
  expect(coloured.bold('')).toBe('');
  expect(inkFor({ ...layout, colour: 'none' }).bold('open')).toBe('open');
});
