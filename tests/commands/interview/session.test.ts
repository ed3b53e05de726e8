import { describe, expect, it } from 'vitest';
import { Cancelled } from '../../../src/commands/interview/prompter.js';
import { interviewPerson } from '../../../src/commands/interview/session.js';
import { nextInInterview } from '../../../src/engine/index.js';
import { beesModel } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import { someone } from '../../support/someone.js';
import { answersIn, interview, type Said, type Script, usual } from './scripted.js';

const { base } = beesModel;
const isQuestion = (name: string): boolean => base.questions.some(({ id }) => id === name);

/** The usual interview, and the questions in it, in order. */
const whole = await interview();
const order = whole.asked.filter(isQuestion);
const [first = '', second = '', third = '', fourth = ''] = order;

const said = (name: string): Said => usual[name] ?? 'not-sure';
/** Answers to these questions, as they are usually given. */
const usually = (...names: readonly string[]): Script => Object.fromEntries(names.map((name) => [name, [said(name)]]));

describe('a whole interview', () => {
  it('asks each question once, then shows the answers, then the advice, then looks closer', () => {
    expect(order).toEqual([...new Set(order)]);
    expect(order.length).toBeGreaterThan(4);
    expect(whole.asked).toEqual([...order, 'review', 'line']);
    expect(whole).toMatchObject({ end: 'quit', saved: {} });
    expect(whole.heard).toContain('Nearest to you');
    expect(answersIn(whole)).toMatchObject({ age: 30, garden: true, 'bee-suit': false, certificate: '1', loves: ['insects'] });
  });

  it('counts the questions from 1, and offers to go back from the second one on', () => {
    const questions = whole.prompts.slice(0, order.length);
    expect(questions.map(({ nth }) => nth)).toEqual(order.map((_, at) => at + 1));
    expect(questions.map(({ offers }) => offers.includes('back'))).toEqual(order.map((_, at) => at > 0));
    for (const { why } of questions) expect(why?.()).toMatch(/^\S.*\. .*If you are not sure: /);
  });
});

describe('back', () => {
  // What is said beside the usual, and the questions that are asked up to the one where it goes on.
  it.each<readonly [string, Script, readonly string[]]>([
    ['once', { [second]: ['back'] }, [first, second, first, second]],
    ['twice', { [third]: ['back'], [second]: [said(second), 'back'] }, [first, second, third, second, first, third]],
    [
      'three times',
      { [fourth]: ['back'], [third]: [said(third), 'back'], [second]: [said(second), 'back'] },
      [first, second, third, fourth, third, second, first, fourth],
    ],
    [
      'twice, with an answer between',
      { [third]: ['back', 'back'], [second]: [said(second), said(second)] },
      [first, second, third, second, third, second, third],
    ],
    ['and keep', { [third]: ['back'], [second]: [said(second), 'keep'] }, [first, second, third, second, third]],
    ['and skip', { [third]: ['back'], [second]: [said(second), 'skip'] }, [first, second, third, second, third]],
  ])('%s: earlier questions are put again, and no answer is lost', async (_, script, asked) => {
    const done = await interview(script);
    expect(done.asked.slice(0, asked.length)).toEqual(asked);
    expect(done.asked.slice(asked.length)).toEqual(whole.asked.slice(order.indexOf(asked.at(-1) ?? '') + 1));
    expect(answersIn(done)).toEqual(answersIn(whole));
  });

  it('shows what was said, and puts the question under its own number', async () => {
    const done = await interview({ [third]: ['back'] });
    expect(done.prompts[3]).toMatchObject({ nth: 2, said: expect.stringMatching(/./) });
    expect(done.prompts[3]?.offers).toContain('keep');
  });

  it('and another answer: the new one counts', async () => {
    expect(answersIn(await interview({ 'how-old': [30, 40], 'what-you-have': ['back'] }))).toMatchObject({ age: 40 });
  });

  it('and not sure: the answer is gone, and is not asked again', async () => {
    const done = await interview({ 'how-old': [30, 'not-sure'], 'what-you-have': ['back'] });
    expect(answersIn(done)).not.toHaveProperty('age');
    expect([...done.profile.notSure]).toContain('age');
    expect(done.asked.filter((name) => name === 'how-old')).toHaveLength(2);
  });
});

it('back from the questions left for later goes to the last question', async () => {
  const done = await interview({ 'how-old': ['skip'], 'left for later': ['back', 'no'] });
  const at = done.asked.indexOf('left for later');
  expect(done.asked.slice(at, at + 3)).toEqual(['left for later', done.asked[at - 1], 'left for later']);
});

