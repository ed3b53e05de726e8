import { describe, expect, it } from 'vitest';
import { afterReplyTo, type Flow, startAdding } from '../../../src/commands/interview/add-qualification/flow.js';
import { addQualifications, promptOf } from '../../../src/commands/interview/add-qualification/index.js';
import { answersBy, isSettledByQualifications } from '../../../src/commands/interview/add-qualification/settle.js';
import type { InterviewContext } from '../../../src/commands/interview/context.js';
import type { Prompt, Reply } from '../../../src/commands/interview/prompter.js';
import { startFrom } from '../../../src/commands/interview/state.js';
import { sayAsText } from '../../../src/commands/render.js';
import type { Question } from '../../../src/domain/attribute.js';
import { plainAnswer } from '../../../src/profile/index.js';
import { Adding, type Choosing, placeOf } from '../../support/adding.js';
import { realModel } from '../../support/bases.js';
import { asOf } from '../../support/people.js';
import { someone } from '../../support/someone.js';

const { base } = realModel;
const question = (id: string): Question => base.questions.find((one) => one.id === id) as Question;
const have = 'Yes, I have it';
const expecting = 'Not yet';
const unfinished = 'No:';
const notSure: Reply = { kind: 'not-sure' };
const back: Reply = { kind: 'back' };
const cancel: Reply = { kind: 'cancel' };

const level = (value: string): string => `highest-level=${value}`;
const pass = (count: number): string => `highest-level=2 gcse-passes=${count}`;

/** What people type to find it, the kind, what they choose after it, and what it comes to. */
const ways: readonly (readonly [typed: string, kind: string, chosen: readonly Choosing[], settled: string])[] = [
  ['gcse maths 5', 'GCSE', ['England: numbers', { Maths: 1 }, have], `${pass(1)} maths-level-2=true`],
  ['GCSE maths, grade 3', 'GCSE', ['England: numbers', { 'Any subject at 3': 1 }, have], level('1')],
  ['GCSE maths U', 'GCSE', ['England: numbers', { 'Any subject at U': 1 }, have], ''],
  [
    '7 GCSEs at C or better with English',
    'GCSE',
    ['England: letters', { English: 1, Another: 6 }, have],
    `${pass(7)} english-level-2=true`,
  ],
  ['double award science, BC', 'GCSE', ['Double award', 'A*A*', have], `${pass(2)} science-level-2=true`],
  ['combined science 4-3', 'GCSE', ['Combined science', '4-3', have], pass(1)],
  ['CCEA GCSE English C*', 'GCSE', ['Northern Ireland: letters with', { English: 1 }, have], `${pass(1)} english-level-2=true`],
  ['my maths mock was a 6', 'GCSE', ['England: numbers', { Maths: 1 }, unfinished], ''],
  ['Cambridge IGCSE maths A', 'International GCSE', ['Letters', { Maths: 1 }, have], `${pass(1)} maths-level-2=true`],
  ['IGCSE maths 6', 'International GCSE', ['Numbers', '9', have], 'highest-level>=2'],
  ['olevel english, a pass in 1969', 'O level', ['Pass', { English: 1 }, have], `${pass(1)} english-level-2=true`],
  ['O-level biology E', 'O level', ['Letters', { 'Any subject at D': 1 }, have], level('1')],
  ['CSE maths 2', 'CSE', [{ 'Any subject at 2': 1 }, have], level('1')],
  ['functional maths L2', 'Functional Skills', [{ 'Maths at Level 2': 1 }, have], `${level('2')} maths-level-2=true`],
  ['functional skills ICT level 2', 'Functional Skills', [{ 'Another subject at Level 2': 1 }, have], level('2')],
  ['BTEC national diploma DMM', 'BTEC', ['Level 3', have], level('3')],
  ['city and guilds level 2 certificate', 'Another certificate', ['Level 2', have], level('2')],
  ['NVQ2', 'NVQ', ['Level 2', have], level('2')],
  ['old NVQ 4', 'NVQ', ['NVQ 4', have], 'highest-level>=4'],
  ['have not done my NVQ 3', 'NVQ', ['Level 3', unfinished], ''],
  ['A level maths D', 'A level', [{ Maths: 1 }, have], `${level('3')} maths-level-2=true`],
  ['access to nursing', 'Access to Higher', [have], level('3')],
  ['Nat 5 maths B', 'Nationals', [{ 'Maths at National 5, A': 1 }, have], `${pass(1)} maths-level-2=true`],
  ['Scottish highers', 'Higher (SCQF', ['A, B', have], level('3')],
  ['HNC', 'Higher National Certificate', ['Distinction', have], 'highest-level>=4'],
  ['HNC from Glasgow', 'Higher National Certificate', ['A, B', have], level('4')],
  ['apprenticeship level 4', 'Apprenticeship', ['England', 'Level 4', have], level('4')],
  [
    'BSc computer science 2.1',
    "Bachelor's degree",
    ['Upper second', ['Computing'], have],
    `${level('6')} degree-class=2:1 degree-subject=computing`,
  ],
  ['I dropped out of my degree', "Bachelor's degree", ['Class not known', notSure, unfinished], ''],
  ['MPharm', 'Integrated', ['First', ['A health'], have], `${level('7')} degree-class=first degree-subject=health-clinical`],
  ['PhD', 'Doctorate', [['A life'], have], `${level('8')} higher-degree=doctorate higher-degree-subject=life-science`],
  ['degree from Nigeria', 'Qualification from outside', ["Bachelor's", have], 'degree-class=overseas'],
];

