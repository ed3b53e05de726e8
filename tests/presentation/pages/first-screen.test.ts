import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Advice } from '../../../src/domain/advice.js';
import type { ApplicationRound } from '../../../src/domain/application-round.js';
import type { FirstAdvice, KnowledgeBase } from '../../../src/domain/knowledge-base.js';
import { advise } from '../../../src/engine/index.js';
import { adviceDocument, renderText } from '../../../src/presentation/index.js';
import { readProfile } from '../../../src/profile/read-profile.js';
import { realModel } from '../../support/bases.js';
import { rounds } from '../../support/rounds.js';
import { advice, brand, knowledge, notYet, open, profile, roleAdvice } from '../builders.js';
import { layout, tooWide } from '../support.js';

/** A screen as terminals open; its last row is for what is typed next. */
const ROWS = 23;
const COLUMNS = 80;
const day = brand<Advice['asOf']>('2026-11-30');

const folder = fileURLToPath(new URL('../../personas/', import.meta.url));
const people = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => {
    const { profile: written } = parse(readFileSync(`${folder}${file}`, 'utf8')) as { readonly profile: unknown };
    const read = readProfile(JSON.stringify(written), file, realModel.base.attributes);
    if (!read.ok) throw new Error(`${file} cannot be read.`);
    return [file.replace('.yaml', ''), advise(realModel, read.profile, day)] as const;
  });

const screenOf = (of: Advice, base: KnowledgeBase, width = COLUMNS): readonly string[] => {
  const lines = renderText(adviceDocument(of, base), layout({ width })).split('\n');
  // The first screen ends before the first part of what is below.
  const end = lines.findIndex((line) => /^(More about what to do first|Later, or as well|.* \(\d+\)$)/.test(line));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .join('\n')
    .trimEnd()
    .split('\n');
};

describe.each(people)('the first screen of %s', (_name, of) => {
  it('is complete in 24 rows of 80 columns', () => {
    const lines = screenOf(of, realModel.base);
    expect(lines.length).toBeLessThanOrEqual(ROWS);
    expect(lines.filter((line) => stringWidth(line) > COLUMNS)).toEqual([]);
    expect(lines[0]).toMatch(/^You {2,}\S/);
    expect(lines.find((line) => line.startsWith('Level'))).toMatch(
      /^Level {2,}(?:Our advice is for|We do not know it yet, so our advice is for) /,
    );
    const text = lines.join('\n');
    expect(text.indexOf('Do this first')).toBeGreaterThan(0);
    expect(text).toMatch(/\n {2}1\. /);
    expect(text).not.toMatch(/\n {2}4\. /);
  });

  it.each([60, 100])('reads at %s columns', (width) => expect(tooWide(screenOf(of, realModel.base, width), width)).toEqual([]));
});

const round = (state: ApplicationRound['state'], opens: string, more: Partial<ApplicationRound> = {}): ApplicationRound => {
  const [window] = rounds(9);
  if (window === undefined) throw new Error('No window.');
  return { state, opens, closes: null, starts: null, projected: false, basis: 'stated', window, ...more };
};
const given = (id: string, more: Partial<FirstAdvice> = {}): FirstAdvice => ({
  id: brand(id),
  what: `Do ${id}.`,
  why: `Because of ${id}.`,
  gives: [],
  routes: [],
  weight: 50,
  sources: [brand('fresh')],
  ...more,
});
const base = knowledge();
const flat = (text: string): string => text.replace(/\s+/g, ' ');
const pageOf = (more: Partial<Advice>, of = base): string => flat(renderText(adviceDocument(advice(more), of), layout()));
const firstPart = (text: string): string => text.slice(text.indexOf('Do this first'), text.indexOf('Nearest to you'));

