import { expect, it } from 'vitest';
import { shownKnowledge } from '../../src/commands/page/shown-knowledge.js';
import { emptyProfile } from '../../src/domain/answers.js';
import { buildModel } from '../../src/engine/index.js';
import { reviveKnowledge } from '../../src/knowledge/compiled/read.js';
import { compileKnowledge } from '../../src/knowledge/compiled/write.js';
import { htmlOf } from '../../src/presentation/writers/elements.js';
import { realModel } from '../support/bases.js';
import { personas } from '../support/personas.js';
import { shown } from './support.js';

const { base } = realModel;
const ofPage = buildModel(reviveKnowledge(compileKnowledge(shownKnowledge(base), [])));
const nurse = personas.find(({ name }) => name === 'nurse')?.profile ?? emptyProfile;

/** One in so many. */
const some = <One>(of: readonly One[], each: number): readonly One[] => of.filter((_, at) => at % each === 0);

it.each<readonly [string, readonly string[]]>([
  ['each role and route', [...base.roles, ...base.routes].map(({ id }) => `role/${id}`)],
  ['some plans', some([...base.roles, ...base.routes], 24).map(({ id }) => `plan/${id}`)],
  ['some comparisons', some(base.roles, 5).map(({ id }, at) => `compare/${id}/${base.routes[at]?.id}`)],
  ['the rest', ['advice', 'answers', 'what-if', 'roles']],
])('nothing that the page shows is left out of its knowledge: %s', (_, hashes) => {
  for (const hash of hashes) expect(htmlOf(shown(ofPage, nurse, hash)), hash).toBe(htmlOf(shown(realModel, nurse, hash)));
});

it('has no source that only what is left out cites', () => {
  const { sources, ...rest } = ofPage.base;
  const text = JSON.stringify(rest);
  expect(Object.keys(sources).filter((id) => !text.includes(`"${id}"`))).toEqual([]);
  expect(JSON.stringify(ofPage.base).length).toBeLessThan(JSON.stringify(base).length);
});
