import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/commands/context.js';
import { askQuestion } from '../../../src/commands/interview/ask-question.js';
import type { Prompt, Prompter, Reply } from '../../../src/commands/interview/prompter.js';
import type { QuestionOptions } from '../../../src/commands/interview/question-prompt.js';
import type { Answer } from '../../../src/domain/answers.js';
import { type Attribute, holdsValues, type Question } from '../../../src/domain/attribute.js';
import type { AttributeId, YearMonth } from '../../../src/domain/ids.js';
import { monthOf } from '../../../src/domain/months.js';
import { realModel } from '../../support/bases.js';

const { base } = realModel;
const context = { base, asOf: '2026-11-24' } as Context;
const attributeOf = (id: AttributeId): Attribute => base.attributes.find((one) => one.id === id) as Attribute;

/** The first list of which this is true of some attribute, with those attributes. */
function listWith(fits: (attribute: Attribute) => boolean) {
  const question = base.questions.find(({ form, settles }) => form === 'tick' && settles.some((id) => fits(attributeOf(id))));
  if (question === undefined) throw new Error('The knowledge has no such list.');
  return { question, ids: question.settles.filter((id) => fits(attributeOf(id))) };
}

/** A choice that answers several at once, among them something that ends by itself. */
const picked = base.questions.find(({ form }) => form === 'pick') as Question;
const ending = picked.settles.find((id) => attributeOf(id).ends) as AttributeId;
const studying = new Map<AttributeId, Answer>(
  base.attributes
    .filter(({ fullTime }) => fullTime)
    .map(({ id }) => [id, { kind: 'yes-no', value: false, expected: '2027-07' as YearMonth }]),
);

/** Puts a list to somebody who replies so, one reply after another; with what was asked. */
async function put(
  question: (typeof base.questions)[number],
  replies: readonly Reply[],
  before?: ReadonlyMap<AttributeId, Answer>,
  coming?: QuestionOptions['coming'],
  known?: ReadonlyMap<AttributeId, Answer>,
  asks?: QuestionOptions['asks'],
) {
  const asked: Prompt[] = [];
  const left = [...replies];
  const prompter: Prompter = {
    ask: async (prompt) => {
      asked.push(prompt);
      return left.shift() ?? { kind: 'end' };
    },
    close: () => {},
  };
  const reply = await askQuestion(prompter, context, question, {
    canGoBack: true,
    why: () => question.why,
    ...(before === undefined ? {} : { before }),
    ...(coming === undefined ? {} : { coming }),
    ...(known === undefined ? {} : { known }),
    ...(asks === undefined ? {} : { asks }),
  });
  return { asked, said: reply.kind === 'answers' ? Object.fromEntries(reply.answers) : reply.kind };
}

const many = (...values: readonly string[]): Reply => ({ kind: 'many', values });
const month = (value: string): Reply => ({ kind: 'month', value: monthOf(value) });

describe('a list of which some will be so later', () => {
  const { question, ids } = listWith(({ shape, expectable, ends }) => shape.kind === 'yes-no' && expectable && ends === undefined);
  const [first = '', second = ''] = ids;

  it('takes the month of what comes later, and asks the rest as before', async () => {
    const { asked, said } = await put(question, [{ kind: 'expected' }, many(first), month('2027-08'), many(second)]);
    expect(said).toMatchObject({
      [first]: { kind: 'yes-no', value: true, expected: '2027-08' },
      [second]: { kind: 'yes-no', value: true },
    });
    expect(asked.map(({ choices }) => choices.map(({ value }) => value).includes(first))).toEqual([true, true, false, false]);
  });

  it('offers it, and going back leaves nothing behind', async () => {
    const { asked, said } = await put(question, [{ kind: 'expected' }, { kind: 'back' }, many(first)]);
    expect(asked[0]?.offers).toContain('expected');
    expect(said).toMatchObject({ [first]: { kind: 'yes-no', value: true }, [second]: { kind: 'yes-no', value: false } });
    expect(JSON.stringify(said)).not.toContain('expected');
  });

  it('is done where all of it comes later', async () => {
    const all = question.settles;
    const { asked, said } = await put(question, [{ kind: 'expected' }, many(...all), month('2027-08')]);
    expect(asked).toHaveLength(3);
    expect(said).toEqual(Object.fromEntries(all.map((id) => [id, { kind: 'yes-no', value: true, expected: '2027-08' }])));
  });

  it.each(['show', 'save', 'end'] as const)('may be left at any point: %s', async (kind) => {
    expect((await put(question, [{ kind: 'expected' }, many(first), { kind }])).said).toBe(kind);
  });
});

