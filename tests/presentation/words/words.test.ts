import { describe, expect, it } from 'vitest';
import type { Change, Finding } from '../../../src/domain/finding.js';
import type { Requirement } from '../../../src/domain/requirement.js';
import {
  answerWords,
  attributeWords,
  changeWords,
  dateWords,
  durationWords,
  evidenceWords,
  hasWords,
  monthsWords,
  valueWords,
  verdictText,
} from '../../../src/presentation/index.js';
import { isOlderThan } from '../../../src/presentation/words/dates.js';
import { count, firstSentence, joinWith, lowerFirst, sentence } from '../../../src/presentation/words/english.js';
import { gist, isOurReading, missingOfAll, missingWords } from '../../../src/presentation/words/summary.js';
import { brand, change, evidence, finding, knowledge, requirement, route, way, wayFinding } from '../builders.js';

const base = knowledge();

describe('dates and times', () => {
  it.each([
    ['a year', '2021', '2021'],
    ['a month', '2027-07', 'July 2027'],
    ['a day, without a nought before it', '2026-11-02', '2 November 2026'],
  ])('%s', (_, date, words) => expect(dateWords(date)).toBe(words));

  it.each([
    [0, 'less than a month'],
    [0.4, 'less than a month'],
    [1, '1 month'],
    [6, '6 months'],
    [12, '1 year'],
    [15, '15 months'],
    [18, '18 months'],
    [24, '2 years'],
    [30, '2 and a half years'],
    [31, '31 months'],
  ])('%s months', (months, words) => expect(monthsWords(months)).toBe(words));

  it.each([
    [15, 15, 'about 15 months'],
    [24, 24, 'about 2 years'],
    [12, 24, '1 to 2 years'],
    [6, 9, '6 to 9 months'],
    [0, 3, 'up to 3 months'],
    [0, 0, 'less than a month'],
  ])('from %s to %s months', (from, to, words) => expect(durationWords({ from, to })).toBe(words));

  it.each([
    ['a page of a year may be as late as its last day', '2023', false],
    ['a day too old', '2023-11-23', true],
    ['three years to the day', '2023-11-24', false],
    ['a month that ended before', '2023-10', true],
    ['a month that had not ended', '2023-11', false],
  ])('%s', (_, dated, old) => expect(isOlderThan(dated, 3, '2026-11-24')).toBe(old));
});

describe('English', () => {
  it.each([
    ['Maths at level 2', 'maths at level 2'],
    ['English at level 2', 'English at level 2'],
    ['GCSEs at grade 4', 'GCSEs at grade 4'],
    ['A levels', 'A levels'],
    ['A science', 'a science'],
    ['T Level', 'T Level'],
    ['Five GCSEs', 'five GCSEs'],
    ['', ''],
  ])('%s inside a sentence', (label, words) => expect(lowerFirst(label)).toBe(words));

  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a or b'],
    [['a', 'b', 'c'], 'a, b or c'],
    [['a and b', 'c', 'd'], 'a and b, or c, or d'],
  ])('joins %j', (parts, words) => expect(joinWith('or', parts)).toBe(words));

  it('ends sentences once', () => {
    expect(sentence('one')).toBe('One.');
    expect(sentence('Two?')).toBe('Two?');
    expect(firstSentence('One point. Another.')).toBe('One point');
    expect(count(1, 'role')).toBe('1 role');
    expect(count(0, 'role')).toBe('0 roles');
  });
});

describe('attributes and their values', () => {
  it.each([
    ['maths', true, 'yes'],
    ['passes', 1, '1 GCSE'],
    ['passes', 6, '6 GCSEs'],
    ['class', '2:2', 'a lower second (2:2)'],
    ['subject', ['computing', 'science'], 'computing; a science'],
    ['subject', [], 'none'],
    ['subject', ['magic'], 'magic'],
    ['unheard-of', 'x', 'x'],
    ['maths', null, 'not known'],
  ] as const)('%s %j', (id, value, words) => expect(valueWords(id, value, base)).toBe(words));

  it.each([
    ['maths', true, 'is', 'maths at level 2'],
    ['school', false, 'is', 'no longer in full-time education'],
    ['class', '2:2', 'at-least', 'a lower second (2:2) or above'],
    ['class', 'first', 'at-least', 'a first'],
    ['class', '2:2', 'at-most', 'class of the first degree: a lower second (2:2) at most'],
    ['higher', 'none', 'is', 'highest award after a first degree: none'],
    ['time-baking', 24, 'at-least', 'at least 24 months in baking'],
    ['time-baking', 1, 'at-least', 'at least 1 month in baking'],
    ['time-baking', 6, 'at-most', 'at most 6 months in baking'],
    ['time-baking', 6, 'is', '6 months in baking'],
    ['age', 16, 'at-least', 'age 16 or more'],
    ['age', 24, 'at-most', 'age 24 or less'],
    ['subject', ['computing', 'science'], 'one-of', 'subject of the degree: computing or a science'],
    ['subject', 'science', 'includes', 'subject of the degree: a science'],
    ['subject', 'science', 'excludes', 'subject of the degree: not a science'],
    ['land', 'here', 'is', 'where the work would be: hereland'],
    ['unheard-of', 'x', 'is', 'unheard-of: x'],
  ] as const)('%s to become %j (%s)', (id, needs, test, words) => expect(changeWords(change(id, needs, test), base)).toBe(words));

  it('lets a certificate speak for itself', () => {
    const shape = { kind: 'set' as const, values: [{ id: 'bread-diploma', label: 'Bread Diploma' }] };
    const held = { ...base.attributes[0], id: brand<never>('held'), label: 'Certificates', shape } as (typeof base.attributes)[0];
    const more = knowledge({ attributes: [...base.attributes, held], routes: [route('bread-diploma', 'Bread Diploma')] });
    expect(changeWords(change('held', 'bread-diploma', 'includes'), more)).toBe('Bread Diploma');
  });

  it.each([
    ['maths', false, 'maths at level 2 – no'],
    ['age', 17, 'age 17'],
    ['time-baking', 0, '0 months in baking'],
    ['class', '2:2', 'a lower second (2:2)'],
    ['higher', 'none', 'highest award after a first degree: none'],
    ['subject', [], 'subject of the degree: none'],
    ['unheard-of', 'x', 'unheard-of: x'],
  ] as const)('what somebody has: %s %j', (id, has, words) => expect(hasWords(id, has, base)).toBe(words));

  it('says when it comes true, and what was worked out', () => {
    const expected = evidence('class', '2:1', '2:1', { from: brand('2027-07') });
    expect(evidenceWords(expected, base)).toBe('an upper second (2:1), expected July 2027');
    const inferred = evidence('class', '2:2', '2:1', { inferred: true, hasBound: 'at-least' });
    expect(evidenceWords(inferred, base)).toBe('at least a lower second (2:2) (worked out)');
    const items = [{ value: 'computing' }, { value: 'science', expected: brand<never>('2027-07') }];
    expect(answerWords('subject', { kind: 'set', items }, base)).toBe('computing; a science, expected July 2027');
    expect(answerWords('subject', { kind: 'set', items: [] }, base)).toBe('none');
    expect(attributeWords('unheard-of', base)).toBe('unheard-of');
  });
});

