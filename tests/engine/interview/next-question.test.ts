import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/domain/attribute.js';
import type { AttributeId, IsoDate, QuestionId } from '../../../src/domain/ids.js';
import type { Inference, Way } from '../../../src/domain/knowledge-base.js';
import { advise, buildModel, canStillBeAsked, type Model, nextQuestion, rolesScope } from '../../../src/engine/index.js';
import { beesModel, realModel } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import { any, atLeast, is, must, oneOf, usually, way, withPost } from '../../support/rules.js';
import { type Said, someone } from '../../support/someone.js';

const post = (...ways: readonly Way[]): Model => buildModel(withPost(beesModel.base, ways));
const asks = (model: Model, said: Record<string, Said> = {}, notSure: readonly string[] = [], orders = false): string | null =>
  nextQuestion(model, someone(model.base, said, { notSure }), asOf, rolesScope(model), orders)?.question.id ?? null;

describe('the next question', () => {
  it('is none where a way in is open already', () => {
    const model = post(way('a', [must(is('garden', true))]), way('b', [must(atLeast('age', 16))]));
    expect(asks(model, { garden: true })).toBeNull();
  });

  it('is none about a way in that can be no better than another is for sure', () => {
    const model = post(way('a', [usually(is('garden', true))]), way('b', [usually(is('bee-suit', true)), must(atLeast('age', 16))]));
    expect(asks(model, { garden: false, 'bee-suit': false })).toBeNull();
  });

  it('stays in the topic that comes first', () => {
    const model = post(way('a', [must(atLeast('months-hives', 12)), must(is('garden', true))]));
    expect(asks(model)).toBe('what-you-have');
    expect(asks(model, { garden: true })).toBe('worked-with');
  });

  const ask = (id: string, ...attributes: readonly string[]): Question => {
    const [any] = beesModel.base.questions as [Question];
    return { ...any, id: id as QuestionId, form: 'one', settles: attributes.map((attribute) => attribute as AttributeId) };
  };
  const asking = (ways: readonly Way[], ...questions: readonly Question[]): Model =>
    buildModel({ ...withPost(beesModel.base, ways), questions });

  it('comes in the order of the knowledge base, whatever it would settle', () => {
    const ways = [way('a', [must(atLeast('age', 100)), must(is('bee-suit', true))])];
    const [age, suit] = [ask('a-age', 'age'), ask('z-suit', 'bee-suit')];
    expect([asks(asking(ways, age, suit)), asks(asking(ways, suit, age))]).toEqual(['a-age', 'z-suit']);
  });

  it('comes early for those whom the knowledge base asks early, and for nobody else', () => {
    const ways = [way('a', [must(atLeast('age', 100)), must(is('bee-suit', true)), must(is('garden', true))])];
    const model = asking(ways, ask('garden', 'garden'), ask('age', 'age'), { ...ask('suit', 'bee-suit'), early: is('garden', true) });
    expect([asks(model), asks(model, { garden: true }), asks(model, {}, ['garden'])]).toEqual(['garden', 'suit', 'age']);
    expect(asks(model, { garden: true, 'bee-suit': true })).toBe('age');
  });

  it('is about likes and dislikes at once, as long as one of them was not told', () => {
    const model = asking([way('a', [])], ask('wishes', 'loves', 'shuns'));
    expect([{}, { loves: [] }, { shuns: [] }, { loves: [], shuns: [] }].map((said) => asks(model, said, [], true))).toEqual([
      'wishes',
      'wishes',
      'wishes',
      null,
    ]);
  });

  it('is never again what was "not sure", nor what could only help it', () => {
    const model = post(way('a', [must(atLeast('age', 16)), usually(is('garden', true))]));
    expect(asks(model, {}, ['age'])).toBeNull();
  });

  it('is not what an answer already says: the gate comes before the detail', () => {
    const said = { nation: 'england', age: 30, 'right-to-work': true, 'nhs-employee': false, 'full-time-education': false };
    const asked: string[] = [];
    let answers: Record<string, Said> = { ...said, 'highest-level': '3' };
    for (let next = asks(realModel, answers); next !== null; next = asks(realModel, answers)) {
      asked.push(next);
      const settles = realModel.base.questions.find(({ id }) => id === next)?.settles ?? [];
      answers = { ...answers, ...Object.fromEntries(settles.map((id) => [id, plainest(id)])) };
    }
    expect(asked).not.toHaveLength(0);
    for (const detail of ['degree', 'degree-about', 'numerate', 'after-degree', 'after-degree-about']) expect(asked).not.toContain(detail);
  });

  it('asks for likes before dislikes, and only where roles are ordered', () => {
    const model = post(way('a', [must(atLeast('months-hives', 12))]));
    expect([asks(model, {}, [], true), asks(model, { loves: [] }, [], true)]).toEqual(['what-you-love', 'what-you-shun']);
    expect(asks(model)).toBe('worked-with');
  });

  it('is, in what is unanswered, before those that come after it', () => {
    const base = withPost(beesModel.base, [way('a', [must(atLeast('age', 100)), must(is('bee-suit', true))])]);
    const named = (more: Partial<Question>) => {
      const model = buildModel({ ...base, questions: [{ ...ask('age', 'age'), ...more }, ask('suit', 'bee-suit')] });
      return advise(model, someone(model.base, {}), asOf).unanswered.map(({ question: id }) => id);
    };
    expect([named({}), named({ after: 'suit' as QuestionId })]).toEqual([
      ['age', 'suit'],
      ['suit', 'age'],
    ]);
  });

  describe('about what is inferred to be lacking', () => {
    // Nobody without a certificate has a suit yet. Whoever has a garden may expect one.
    const suit = { ...(beesModel.base.questions[0] as Question), id: 'suit' as QuestionId, settles: ['bee-suit' as AttributeId] };
    const mayExpect = { when: is('garden', true), text: 'Do you expect a suit?' };
    const lacking = (question: Question, ...ways: readonly Way[]): Model =>
      buildModel({
        ...withPost(beesModel.base, ways.length === 0 ? [way('a', [must(is('bee-suit', true))])] : ways),
        inferences: [{ when: oneOf('certificate', 'none'), then: [is('bee-suit', false) as Inference['then'][number]] }],
        questions: [question],
      });
    const who = { certificate: 'none', garden: true };

    it('is asked of those who may expect it, and of nobody else', () => {
      const model = lacking({ ...suit, mayExpect });
      expect([
        asks(lacking(suit), who),
        asks(model, who),
        asks(model, { ...who, garden: false }),
        asks(model, { certificate: 'none' }),
      ]).toEqual([null, 'suit', null, null]);
      expect(asks(model, { ...who, 'bee-suit': false })).toBeNull();
      expect(asks(model, who, ['bee-suit'])).toBeNull();
    });

    it('is asked only where being met later makes another verdict', () => {
      const hopeless = way('a', [must(is('bee-suit', true)), must(oneOf('certificate', 'master'))]);
      expect(asks(lacking({ ...suit, mayExpect }, hopeless), who)).toBeNull();
      expect(asks(lacking({ ...suit, mayExpect }, hopeless, way('b', [usually(is('bee-suit', true))])), who)).toBe('suit');
    });

    it('is put as something to come, unless it is not known now', () => {
      const model = lacking({ ...suit, mayExpect });
      const put = (said: Record<string, Said>) =>
        canStillBeAsked(model, someone(model.base, said), asOf, model.base.questions[0] as Question);
      expect([put(who), put({ garden: true })]).toEqual([true, false]);
      const both = lacking({ ...suit, settles: [...suit.settles, 'age' as AttributeId], mayExpect });
      expect(canStillBeAsked(both, someone(both.base, who), asOf, both.base.questions[0] as Question)).toBe(false);
    });
  });

  it('is asked again about what is met only later, where something else could meet it now', () => {
    const model = post(way('a', [must(any(is('bee-suit', true), atLeast('age', 16)))]));
    expect(asks(model, { 'bee-suit': 'true@2027-08' })).toBe('how-old');
    expect(asks(post(way('a', [must(is('bee-suit', true))])), { 'bee-suit': 'true@2027-08' })).toBeNull();
  });

  it('is never one that is put only on request', () => {
    const model = post(way('a', [must(atLeast('months-hives', 12))]));
    const shun = model.base.questions.map((one) => (one.id === 'what-you-shun' ? { ...one, onRequest: true as const } : one));
    const onRequest = buildModel({ ...model.base, questions: shun });
    expect([asks(model, { loves: [] }, [], true), asks(onRequest, { loves: [] }, [], true)]).toEqual(['what-you-shun', 'worked-with']);
  });

  it('is another where another requirement counts on the day', () => {
    const dated = [
      must(is('garden', true), { until: '2026-06-30' }),
      must(atLeast('months-hives', 6), { from: '2026-07-01', until: '2027-01-31' }),
      must(is('bee-suit', true), { from: '2027-03-01' }),
    ];
    const model = buildModel({ ...withPost(beesModel.base, [way('a', dated)]), inferences: [] });
    const askedOn = (day: string): string =>
      nextQuestion(model, someone(model.base), day as IsoDate, rolesScope(model), false)?.attributes.join(' ') ?? '';
    const days = ['2026-06-30', '2026-07-01', '2027-01-31', '2027-02-01', '2027-02-28', '2027-03-01'];
    expect(days.map(askedOn)).toEqual(['garden', 'months-hives', 'months-hives', '', '', 'bee-suit']);
  });

  it('is the same for the same answers in another order', () => {
    const one = asks(realModel, { age: 20, nation: 'wales' });
    expect(asks(realModel, { nation: 'wales', age: 20 })).toBe(one);
  });
});

/** The lowest answer to an attribute. */
function plainest(id: string): Said {
  const shape = realModel.base.attributes.find((attribute) => attribute.id === id)?.shape;
  if (shape?.kind === 'set') return [];
  if (shape?.kind === 'yes-no') return false;
  return shape?.kind === 'number' ? shape.min : (shape?.values[0]?.id ?? '');
}
