import { describe, expect, it } from 'vitest';
import { baseOf, briefly, loadTiny } from '../support.js';

const someRole = baseOf(loadTiny()).roles[0]?.id ?? '';
const retired = (text: string) => loadTiny({ 'retired.yaml': text });
const entry = (id: string, by: string, on = '2026-01-31') => `${id}:\n  on: ${on}\n  replaced-by: ${by}\n`;

describe('retired.yaml', () => {
  it('keeps what took the place of an old id', () => {
    expect(baseOf(retired(entry('old-post', someRole))).retired).toEqual([{ id: 'old-post', on: '2026-01-31', replacedBy: someRole }]);
  });

  it.each([
    ['a replacement that is not there', entry('old-post', 'no-such-post'), 'retired.yaml:3:16 unknown-value'],
    ['an id that is in use', entry(someRole, someRole), 'retired.yaml:1:1 duplicate-id'],
    ['a day in no calendar', entry('old-post', someRole, '2026-02-31'), 'retired.yaml:2:7 wrong-value'],
    ['a misspelt key', 'old-post:\n  on: 2026-01-31\n  replaced: x\n', 'retired.yaml:3:3 unknown-key'],
  ])('%s is said once, at its place', (_what, text, expected) => {
    expect(briefly(retired(text))).toEqual([expected]);
  });

  it.each([
    ['keper', '“keeper”'],
    ['cource', '“course”'],
  ])('offers the nearest role or route: %s', (by, near) => {
    const loaded = retired(entry('old-post', by));
    expect(loaded.ok ? [] : loaded.diagnostics.map(({ hint }) => hint)).toEqual([`Did you mean ${near}?`]);
  });
});