describe.each(order)('at the question %s', (name) => {
  const before = order.slice(0, order.indexOf(name));
  const settles = base.questions.find(({ id }) => id === name)?.settles ?? [];

  it('skip: left for later, and asked again at the end where it still matters and somebody wants that', async () => {
    const others = new Map([...whole.profile.answers].filter(([id]) => !settles.includes(id)));
    if (nextInInterview(beesModel, { ...whole.profile, answers: others }, asOf) === null) {
      expect((await interview({ [name]: ['skip'] })).asked).not.toContain('left for later');
      return;
    }
    const later = await interview({ [name]: ['skip', said(name)], 'left for later': ['yes'] });
    expect(later.asked.filter((one) => one === name)).toHaveLength(2);
    expect(later.asked.indexOf('left for later')).toBeLessThan(later.asked.lastIndexOf(name));
    expect(answersIn(later)).toMatchObject(
      Object.fromEntries(Object.entries(answersIn(whole) as object).filter(([id]) => settles.some((one) => one === id))),
    );
    const never = await interview({ [name]: ['skip'], 'left for later': ['no'] });
    for (const id of settles) expect([never.profile.answers.has(id), never.profile.notSure.has(id)]).toEqual([false, false]);
    expect(never.asked.filter((one) => one === 'left for later')).toHaveLength(1);
  });

  it('not sure: not known, and not asked again', async () => {
    const done = await interview({ [name]: ['not-sure'] });
    for (const id of settles) expect([done.profile.answers.has(id), done.profile.notSure.has(id)]).toEqual([false, true]);
    expect(done.asked.filter((one) => one === name)).toHaveLength(1);
  });

  it.each([
    ['end', [], 'end'],
    ['show', ['line'], 'quit'],
  ] as const)('%s: the advice on what was said so far', async (how, after, end) => {
    const done = await interview({ ...usually(...before), [name]: [how] });
    expect(done.asked).toEqual([...before, name, ...after]);
    expect(done.end).toBe(end);
    expect(done.heard).toContain('Do this first');
    const known = base.questions.filter(({ id }) => before.includes(id)).flatMap((question) => question.settles);
    expect([...done.profile.answers.keys()].sort()).toEqual([...known].sort());
  });

  it('save: the answers so far in the file that is named, no advice, and the interview can be taken up again', async () => {
    const done = await interview({ ...usually(...before), [name]: ['save'], file: ['full.yaml', 'me.yaml'] }, { full: ['full.yaml'] });
    expect(done.asked).toEqual([...before, name, 'file', 'file']);
    expect([done.end, Object.keys(done.saved), done.heard.includes('Do this first')]).toEqual(['save', ['me.yaml'], false]);
    const again = await interview({}, { given: done.profile });
    expect(again.asked).toEqual(whole.asked.slice(before.length));
    expect(again.heard.includes('already known, so we do not ask again')).toBe(before.length > 0);
    expect(answersIn(again)).toEqual(answersIn(whole));
  });

  it('save without a name: nothing is saved, and the advice is shown', async () => {
    const done = await interview({ ...usually(...before), [name]: ['save'], file: [''] });
    expect([done.saved, done.end, done.heard.includes('Nothing was saved.'), done.heard.includes('Do this first')]).toEqual([
      {},
      'quit',
      true,
      true,
    ]);
  });
});

it('with a file to keep answers in, they are written after each question', async () => {
  const done = await interview({ [second]: ['save'] }, { save: 'me.yaml' });
  expect(done.asked).toEqual([first, second]);
  expect(done.saved['me.yaml']).toContain('answers:');
  expect((await interview({}, { save: 'me.yaml', full: [] })).saved['me.yaml']).toContain('loves: [insects]');
});

describe('answers that contradict each other', () => {
  // A master has a bee suit.
  const master: Script = { 'what-you-have': [[]], 'highest-certificate': ['master'] };

  it.each<readonly [string, string, Script, object]>([
    ['the new one', 'certificate', { 'highest-certificate': ['master', '2'] }, { certificate: '2', 'bee-suit': false }],
    ['the old one', 'bee-suit', { 'what-you-have': [[], ['bee-suit']] }, { certificate: 'master', 'bee-suit': true }],
  ])('%s is taken back, and asked again at once', async (_, taken, script, answers) => {
    const done = await interview({ ...master, ...script, contradiction: [taken] });
    const at = done.asked.indexOf('contradiction');
    expect(done.asked[at - 1]).toBe('highest-certificate');
    expect(done.asked[at + 1]).toBe(Object.keys(script)[0]);
    expect(done.prompts[at]?.choices.map(({ value }) => value).sort()).toEqual(['bee-suit', 'certificate']);
    expect(answersIn(done)).toMatchObject(answers);
  });

  it('back there asks the question again, with nothing of it said', async () => {
    const done = await interview({ ...master, 'highest-certificate': ['master', '2'], contradiction: ['back'] });
    const at = done.asked.indexOf('contradiction');
    expect(done.asked[at + 1]).toBe('highest-certificate');
    expect(done.prompts[at + 1]?.said).toBeUndefined();
    expect(answersIn(done)).toMatchObject({ certificate: '2', 'bee-suit': false });
  });

  it('the end of the input there leaves what was said before', async () => {
    const done = await interview({ ...master, contradiction: ['end'] });
    expect([done.end, answersIn(done)]).toEqual(['end', expect.objectContaining({ 'bee-suit': false })]);
    expect(answersIn(done)).not.toHaveProperty('certificate');
  });
});

