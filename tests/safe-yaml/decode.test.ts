import { expect, it } from 'vitest';
import { decodeText } from '../../src/safe-yaml/decode.js';

const bytes = (...all: number[]) => Uint8Array.from(all);

it.each([
  ['plain text', new TextEncoder().encode('a: é'), 'a: é'],
  ['a byte order mark is left out', bytes(0xef, 0xbb, 0xbf, 0x61), 'a'],
  ['nothing at all', bytes(), ''],
])('%s', (_name, given, text) => {
  expect(decodeText(given, 'file.yaml')).toEqual({ ok: true, text });
});

it.each([
  ['Windows-1252', bytes(0x63, 0x61, 0x66, 0xe9), 'not-text'],
  ['UTF-16 without its mark', bytes(0x61, 0x00), 'not-text'],
  ['half a sign of UTF-16', bytes(0xff, 0xfe, 0x61), 'not-text'],
  ['a NUL', bytes(0x61, 0x00), 'not-text'],
  ['half a character at the end', bytes(0x61, 0xc3), 'not-text'],
  ['too many bytes', new Uint8Array(1_000_001).fill(0x61), 'too-large'],
])('%s is refused', (_name, given, code) => {
  expect(decodeText(given, 'file.yaml')).toMatchObject({
    ok: false,
    diagnostics: [{ code, at: { file: 'file.yaml', line: 1, column: 1 } }],
  });
});

it('takes the limit that it is handed', () => {
  expect(decodeText(bytes(0x61, 0x61), 'file.yaml', { bytes: 1 })).toMatchObject({ ok: false });
});
