import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/domain/attribute.js';
import type { AttributeId, QuestionId } from '../../../src/domain/ids.js';
import type { Inference } from '../../../src/domain/knowledge-base.js';
import { advise, buildModel, check } from '../../../src/engine/index.js';
import { beesModel } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import { is, must, oneOf, POST, way, withPost } from '../../support/rules.js';
import { type Said, someone } from '../../support/someone.js';

// Nobody without a certificate has a suit yet. Whoever has a garden may expect one.
describe('what is still worth asking of those who may expect what they do not have', () => {
  const [any] = beesModel.base.questions as [Question];
  const question: Question = {
    ...any,
    id: 'suit' as QuestionId,
    settles: ['bee-suit' as AttributeId],
    mayExpect: { when: is('garden', true), text: 'Do you expect a suit?' },
  };
  const base = {
    ...withPost(beesModel.base, [way('a', [must(is('bee-suit', true))])]),
    inferences: [{ when: oneOf('certificate', 'none'), then: [is('bee-suit', false) as Inference['then'][number]] }],
    questions: [question],
  };

  it.each<readonly [string, Record<string, Said>, number]>([
    ['that, where they may', { certificate: 'none', garden: true }, 1],
    ['nothing, where they may not', { certificate: 'none', garden: false }, 0],
    ['nothing, once it is answered', { certificate: 'none', garden: true, 'bee-suit': false }, 0],
  ])('is %s', (_, said, count) => {
    const [model, profile] = [buildModel(base), someone(base, said)];
    expect(check(model, profile, asOf, [POST]).unanswered).toHaveLength(count);
    expect(advise(model, profile, asOf).unanswered).toHaveLength(count);
  });
});
