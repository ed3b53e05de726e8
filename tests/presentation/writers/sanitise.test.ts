import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDocument, renderText, sanitise } from '../../../src/presentation/index.js';
import { finding, knowledge, report, requirement, result, way, wayFinding } from '../builders.js';
import { layout } from '../support.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these must not come through
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
const hostile = 'Red\u001b[31m alert\u0007 \u202egnp.exe \u009b2J';

describe('control characters', () => {
  it.each([
    ['escape', '\u001b[31m', '␛[31m', '\\x1b[31m'],
    ['delete', 'a\u007fb', 'a␡b', 'a\\x7fb'],
    ['C1', '\u009b2J', '\\x9b2J', '\\x9b2J'],
    ['right to left', '\u202eexe', '\\u202eexe', '\\u202eexe'],
    ['tab and line feed are spaces', 'a\t\nb', 'a b', 'a b'],
    ['carriage return', 'a\rb', 'a␍b', 'a\\x0db'],
    ['signs of type', '‘a’ – £5…', '‘a’ – £5…', "'a' - GBP 5..."],
  ])('%s', (_, text, unicode, ascii) => {
    expect(sanitise(text, 'unicode')).toBe(unicode);
    expect(sanitise(text, 'ascii')).toBe(ascii);
  });

  it('never come through, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('unicode' as const, 'ascii' as const), (text, glyphs) => {
        expect(sanitise(text, glyphs)).not.toMatch(control);
      }),
    );
  });

  it.each([false, true])('in data do nothing to a terminal (plain: %s)', (plain) => {
    const found = finding(requirement('r', hostile, { note: hostile, strength: 'usually' }), 'not-met');
    const page = checkDocument(report([result('x', hostile, [wayFinding(way('direct:x'), 'stretch', [found])])]), knowledge());
    const text = renderText(page, layout({ plain }));
    expect(text.replaceAll('\n', '')).not.toMatch(control);
    expect(text).toContain('␛[31m');
  });
});