describe('a qualification as people write it', () => {
  it.each(ways)('“%s” is found and entered in at most four choices', (typed, kind, chosen, settled) => {
    const { id, title } = base.qualifications.find((one) => one.tables !== undefined && one.title.startsWith(kind)) ?? {
      id: '',
      title: '',
    };
    expect([1, 2, 3, 4]).toContain(placeOf(id, typed));
    const adding = new Adding().choose(title, ...chosen);
    expect([adding.asks, adding.settled]).toEqual(['more', settled]);
    expect(adding.screens).toBeLessThanOrEqual(4);
  });

  it('is never taken from words: a list of kinds is all that they lead to', () => {
    const { prompt } = new Adding();
    const kinds = new Set(prompt.choices.map(({ value }) => value));
    for (const [typed] of ways) for (const { value } of prompt.find?.(typed) ?? []) expect(kinds).toContain(value);
    expect(prompt.find?.('a desmond')).toEqual([]);
  });
});

describe('one that is not finished yet', () => {
  it('is expected in its month, several of them at once', () => {
    const adding = new Adding('gcses').choose('GCSE', 'England: numbers', { English: 1, Maths: 1, Another: 4 }, expecting, '2027-08');
    expect(adding.settled).toBe('highest-level=2@2027-08 gcse-passes=6@2027-08 english-level-2=true@2027-08 maths-level-2=true@2027-08');
  });

  it('beside one that is held: what is so now stays so', () => {
    const adding = new Adding().choose('GCSE', 'England: letters', { Maths: 1 }, have, 'Yes, add');
    adding.choose('A level', { Maths: 1 }, expecting, '2027-08');
    expect(adding.settled).toBe(`highest-level=3@2027-08 gcse-passes=1 maths-level-2=true`);
  });
});

describe('several qualifications', () => {
  const first = ['GCSE', 'England: letters', { English: 1, Another: 3 }, have] as const;

  it('add up', () => {
    const adding = new Adding('gcses').choose(...first, 'Yes, add', 'O level', 'Letters', { Maths: 1, Another: 1 }, have, 'No, go on');
    expect(adding.settled).toBe(`${pass(6)} english-level-2=true maths-level-2=true`);
    expect(new Adding('gcses', base, adding.added ?? []).choose(...first, 'No, go on').settled).toContain('gcse-passes=10');
  });

  it('one is removed again', () => {
    const adding = new Adding('gcses').choose(...first, 'Yes, add', 'CSE', { Maths: 2 }, have, 'Remove', 'GCSE', 'No, go on');
    expect(adding.settled).toBe(`${pass(2)} maths-level-2=true`);
  });

  it('the highest level counts, whatever is added last', () => {
    const adding = new Adding().choose('NVQ', 'Level 3', have, 'Yes, add', 'CSE', { Maths: 1 }, have, 'No, go on');
    expect(adding.settled).toContain(level('3'));
  });
});