describe('what to do first', () => {
  it('is at most two pieces of first advice, then steps, three in all; the rest comes later', () => {
    const firstAdvice = ['one', 'two', 'three'].map((id) => ({ advice: given(id), round: null }));
    const text = pageOf({ firstAdvice });
    expect(firstPart(text)).toMatch(/1\. Do one\. .*2\. Do two\. .*3\. Apply for a job as a master baker\./);
    expect(firstPart(text)).not.toContain('Do three');
    expect(text.slice(text.indexOf('Later, or as well'))).toContain('Do three.');
    expect(text).toContain('why: Because of one.');
  });

  it('leaves out what waits for a round that is closed, and says when it opens', () => {
    const late = { advice: given('late'), round: round('opens', '2027-09', { projected: true }) };
    const soon = { advice: given('soon'), round: round('opens', '2027-01-06') };
    const now = { advice: given('now'), round: round('open', '2026-09', { closes: '2027-01-13' }) };
    const text = pageOf({ asOf: day, firstAdvice: [late, soon, now] });
    expect(firstPart(text)).toMatch(/Do soon\. Opens in about 5 weeks, on 6 January 2027\..*Do now\. Open until 13 January 2027\./);
    expect(firstPart(text)).not.toContain('Do late');
    expect(text).toContain('Do late. Closed; next about September 2027.');
  });

  it('puts light advice behind the steps, and last of all where there are two other things or more', () => {
    const light = { advice: given('light', { weight: 10 }), round: null };
    expect(firstPart(pageOf({ firstAdvice: [light] }))).not.toMatch(/1\. Do light\./);
    expect(firstPart(pageOf({ firstAdvice: [light], nextSteps: [] }))).toMatch(/1\. Do light\./);
    expect(firstPart(pageOf({ firstAdvice: [{ advice: given('one'), round: null }, light] }))).not.toContain('Do light');
    const text = pageOf({ firstAdvice: [...['one', 'two', 'three'].map((id) => ({ advice: given(id), round: null })), light] });
    expect(firstPart(text)).not.toContain('Do light');
    expect(text.indexOf('Do light')).toBeGreaterThan(text.indexOf('Do three'));
  });

  it('is not two pieces of advice on one route', () => {
    const of = (id: string) => ({ advice: given(id, { routes: [brand('evening-maths')] }), round: null });
    const text = firstPart(pageOf({ firstAdvice: [of('one'), of('two')] }));
    expect([text.includes('Do one'), text.includes('Do two')]).toEqual([true, false]);
  });

  it('leaves out advice whose routes weightier advice has named all', () => {
    const routes = [brand<never>('evening-maths'), brand<never>('bread-apprenticeship')];
    const first = { advice: given('one', { routes }), round: null };
    const textWith = (more: Partial<FirstAdvice>): string => pageOf({ firstAdvice: [first, { advice: given('two', more), round: null }] });
    expect(textWith({ routes: routes.slice(1) })).not.toContain('Do two');
    expect(textWith({ routes: [...routes.slice(1), brand<never>('bread-degree')] })).toContain('Do two');
  });

  it('does not say twice what the first advice names', () => {
    const text = pageOf({ firstAdvice: [{ advice: given('maths', { routes: [brand('evening-maths')] }), round: null }] });
    expect(text).not.toContain('Get maths at level 2.');
    expect(pageOf({ firstAdvice: [{ advice: given('maths'), round: null }] })).toContain('Get maths at level 2.');
  });

  it('gives of a long place only the site, and the whole address further down', () => {
    const where = { name: 'The office for people who want to bake', url: 'https://www.example.org/long/way' };
    const text = pageOf({ firstAdvice: [{ advice: given('bake', { where }), round: null }] });
    expect(firstPart(text)).toContain('Where: example.org.');
    expect(firstPart(text)).not.toContain('long/way');
    expect(text).toContain('where: The office for people who want to bake, https://www.example.org/long/way');
  });
});

