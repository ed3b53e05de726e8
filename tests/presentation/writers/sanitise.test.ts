import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDocument, renderText, sanitise } from '../../../src/presentation/index.js';
import { hidden, hostile as hostileText } from '../../support/hidden.js';
import { finding, knowledge, report, requirement, result, way, wayFinding } from '../builders.js';
import { layout } from '../support.js';

const hostile = 'Red\u001b[31m alert\u0007 \u202egnp.exe \u009b2J';

describe('control characters', () => {
  it.each([
    ['escape', '\u001b[31m', '␛[31m', '\\x1b[31m'],
    ['delete', 'a\u007fb', 'a␡b', 'a\\x7fb'],
    ['C1', '\u009b2J', '\\x9b2J', '\\x9b2J'],
    ['right to left', '\u202eexe', '\\u202eexe', '\\u202eexe'],
    ['a tag', 'a\u{e0041}b', 'a\\u{e0041}b', 'a\\u{e0041}b'],
    ['a filler', '\u3164', '\\u3164', '\\u3164'],
    ['a variation selector', 'a\ufe0f', 'a\\ufe0f', 'a\\ufe0f'],
    ['two selectors', '✔\ufe0f\ufe0f', '✔\ufe0f\\ufe0f', '✔\ufe0f\\ufe0f'],
    ['a picture of several', '👩🏽‍⚕️', '👩🏽‍⚕️', '👩🏽‍⚕️'],
    ['a soft hyphen', 'a\u00adb', 'a\\xadb', 'a\\xadb'],
    ['half a character', 'a\ud83d', 'a\\ud83d', 'a\\ud83d'],
    ['a joiner that changes nothing', 'a\u200cb', 'a\\u200cb', 'a\\u200cb'],
    ['a joiner that shapes letters', 'می\u200cروم', 'می\u200cروم', 'می\u200cروم'],
    ['tab and line feed are spaces', 'a\t\nb', 'a b', 'a b'],
    ['carriage return', 'a\rb', 'a␍b', 'a\\x0db'],
    ['signs of type', '‘a’ – £5…', '‘a’ – £5…', "'a' - GBP 5..."],
  ])('%s', (_, text, unicode, ascii) => {
    expect(sanitise(text, 'unicode')).toBe(unicode);
    expect(sanitise(text, 'ascii')).toBe(ascii);
  });

  it('never come through, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(hostileText, fc.string({ unit: 'binary' })),
        fc.constantFrom('unicode' as const, 'ascii' as const),
        (text, glyphs) => {
          expect(sanitise(text, glyphs)).not.toMatch(hidden);
        },
      ),
    );
  });

  it.each([false, true])('in data do nothing to a terminal (plain: %s)', (plain) => {
    const found = finding(requirement('r', hostile, { note: hostile, strength: 'usually' }), 'not-met');
    const page = checkDocument(report([result('x', hostile, [wayFinding(way('direct:x'), 'stretch', [found])])]), knowledge());
    const text = renderText(page, layout({ plain }));
    expect(text.replaceAll('\n', '')).not.toMatch(hidden);
    expect(text).toContain('␛[31m');
  });
});
