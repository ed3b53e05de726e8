import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnowledgeBase } from '../../src/domain/knowledge-base.js';
import { buildModel, check, type Model } from '../../src/engine/index.js';
import { buildKnowledge, type Layer, readFolder } from '../../src/knowledge/index.js';
import { beesModel, realModel } from '../support/bases.js';
import { asOf, somebody } from '../support/people.js';
import { runs } from '../support/runs.js';

const inTests = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** A role of its own, in a specialism that there is, that asks for what any attribute can be asked for. */
function localLayer(base: KnowledgeBase, requirements: readonly string[]): Layer {
  const specialism = base.specialisms[0]?.id ?? '';
  const activity = Object.keys(base.roles.find(({ activities }) => Object.keys(activities).length > 0)?.activities ?? {})[0];
  const gives = base.roles.find((role) => role.gives.length > 0)?.gives[0];
  const source = Object.keys(base.sources)[0];
  const text = `id: local-post
title: A local post
specialism: ${specialism}
summary: A post of a place of its own.
seniority: entry
evidence: weak
activities: {${activity}: 1}
gives: [${gives}]
inherits: true
entry:
${requirements.map((when, at) => `  - {id: local-${at}, text: Something, strength: must, when: ${when}, sources: [${source}]}`).join('\n')}
sources: [${source}]
`;
  const path = `roles/${specialism}/local-post.yaml`;
  return { name: 'local', files: [{ path, file: path, text }], unread: [], diagnostics: [] };
}

function laidOver(folder: string, layers: readonly Layer[]): Model {
  const loaded = buildKnowledge([readFolder(folder), ...layers]);
  if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'));
  return buildModel(loaded.base);
}

/** Tests that any knowledge base can be asked: every yes/no attribute, every number. */
const conditions = ({ base }: Model): readonly string[] =>
  base.attributes
    .filter(({ wish }) => !wish)
    .flatMap(({ id, shape }) => {
      if (shape.kind === 'yes-no') return [`{${id}: true}`];
      return shape.kind === 'number' ? [`{${id}: {at-least: ${shape.min + 1}}}`] : [];
    });

describe.each([
  ['the shipped knowledge', inTests('../data'), realModel, 20],
  ['routes into beekeeping', inTests('fixtures/beekeeping'), beesModel, 150],
] as const)('law 11, over %s: local knowledge stays local', (_name, folder, model, numRuns) => {
  const ids = [...model.base.roles, ...model.base.routes].map(({ id }) => id as string);
  const verdicts = (of: Model, profile: Parameters<typeof check>[1]) => check(of, profile, asOf, ids).results;
  const asked = conditions(model);
  const withRole = [0, 1, 2].map((turn) =>
    laidOver(folder, [localLayer(model.base, asked.filter((_, at) => at % 3 === turn).slice(0, 8))]),
  );

  it('an unrelated role changes no other verdict, and nothing of the reasons', () => {
    fc.assert(
      fc.property(somebody(model, { expected: true }), fc.constantFrom(...withRole), (profile, wider) => {
        expect(wider.base.roles.length).toBe(model.base.roles.length + 1);
        expect(verdicts(wider, profile)).toEqual(verdicts(model, profile));
      }),
      { numRuns: runs(numRuns) },
    );
  }, 60_000);
});

it('law 11: the example of an invented trust changes no verdict of the shipped knowledge', () => {
  const wider = laidOver(inTests('../data'), [readFolder(inTests('local-example'))]);
  const ids = [...realModel.base.roles, ...realModel.base.routes].map(({ id }) => id as string);
  fc.assert(
    fc.property(somebody(realModel, { expected: true }), (profile) => {
      const of = (model: Model) => check(model, profile, asOf, ids).results.map(({ id, verdict }) => [id, verdict]);
      expect(of(wider)).toEqual(of(realModel));
    }),
    { numRuns: runs(20) },
  );
}, 60_000);