describe('the answers, before the advice', () => {
  it('one is changed: the new one counts, and its question is put once more', async () => {
    const done = await interview({ review: ['how-old'], 'how-old': [30, 40] });
    expect(done.asked.filter((name) => name === 'how-old')).toHaveLength(2);
    expect([answersIn(done), done.asked.slice(-2)]).toEqual([expect.objectContaining({ age: 40 }), ['review', 'line']]);
  });

  it.each(['back', 'keep', 'skip'])('%s leaves it as it was', async (how) => {
    expect(answersIn(await interview({ review: ['how-old'], 'how-old': [30, how] }))).toEqual(answersIn(whole));
  });

  it('what no longer fits is set aside, and counts again when the change is taken back', async () => {
    const script: Script = {
      'what-you-have': [['garden', 'bee-suit'], ['garden'], ['garden', 'bee-suit']],
      'highest-certificate': ['master'],
    };
    const aside = await interview({
      ...script,
      'what-you-have': [['garden', 'bee-suit'], ['garden']],
      'highest-certificate': ['master', 'end'],
      review: ['what-you-have'],
    });
    expect(aside.heard).toContain('Not used, because it contradicts this answer');
    expect(answersIn(aside)).not.toHaveProperty('certificate');
    const back = await interview({
      ...script,
      'highest-certificate': ['master', 'skip'],
      'left for later': ['no'],
      review: ['what-you-have', 'what-you-have'],
    });
    expect(back.heard).toContain('Used again');
    expect(answersIn(back)).toMatchObject({ certificate: 'master', 'bee-suit': true });
  });

  it.each([
    ['end', 'end'],
    ['save', 'save'],
  ])('%s there ends the interview', async (how, end) => {
    expect((await interview({ review: [how], ...(how === 'save' ? { file: ['me.yaml'] } : {}) })).end).toBe(end);
  });
});