describe('what is missing', () => {
  const maths = change('maths', true);
  const english = change('english', true);
  const time = (months: number) => change('time-baking', months, 'at-least');
  const some = (id: string) => change(id, null, 'some');

  it.each([
    ['nothing that would help', [], ''],
    ['one', [[maths]], 'maths at level 2'],
    ['alternatives', [[maths], [english]], 'maths at level 2 or English at level 2'],
    [
      'what belongs together',
      [[maths], [english, time(6)]],
      'one of these: maths at level 2; English at level 2 and at least 6 months in baking',
    ],
    [
      'what all share, once',
      [
        [time(6), maths],
        [time(6), english],
      ],
      'at least 6 months in baking, and maths at level 2 or English at level 2',
    ],
    ['more than two', [[maths], [english], [time(6)]], 'one of these: maths at level 2; English at level 2; at least 6 months in baking'],
    ['the same alternative once', [[maths], [english], [maths]], 'maths at level 2 or English at level 2'],
    [
      'posts that give one kind of experience or another',
      [[some('time-baking')], [some('passes')]],
      'a post that gives you months in baking, or GCSEs at grade 4 (C) or above',
    ],
  ])('%s', (_, gaps, words) => expect(missingWords(gaps, base)).toBe(words));

  it('is said in the words of the requirement where a list would be hard to read', () => {
    const many = finding(requirement('many', 'Sums, reading or time. Ask the mill.'), 'not-met', {
      gaps: [[maths], [english], [time(6)]],
    });
    expect(missingOfAll([many], base)).toBe('sums, reading or time');
  });

  it('says no choice that something wanted in any case closes', () => {
    const choice = finding(requirement('choice', 'Maths or English'), 'not-met', { gaps: [[maths], [english]] });
    const sure = finding(requirement('sure', 'Maths'), 'not-met', { gaps: [[maths]] });
    expect(missingOfAll([choice, sure], base)).toBe('maths at level 2');
    expect(missingOfAll([choice], base)).toBe('maths at level 2 or English at level 2');
  });

  it('says an amount of work and not some of the same work beside it', () => {
    const both = [[time(6)], [some('time-baking')]].map((set) => finding(requirement('work', 'Work'), 'not-met', { gaps: [set] }));
    expect(missingOfAll(both, base)).toBe('at least 6 months in baking');
  });

  it('is what most ask for where a page states it, and what we think they ask for where none does', () => {
    const usual = (id: string, gap: Change, more: Partial<Requirement> = {}) =>
      finding(requirement(id, id, { strength: 'usually', ...more }), 'not-met', { gaps: [[gap]] });
    const ours = { basis: { kind: 'our-reading' } } as const;
    const gistOf = (...findings: readonly Finding[]) => gist(wayFinding(way('direct'), 'stretch', findings), base);
    expect(gistOf(usual('a', maths))).toEqual({ label: 'most ask for', text: 'maths at level 2' });
    expect(gistOf(usual('b', english, ours))).toEqual({ label: 'we think most ask for', text: 'English at level 2' });
    expect(gistOf(usual('a', maths), usual('b', english, ours))).toEqual({
      label: 'most ask for',
      text: 'maths at level 2; and, we think, English at level 2',
    });
    const wayOf = (...findings: readonly Finding[]) => wayFinding(way('direct'), 'stretch', findings);
    expect(isOurReading(wayOf(usual('b', english, ours)))).toBe(true);
    expect(isOurReading(wayOf(usual('a', maths), usual('b', english, ours)))).toBe(false);
    expect(verdictText('stretch', null, false, true)).toBe('possible, but we think most employers want more');
    expect(verdictText('stretch', null)).toBe('possible, but most employers want more');
  });

  it('says the higher of two figures once', () => {
    const both = [6, 24].map((months) => finding(requirement(`r${months}`, 'Time'), 'not-met', { gaps: [[time(months), maths]] }));
    expect(missingOfAll(both, base)).toBe('maths at level 2 and at least 24 months in baking');
    const classes = ['2:2', '2:1'].map((id) => finding(requirement(id, 'Class'), 'not-met', { gaps: [[change('class', id, 'at-least')]] }));
    expect(missingOfAll(classes, base)).toBe('an upper second (2:1) or above');
  });
});