describe('how we understood somebody', () => {
  const youOf = (answers: Parameters<typeof profile>[0], of = base, more: Partial<Advice> = {}): string => {
    const text = pageOf({ profile: profile(answers), ...more }, of);
    return text.slice(0, text.search(/ (?:Level|Do this first)/));
  };

  it('says what somebody has, expects and where, and not what they lack', () => {
    expect(
      youOf({
        land: { kind: 'choice', value: 'here' },
        age: { kind: 'number', value: 17 },
        maths: { kind: 'yes-no', value: true },
        english: { kind: 'yes-no', value: true },
        school: { kind: 'yes-no', value: false, expected: brand('2027-07') },
        'time-baking': { kind: 'number', value: 24 },
        class: { kind: 'ordered', value: 'first', expected: brand('2027-07') },
        higher: { kind: 'ordered', value: 'none' },
        enjoys: { kind: 'set', items: [{ value: 'baking' }] },
      }),
    ).toBe(
      'You Age 17, maths and English at level 2, in full-time education until July 2027, 2 years in baking, from July 2027 a first, Hereland.',
    );
  });

  it('says that an end was assumed, here and below', () => {
    const dates = [
      { date: '2027-07', what: 'assumed-end', about: true, route: null, advice: null, attribute: brand<never>('school') },
    ] as const;
    const text = pageOf({ profile: profile({ school: { kind: 'yes-no', value: true } }), dates });
    expect(text).toContain('In full-time education until about July 2027');
    expect(text).toContain('We took this to end in July 2027: in full-time education. To give another month: --set school=false@2027-07');
  });

  it('keeps to little more than two lines, and to what few people have', () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`skill-${at}`, { kind: 'yes-no', value: true } as const]));
    const skill = (at: number) => ({
      ...base.attributes[2],
      id: brand<never>(`skill-${at}`),
      topic: 'wishes',
      label: `Skilled in the making of things of kind ${at}`,
      common: { shares: { true: at === 11 ? 0.01 : 0.4 }, basis: 'our-guess', sources: [] },
    });
    const attributes = [...base.attributes, ...Array.from({ length: 12 }, (_, at) => skill(at))] as KnowledgeBase['attributes'];
    const line = youOf(many, { ...base, attributes });
    expect(line.length).toBeLessThanOrEqual(180);
    expect(line).toContain('kind 11');
    expect(line).toMatch(/and more\.$/);
  });

  it('says an award with its subject, what somebody is registered as, their posts and the longest work before the rest', () => {
    const { attributes } = realModel.base;
    const told = (answers: Readonly<Record<string, unknown>>): string => {
      const read = readProfile(JSON.stringify({ schema: 'hi-careers.profile/1', said: '2026-11', answers }), 'you', attributes);
      if (!read.ok) throw new Error('It cannot be read.');
      const lines = screenOf(advise(realModel, read.profile, day), realModel.base)
        .join(' ')
        .replace(/\s+/g, ' ');
      return lines.slice(0, lines.search(/ Level (?:Our|We)/));
    };
    expect(told({ nation: 'england', age: 58, 'highest-level': 'none' })).toBe('You Age 58, no qualification, England.');
    expect(
      told({
        nation: 'northern-ireland',
        'highest-level': '6',
        'degree-class': '2:1',
        'degree-subject': ['engineering'],
        'degree-numerate': true,
        'experience-management': 96,
        'experience-projects': 200,
      }),
    ).toMatch(/^You Level 6, an upper second \(2:1\) in engineering, 16 years 8 months in projects, 8 years in management, /);
    expect(
      told({
        nation: 'wales',
        'professional-registration': ['medicine'],
        posts: ['information-analyst'],
        'experience-clinical': 30,
        'degree-numerate': true,
      }),
    ).toBe(
      'You Doctor, post held: information analyst, 2 and a half years in clinical work, at least 30 per cent of the degree was numerate, Wales.',
    );
  });

  it('says where nothing is known, and where only what most people are', () => {
    expect(youOf({})).toBe('You We know nothing about you yet.');
    expect(youOf({ school: { kind: 'yes-no', value: false } })).toBe('You We know little about you yet.');
  });
});