describe('what a qualification answers', () => {
  const answered = (asked: string, ...chosen: readonly Choosing[]) => {
    const { added } = new Adding(asked).choose(...chosen, 'No, go on');
    const said = answersBy(added ?? [], question(asked), new Map(), base);
    return Object.fromEntries([...said].map(([id, answer]) => [id, plainAnswer(answer)]));
  };
  const maths = ['GCSE', 'England: letters', { Maths: 1 }, have] as const;

  it('is only what is asked, where one more could raise it', () => {
    expect(answered('school-subjects', ...maths)).toEqual({ 'maths-level-2': true });
    expect(answered('gcses', ...maths)).toEqual({ 'maths-level-2': true, 'gcse-passes': 1 });
    expect(answered('level', ...maths)).toEqual({ 'maths-level-2': true, 'highest-level': '2' });
  });

  it('is no level where the certificate may stand higher', () => {
    expect(answered('level', 'Higher National Certificate', 'Distinction', have)).toEqual({});
    expect(answered('level', 'NVQ', 'NVQ 4', have, 'Yes, add', 'NVQ', 'Level 4', have)).toEqual({});
  });

  it('holds the class and the subject of a degree, whatever is asked', () => {
    const degree = ["Bachelor's degree", 'Lower second', ['Engineering'], have] as const;
    expect(answered('school-subjects', ...degree)).toEqual({ 'degree-class': '2:2', 'degree-subject': ['engineering'] });
  });

  it('is everything, where somebody has no others at all; this is said before', () => {
    const adding = new Adding('school-subjects').choose(...maths);
    expect(adding.prompt.hint).toMatch(
      /Your answers: maths at level 2: yes\. If you have no others at all, also: .*level 2.*; .*: 1 GCSE\.$/,
    );
    const { added, areAll } = adding.choose('No, and');
    expect(areAll).toBe(true);
    const said = answersBy(added ?? [], question('school-subjects'), new Map(), base, areAll);
    expect([...said.keys()]).toEqual(['highest-level', 'gcse-passes', 'maths-level-2']);
    const level = new Adding('level').choose('NVQ', 'Level 3', have);
    expect(level.prompt.choices.map(({ value }) => value)).toEqual(['another', 'remove', 'done']);
  });

  it('never lowers what was said', () => {
    const { added } = new Adding().choose(...maths, 'No, go on');
    const before = someone(base, { 'highest-level': '6' }).answers;
    expect(plainAnswer([...answersBy(added ?? [], question('level'), before, base).values()][0] ?? { kind: 'yes-no', value: false })).toBe(
      '6',
    );
  });

  it('is offered where some qualification answers the question, and nowhere else', () => {
    const offered = base.questions.filter((one) => isSettledByQualifications(one, base)).map(({ id }) => id);
    expect(offered).toEqual(expect.arrayContaining(['level', 'school-subjects', 'gcses', 'degree', 'degree-about', 'after-degree']));
    expect(offered).not.toContain('how-old');
  });
});

