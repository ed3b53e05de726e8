import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';
import { advise, assess, loadKnowledge, nextQuestion, plan } from '../../src/library/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(`${root}dist/knowledge.json`, 'utf8');
const knowledge = loadKnowledge(text);
const asOf = '2026-11-24';
const role = 'trainee-clinical-coder';
const person = {
  answers: { nation: 'england', age: 30, 'right-to-work': true, 'maths-level-2': false, enjoys: ['working-with-numbers'] },
  notSure: ['science-level-2'],
};

describe('the library', () => {
  it('gives the verdict on what is named', () => {
    const { results } = assess(knowledge, person, [role], asOf);
    expect(results.map(({ id, verdict }) => [id, verdict])).toEqual([[role, 'stretch']]);
  });

  it('advises on every role and route', () => {
    const advice = advise(knowledge, person, asOf);
    expect([advice.roles.length, advice.routes.length]).toEqual([knowledge.base.roles.length, knowledge.base.routes.length]);
  });

  it('plans the way to a role', () => {
    const { pathways } = plan(knowledge, { answers: { ...person.answers, 'english-level-2': true } }, role, asOf);
    expect(pathways.length).toBeGreaterThan(0);
    expect(pathways[0]?.steps.at(-1)).toMatchObject({ kind: 'apply', role });
    expect(() => plan(knowledge, person, 'no-such-role', asOf)).toThrow(RangeError);
  });

  it('asks what is open, and never what was not sure', () => {
    const next = nextQuestion(knowledge, person, asOf);
    expect(next?.question.settles).not.toContain('science-level-2');
    expect(next?.attributes.length).toBeGreaterThan(0);
  });

  it('takes the file as a value too', () => {
    expect(assess(loadKnowledge(JSON.parse(text)), person, [role], asOf)).toEqual(assess(knowledge, person, [role], asOf));
  });

  it.each<[string, () => unknown]>([
    ['another role', () => assess(knowledge, person, ['no-such-role'], asOf)],
    ['another attribute', () => advise(knowledge, { answers: { shoe: 43 } }, asOf)],
    ['a value of the wrong kind', () => advise(knowledge, { answers: { age: 'old' } }, asOf)],
    ['what is not a day', () => advise(knowledge, person, 'today')],
    ['answers that cannot all be so', () => advise(knowledge, { answers: { 'highest-level': '2', 'degree-class': 'first' } }, asOf)],
  ])('refuses %s', (_, ask) => {
    expect(ask).toThrow(RangeError);
  });

  it('takes answers as a Map, and notSure as it is', () => {
    const answers = new Map(Object.entries(person.answers));
    expect(assess(knowledge, { ...person, answers }, [role], asOf)).toEqual(assess(knowledge, person, [role], asOf));
  });

  it.each<[string, object]>([
    ['a Set', { answers: new Set(['age']) }],
    ['a list', { answers: [['age', 30]] }],
    ['a text', { answers: 'age: 30' }],
    ['a date', { answers: new Date(0) }],
    ['under a wrong key', { answer: { age: 30 } }],
    ['without a key', { age: 30 }],
    ['with overrides', { overrides: [{ requirement: 'a/b', verdict: 'accept', because: 'c' }] }],
    ['of a time to come', { said: '2062-11' }],
    ['of year 1', { said: '0001-01' }],
  ])('never ignores answers: %s', (_, given) => {
    expect(() => advise(knowledge, given, asOf)).toThrow(RangeError);
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-11-00',
    '2026-11-31',
    '0001-01-01',
    '0000-01-01',
    '9999-12-31',
    '10000-01-01',
    ' 2026-11-24',
    '2026-11-24T00:00',
  ])('refuses the date %s', (day) => expect(() => plan(knowledge, person, role, day)).toThrow(RangeError));

  it.each(['1900-01-01', '2028-02-29', '2199-12-31'])('answers on %s, and every month has four digits for its year', (day) => {
    const answers = { nation: 'england', age: 30, 'right-to-work': true, 'full-time-education': true };
    const text = JSON.stringify([plan(knowledge, { answers }, role, day), advise(knowledge, { answers }, day)]);
    expect(text).not.toMatch(/NaN|null-|"\d{1,3}-\d\d"|"\d{5,}-\d\d"/);
  });

  it('refuses what is not knowledge', () => {
    for (const wrong of ['', '{}', {}]) expect(() => loadKnowledge(wrong)).toThrow(TypeError);
  });
});

/** As a web page would have it, with nothing of Node in it. */
async function browserBundle(source: string): Promise<string> {
  const bundler = await rolldown({
    cwd: root,
    input: 'example',
    platform: 'browser',
    plugins: [
      {
        name: 'example',
        resolveId: (id) => (id === 'example' ? `${root}example.js` : null),
        load: (id) => (id === `${root}example.js` ? source : null),
      },
    ],
  });
  const { output } = await bundler.generate({ format: 'iife' });
  return output[0].code;
}

describe('the example in docs/library.md', () => {
  const [, example = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync(`${root}docs/library.md`, 'utf8')) ?? [];

  it('runs in a browser bundle, where there is no process', async () => {
    const said: unknown[] = [];
    const code = await browserBundle(example);

    runInContext(code, createContext({ console: { log: (...words: unknown[]) => said.push(words.join(' ')) } }));
    expect(said).toEqual([
      'trainee-clinical-coder: stretch',
      expect.stringMatching(/\?$/),
      expect.stringContaining('Trainee clinical coder'),
    ]);
  });
});