describe('after the advice', () => {
  const lines = (...typed: readonly string[]): Script => ({ line: [...typed, 'quit'] });

  it.each<readonly [string, string]>([
    ['what if master', 'If you had answered: highest bee certificate: master'],
    ['what if no garden', 'If you had answered: '],
    ['what if age=15', 'Your own answers have not changed. To change one, type change.'],
    ['what if the moon', 'We do not ask about'],
    ['what if certificate', 'Say which, such as: what if certificate='],
    ['why bee inspector', 'Bee inspector'],
    ['how bee inspector', 'The way to: Bee inspector'],
    ['compare beekeeper; hive helper', 'Verdict'],
    ['compare beekeeper', 'Name two or three roles'],
    ['sources', 'Rules of the guild'],
    ['sources beekeeper', 'Rules of the guild'],
    ['roles', 'Honey seller'],
    ['help', 'What you can type here'],
    ['print', 'Do this first'],
    ['more', 'You can apply now (3)'],
    ['beekeeper', '3 of 3 conditions checked'],
    ['Why can’t I be a bee inspector?', 'Bee inspector: '],
    ['can I become a bee inspector', 'Bee inspector: '],
    ['tell me about bee inspector', 'Bee inspector: '],
    ['show bee inspector', 'Bee inspector: '],
    ['how do I become a bee inspector?', 'The way to: Bee inspector'],
    ['what do I need to be a bee inspector', 'The way to: Bee inspector'],
    ['what if I moved to the coast', 'If you had answered: '],
    ['which pays best?', 'Which pays best'],
    ['show me the best paid', 'Which pays best'],
    ['which apprenticeships are there?', 'Young keeper apprenticeship'],
    ['show the advice', 'Do this first'],
    ['waht if garden', 'Type help to see what you can type.'],
    ['make me rich', 'We did not understand “make me rich”. You can type, for example: '],
    ['print page.pdf', 'We cannot write PDF files. Write page.html'],
    ['print page.xyz', 'The ending says what to write'],
    ['save me.txt', 'does not. Nothing was saved.'],
    ['', 'quit'],
  ])('“%s”: says so, and leaves the answers as they were', async (typed, words) => {
    const done = await interview(lines(typed));
    const after = done.heard.slice(whole.heard.length - 'quit'.length);
    expect(`${after} quit`).toContain(words);
    expect([answersIn(done), done.end, done.saved]).toEqual([answersIn(whole), 'quit', {}]);
  });

  it.each(['save my answers', 'save me'])('“%s” names no file, so one is asked for', async (typed) => {
    const done = await interview({ ...lines(typed), file: ['mine'] });
    expect(Object.keys(done.saved)).toEqual(['mine.yaml']);
  });

  it.each([
    ['no', []],
    ['yes', ['me.yaml', 'page.html']],
  ])('a file that is there is asked about: %s', async (said, written) => {
    const done = await interview(
      { ...lines('save me.yaml', 'print page.html'), replace: [said, said] },
      { there: ['me.yaml', 'page.html'] },
    );
    expect(Object.keys(done.saved)).toEqual(written);
  });

  it('begins with the first screen, and more gives all the rest: together they are the page that a file gets', async () => {
    const page = (await interview(lines('print whole.txt'))).saved['whole.txt']?.replace(/\s+/g, ' ') ?? '';
    const rest = (await interview(lines('more'))).heard;
    const ending = page.slice(-60).trim();
    expect([whole.heard.includes('Nearest to you'), whole.heard.includes(ending)]).toEqual([true, false]);
    expect([rest.includes('Nearest to you'), rest.includes(ending)]).toEqual([true, true]);
  });

  it('is there in one piece where the input has ended', async () => {
    const { heard, end } = await interview({ review: ['end'] });
    expect([end, heard.includes('Nearest to you'), heard.includes('Knowledge 2026.1')]).toEqual(['end', true, true]);
  });

  it('change: by name or from the list, the answer is another, and what moved is shown', async () => {
    for (const script of [lines('change age'), lines('change my age'), { ...lines('change'), change: ['how-old'] }]) {
      const done = await interview({ ...script, 'how-old': [30, 15] });
      expect(done.heard).toMatch(/Changed\. Before: .*30.*Now: .*15/);
      expect(answersIn(done)).toMatchObject({ age: 15 });
    }
  });

  it.each(['keep', 'back'])('change, and %s: nothing moved', async (how) => {
    const done = await interview({ ...lines('change age'), 'how-old': [30, how] });
    expect([done.heard.includes('nothing changed'), answersIn(done)]).toEqual([true, answersIn(whole)]);
  });

  it('go on asks what was left open, and then shows the advice again', async () => {
    const done = await interview({ [second]: ['show', said(second)], line: ['go on', 'quit'] });
    expect(done.asked.slice(0, 4)).toEqual([first, second, 'line', second]);
    expect(answersIn(done)).toEqual(answersIn(whole));
  });

  it('save and print write the files that are named; a full disk is said, and the interview goes on', async () => {
    const done = await interview(
      { line: ['save me.json', 'print page.txt', 'print page.html', 'save full.yaml', 'print full.html', 'quit'] },
      { full: ['full.yaml', 'full.html'] },
    );
    expect(Object.keys(done.saved)).toEqual(['me.json', 'page.txt', 'page.html']);
    expect(done.saved['page.html']).toMatch(/^<!doctype html>/i);
    expect(JSON.parse(done.saved['me.json'] ?? '').answers).toEqual(answersIn(whole));
    expect(done.heard.match(/“full\.(yaml|html)” could not be written/g)).toHaveLength(2);
  });

  it.each([
    ['start again', 'again'],
    ['quit', 'quit'],
    ['end', 'quit'],
  ])('%s ends it', async (typed, end) => {
    expect(await interview({ line: [typed] })).toMatchObject({ end });
  });

  it('the end of the input in the middle of a change ends it, and the answer stays', async () => {
    for (const script of [
      { line: ['change age'], 'how-old': [30, 'end'] },
      { line: ['change'], change: ['end'] },
    ])
      expect(answersIn(await interview(script))).toEqual(answersIn(whole));
  });
});

it('what is known is not asked: a profile with every answer goes to the review at once', async () => {
  const given = someone(base, { age: 30, garden: true, 'bee-suit': false, loves: ['insects'], shuns: [], certificate: '1' });
  expect((await interview({}, { given })).asked).toEqual(['review', 'line']);
});

it('Ctrl-C goes through to whoever holds the interview', async () => {
  const prompter = {
    ask: async () => {
      throw new Cancelled();
    },
    close: () => {},
  };
  const context = { base, asOf: '2026-11-24', say: async () => {} };
  const keeper = { file: () => null, promise: () => '', keep: async () => {}, saveAs: async () => {} };
  await expect(
    interviewPerson({ context: context as never, model: beesModel, prompter, keeper }, someone(base), { detail: 'brief', looksOn: true }),
  ).rejects.toThrow(Cancelled);
});