describe('a list with what ends by itself', () => {
  const question = { ...picked, form: 'tick' as const };

  it('asks those for whom it is so when it ends', async () => {
    const { asked, said } = await put(question, [many(ending), month('2027-07')]);
    expect(said).toMatchObject({ [ending]: { kind: 'yes-no', value: false, expected: '2027-07' } });
    expect(asked[1]).toMatchObject({ kind: 'month', earliest: '2026-12' });
    expect(asked[1]?.text).toContain('when does it end?');
  });

  it('keeps it as it is where nobody knows the month', async () => {
    expect((await put(question, [many(ending), { kind: 'not-sure' }])).said).toMatchObject({ [ending]: { kind: 'yes-no', value: true } });
  });

  it('asks nobody else', async () => {
    const { asked, said } = await put(question, [many()]);
    expect([asked.length, said]).toMatchObject([1, { [ending]: { kind: 'yes-no', value: false } }]);
  });

  it('goes back to the list, and stands ticked there when it is known to end', async () => {
    const before = new Map([[ending, { kind: 'yes-no', value: false, expected: '2027-07' } as Answer]]);
    const { asked, said } = await put(question, [many(ending), { kind: 'back' }, many()], before);
    expect(asked.map(({ chosen }) => chosen?.includes(ending))).toEqual([true, undefined, true]);
    expect(said).toMatchObject({ [ending]: { kind: 'yes-no', value: false } });
  });
});

describe('one choice that answers several', () => {
  const choices = picked.choices ?? [];
  const at = (is: boolean): string => String(choices.findLastIndex(({ answers }) => answers[ending] === is));

  it('answers all of them, and asks when what ends will end', async () => {
    const { asked, said } = await put(picked, [{ kind: 'one', value: at(true) }, month('2027-07')]);
    expect(asked.map(({ kind }) => kind)).toEqual(['one', 'month']);
    expect(Object.keys(said)).toEqual(picked.settles);
    expect(said).toMatchObject({ [ending]: { kind: 'yes-no', value: false, expected: '2027-07' } });
    expect((await put(picked, [{ kind: 'one', value: at(false) }])).said).toMatchObject({ [ending]: { kind: 'yes-no', value: false } });
  });

  it('stands chosen where it was said before, and back from the month puts it again', async () => {
    const before = new Map<AttributeId, Answer>(
      picked.settles.map((id) => [id, { kind: 'yes-no', value: choices[Number(at(true))]?.answers[id] === true }]),
    );
    const { asked, said } = await put(
      picked,
      [{ kind: 'one', value: at(true) }, { kind: 'back' }, { kind: 'show' }],
      before,
      undefined,
      before,
    );
    expect([asked[0]?.chosen, asked[2]?.text, said]).toEqual([[at(true)], picked.text, 'show']);
  });

  it('leaves out what contradicts an answer from elsewhere, and settles only what is open', async () => {
    const open = { ...picked, settles: picked.settles.filter((id) => id !== ending) };
    const known = new Map<AttributeId, Answer>([[ending, { kind: 'yes-no', value: false }]]);
    const { asked, said } = await put(open, [{ kind: 'one', value: '0' }], undefined, undefined, known);
    expect(asked[0]?.choices).toHaveLength(choices.filter(({ answers }) => answers[ending] === false).length);
    expect(Object.keys(said)).toEqual(open.settles);
  });
});

