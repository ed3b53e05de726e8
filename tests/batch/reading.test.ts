import { describe, expect, it } from 'vitest';
import { openSource } from '../../src/cli/batch/read-sheet.js';
import { progressOn, progressText } from '../../src/cli/batch/streams.js';
import { isColumn } from '../../src/commands/batch/read-rows.js';
import { realModel } from '../support/bases.js';
import { folder } from '../support/run.js';
import { Terminal } from '../terminal/terminal.js';

const isKnown = isColumn(realModel.base);

/** A file that comes in parts of so many bytes. */
async function inParts(text: string, size: number) {
  const bytes = Buffer.from(text);
  async function* parts() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const source = await openSource('-', { isColumn: isKnown }, { stdin: parts() as never, say: () => {}, read: () => {} });
  const found: unknown[] = source.form === 'csv' ? [source.header] : [];
  for await (const rows of source.rows) found.push(...rows);
  return found;
}

describe('where a file is cut as it comes makes no difference', () => {
  const sheet = '\ufeffref,age\r\n"Zoë\r\n“1”",17\r\n\r\nB,18\nC,"1""9"\r\nlast,20';
  const lines = '{"ref":"Zoë"}\r\n\n{"ref":"B"}';
  it.each([1, 2, 3, 5, 7, 64])('in parts of %i bytes', async (size) => {
    expect(await inParts(sheet, size)).toEqual([
      { line: 1, cells: ['ref', 'age'] },
      { line: 3, cells: ['Zoë\r\n“1”', '17'] },
      { line: 5, cells: ['B', '18'] },
      { line: 6, cells: ['C', '1"9'] },
      { line: 7, cells: ['last', '20'] },
    ]);
    expect(await inParts(lines, size)).toEqual([
      { line: 1, text: '{"ref":"Zoë"}\r' },
      { line: 2, text: '' },
      { line: 3, text: '{"ref":"B"}' },
    ]);
  });
});

describe('progress', () => {
  it.each([
    [0, 0, null, '0 rows, 0 a second'],
    [34_000, 4000, null, '34,000 rows, 8,500 a second'],
    [34_000, 4000, 0.5, '34,000 rows, 8,500 a second, about 4 s left'],
    [1_234_567, 60_000, 0.1, '1,234,567 rows, 20,576 a second, about 9 minutes left'],
  ])('of %i rows in %i ms', (rows, passed, part, words) => expect(progressText(rows, passed, part)).toBe(words));

  it('is silent where nobody looks, is drawn now and then, and is taken away', () => {
    const said: string[] = [];
    let time = 0;
    const stream = { write: (text: string) => said.push(text) };
    const quiet = progressOn(stream, false, () => time);
    const shown = progressOn(stream, true, () => time);
    for (time = 0; time <= 1000; time += 50) {
      quiet.rows(time);
      shown.rows(time);
    }
    quiet.clear();
    shown.clear();
    expect(said).toHaveLength(6);
    expect(said.at(-1)).toBe('\r\u001b[K');
  });

  it('is seen in a terminal, and control characters of a cell are made visible there', async () => {
    const place = folder({
      'people.csv': `ref,nation,enjoys\n"\u001b[31mA1",england,science\n${'A1,england,science;leading-people\n'.repeat(20_000)}`,
    });
    const terminal = new Terminal([], { line: `hi-careers batch ${place}/people.csv --role ward-clerk > ${place}/out.csv` });
    await terminal.see(/\d rows, [\d,]+ a second, about \d+ s left/);
    await terminal.see('20001 rows: 20001 checked.');
    const raw = new Terminal(['batch', `${place}/people.csv`, '--role', 'ward-clerk'], {});
    await raw.see('␛[31mA1');
    raw.kill('SIGKILL');
  });
});
