import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openSource } from '../../src/cli/batch/read-sheet.js';
import { failureText } from '../../src/cli/failure-message.js';
import { type BatchOptions, runBatch } from '../../src/commands/batch/batch.js';
import type { BatchIo, Sink } from '../../src/commands/batch/io.js';
import type { OtherThreads } from '../../src/commands/batch/judge-rows.js';
import type { Context } from '../../src/commands/context.js';
import { Failure } from '../../src/domain/failure.js';
import { beesModel } from '../support/bases.js';
import { tries } from '../support/fuzz.js';
import { hidden } from '../support/hidden.js';
import { asOf } from '../support/people.js';

const { base } = beesModel;
const layout = { width: 80, colour: 'none', glyphs: 'unicode', plain: false } as const;

type Ended = { readonly code: number; readonly rows: readonly string[]; readonly rejects: readonly string[]; readonly said: string };

/** Judges a sheet that comes in parts of so many bytes, as `batch` does, with nothing written anywhere. */
async function batch(bytes: Uint8Array, size: number, options: Partial<BatchOptions> = {}): Promise<Ended> {
  let said = '';
  const say = (text: string): void => {
    said += text;
  };
  const written = { out: [] as string[], rejects: [] as string[] };
  async function* parts() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const sinkTo = (list: string[]): Sink => ({
    cells: async (rows) => {
      for (const row of rows) list.push(stringify([row as string[]], { escape_formulas: true }));
    },
    text: async (text) => void list.push(text),
    finish: async () => {},
    abandon: async () => {},
    isClosed: () => false,
    isTerminal: true,
  });
  const io: BatchIo & OtherThreads = {
    open: (path, choices) => openSource(path, choices, { stdin: parts() as never, say, read: () => {} }),
    sink: async (path) => sinkTo(path === 'rejects' ? written.rejects : written.out),
    kept: () => expect.unreachable('Nothing is to be resumed.'),
    pause: async () => {},
    progress: () => {},
    say,
    judges: async () => null,
    done: () => false,
  };
  const context = {
    base,
    asOf,
    resultLayout: layout,
    noticeLayout: layout,
    notify: say,
    result: async (text: string) => say(text),
  } as Context;
  const as = { output: null, rejects: 'rejects', ids: [], wide: false, as: { kind: 'rows', format: 'csv' }, ...options } as const;
  try {
    const code = await runBatch(context, io, '-', as);
    return { code, rows: written.out, rejects: written.rejects, said };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { code: error.exit, rows: written.out, rejects: written.rejects, said: said + failureText(error) };
  }
}

const columns = ['ref', ...base.attributes.map(({ id }) => id as string)];
const values = base.attributes.flatMap(({ shape }) => ('values' in shape ? shape.values.map(({ id }) => id) : []));
const odd = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '"',
    '""',
    "'",
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '=1+1',
    '+cmd',
    '@x',
    '-2',
    '\u001b]0;x\u0007',
    '\u202eexe',
    '\u0000',
  ),
  fc.constantFrom(
    'yes',
    'no',
    'none',
    'true@2027-07',
    '2@2027-07',
    '2@2020-01',
    '17',
    '-1',
    '1e9',
    '__proto__',
    'constructor',
    'é',
    '\ud83d\udc1d',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const cell = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values, '', '17', 'yes') }, odd);
const header = fc.oneof(
  { weight: 5, arbitrary: fc.uniqueArray(fc.constantFrom(...columns), { minLength: 1, maxLength: 5 }) },
  fc.array(fc.oneof(fc.constantFrom(...columns), odd), { minLength: 1, maxLength: 4 }),
);
const sheet = fc
  .tuple(
    header,
    fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }),
    fc.constantFrom(',', ';', '\t'),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([names, rows, delimiter, record_delimiter]) => stringify([names, ...rows] as string[][], { delimiter, record_delimiter }));
const torn = fc
  .tuple(sheet, fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(5), odd), { maxLength: 3 }))
  .map(([text, edits]) =>
    edits.reduce((now, [at, drop, put]) => {
      const from = Math.floor(at * now.length);
      return now.slice(0, from) + put + now.slice(from + drop);
    }, text),
  );

/** An answer or a message; rows add up; nothing that is shown or written drives a terminal. */
function expectOrderly({ code, rows, rejects, said }: Ended): void {
  expect([0, 1, 2]).toContain(code);
  if (code !== 0) expect(said).not.toBe('');
  for (const text of [said, ...rows, ...rejects]) expect(text).not.toMatch(hidden);
}

it('any sheet is rows, rows set aside or a message, wherever it is cut as it comes', async () => {
  await tries('sheets', fc.tuple(torn, fc.integer({ min: 1, max: 40 })), 250, async ([text, size]) => {
    const bytes = Buffer.from(text);
    const whole = await batch(bytes, bytes.length + 1);
    expectOrderly(whole);
    const inParts = await batch(bytes, size);
    expectOrderly(inParts);
    // What is wrong with a file that is no sheet may be noticed in another order.
    if (whole.code !== 2) expect(inParts).toEqual(whole);
  });
});

it('any bytes are rows, rows set aside or a message', async () => {
  const start = fc.constantFrom('', 'ref,age\n', '\ufeffage;garden\r\n', '{"ref":"a"}\n', '{"answers": {');
  await tries('sheets in bytes', fc.tuple(start, fc.uint8Array({ maxLength: 60 })), 200, async ([text, bytes]) => {
    expectOrderly(await batch(Buffer.concat([Buffer.from(text), bytes]), 7));
  });
});

it('any lines of JSON are people, lines set aside or a message', async () => {
  const answers = fc.array(
    fc.tuple(fc.constantFrom(...columns, '__proto__', 'constructor'), fc.oneof(cell, fc.jsonValue({ maxDepth: 2 }))),
    { maxLength: 4 },
  );
  const person = answers.map(
    (of) => `{"answers": {${of.map(([id, value]) => `${JSON.stringify(id)}: ${JSON.stringify(value)}`).join(',')}}}`,
  );
  const line = fc.oneof({ weight: 3, arbitrary: person }, fc.json({ maxDepth: 3 }), odd);
  await tries('lines of JSON', fc.array(line, { maxLength: 6 }), 200, async (lines) => {
    expectOrderly(await batch(Buffer.from(`{"ref": "a"}\n${lines.join('\n')}`), 11, { as: { kind: 'rows', format: 'ndjson' } }));
  });
});