describe('somebody who is studying', () => {
  const { question, ids } = listWith(({ shape, expectable, ends }) => shape.kind === 'yes-no' && expectable && ends === undefined);
  const [first = '', second = ''] = ids;
  const ordered = base.questions.find(
    ({ form, settles: [id] }) =>
      form === 'one' && attributeOf(id as AttributeId).shape.kind === 'ordered' && attributeOf(id as AttributeId).expectable,
  ) as Question;
  const [level = '' as AttributeId] = ordered.settles;
  const { shape } = attributeOf(level);
  const [lowest = '', , higher = ''] = 'values' in shape ? shape.values.map(({ id }) => id) : [];

  it.each<readonly [string, readonly Reply[], object]>([
    ['has finished it', [{ kind: 'one', value: 'true' }], { kind: 'ordered', value: higher }],
    ['expects it', [{ kind: 'one', value: 'false' }, month('2027-07')], { kind: 'ordered', value: higher, expected: '2027-07' }],
  ])('%s: asked before a level counts', async (_what, replies, answer) => {
    const { asked, said } = await put(ordered, [{ kind: 'one', value: higher }, ...replies], undefined, undefined, studying);
    expect([asked[1]?.text, said]).toEqual(['Have you finished it?', { [level]: answer }]);
  });

  it('is not asked about the lowest level; nor is anybody else about any', async () => {
    expect((await put(ordered, [{ kind: 'one', value: lowest }], undefined, undefined, studying)).asked).toHaveLength(1);
    expect((await put(ordered, [{ kind: 'one', value: higher }])).asked).toHaveLength(1);
  });

  it.each<readonly [string, readonly Reply[], readonly [unknown, unknown]]>([
    ['all held', [{ kind: 'one', value: 'all' }], [undefined, undefined]],
    ['all to come', [{ kind: 'one', value: 'none' }, month('2027-08')], ['2027-08', '2027-08']],
    ['one to come', [{ kind: 'one', value: 'some' }, many(second), month('2027-08')], [undefined, '2027-08']],
  ])('%s: asked before what is ticked counts', async (_what, replies, [one, other]) => {
    const { said } = await put(question, [many(first, second), ...replies], undefined, undefined, studying);
    expect(said).toMatchObject({ [first]: { value: true }, [second]: { value: true } });
    const expected = Object.entries(said).flatMap(([id, answer]) => ('expected' in Object(answer) ? [[id, Object(answer).expected]] : []));
    expect(expected).toEqual(
      [
        [first, one],
        [second, other],
      ].filter(([, when]) => when !== undefined),
    );
  });
});

