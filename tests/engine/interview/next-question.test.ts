import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/domain/attribute.js';
import type { AttributeId, IsoDate, QuestionId } from '../../../src/domain/ids.js';
import type { Inference, Way } from '../../../src/domain/knowledge-base.js';
import { advise, buildModel, canStillBeAsked, type Model, nextQuestion, rolesScope } from '../../../src/engine/index.js';
import { classesOf } from '../../../src/engine/interview/answer-classes.js';
import { beesModel, realModel } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import { any, atLeast, includes, is, must, oneOf, usually, way, withPost } from '../../support/rules.js';
import { type Said, someone } from '../../support/someone.js';

const post = (...ways: readonly Way[]): Model => buildModel(withPost(beesModel.base, ways));
const asks = (model: Model, said: Record<string, Said> = {}, notSure: readonly string[] = [], orders = false): string | null =>
  nextQuestion(model, someone(model.base, said, { notSure }), asOf, rolesScope(model), orders)?.question.id ?? null;

const answersOf = (model: Model, id: string): unknown[] =>
  classesOf(model, id as AttributeId).classes.map(({ answer }) =>
    'value' in answer ? answer.value : answer.items.map(({ value }) => value),
  );

describe('classes of answers', () => {
  it('puts numbers that no condition tells apart into one', () => {
    const base = { ...withPost(beesModel.base, [way('a', [must(atLeast('age', 16)), usually(atLeast('age', 18))])]), inferences: [] };
    expect(answersOf(buildModel(base), 'age')).toEqual([0, 16, 18]);
  });

  it('puts values that no condition tells apart into one, and adds up how common they are', () => {
    const base = { ...withPost(beesModel.base, [way('a', [must(oneOf('county', 'hills'))])]), inferences: [] };
    const { classes } = classesOf(buildModel(base), 'county' as AttributeId);
    expect(classes.map(({ share }) => Math.round(share * 100))).toEqual([33, 67]);
  });

  it('tells only tested items of a set apart', () => {
    const base = { ...withPost(beesModel.base, [way('a', [must(includes('badges', 'queen-rearing'))])]), inferences: [] };
    expect(answersOf(buildModel(base), 'badges')).toEqual([[], ['queen-rearing']]);
  });

  it.each([
    ['the shipped knowledge', realModel],
    ['routes into beekeeping', beesModel],
  ])('adds up to everybody over %s', (_, model) => {
    for (const { id } of model.base.attributes) {
      const shares = classesOf(model, id).classes.map(({ share }) => share);
      expect([id, shares.reduce((sum, share) => sum + share, 0)]).toEqual([id, expect.closeTo(1, 2)]);
    }
  });
});

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

  it('settles more first', () => {
    const model = post(way('a', [must(atLeast('age', 100)), must(any(is('garden', true), is('bee-suit', true)))]));
    expect(asks(model)).toBe('how-old');
  });

  const ask = (id: string, ...attributes: readonly string[]): Question => {
    const [any] = beesModel.base.questions as [Question];
    return { ...any, id: id as QuestionId, form: 'one', settles: attributes.map((attribute) => attribute as AttributeId) };
  };
  const asking = (ways: readonly Way[], ...questions: readonly Question[]): Model =>
    buildModel({ ...withPost(beesModel.base, ways), questions });

  it('settles more first, whatever it is called, and what is settled already does not count', () => {
    const ways = [way('a', [must(atLeast('age', 100)), must(is('bee-suit', true))])];
    expect(asks(asking(ways, ask('a-suit', 'bee-suit'), ask('z-age', 'age')))).toBe('z-age');
  });

  it('is in the topic that stands first in the knowledge base, wherever the question does', () => {
    const [first, second] = beesModel.base.topics.map(({ id }) => id) as [string, string];
    const questions = [
      { ...ask('age', 'age'), topic: second },
      { ...ask('suit', 'bee-suit'), topic: first },
    ];
    expect(asks(asking([way('a', [must(atLeast('age', 100)), must(is('bee-suit', true))])], ...questions))).toBe('suit');
  });

  it('asks for what somebody likes after all that a verdict hangs on, and before what they dislike', () => {
    const model = asking(
      [way('a', [must(is('garden', true)), must(is('bee-suit', true)), must(atLeast('age', 16))])],
      ask('a-shun', 'shuns'),
      ask('b-love', 'loves'),
      ask('c-suit', 'bee-suit'),
    );
    expect(asks(model, {}, [], true)).toBe('c-suit');
    expect(asks(model, { 'bee-suit': true }, [], true)).toBe('b-love');
    expect(asks(model, { 'bee-suit': true, loves: [] }, [], true)).toBe('a-shun');
    expect(asks(model, { 'bee-suit': true, loves: [], shuns: [] }, [], true)).toBeNull();
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

  it('breaks ties by id', () => {
    const base = withPost(beesModel.base, [way('a', [must(is('garden', true)), must(is('bee-suit', true))])]);
    const inOrder = (...ids: readonly string[]): Model =>
      buildModel({ ...base, questions: ids.map((id) => ask(id, id === 'b-garden' ? 'garden' : 'bee-suit')) });
    expect(asks(inOrder('b-garden', 'a-suit'))).toBe('a-suit');
    expect(asks(inOrder('a-suit', 'b-garden'))).toBe('a-suit');
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

  describe('a gate before its detail', () => {
    // The age would settle this post alone far more often than the suit does.
    const base = withPost(beesModel.base, [way('a', [must(atLeast('age', 100)), must(is('bee-suit', true))])]);
    const question = (id: string, settles: string, more: Partial<Question> = {}): Question => ({
      ...(beesModel.base.questions[0] as Question),
      id: id as QuestionId,
      form: 'one',
      settles: [settles as AttributeId],
      ...more,
    });
    const gate = (more: Partial<Question>): Model =>
      buildModel({ ...base, questions: [question('suit', 'bee-suit'), question('age', 'age', more)] });
    const after = { after: 'suit' as QuestionId };

    it('goes first, though the detail would settle more', () => {
      expect([asks(gate({})), asks(gate(after))]).toEqual(['age', 'suit']);
    });
    it('is no gate once it is answered, not sure, or not worth asking', () => {
      expect(asks(gate(after), { 'bee-suit': true })).toBe('age');
      expect(asks(gate(after), {}, ['bee-suit'])).toBe('age');
      const garden = buildModel({
        ...base,
        questions: [question('garden', 'garden'), question('age', 'age', { after: 'garden' as QuestionId })],
      });
      expect(asks(garden)).toBe('age');
    });
    it('stands before it in what is unanswered', () => {
      const named = (more: Partial<Question>) => {
        const model = buildModel({ ...base, questions: [question('age', 'age', more), question('suit', 'bee-suit')] });
        return advise(model, someone(model.base, {}), asOf).unanswered.map(({ question: id }) => id);
      };
      expect([named({}), named(after)]).toEqual([
        ['age', 'suit'],
        ['suit', 'age'],
      ]);
    });
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
