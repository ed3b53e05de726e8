import { describe, expect, it } from 'vitest';
import type { Loaded } from '../../src/knowledge/index.js';
import { briefly, type Changes, loadTiny, tinyTexts, tinyWith } from './support.js';

const keeper = 'roles/keeping/keeper.yaml';
const course = 'routes/study/course.yaml';
const you = 'attributes/1-you.yaml';
const more = 'attributes/2-more.yaml';

/** What is so and what to do, of each fault. */
const said = (loaded: Loaded): readonly string[] =>
  (loaded.ok ? loaded.warnings : loaded.diagnostics).flatMap(({ message, hint }) => [message, hint]);

const otherId = 'Give one of the two another id.';

describe('what is said of a name', () => {
  it.each([
    ['role', course, 'role: keeper', 'role: nobody', 'There is no role “nobody”.', 'Correct the id, or add a role with this id.'],
    [
      'source',
      course,
      'basis: stated, sources: [guild]',
      'basis: stated, sources: [gild]',
      'There is no source “gild”.',
      'Did you mean “guild”?',
    ],
    ['entry set', course, '[any-course]', '[any-course, any-corse]', 'There is no entry set “any-corse”.', 'Did you mean “any-course”?'],
    ['question', you, 'id: any-suit', 'id: how-old', 'The id “how-old” is already used by a question.', otherId],
    ['attribute', you, 'id: suit', 'id: age', 'The id “age” is already used by an attribute.', otherId],
  ])('that no %s has, or two have', (_kind, path, old, text, message, hint) => {
    expect(said(tinyWith(path, old, text)).slice(0, 2)).toEqual([message, hint]);
  });

  it('of a specialism', () => {
    expect(said(tinyWith(keeper, 'specialism: keeping', 'specialism: nowhere'))).toContain('There is no specialism “nowhere”.');
  });

  it('of an award, and of a topic', () => {
    const award = '- {id: gce, title: T, level: "2", gives: {}, sources: [guild]}\n';
    expect(said(loadTiny({ 'qualifications.yaml': award + award }))).toEqual(['The id “gce” is already used by a qualification.', otherId]);
    const topic = 'topic: {title: Again, place: 3}\nattributes: []\nquestions: []\n';
    expect(said(loadTiny({ 'attributes/3-more.yaml': topic }))[0]).toBe('The id “more” is already used by a topic.');
  });

  it('that nothing uses, as a warning', () => {
    const loaded = tinyWith('conditions.yaml', 'grown-up', 'old: {suit: true}\ngrown-up');
    expect(loaded).toMatchObject({ ok: true, warnings: [{ severity: 'warning', message: 'Nothing uses the condition “old”.' }] });
  });

  it('that stands twice, with the place of the first', () => {
    expect(tinyWith(more, '{id: coast, label: the Coast}', '{id: hills, label: the Coast}')).toMatchObject({
      diagnostics: [
        {
          message: 'The value “hills” appears twice.',
          related: [{ message: 'The first one is here.', at: { file: more, line: 8, column: 19 } }],
        },
      ],
    });
  });
});

describe('what is said of an attribute that does not fit its kind', () => {
  const suit = (added: string): Loaded => tinyWith(you, 'label: A suit,', `label: A suit, ${added},`);
  const age = (added: string): Loaded => tinyWith(you, 'label: Age,', `label: Age, ${added},`);
  const loves = (old: string, text: string): Loaded => tinyWith(more, old, text);
  const hint = 'Remove it, or change the kind.';
  const expected = 'a yes or no that may be expected';
  const plans = 'a wish of its kind (earning: choice, full-time: yes-no, months: number)';
  it.each([
    ['values', suit('values: [{id: a, label: A}, {id: b, label: B}]'), 'values', 'a choice, an ordered list or a set', 'suit'],
    ['unit', suit('unit: years'), 'unit', 'a number', 'suit'],
    ['min', suit('min: 1'), 'min', 'a number', 'suit'],
    ['most', age('most: 2'), 'most', 'a set', 'age'],
    ['place', age('place: true'), 'place', 'a choice', 'age'],
    ['ends, where nobody may expect it', suit('ends: true'), 'ends', expected, 'suit'],
    ['ends, of a number', age('expectable: true, ends: true'), 'ends', expected, 'age'],
    ['plans that are no wish', age('plans: months'), 'plans', plans, 'age'],
    ['plans of another kind', loves('fit: likes', 'plans: months'), 'plans', plans, 'loves'],
    ['fit of no wish', loves('wish: true, ', ''), 'fit', 'a set that is a wish', 'loves'],
    ['fit of no set', loves('kind: set, help: loves', 'kind: choice, help: loves'), 'fit', 'a set that is a wish', 'loves'],
    [
      'a wish that is expected',
      loves('wish: true', 'wish: true, expectable: true'),
      'expectable',
      'an attribute that can decide a verdict',
      'loves',
    ],
  ])('%s', (_what, loaded, key, whom, id) => {
    expect(said(loaded).slice(0, 2)).toEqual([`“${key}” is for ${whom}; “${id}” is not.`, hint]);
  });

  it.each([
    [
      'no values',
      tinyWith(more, '    values: [{id: hills, label: the Hills}, {id: coast, label: the Coast}]\n', ''),
      '“where” has no values.',
      'Give it one of values, values-from, values-from-attribute.',
    ],
    [
      'two sides',
      tinyWith(more, 'values-from: [study]', 'values-from: [study], values-from-attribute: loves'),
      '“badges” gets its values from two places.',
      'Give it one of values, values-from, values-from-attribute.',
    ],
    [
      'limits that are one',
      tinyWith(you, 'min: 0, max: 120', 'min: 20, max: 20'),
      '“age” has a range from 20 to 20.',
      'The second number must be higher.',
    ],
    [
      'one value in the order',
      tinyWith(more, '{id: "1", label: one}, {id: "2", label: two}, ', ''),
      'Fewer than two values are in the order.',
      'Make it a choice, or put more values in the order.',
    ],
    [
      'a question in ticks',
      tinyWith(you, 'settles: [age]', 'form: tick, settles: [age]'),
      'A question of the form “tick” needs a yes or no answer or a set; “age” is a number.',
      'Ask for it in a question of its own.',
    ],
  ])('%s', (_what, loaded, message, what) => {
    const all = said(loaded);
    expect(all).toContain(message);
    expect(all[all.indexOf(message) + 1]).toBe(what);
  });

  it('two values in the order are enough', () => {
    expect(briefly(tinyWith(more, '{id: "2", label: two}, ', ''))).toEqual([]);
  });
});

