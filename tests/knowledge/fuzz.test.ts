import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildKnowledge, type Layer, readFolder } from '../../src/knowledge/index.js';
import { tries } from '../support/fuzz.js';
import { inTests, layer, loadTiny, tinyTexts } from './support.js';

const bees = readFolder(inTests('fixtures/beekeeping'));
const real = readFolder(inTests('../data'));
const paths = Object.keys(tinyTexts());

/** Words of the files, so that what is put in says something. */
const words = [...new Set(bees.files.flatMap(({ text }) => text.split(/[^a-z0-9-]+/)))].filter((word) => word !== '');
const snippet = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(
    'null',
    '0',
    '-1',
    '{}',
    '[]',
    '[[]]',
    '""',
    'true',
    '2026-02-31',
    '{judged: x}',
    '{all: []}',
    '{fact: knows-bees}',
    '{age: {at-least: 1}}',
  ),
  fc.constantFrom(
    ': ',
    '- ',
    ', ',
    '\n',
    '\n  ',
    '#',
    '"',
    '{',
    '}',
    '[',
    ']',
    '&a ',
    '*a',
    '!!str ',
    '<<',
    'constructor',
    'toString',
    'valueOf',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
/** Where in the file, as a part of its length; how many characters go; what comes instead. */
const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), drop: fc.nat(40), snippet });
type Edit = { readonly at: number; readonly drop: number; readonly snippet: string };

const apply = (text: string, edits: readonly Edit[]): string =>
  edits.reduce((now, { at, drop, snippet: put }) => {
    const from = Math.floor(at * now.length);
    return now.slice(0, from) + put + now.slice(from + drop);
  }, text);

/** A base, or at least one fault whose place is in a file. Throws on anything else. */
function expectBaseOrFaults(layers: readonly Layer[]): void {
  const loaded = buildKnowledge(layers);
  if (loaded.ok) expect(JSON.parse(JSON.stringify(loaded.base))).toEqual(loaded.base);
  else {
    expect(loaded.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    for (const { at, message, hint } of loaded.diagnostics) {
      expect([at.line >= 1, at.column >= 1, message !== '', hint !== '']).toEqual([true, true, true, true]);
    }
  }
}

it('any text in any file is a base or faults', async () => {
  await tries(
    'knowledge: any text in a file',
    fc.tuple(fc.constantFrom(...paths), fc.string({ unit: 'binary', maxLength: 60 })),
    100,
    ([path, text]) => {
      const loaded = loadTiny({ [path]: `${text} ` });
      expect(loaded.ok || loaded.diagnostics.length > 0).toBe(true);
    },
  );
});

it('any JSON in any file is a base or faults', async () => {
  await tries('knowledge: any JSON in a file', fc.tuple(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 4 })), 150, ([path, value]) => {
    const loaded = loadTiny({ [path]: JSON.stringify(value) });
    expect(loaded.ok || loaded.diagnostics.length > 0).toBe(true);
  });
});

it('the bees with some edits are a base or faults', async () => {
  await tries(
    'knowledge: the bees edited',
    fc.tuple(fc.nat(bees.files.length - 1), fc.array(edit, { minLength: 1, maxLength: 3 })),
    150,
    ([index, edits]) => {
      const files = bees.files.map((file, at) => (at === index ? { ...file, text: apply(file.text, edits) } : file));
      expectBaseOrFaults([{ ...bees, files }]);
    },
  );
});

it('a real file with some edits, added to the bees, is a base or faults', async () => {
  const local = real.files.filter(({ text }) => text.length < 20_000);
  await tries(
    'knowledge: real files edited',
    fc.tuple(fc.nat(local.length - 1), fc.array(edit, { minLength: 0, maxLength: 3 })),
    100,
    ([index, edits]) => {
      const file = local[index];
      if (file !== undefined) expectBaseOrFaults([bees, layer({ [file.path]: apply(file.text, edits) })]);
    },
  );
});
