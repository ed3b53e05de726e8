import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyProfile, type Profile } from '../../../src/domain/answers.js';
import { calendarText } from '../../../src/presentation/writers/calendar.js';
import { type Component, readCalendar, textOf } from '../../support/ical.js';
import { brand, knowledge, route } from '../builders.js';
import { blocked, maths, pathway, pathwayReport } from '../pathway-builders.js';

const base = knowledge();
const events = (text: string): readonly Component[] => readCalendar(text).inner;

describe('the calendar of a plan', () => {
  const text = calendarText(pathwayReport(), emptyProfile, base);

  it('is one calendar of all-day events with what RFC 5545 asks for', () => {
    const calendar = readCalendar(text);
    expect([calendar.name, textOf(calendar, 'VERSION'), textOf(calendar, 'PRODID')]).toEqual([
      'VCALENDAR',
      '2.0',
      '-//hi-careers//pathway//EN',
    ]);
    for (const event of calendar.inner) {
      expect(event.name).toBe('VEVENT');
      expect(textOf(event, 'DTSTAMP')).toBe('20261124T000000Z');
      for (const name of ['DTSTART', 'DTEND'])
        expect(event.properties.find((one) => one.name === name)).toMatchObject({ parameters: ';VALUE=DATE' });
      // The day after, which is not in it.
      expect(Number(textOf(event, 'DTEND'))).toBe(Number(textOf(event, 'DTSTART')) + 1);
      expect(event.properties.map(({ name }) => name)).not.toContain('DURATION');
    }
    const ids = calendar.inner.map((event) => textOf(event, 'UID'));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has the openings and the step starts of the first plan, in order, and no others', () =>
    expect(events(text).map((event) => `${textOf(event, 'DTSTART')} ${textOf(event, 'SUMMARY')}`)).toEqual([
      '20261124 Step 1: Evening maths (study, level 2)',
      '20261201 Applications open: Evening maths (study, level 2)',
      '20270501 Step 2: Get 12 months in baking, in any post that gives it',
      '20280501 Step 3: Apply for: Baker',
    ]));

  it('warns in each opening, and promises nothing in each step', () => {
    const [step, opens] = events(text).map((event) => textOf(event, 'DESCRIPTION'));
    expect(opens).toBe('Some day in December 2026. Check the page: dates move. A college near you. https://example.org/apply');
    expect(step).toContain('A plan, not a promise');
  });

  it('is the same each time, and without a plan is empty but whole', () => {
    expect(calendarText(pathwayReport(), emptyProfile, base)).toBe(text);
    expect(events(calendarText(blocked(), emptyProfile, base))).toEqual([]);
  });

  it('has none before today', () => {
    for (const event of events(text)) expect(textOf(event, 'DTSTART') >= '20261124').toBe(true);
  });

  it('has other ids for another person and another target, and the same for the same', () => {
    const ids = (of: string): readonly string[] => events(of).map((event) => textOf(event, 'UID'));
    const older: Profile = { ...emptyProfile, answers: new Map([[brand('age'), { kind: 'number', value: 40 }]]) };
    const [one, two] = [ids(text), ids(calendarText(pathwayReport(), older, base))];
    expect(one.filter((id) => two.includes(id))).toEqual([]);
    expect(ids(calendarText(pathwayReport(), { ...older, answers: new Map(older.answers) }, base))).toEqual(two);
  });

  it('folds by octets and splits no character, whatever the titles', () => {
    // The sign that stands for a broken character must not be in a title itself.
    const titles = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).filter((title) => !title.includes('\ufffd'));
    fc.assert(
      fc.property(titles, (title) => {
        const named = knowledge({ routes: [route('evening-maths', title)] });
        const output = calendarText(pathwayReport({ pathways: [pathway([maths({ start: brand('2027-01') })])] }), emptyProfile, named);
        const [event] = events(output);
        expect(output).not.toContain('\ufffd');
        expect(event && textOf(event, 'SUMMARY')).toMatch(/^Step 1: /);
      }),
      { numRuns: 60 },
    );
  });
});