describe('one slip, one message: what another file may still say', () => {
  const texts = tinyTexts();
  const asked = '  - {id: any-suit, text: Do you have a suit?, why: Stings., not-sure: Fine., settles: [suit]}\n';
  const elsewhere: Changes = { [you]: (texts[you] ?? '').replace(asked, ''), [more]: `${texts[more]}${asked}` };
  const changed = (path: string, old: string, text: string, of: Changes = texts): Changes => ({
    [path]: (of[path] ?? '').replace(old, text),
  });

  it('a question in a file whose shape is wrong', () => {
    expect(briefly(loadTiny(elsewhere))).toEqual([]);
    const broken = changed(more, 'label: Where', 'label: 1', elsewhere);
    expect(briefly(loadTiny({ ...elsewhere, ...broken }))).toEqual([`${more}:4:12 wrong-type`]);
  });

  it('but not in a file that has no questions', () => {
    const unasked = { [you]: elsewhere[you] ?? '', ...changed(keeper, 'title: Keeper', 'title: 1') };
    expect(briefly(loadTiny(unasked))).toEqual([`${you}:4:10 unasked`, `${keeper}:2:8 wrong-type`]);
  });

  it('a route that cannot be read is still a value', () => {
    const used = { 'conditions.yaml': 'grown-up: {badges: {includes: course}}\n' };
    expect(briefly(loadTiny({ ...used, ...changed(course, 'title: Course', 'title: a: b') }))).toEqual([`${course}:2:8 not-yaml`]);
    expect(briefly(loadTiny({ ...used, ...changed(course, 'title: Course', 'title: 1') }))).toEqual([`${course}:2:8 wrong-type`]);
  });

  it('a role that cannot be read makes no other role known', () => {
    const changes = { ...changed(keeper, 'title: Keeper', 'title: a: b'), ...changed(course, 'role: keeper', 'role: nobody') };
    expect(briefly(loadTiny(changes))).toEqual([`${keeper}:2:8 not-yaml`, `${course}:8:12 unknown-role`]);
  });

  it('no name is called unused while something is wrong', () => {
    const unused = changed(keeper, 'when: {fact: grown-up}', 'when: {suit: true}');
    expect(briefly(loadTiny(unused))).toEqual(['conditions.yaml:1:1 unused']);
    const misshapen = changed(course, 'title: Course', 'title: 1');
    const broken = changed('specialisms/keeping.yaml', 'title: K', 'title: a: K');
    const wrong = changed(you, 'max: 120', 'max: -1');
    for (const faults of [misshapen, broken, wrong, { ...misshapen, ...broken }, { ...misshapen, ...wrong }])
      expect(briefly(loadTiny({ ...unused, ...faults })).filter((fault) => fault.endsWith('unused'))).toEqual([]);
  });

  it('a role in a folder that is called like a kind of route is no value', () => {
    const role = (texts[keeper] ?? '').replace('id: keeper', 'id: tutor').replace('specialism: keeping', 'specialism: study');
    const specialism = (texts['specialisms/keeping.yaml'] ?? '').replace('id: keeping', 'id: study');
    const loaded = loadTiny({ 'roles/study/tutor.yaml': role, 'specialisms/study.yaml': specialism });
    const badges = loaded.ok ? loaded.base.attributes.find(({ id }) => id === 'badges')?.shape : undefined;
    expect(badges).toMatchObject({ values: [{ id: 'course' }] });
  });
});