describe('the level', () => {
  const levels = {
    attribute: brand<never>('class'),
    chosenBy: brand<never>('higher'),
    seniorities: {} as never,
    monthsInPost: 12,
    monthsAtLevel: 24,
    people: [],
  };
  const levelOf = (level: Advice['level'], of: KnowledgeBase = { ...base, levels }): string | undefined =>
    /Level (?:Our|We) .*?(?= Do this first)/.exec(pageOf({ level }, of))?.[0];

  it('is said with its reason and how to put it right', () => {
    expect(levelOf({ id: 'first', rank: 3, because: 'you baked well' })).toBe(
      'Level Our advice is for a first, because you baked well. To change it: --higher LEVEL',
    );
    expect(levelOf({ id: 'first', rank: 3, because: null })).toContain('We do not know it yet, so our advice is for a first. To change it');
  });

  it('is not said where the knowledge base has none', () => expect(levelOf(null, base)).toBeUndefined());
});

describe('the nearest roles', () => {
  const rowsOf = (text: string): string => text.slice(text.indexOf('Nearest to you'), text.indexOf('More is below'));

  it('leaves out what is years away while something is nearer', () => {
    const far = roleAdvice({ ...notYet(), id: brand('far'), title: 'Far miller' }, 'further', { horizon: 'longer', horizonMonths: 60 });
    expect(rowsOf(pageOf({ roles: [roleAdvice(open(), 'open'), far] }))).not.toContain('Far miller');
    expect(rowsOf(pageOf({ roles: [far] }))).toContain('Far miller');
  });

  it('says where the posts are, and asks for a nation, where somebody is in none of theirs', () => {
    const board = { nation: 'here', for: 'direct', name: 'The Board', what: 'Posts', url: 'https://example.org/board', sources: [] };
    const of = knowledge({ contacts: [...base.contacts, board] });
    const inLand = (value: string): string => pageOf({ profile: profile({ land: { kind: 'choice', value } }) }, of);
    expect(inLand('there')).toContain('The posts are in Hereland. Say in which you would work: --land NATION');
    expect(inLand('here')).not.toContain('The posts are in');
  });

  it('leaves out what is far below, closed or not known', () => {
    const output = (more: Parameters<typeof roleAdvice>[2]): string =>
      rowsOf(pageOf({ roles: [roleAdvice(open(), 'open'), roleAdvice(notYet(), 'further', more)] }));
    expect(output({})).toMatch(/Baker November 2027/);
    for (const more of [{ levelMatch: 'far-below' }, { horizon: 'not-open' }, { horizon: 'not-known' }] as const)
      expect(output(more)).not.toMatch(/Baker November 2027/);
  });

  it('names training as training, with its pay first', () => {
    const training = { verdict: 'open', way: brand<never>('bread-apprenticeship'), from: null, months: 9 } as const;
    const jobs = { verdict: 'not-yet', way: brand<never>('direct:baker'), from: null, months: 30 } as const;
    const text = pageOf({ roles: [roleAdvice(notYet(), 'further', { jobs, training, horizonMonths: 9 })] });
    expect(rowsOf(text)).toMatch(/Baker, by apprenticeship August 2027 training pay, then 3 to 4/);
    expect(text).toContain('or train for it: Bread maker, apprenticeship, level 3, about 15 months; training pay; few places');
    const past = pageOf({ roles: [roleAdvice(notYet(), 'further', { jobs, training: { ...training, backwards: true } })] });
    expect(past).not.toContain('or train for it');
  });

  it('says when: now, by asking, from a month, or about a year', () => {
    const when = (more: Parameters<typeof roleAdvice>[2]): string =>
      rowsOf(pageOf({ asOf: day, roles: [roleAdvice(notYet(), 'further', more)] }));
    expect(when({ horizon: 'now' })).toContain('Baker now');
    expect(when({ horizon: 'ask' })).toContain('Baker ask now');
    expect(when({ horizon: 'within-a-year', horizonMonths: 8 })).toContain('Baker July 2027');
    expect(when({ horizon: 'longer', horizonMonths: 48 })).toContain('Baker about 2030');
    expect(when({ horizon: 'longer', horizonMonths: null })).toContain('Baker later');
  });
});
