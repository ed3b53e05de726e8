import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterAnswers,
  afterKeep,
  afterNotSure,
  afterSkip,
  consistentAnswers,
  type InterviewState,
  startFrom,
  withoutSkipped,
} from '../../../src/commands/interview/state.js';
import type { Answer } from '../../../src/domain/answers.js';
import type { Question } from '../../../src/domain/attribute.js';
import type { AttributeId, YearMonth } from '../../../src/domain/ids.js';
import { contradictionsIn, nextQuestion, wholeScope } from '../../../src/engine/index.js';
import { models, realModel } from '../../support/bases.js';
import { answerTo, asOf } from '../../support/people.js';
import { someone } from '../../support/someone.js';

const { base } = realModel;
const question = (id: string): Question => base.questions.find((entry) => entry.id === id) as Question;
const level = (value: string): ReadonlyMap<AttributeId, Answer> => new Map([['highest-level' as AttributeId, { kind: 'ordered', value }]]);
const counting = (state: InterviewState) => [...consistentAnswers(state, realModel, asOf).profile.answers.keys()].sort();

describe('changing an answer', () => {
  const graduate = startFrom(
    someone(base, { nation: 'england', 'highest-level': '6', 'degree-class': '2:1', 'degree-subject': ['computing'] }),
    realModel,
    asOf,
  );

  it('sets aside what no longer fits, keeps the rest, and lets it count again when it is changed back', () => {
    const lower = afterAnswers(graduate, question('level'), level('3'));
    expect([...consistentAnswers(lower, realModel, asOf).aside.keys()]).toContain('degree-class');
    expect(counting(lower)).toContain('nation');
    const back = afterAnswers(lower, question('level'), level('6'));
    expect([counting(back), consistentAnswers(back, realModel, asOf).aside.size]).toEqual([counting(graduate), 0]);
  });

  it('the answer given last is the one that counts', () => {
    const lower = afterAnswers(graduate, question('level'), level('3'));
    expect(consistentAnswers(lower, realModel, asOf).profile.answers.get('highest-level' as AttributeId)).toEqual({
      kind: 'ordered',
      value: '3',
    });
  });
});

describe('leaving a question', () => {
  const nobody = startFrom(someone(base), realModel, asOf);

  it('skipped, it is neither known nor "not sure", and others come first', () => {
    const state = afterSkip(nobody, question('how-old'));
    const { profile } = consistentAnswers(state, realModel, asOf);
    expect([profile.answers.size, profile.notSure.size]).toEqual([0, 0]);
    const next = nextQuestion(realModel, withoutSkipped(profile, state, realModel), asOf, wholeScope(realModel), true);
    expect(next?.question.id).not.toBe('how-old');
    expect([...withoutSkipped(profile, state, realModel).notSure]).toEqual(['age']);
  });

  it('kept as it is, it is not asked again, even where only a part was answered', () => {
    const part = startFrom(someone(base, { 'maths-level-2': true }), realModel, asOf);
    const { profile } = consistentAnswers(afterKeep(part, question('school-subjects')), realModel, asOf);
    expect([...profile.notSure].sort()).toEqual(['english-level-2', 'science-level-2']);
  });

  it('skipped once it is answered, it is not left', () => {
    const state = afterNotSure(nobody, question('how-old'));
    expect(afterSkip(state, question('how-old')).skipped.size).toBe(0);
  });

  it('not sure, it is not asked again', () => {
    const { profile } = consistentAnswers(afterNotSure(nobody, question('how-old')), realModel, asOf);
    expect([...profile.notSure]).toEqual(['age']);
  });
});

describe('going on from an old file', () => {
  const old = { said: '2024-01' as YearMonth };
  it('what has aged is left out and dated anew, so it is asked once and not for ever', () => {
    const given = someone(base, { age: 17, nation: 'england' }, old);
    const state = startFrom(given, realModel, asOf);
    expect(counting(state)).toEqual(['nation']);
    const { profile } = consistentAnswers(
      afterAnswers(state, question('how-old'), new Map([['age' as AttributeId, { kind: 'number', value: 19 }]])),
      realModel,
      asOf,
    );
    expect([profile.said, startFrom(profile, realModel, asOf).said.size]).toEqual(['2026-11', 2]);
  });
});

describe.each(models)('%s: whatever is said, in whatever order', (_name, model) => {
  it('what counts never contradicts itself, nothing said is lost, and the last said counts', () => {
    const saying = fc
      .constantFrom(...model.base.attributes)
      .chain((attribute) => answerTo(attribute, true).map((answer) => ({ id: attribute.id, answer })));
    fc.assert(
      fc.property(fc.array(saying, { maxLength: 8 }), (all) => {
        let state = startFrom({ answers: new Map(), notSure: new Set() }, model, asOf);
        for (const { id, answer } of all) {
          const asked = model.base.questions.find(({ settles }) => settles.includes(id)) ?? (model.base.questions[0] as Question);
          state = afterAnswers(state, { ...asked, settles: [id] }, new Map([[id, answer]]));
        }
        const { profile, aside } = consistentAnswers(state, model, asOf);
        expect(contradictionsIn(model, profile, asOf)).toEqual([]);
        expect(new Map([...profile.answers, ...aside])).toEqual(new Map(state.said));
        const last = all.at(-1);
        if (last !== undefined) expect(profile.answers.get(last.id)).toEqual(last.answer);
      }),
      { numRuns: 60 },
    );
  });
});
