import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack } from '../../src/packing/pack.js';
import { unpack } from '../../src/packing/unpack.js';
import { tries } from '../support/fuzz.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes in which much comes again: near and far, short and long, at the same distance as before, and at the end. */
const repetitive = fc.array(fc.tuple(fc.nat(400), fc.nat(300), fc.uint8Array({ maxLength: 6 })), { maxLength: 40 }).map((parts) => {
  const bytes: number[] = [];
  for (const [back, length, fresh] of parts) {
    for (let left = length; left > 0 && bytes.length > 0; left--) bytes.push(bytes.at(-1 - Math.min(back, bytes.length - 1)) ?? 0);
    bytes.push(...fresh);
  }
  return Uint8Array.from(bytes);
});

describe('packing', () => {
  it('gives any bytes back', async () => {
    await tries('bytes to pack', fc.oneof(repetitive, fc.uint8Array({ maxLength: 300 })), 300, (bytes) => {
      expect(unpack(pack(bytes))).toEqual(bytes);
    });
  });

  it('gives a long text back, much of it far from where it was first', () => {
    const text = readFileSync(new URL('../../dist/knowledge.json', import.meta.url)).subarray(0, 300_000);
    const packed = pack(text);
    expect(Buffer.compare(unpack(packed), text)).toBe(0);
    expect(packed.length).toBeLessThan(text.length / 4);
  });

  it('writes the LZMA format: what another program packed is unpacked', () => {
    // printf 'one and one and one' | xz --format=lzma --lzma1=lc=3,pb=0 | base64; xz does not write the size, so it is put in.
    const byOther = Buffer.from('AwAAgAD//////////wA3nGYFH/rld+TFQ2ED///7p8AA', 'base64');
    byOther.writeBigUInt64LE(19n, 5);
    expect(new TextDecoder().decode(unpack(byOther))).toBe('one and one and one');
  });

  it('refuses what is not packed, and what was cut', () => {
    expect(() => unpack(bytesOf('words'))).toThrow('not what was packed');
    const packed = pack(bytesOf('words and words and words and words. '.repeat(20)));
    expect(() => unpack(packed.subarray(0, 20))).toThrow('not what was packed');
  });
});