describe('the way through the screens', () => {
  it('shows what it counts as before it counts', () => {
    const adding = new Adding().choose('GCSE', 'England: letters', { Maths: 1, Another: 2 });
    expect(adding.prompt.text).toBe(
      'GCSE (England: letters): maths at A*, A, B or C; 2 times another subject at A*, A, B or C. Do you have it?',
    );
    expect(adding.prompt.hint).toMatch(/^It counts as: level 2 \(.*\); 3 GCSEs at grade 4 \(C\) or above; maths at level 2\./);
    expect(new Adding().choose('GCSE', 'England: numbers', { Maths: 1 }).prompt.text).toMatch(/: maths at 9 to 4\. Do you have it/);
    expect(new Adding().choose('NVQ', 'NVQ 4').prompt.hint).toMatch(/^It counts as: at least level 4 .*levels 4 to 6\./);
    expect(new Adding().choose('A level', { 'Any subject at N': 1 }).prompt.hint).toMatch(
      /^On its own, it answers none of our questions\./,
    );
  });

  it('says what will be noted before it is', () => {
    const adding = new Adding('gcses').choose('CSE', { Maths: 1 }, have);
    expect(adding.prompt.hint).toMatch(/^Added: CSE: maths at 1\. Your answers: .*GCSEs at grade 4 \(C\) or above: 1 GCSE/);
    expect(new Adding().choose('NVQ', 'NVQ 5', have).prompt.hint).toMatch(/at least level 7 .*: look at the certificate\.$/);
    expect(new Adding().choose('CSE', { Maths: 1 }, unfinished).prompt.hint).toBe('Nothing was added so far.');
  });

  it('goes back one screen at a time, to the question at last', () => {
    const adding = new Adding().choose("Bachelor's degree", 'First', ['Computing'], expecting);
    const asked = [adding.asks];
    while (adding.added === null) asked.push(adding.choose(back).asks);
    expect([asked, adding.added]).toEqual([['month', 'held', 'about', 'grade', 'kind', 'kind'], []]);
  });

  it('back from what was added undoes it', () => {
    const adding = new Adding().choose('CSE', { Maths: 1 }, have);
    expect(adding.settled).toContain('maths-level-2=true');
    expect([adding.choose(back).asks, adding.settled]).toEqual(['held', '']);
  });

  it('cancel drops the one under way, and keeps those before it', () => {
    expect(new Adding().choose('GCSE', cancel).added).toEqual([]);
    const second = new Adding().choose('CSE', { Maths: 1 }, have, 'Yes, add', 'NVQ', 'Level 3', cancel);
    expect([second.asks, second.settled]).toEqual(['more', `${pass(1)} maths-level-2=true`]);
  });

  it('stays where it is at a reply that does not fit', () => {
    const adding = new Adding().choose('CSE');
    expect(adding.choose({ kind: 'counts', counts: new Map() }, { kind: 'one', value: '0' }, { kind: 'end' }).asks).toBe('subjects');
  });

  it('leads from every kind, scale and grade to what it counts as, in at most four choices', () => {
    const tooLong: string[] = [];
    const walk = (flow: Flow, choices: number, path: string): void => {
      const prompt = promptOf(flow, { base, asOf, question: question('level'), said: new Map() });
      if (flow.step.asks === 'more') return void (choices > 4 && tooLong.push(path));
      const replies: readonly Reply[] =
        flow.step.asks === 'held'
          ? [{ kind: 'one', value: 'yes' }]
          : prompt.kind === 'many'
            ? [{ kind: 'many', values: prompt.choices.slice(0, 1).map(({ value }) => value) }]
            : prompt.kind === 'counts'
              ? [{ kind: 'counts', counts: new Map(prompt.choices.map(({ value }) => [value, 1])) }]
              : prompt.choices.map(({ value }) => ({ kind: 'one', value }));
      expect(replies.length, path).toBeGreaterThan(0);
      for (const reply of replies) {
        const moved = afterReplyTo(flow, reply, base);
        if (moved.kind === 'left') throw new Error(`${path} ends too early.`);
        walk(moved.flow, choices + 1, `${path}/${reply.kind === 'one' ? reply.value : reply.kind}`);
      }
    };
    walk(startAdding([]), 0, '');
    expect(tooLong).toEqual([]);
  });
});

describe('in an interview', () => {
  /** Adds qualifications at a question, with these replies; what was heard, and the state after it. */
  const add = async (asked: string, replies: readonly Reply[]) => {
    const heard: string[] = [];
    const prompts: Prompt[] = [];
    const left = [...replies];
    const interview = {
      context: {
        base,
        asOf,
        say: sayAsText((text) => void heard.push(text), { width: 200, colour: 'none', glyphs: 'unicode', plain: true }),
      },
      prompter: {
        ask: async (prompt: Prompt) => {
          prompts.push(prompt);
          return left.shift() ?? { kind: 'end' };
        },
        close: () => {},
      },
    } as unknown as InterviewContext;
    const start = startFrom(someone(base), realModel, asOf);
    return { start, heard: heard, after: await addQualifications(interview, start, question(asked)) };
  };
  const one = (value: string): Reply => ({ kind: 'one', value });
  const counts = (...lines: readonly number[]): Reply => ({ kind: 'counts', counts: new Map(lines.map((line) => [String(line), 1])) });

  it('what was added is said, kept for the next question, and counts', async () => {
    const { after } = await add('school-subjects', [one('cse'), counts(1), one('yes'), one('done')]);
    if (after === 'end') throw new Error('It ended.');
    expect(after.attributes).toEqual(['maths-level-2']);
    expect([[...after.state.said.keys()], after.state.qualifications.length]).toEqual([['maths-level-2'], 1]);
  });

  it('all that somebody has is counted, without adding another', async () => {
    const { after } = await add('school-subjects', [one('cse'), counts(1), one('yes'), one('all')]);
    expect(after === 'end' ? [] : after.attributes).toEqual(['highest-level', 'gcse-passes', 'maths-level-2']);
  });

  it('what is not finished is said to settle nothing, and changes nothing', async () => {
    const { start, heard, after } = await add('level', [one('cse'), counts(1), one('no'), one('done')]);
    expect(heard.join('')).toContain('settles nothing');
    expect(after).toEqual({ state: start, attributes: [] });
  });

  it('the end of the input ends it', async () => expect((await add('level', [one('cse')])).after).toBe('end'));
});
