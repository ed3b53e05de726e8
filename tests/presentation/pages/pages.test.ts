import { describe, expect, it } from 'vitest';
import { findEntry, listDocument, renderText, showDocument } from '../../../src/presentation/index.js';
import { brand, knowledge, requirement, role, route } from '../builders.js';
import { layout } from '../support.js';

const base = knowledge();
const shown = (id: string, of = base): string =>
  findEntry(of, id)
    .map((one) => renderText(showDocument(one, of), layout({ width: 120 })))
    .join('');

describe('show', () => {
  it('a role: what it is, whom it takes, where it leads and from where it is reached', () => {
    const text = shown('baker');
    for (const part of [
      'Makes bread',
      'Bread maker',
      'Bakery',
      'band 3 to 4',
      'must have  Maths at level 2',
      'Direct entry',
      'Master baker, after about 2 years',
      'hi-careers check baker',
    ]) {
      expect(text).toContain(part);
    }
    expect(shown('master-baker')).toMatch(/Reached from\n {2}- Baker, after about 2 years/);
  });

  it('a route: all that is known of it', () => {
    const full = route('full', 'Full route', {
      entry: [
        requirement('wording', 'A name', {
          strength: 'varies',
          wording: 'may',
          from: brand('2026-01-01'),
          until: brand('2027-01-01'),
          reviewBy: brand('2026-12-01'),
        }),
      ],
      status: { value: 'uncertain', since: '2026-03', note: 'It moved.', sources: [] },
      trainsFor: [{ role: brand('baker'), basis: 'our-reading', sources: [] }],
      gives: [
        { kind: 'set', attribute: brand('subject'), values: ['computing'] },
        { kind: 'number', attribute: brand('time-baking'), value: 12 },
        { kind: 'ordered', attribute: brand('class'), value: '2:2' },
      ],
      pay: { text: 'A wage.', sources: [] },
      scarce: { text: 'Few start.', sources: [] },
      modules: [{ title: 'Core', items: ['Flour'], sources: [brand('fresh')] }],
      stages: [{ text: 'A form.', sources: [] }],
      competition: [{ text: 'Ten for each place.', sources: [] }],
      after: [{ text: 'A post.', sources: [] }],
      disputed: [{ says: 'It is closed.', sources: [], why: 'Older page.' }],
    });
    const text = shown('full', knowledge({ routes: [full] }));
    for (const part of [
      'we are not sure that new people can start, since March 2026. It moved',
      'in the source: “may”',
      'look again by: 1 December 2026',
      'until: 1 January 2027',
      'Baker (our reading',
      'subject of the degree: computing',
      '12 months in baking',
      'a lower second (2:2)',
      'A wage',
      'Few start',
      'Modules: Core',
      'Flour',
      'A form',
      'Ten for each place',
      'A post',
      'It is closed',
      'why we do not use this: Older page',
      'Hereland',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('an attribute with its values and flags, a question with why we ask, a source with its own date', () => {
    expect(shown('class')).toContain('--class none (or 2:2, 2:1, first or overseas)');
    expect(shown('maths')).toContain('--maths or --no-maths');
    expect(shown('years')).toContain('Why we ask: Bakers ask for it');
    expect(shown('old')).toContain('Page of February 2021');
    expect(shown('undated')).toContain('the page shows none');
    expect(shown('nameless')).toContain('not known');
    expect(shown('old-level')).toContain('maths at level 2');
    expect(shown('nobody')).toBe('');
  });

  it('two things that share an id are both found', () => {
    const both = knowledge({ routes: [route('baker', 'Baker register')] });
    expect(findEntry(both, 'baker').map(({ kind }) => kind)).toEqual(['role', 'route']);
  });

  it('a role that starts without qualifications says so', () => {
    const easy = role('easy', 'Easy', { openEntry: { text: 'Nothing is asked for.', sources: [brand('fresh')] }, entry: [] });
    expect(shown('easy', knowledge({ roles: [easy] }))).toContain('To start: Nothing is asked for [2]'.replace('2', '1'));
  });
});

describe('list', () => {
  it('without a kind says how much there is', () =>
    expect(renderText(listDocument(null, base), layout())).toContain('Roles (3): hi-careers list roles'));
  it('puts ids beside titles, and long ids above them', () => {
    const long = knowledge({ roles: [role('a-very-long-id-that-leaves-no-room-for-any-title-at-all', 'Long'), role('b', 'Short')] });
    const text = renderText(listDocument('roles', long), layout({ width: 60 }));
    expect(text).toContain('\n  a-very-long-id-that-leaves-no-room-for-any-title-at-all\n      Long, band 3 to 4\n');
  });
  it('marks what is closed', () => {
    const closed = knowledge({ routes: [route('gone', 'Gone', { status: { value: 'closed', sources: [] } })] });
    expect(renderText(listDocument('routes', closed), layout())).toContain('Gone, level 2, closed');
  });
});