describe('a list with the values of sets', () => {
  const { question: gated, ids } = listWith(({ shape }) => shape.kind === 'set');
  const { gate, ...question } = gated;
  const [set = '' as AttributeId, other = '' as AttributeId] = ids;
  const valuesOf = (id: AttributeId): readonly string[] => {
    const { shape } = attributeOf(id);
    return shape.kind === 'set' ? shape.values.map(({ id: value }) => value) : [];
  };
  const [one = '', two = ''] = valuesOf(set);

  it('has a line for each value, and fills each set with what is ticked', async () => {
    const { asked, said } = await put(question, [many(`${set}=${one}`, `${other}=${valuesOf(other)[0]}`)]);
    expect(asked[0]?.choices).toHaveLength(ids.reduce((sum, id) => sum + valuesOf(id).length, 0));
    expect(said).toEqual({
      [set]: { kind: 'set', items: [{ value: one }] },
      [other]: { kind: 'set', items: [{ value: valuesOf(other)[0] }] },
    });
  });

  it('takes nothing for the empty set, which is an answer', async () => {
    expect((await put(question, [many()])).said).toEqual(Object.fromEntries(ids.map((id) => [id, { kind: 'set', items: [] }])));
  });

  it('takes items that come later one by one, beside those that are held now', async () => {
    const { said } = await put(question, [{ kind: 'expected' }, many(`${set}=${two}`), month('2027-09'), many(`${set}=${one}`)]);
    expect(said).toMatchObject({ [set]: { kind: 'set', items: [{ value: one }, { value: two, expected: '2027-09' }] } });
  });

  it('stands ticked where it was said before', async () => {
    const before = new Map([[set, { kind: 'set', items: [{ value: one }, { value: two, expected: '2027-09' }] } as Answer]]);
    expect((await put(question, [many()], before)).asked[0]?.chosen).toEqual([`${set}=${one}`]);
  });

  it('stands behind its gate: no is no to all of it, and only yes shows the list', async () => {
    const no = await put(gated, [{ kind: 'one', value: 'false' }]);
    expect([no.asked.map(({ text }) => text), no.said]).toEqual([
      [gate],
      Object.fromEntries(ids.map((id) => [id, { kind: 'set', items: [] }])),
    ]);
    const yes = await put(gated, [{ kind: 'one', value: 'true' }, { kind: 'back' }, { kind: 'one', value: 'true' }, many(`${set}=${one}`)]);
    expect(yes.asked.map(({ text }) => text)).toEqual([gate, question.text, gate, question.text]);
    expect(yes.said).toMatchObject({ [set]: { kind: 'set', items: [{ value: one }] } });
    const later = await put(gated, [{ kind: 'expected' }, many(`${set}=${two}`), month('2027-09')]);
    expect(later.said).toMatchObject({ [set]: { kind: 'set', items: [{ value: two, expected: '2027-09' }] } });
    expect((await put(gated, [{ kind: 'not-sure' }])).said).toBe('not-sure');
  });

  it('leaves out what no condition asks for, unless it was said', async () => {
    const before = new Map([[set, { kind: 'set', items: [{ value: one }] } as Answer]]);
    const asks = (): ReadonlySet<string> => new Set([two]);
    const { asked } = await put(question, [many()], before, undefined, undefined, asks);
    expect(asked[0]?.choices.filter(({ value }) => value.startsWith(`${set}=`)).map(({ value }) => value)).toEqual([
      `${set}=${one}`,
      `${set}=${two}`,
    ]);
  });
});

describe('what is only to come', () => {
  const coming = {
    text: 'Which do you expect?',
    isSoNow: (answers: ReadonlyMap<AttributeId, Answer>) => JSON.stringify([...answers.values()]).includes('"none"'),
  };
  const { question, ids } = listWith(({ shape, expectable, ends }) => shape.kind === 'yes-no' && expectable && ends === undefined);
  const [first = ''] = ids;
  const classed = base.questions.find(
    ({ form, settles, mayExpect }) =>
      form === 'one' && mayExpect !== undefined && attributeOf(settles[0] as AttributeId).shape.kind === 'ordered',
  ) as (typeof base.questions)[number];
  const [graded = '' as AttributeId] = classed.settles;
  const { shape } = attributeOf(graded);
  const [none = '', grade = ''] = 'values' in shape ? shape.values.map(({ id }) => id) : [];

  it('is asked in its own words, with one month for all of a list', async () => {
    const { asked, said } = await put(question, [many(...question.settles), month('2027-08')], undefined, coming);
    expect(asked.map(({ text }) => text)).toEqual(['Which do you expect?', 'When do you expect this?']);
    expect(asked[0]?.offers).not.toContain('expected');
    expect(said).toEqual(Object.fromEntries(question.settles.map((id) => [id, { kind: 'yes-no', value: true, expected: '2027-08' }])));
  });

  it('needs no month where nothing is expected', async () => {
    const { asked, said } = await put(question, [many()], undefined, coming);
    expect([asked.length, said]).toMatchObject([1, { [first]: { kind: 'yes-no', value: false } }]);
  });

  it('takes one answer with its month; what is so now needs none', async () => {
    const expected = await put(classed, [{ kind: 'one', value: grade }, month('2027-07')], undefined, coming);
    expect(expected.said).toEqual({ [graded]: { kind: 'ordered', value: grade, expected: '2027-07' } });
    const now = await put(classed, [{ kind: 'one', value: none }], undefined, coming);
    expect([now.asked.length, now.said]).toEqual([1, { [graded]: { kind: 'ordered', value: none } }]);
  });

  it.each([['list', question, many(first)] as const, ['one answer', classed, { kind: 'one', value: grade } as Reply] as const])(
    'goes back from the month to the question: %s',
    async (_what, which, reply) => {
      const { asked } = await put(which, [reply, { kind: 'back' }, { kind: 'not-sure' }], undefined, coming);
      expect(asked[2]?.text).toBe('Which do you expect?');
    },
  );
});

