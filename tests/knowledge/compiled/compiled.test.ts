import { describe, expect, it } from 'vitest';
import { reviveBytes, reviveKnowledge, reviveParsed } from '../../../src/knowledge/compiled/read.js';
import { compileKnowledge } from '../../../src/knowledge/compiled/write.js';
import { addToCompiled, inspectKnowledge, loadKnowledge, readFolder } from '../../../src/knowledge/index.js';
import { everything } from '../everything.js';
import { inTests, layer, tinyTexts } from '../support.js';

describe.each([
  ['the shipped knowledge', readFolder(inTests('../data'))],
  ['the bees', readFolder(inTests('fixtures/beekeeping'))],
  ['the tiny knowledge base', readFolder(inTests('knowledge/tiny'))],
  ['a knowledge base with everything in it', layer(tinyTexts(everything))],
])('%s, compiled', (_name, texts) => {
  const { loaded, files } = inspectKnowledge([texts]);
  if (!loaded.ok) throw new Error('The knowledge has faults.');
  const { base } = loaded;
  const compiled = () => compileKnowledge(base, files);
  const revived = () => reviveBytes(Buffer.from(compiled()));

  it('is one JSON document, and the same base again, read as a whole, as a value, or part by part', () => {
    const text = compiled();
    // One byte is one character: the program reads it so.
    expect(Buffer.byteLength(text)).toBe(text.length);
    expect(reviveParsed(JSON.parse(text))).toEqual(base);
    expect(reviveKnowledge(text)).toEqual(base);
    expect(revived().base).toEqual(base);
  });

  it('has roles, routes and ways in the same order', () => {
    const again = revived().base;
    expect(Object.keys(again.roleWays)).toEqual(base.roles.map(({ id }) => id));
    expect(Object.keys(again.routeWays)).toEqual(base.routes.map(({ id }) => id));
    expect(Object.keys(again)).toHaveLength(Object.keys(base).length);
  });

  it('gives one thing for what stands in several places', () => {
    const again = revived().base;
    const same = (one: typeof base) => new Set(Object.values(one.roleWays).flatMap((ways) => ways.flatMap((way) => way.requirements))).size;
    expect(same(again)).toBeLessThanOrEqual(same(base));
    const first = new Map<string, unknown>();
    for (const way of [...Object.values(again.roleWays).flat(), ...Object.values(again.routeWays)]) {
      const key = JSON.stringify(way);
      expect(first.get(key) ?? way).toBe(way);
      first.set(key, way);
    }
  });

  it('is linked again as it was, where nothing is added to it', () => {
    const again = addToCompiled(revived(), []);
    expect(again.ok && again.base).toEqual(base);
  });
});

it('takes local knowledge added to it as the YAML does', () => {
  const add = [inTests('local-example')];
  const { loaded, files } = inspectKnowledge([readFolder(inTests('../data'))]);
  if (!loaded.ok) throw new Error('The knowledge has faults.');
  const compiled = addToCompiled(reviveBytes(Buffer.from(compileKnowledge(loaded.base, files))), add);
  const fromText = loadKnowledge(inTests('../data'), { add });
  expect(compiled.ok && compiled.base).toEqual(fromText.ok && fromText.base);
});