describe('a list of kinds of work', () => {
  const question = base.questions.find(
    ({ form, settles }) => form === 'months' && settles.some((id) => attributeOf(id).shape.kind === 'set'),
  );
  if (question === undefined) throw new Error('The knowledge has no such list.');
  const [first, second] = question.settles.filter((id) => attributeOf(id).shape.kind === 'number');
  const set = question.settles.find((id) => attributeOf(id).shape.kind === 'set') as AttributeId;
  const [value] = holdsValues(attributeOf(set).shape);

  it('has those that are counted and those that are not, and asks months only of what is counted', async () => {
    const { asked, said } = await put(question, [many(String(first), `${set}=${value?.id}`), { kind: 'number', value: 24 }]);
    expect(asked.map(({ kind }) => kind)).toEqual(['many', 'number']);
    expect(asked[0]?.choices.map(({ value: own }) => own)).toContain(`${set}=${value?.id}`);
    expect(said).toMatchObject({
      [String(first)]: { kind: 'number', value: 24 },
      [String(second)]: { kind: 'number', value: 0 },
      [set]: { kind: 'set', items: [{ value: value?.id }] },
    });
  });

  it('begins with what was said, and nothing of it stays where it is taken back', async () => {
    const before = new Map<AttributeId, Answer>([
      [first as AttributeId, { kind: 'number', value: 6 }],
      [set, { kind: 'set', items: [{ value: value?.id ?? '' }] }],
    ]);
    const { asked, said } = await put(question, [many()], before);
    expect(asked[0]?.chosen).toEqual([first, `${set}=${value?.id}`]);
    expect(said).toMatchObject({ [String(first)]: { kind: 'number', value: 0 }, [set]: { kind: 'set', items: [] } });
  });

  it('leaves out the months that somebody is not sure of, and goes back to the list', async () => {
    const unsure = await put(question, [many(String(first)), { kind: 'not-sure' }]);
    expect([first !== undefined && first in Object(unsure.said), String(second) in Object(unsure.said)]).toEqual([false, true]);
    const back = await put(question, [many(String(first)), { kind: 'back' }, many()]);
    expect(back.asked.map(({ kind }) => kind)).toEqual(['many', 'number', 'many']);
  });
});

it('a post is found by its other titles too', async () => {
  const posts = base.attributes.find((one) => one.posts) as Attribute;
  const role = base.roles.find(({ otherTitles }) => otherTitles.length > 0);
  const question = base.questions.find(({ settles }) => settles.includes(posts.id)) as Question;
  const { asked } = await put(question, [many(role?.id ?? '')]);
  const found = asked[0]?.find?.(role?.otherTitles[0]?.toUpperCase() ?? '') ?? [];
  expect(found.map(({ value }) => value)).toContain(role?.id);
  expect(asked[0]?.find?.('no such post anywhere')).toEqual([]);
});
