import { describe, expect, it } from 'vitest';
import { baseOf, briefly, loadTiny, tinyTexts, tinyWith } from '../support.js';

const keeper = 'roles/keeping/keeper.yaml';
const helper = 'roles/keeping/helper.yaml';
const course = 'routes/study/course.yaml';
const you = 'attributes/1-you.yaml';
const more = 'attributes/2-more.yaml';

/** What is wrong once one text of one file is put for another. */
const faults = (path: string, old: string, text: string): readonly string[] => briefly(tinyWith(path, old, text));

describe('one slip, one message', () => {
  it.each([
    ['a role that is no YAML is still known by its name', keeper, 'title: Keeper', 'title: a: b', [`${keeper}:2:8 not-yaml`]],
    ['a role with a wrong shape is still known', keeper, 'title: Keeper', 'title: 1', [`${keeper}:2:8 wrong-type`]],
    ['a route that is no YAML is still a badge', course, 'title: Course', 'title: a: b', [`${course}:2:8 not-yaml`]],
    ['attributes that are no YAML make nothing unknown', you, 'title: You', 'title: a: b', [`${you}:1:16 not-yaml`]],
    ['attributes with a wrong shape are still known', you, 'label: Age', 'label: 1', [`${you}:3:22 wrong-type`]],
    ['a specialism that is no YAML', 'specialisms/keeping.yaml', 'title: K', 'title: a: K', ['specialisms/keeping.yaml:2:8 not-yaml']],
    ['conditions that are no YAML', 'conditions.yaml', '16}}', '16}', ['conditions.yaml:2:1 not-yaml']],
    ['entry sets with a wrong shape', 'entry-sets.yaml', 'strength: accept', 'strength: except', ['entry-sets.yaml:2:58 wrong-value']],
    ['sources with a wrong shape', 'sources.yaml', 'weight: official', 'weight: high', ['sources.yaml:1:77 wrong-value']],
    ['a wrong id and its file', helper, 'id: helper', 'id: hepler', [`${helper}:1:5 id-and-file`]],
  ])('%s', (_name, path, old, text, expected) => {
    expect(faults(path, old, text)).toEqual(expected);
  });

  it('values that are lent by a broken attribute are not called unknown', () => {
    const medals = '  - {id: medals, label: Medals, kind: set, help: medals, values-from-attribute: badges}\nquestions:\n';
    const asked = '  - {id: what, text: What?, why: W., not-sure: N., settles: [medals]}\n';
    const lent = `${tinyTexts()[you]}${asked}`.replace('questions:\n', medals);
    const condition = 'grown-up: {medals: {includes: course}}\n';
    expect(briefly(loadTiny({ [you]: lent, 'conditions.yaml': condition }))).toEqual([]);
    const broken = (tinyTexts()[more] ?? '').replace('label: Where', 'label: 1');
    expect(briefly(loadTiny({ [you]: lent, 'conditions.yaml': condition, [more]: broken }))).toEqual([`${more}:4:12 wrong-type`]);
  });

  it.each([
    ['a name that is no name', 'conditions.yaml', '16}}\n', '16}}\nGrown up: {suit: true}\n', ['conditions.yaml:2:1 wrong-value']],
    [
      'equal items of the wrong type',
      keeper,
      'title: Keeper',
      'title: Keeper\nother-titles: [1, 1]',
      [`${keeper}:3:16 wrong-type`, `${keeper}:3:19 wrong-type`],
    ],
  ])('at each place: %s', (_name, path, old, text, expected) => {
    expect(faults(path, old, text)).toEqual(expected);
  });

  it('says everything at once, by file, line and column', () => {
    const loaded = loadTiny({
      [keeper]: (tinyTexts()[keeper] ?? '').replace('fact: grown-up', 'fact: x').replace('specialism: keeping', 'specialism: x'),
      [course]: (tinyTexts()[course] ?? '')
        .replace('title: Course', 'tilte: Course')
        .replace('status: {value: open', 'status: {value: shut'),
      'conditions.yaml': 'grown-up: {age: {at-least: x}}\n',
    });
    expect(briefly(loaded)).toEqual([
      'conditions.yaml:1:28 test-and-kind',
      `${keeper}:3:13 unknown-specialism`,
      `${keeper}:10:67 unknown-condition`,
      `${course}:2:1 unknown-key`,
      `${course}:4:17 wrong-value`,
    ]);
  });
});

describe('roles', () => {
  it.each([
    ['an unknown activity', keeper, 'insects: 3', 'insekts: 3', [`${keeper}:7:14 unknown-value`]],
    ['an activity outside 1 to 3', keeper, 'insects: 3', 'insects: 4', [`${keeper}:7:23 wrong-value`]],
    [
      'a band upside down',
      keeper,
      'evidence: strong',
      'evidence: strong\nband: {from: "5", to: "4", basis: x, sources: [guild]}',
      [`${keeper}:7:23 wrong-value`],
    ],
    ['a band between', keeper, 'evidence: strong', 'evidence: strong\nband: {from: "8b", to: "9", basis: x, sources: [guild]}', []],
    ['an area that is no attribute', keeper, '[months-hives]', '[months-hive]', [`${keeper}:8:9 unknown-attribute`]],
    ['an area that is not in months', keeper, '[months-hives]', '[age]', [`${keeper}:8:9 gain-and-kind`]],
    ['an area that is no number', keeper, '[months-hives]', '[suit]', [`${keeper}:8:9 gain-and-kind`]],
    [
      'a step named twice',
      helper,
      'leads-to:',
      'leads-to:\n  - {role: keeper, basis: inferred, sources: [guild]}',
      [`${helper}:12:12 duplicate-id`],
    ],
    ['a step of no months', helper, 'after-months: 12', 'after-months: 0', [`${helper}:11:34 wrong-value`]],
    ['a circle of posts is fine', keeper, 'entry:', 'leads-to: [{role: helper, basis: inferred, sources: [guild]}]\nentry:', []],
    ['a day that is in no calendar', keeper, 'strength: must', 'strength: must, from: 2026-02-30', [`${keeper}:10:60 wrong-value`]],
    [
      'an end before the beginning',
      keeper,
      'strength: must',
      'strength: must, from: 2026-02-03, until: 2026-02-02',
      [`${keeper}:10:79 wrong-value`],
    ],
    ['one day', keeper, 'strength: must', 'strength: must, from: 2026-02-03, until: 2026-02-03', []],
    ['a beginning without an end', keeper, 'strength: must', 'strength: must, from: 2026-02-03', []],
    ['an end without a beginning', keeper, 'strength: must', 'strength: must, until: 2026-02-03', []],
    ['the id of what a step asks for', keeper, 'id: old-enough', 'id: experience-in-helper', [`${keeper}:10:10 duplicate-id`]],
    ['the id of what an employer decides', keeper, 'id: old-enough', 'id: step-judged', [`${keeper}:10:10 duplicate-id`]],
    ['an id that is only taken in routes', keeper, 'id: old-enough', 'id: nation', []],
    ['the id of what a step to another role asks for', keeper, 'id: old-enough', 'id: experience-in-keeper', []],
    ['a must that tests nothing', keeper, 'when: {fact: grown-up}, ', '', [`${keeper}:10:5 missing-key`]],
    ['fixed on a must', keeper, 'strength: must', 'strength: must, fixed: true', []],
    ['a source twice', keeper, 'grown-up}, sources: [guild]', 'grown-up}, sources: [guild, guild]', [`${keeper}:10:95 wrong-value`]],
  ])('%s', (_name, path, old, text, expected) => {
    expect(faults(path, old, text).filter((fault) => !fault.endsWith(' unused'))).toEqual(expected);
  });

  it('takes over what its specialism asks, after its own', () => {
    const specialism = `${tinyTexts()['specialisms/keeping.yaml']}entry:\n  - {id: calm, text: Calm, strength: accept, sources: [guild]}\n`;
    const base = baseOf(loadTiny({ 'specialisms/keeping.yaml': specialism, [keeper]: `${tinyTexts()[keeper]}inherits: true\n` }));
    expect(base.roles.map(({ id, entry }) => [id, entry.map((one) => one.id)])).toEqual([
      ['helper', []],
      ['keeper', ['old-enough', 'calm']],
    ]);
  });

  it('shows both places where an inherited requirement has the id of its own', () => {
    const specialism = `${tinyTexts()['specialisms/keeping.yaml']}entry:\n  - {id: old-enough, text: Calm, strength: accept, sources: [guild]}\n`;
    const loaded = loadTiny({ 'specialisms/keeping.yaml': specialism, [keeper]: `${tinyTexts()[keeper]}inherits: true\n` });
    expect(briefly(loaded)).toEqual(['specialisms/keeping.yaml:6:10 duplicate-id']);
    expect(loaded).toMatchObject({ diagnostics: [{ related: [{ at: { file: keeper, line: 10, column: 10 } }] }] });
  });
});

describe('routes', () => {
  it.each([
    ['an unknown nation', 'values: [hills]', 'values: [hill]', [`${course}:5:20 unknown-value`]],
    ['nations without a source', 'values: [hills], sources: [guild]', 'values: [hills]', [`${course}:5:10 missing-key`]],
    ['no nations, no source', 'values: [hills], sources: [guild]', 'values: []', []],
    [
      'a role trained for twice',
      'trains-for:',
      'trains-for:\n  - {role: keeper, basis: our-reading, sources: [guild]}',
      [`${course}:9:12 duplicate-id`],
    ],
    ['an unknown role', 'role: keeper', 'role: keeperr', [`${course}:8:12 unknown-role`]],
    ['uncertain, and nothing says why', 'value: open', 'value: uncertain', [`${course}:4:9 missing-key`]],
    ['uncertain, with a note', 'value: open', 'value: uncertain, note: Ask.', []],
    ['closed', 'value: open', 'value: closed', []],
    ['months upside down', 'entry-from:', 'duration: {from: 3, to: 2, sources: [guild]}\nentry-from:', [`${course}:6:25 wrong-value`]],
    ['an unknown gain', 'grade: 1', 'grad: 1', [`${course}:9:15 unknown-attribute`]],
    ['an unknown value gained', 'grade: 1', 'grade: 9', [`${course}:9:16 unknown-value`]],
    ['an unknown item gained', 'badges: [course]', 'badges: [curse]', [`${course}:9:28 unknown-value`]],
    ['yes or no gained as a number', 'grade: 1', 'suit: 1', [`${course}:9:15 gain-and-kind`]],
    ['a number gained as a yes', 'grade: 1', 'months-hives: true', [`${course}:9:23 gain-and-kind`]],
    ['a value gained as a yes', 'grade: 1', 'grade: true', [`${course}:9:16 gain-and-kind`]],
    ['an item gained without a list', 'badges: [course]', 'badges: course', [`${course}:9:27 gain-and-kind`]],
    ['a choice gained', 'grade: 1', 'where: hills', [`${course}:9:16 gain-and-kind`]],
    [
      'a name of its own for what the program adds',
      'entry-from:',
      'entry: [{id: nation, text: N, strength: accept, sources: [guild]}]\nentry-from:',
      [`${course}:6:14 duplicate-id`],
    ],
    [
      'the id of a set and its own',
      'entry-from:',
      'entry: [{id: sting, text: N, strength: accept, sources: [guild]}]\nentry-from:',
      [`${course}:6:14 duplicate-id`],
    ],
  ])('%s', (_name, old, text, expected) => {
    expect(faults(course, old, text).filter((fault) => !fault.endsWith(' unused'))).toEqual(expected);
  });

  it('puts the shared requirements before its own', () => {
    const own = tinyWith(course, 'entry-from:', 'entry: [{id: own, text: N, strength: accept, sources: [guild]}]\nentry-from:');
    expect(baseOf(own).routes[0]?.entry.map(({ id }) => id)).toEqual(['sting', 'own']);
  });
});

describe('attributes and questions', () => {
  const age = '{id: age, label: Age, kind: number, unit: years, min: 0, max: 120, help: age}';
  it.each([
    ['limits upside down', you, 'max: 120', 'max: -1', [`${you}:3:62 attribute-and-kind`]],
    ['values for yes or no', you, 'label: A suit,', 'label: A suit, values-from: [study],', [`${you}:4:31 attribute-and-kind`]],
    ['a number without a unit', you, 'unit: years, ', '', [`${you}:3:5 missing-key`]],
    [
      'a choice without values',
      more,
      '    values: [{id: hills, label: the Hills}, {id: coast, label: the Coast}]\n',
      '',
      [`${more}:5:5 attribute-and-kind`],
    ],
    [
      'values from two sides',
      more,
      'values-from: [study]',
      'values-from: [study], values: [{id: a, label: a}, {id: b, label: b}]',
      [`${more}:14:58 attribute-and-kind`],
    ],
    [
      'an order that goes on after its end',
      more,
      '{id: "2", label: two}, {id: foreign, label: foreign, outside-order: true}',
      '{id: foreign, label: foreign, outside-order: true}, {id: "2", label: two}',
      [`${more}:13:5 attribute-and-kind`],
    ],
    [
      'outside the order of no order',
      more,
      '{id: coast, label: the Coast}',
      '{id: coast, label: the Coast, outside-order: true}',
      [`${more}:8:5 attribute-and-kind`],
    ],
    ['a value twice', more, '{id: coast, label: the Coast}', '{id: hills, label: the Coast}', [`${more}:8:50 duplicate-id`]],
    ['likes that are no wish', more, 'wish: true, ', '', [`${more}:15:55 attribute-and-kind`]],
    [
      'two places',
      more,
      '    kind: ordered',
      '    kind: choice\n    place: true',
      [`${more}:12:5 attribute-and-kind`, `${more}:14:5 attribute-and-kind`],
    ],
    ['a wish that is expected', more, 'wish: true, ', 'wish: true, expectable: true, ', [`${more}:15:67 attribute-and-kind`]],
    ['an attribute twice', you, age, `${age}\n  - ${age.replace('age', 'suit')}`, [`${you}:5:10 duplicate-id`]],
    [
      'an unknown attribute asked',
      you,
      'settles: [suit]',
      'settles: [suit, soot]',
      [`${you}:8:94 question-and-kind`, `${you}:8:94 unknown-attribute`],
    ],
    ['two in one question', you, 'settles: [suit]', 'settles: [suit, age]', [`${you}:8:94 asked-twice`, `${you}:8:94 question-and-kind`]],
    ['months of what is none', you, 'settles: [suit]', 'form: months, settles: [suit]', [`${you}:8:102 question-and-kind`]],
    ['a gate that stands further down', you, 'settles: [suit]', 'settles: [suit], after: hives', [`${you}:8:102 question-and-kind`]],
    ['a gate that is no question', you, 'settles: [suit]', 'settles: [suit], after: hive', [`${you}:8:102 question-and-kind`]],
    [
      'what decides a verdict, only on request',
      you,
      'settles: [suit]',
      'settles: [suit], on-request: true',
      [`${you}:8:95 question-and-kind`],
    ],
    [
      'what nobody can expect',
      you,
      'settles: [age]',
      'settles: [age], may-expect: {when: {suit: true}, text: Will you?}',
      [`${you}:7:89 question-and-kind`],
    ],
    [
      'what is unknown may be expected as little as known',
      you,
      'settles: [suit]',
      'settles: [soot], may-expect: {when: {suit: true}, text: Will you?}',
      [`${you}:4:10 unasked`, `${you}:8:88 unknown-attribute`],
    ],
    [
      'what is unknown, only on request',
      you,
      'settles: [suit]',
      'settles: [soot], on-request: true',
      [`${you}:4:10 unasked`, `${you}:8:88 unknown-attribute`],
    ],
    [
      'what is unknown, in months',
      you,
      'settles: [months-hives]',
      'form: months, settles: [months-hives, months-wasps]',
      [`${you}:9:119 unknown-attribute`],
    ],
    [
      'a wish and what is none, only on request',
      more,
      'settles: [loves]}',
      'form: tick, on-request: true, settles: [loves, badges]}',
      [`${more}:20:89 question-and-kind`, `${more}:20:124 asked-twice`],
    ],
    ['values from what is not there', more, 'values-from: [study]', 'values-from-attribute: medals', [`${more}:14:81 unknown-attribute`]],
    ['what ends and is no yes or no', you, 'help: age', 'help: age, ends: true', [`${you}:3:83 attribute-and-kind`]],
    ['a question twice', you, 'id: any-suit', 'id: hives', [`${you}:9:10 duplicate-id`]],
    ['two topics at one place', more, 'place: 2', 'place: 1', [`${more}:1:29 duplicate-id`]],
  ])('%s', (_name, path, old, text, expected) => {
    const found = faults(path, old, text).filter((fault) => !/^(roles|routes|conditions)/.test(fault));
    expect(found).toEqual(expected);
  });

  describe('what lets somebody expect it', () => {
    const when = (tested: string, question: string, attribute: string) => {
      const expected = (tinyTexts()[you] ?? '').replace(`help: ${attribute}}`, `help: ${attribute}, expectable: true}`);
      const may = `settles: [${question}], may-expect: {when: {suit: ${tested}}, text: Will you?}`;
      return loadTiny({ [you]: expected.replace(`settles: [${question}]`, question === 'suit' ? may : `form: months, ${may}`) });
    };
    it('may be a test that is right', () => expect(briefly(when('true', 'suit', 'a suit'))).toEqual([]));
    it('is looked through', () => expect(briefly(when('1', 'suit', 'a suit'))).toEqual([`${you}:8:121 test-and-kind`]));
    it('cannot be, where months are counted', () => {
      const loaded = when('true', 'months-hives', 'months');
      expect(briefly(loaded)).toEqual([`${you}:9:120 question-and-kind`]);
      expect(loaded).toMatchObject({ diagnostics: [{ message: '“hives” cannot be expected.' }] });
    });
  });

  it('two topics of one name', () => {
    const text = 'topic: {title: Again, place: 3}\nattributes: []\nquestions: []\n';
    expect(briefly(loadTiny({ 'attributes/3-more.yaml': text }))).toEqual(['attributes/3-more.yaml:1:8 duplicate-id']);
  });

  it('lends values once and no further', () => {
    const chain =
      '  - {id: b, label: B, kind: set, help: b, values-from-attribute: badges}\n  - {id: c, label: C, kind: set, help: c, values-from-attribute: b}\nquestions:\n  - {id: qb, text: B?, why: W., not-sure: N., settles: [b]}\n  - {id: qc, text: C?, why: W., not-sure: N., settles: [c]}\n';
    expect(faults(more, 'questions:\n', chain)).toEqual([`${more}:17:66 attribute-and-kind`]);
  });

  it('without a place, takes any nation', () => {
    const placeless = {
      [more]: (tinyTexts()[more] ?? '').replace('    place: true\n', ''),
      'contacts.yaml': '- {nation: moon, for: any, name: N, what: W, url: "https://a.example", sources: [guild]}\n',
    };
    expect(baseOf(loadTiny(placeless)).nations).toEqual([]);
  });

  it('keeps the limits of a number', () => {
    expect(baseOf(tinyWith(you, 'min: 0', 'min: 5')).attributes[0]?.shape).toEqual({ kind: 'number', min: 5, max: 120, unit: 'years' });
  });

  it('keeps topics in the order of their places, and values with their labels', () => {
    const base = baseOf(tinyWith(you, 'place: 1', 'place: 3'));
    expect(base.topics.map(({ id }) => id)).toEqual(['more', 'you']);
    expect(base.nations).toEqual(['hills', 'coast']);
    expect(base.attributes.find(({ id }) => id === 'badges')?.shape).toEqual({ kind: 'set', values: [{ id: 'course', label: 'Course' }] });
    expect(base.attributes.find(({ id }) => id === 'grade')?.shape).toMatchObject({
      values: [{}, {}, {}, { id: 'foreign', outsideOrder: true }],
    });
  });
});

describe('lists', () => {
  const contact = (nation: string, whom: string) =>
    `- {nation: ${nation}, for: ${whom}, name: N, what: W, url: "https://a.example", sources: [guild]}\n`;
  const award = (id: string, gives: string) => `- {id: ${id}, title: T, level: "2", gives: ${gives}, sources: [guild]}\n`;
  it.each([
    ['a contact', 'contacts.yaml', contact('hills', 'study'), []],
    ['a contact for anybody', 'contacts.yaml', contact('coast', 'any'), []],
    ['an unknown nation', 'contacts.yaml', contact('hell', 'any'), ['contacts.yaml:1:12 unknown-value']],
    ['an unknown kind of way', 'contacts.yaml', contact('hills', 'studying'), ['contacts.yaml:1:24 unknown-value']],
    ['an award', 'qualifications.yaml', award('gce', '{grade: 2, suit: true, age: 3, badges: [course]}'), []],
    ['an award that gives what is not', 'qualifications.yaml', award('gce', '{grade: 7}'), ['qualifications.yaml:1:50 unknown-value']],
    ['an award twice', 'qualifications.yaml', award('gce', '{}') + award('gce', '{}'), ['qualifications.yaml:2:8 duplicate-id']],
    ['an inference', 'inferences.yaml', '- {when: {grade: {at-least: 1}}, then: [{suit: true}, {age: {at-least: 5, at-most: 9}}]}\n', []],
    [
      'an inference of anything but tests',
      'inferences.yaml',
      '- {when: {suit: true}, then: [{any: [{suit: true}]}]}\n',
      ['inferences.yaml:1:31 wrong-value'],
    ],
    [
      'an inference of an all',
      'inferences.yaml',
      '- {when: {suit: true}, then: [{all: [{suit: true}]}]}\n',
      ['inferences.yaml:1:31 wrong-value'],
    ],
    [
      'an inference from what is judged',
      'inferences.yaml',
      '- {when: {all: [{suit: true}, {judged: W.}]}, then: [{suit: true}]}\n',
      ['inferences.yaml:1:10 wrong-value'],
    ],
    [
      'an inference from what somebody does not decide',
      'inferences.yaml',
      '- {when: {all: [{suit: true}, {not: {judged: W.}}]}, then: [{suit: true}]}\n',
      ['inferences.yaml:1:10 wrong-value'],
    ],
    [
      'an inference from a wish',
      'inferences.yaml',
      '- {when: {loves: {includes: rules}}, then: [{suit: true}]}\n',
      ['inferences.yaml:1:11 wish-tested'],
    ],
    [
      'a day read that never was',
      'sources.yaml',
      'guild: {url: null, publisher: G, dated: null, read: 2026-02-29, weight: weak}\n',
      ['sources.yaml:1:53 wrong-value'],
    ],
    [
      'an address that is none',
      'sources.yaml',
      'guild: {url: "javascript:x", publisher: G, dated: null, read: 2026-02-28, weight: weak}\n',
      ['sources.yaml:1:14 wrong-value'],
    ],
  ])('%s', (_name, path, text, expected) => {
    expect(briefly(loadTiny({ [path]: text }))).toEqual(expected);
  });

  it('an id that only looks like a name of JavaScript is refused, not stumbled over', () => {
    expect(
      faults('sources.yaml', 'guild:', 'constructor: {url: null, publisher: G, dated: null, read: 2026-11-01, weight: weak}\nguild:'),
    ).toEqual(['sources.yaml:1:1 magic-key']);
    expect(faults(keeper, 'grown-up}, sources: [guild]', 'grown-up}, sources: [constructor]')).toEqual([`${keeper}:10:88 unknown-source`]);
  });
});

describe('ids across kinds', () => {
  it('a file by the name of an id, in which another stands, takes the id from nobody', () => {
    const specialism = (id: string) => (tinyTexts()['specialisms/keeping.yaml'] ?? '').replace('id: keeping', `id: ${id}`);
    const twin = (folder: string, id: string) =>
      (tinyTexts()[keeper] ?? '').replace('specialism: keeping', `specialism: ${folder}`).replace('id: keeper', `id: ${id}`);
    const found = briefly(
      loadTiny({
        'specialisms/making.yaml': specialism('making'),
        'specialisms/selling.yaml': specialism('selling'),
        'roles/making/keeper.yaml': twin('making', 'maker'),
        'roles/selling/keeper.yaml': twin('selling', 'keeper'),
      }),
    );
    expect(found).toEqual(['roles/making/keeper.yaml:1:5 id-and-file', 'roles/selling/keeper.yaml:1:5 duplicate-id']);
  });

  it('a role and a route may not share one', () => {
    const loaded = loadTiny({ 'routes/study/keeper.yaml': (tinyTexts()[course] ?? '').replace('id: course', 'id: keeper') });
    expect(briefly(loaded)).toEqual(['routes/study/keeper.yaml:1:5 duplicate-id']);
    expect(loaded).toMatchObject({
      diagnostics: [{ message: 'The id “keeper” is taken: a role has it.', related: [{ at: { file: keeper } }] }],
    });
  });

  it('a requirement may not stand twice in what nobody takes over either', () => {
    const calm = '  - {id: calm, text: Calm, strength: accept, sources: [guild]}\n';
    expect(briefly(loadTiny({ 'specialisms/keeping.yaml': `${tinyTexts()['specialisms/keeping.yaml']}entry:\n${calm}${calm}` }))).toEqual([
      'specialisms/keeping.yaml:7:10 duplicate-id',
    ]);
  });

  it('the day of the last review is in the calendar', () => {
    expect(faults('knowledge.yaml', '2026-11-01', '2026-11-31')).toEqual(['knowledge.yaml:3:11 wrong-value']);
  });

  it('two roles may not share one in two folders', () => {
    const selling = (tinyTexts()['specialisms/keeping.yaml'] ?? '').replace('id: keeping', 'id: selling');
    const twin = (tinyTexts()[keeper] ?? '').replace('specialism: keeping', 'specialism: selling');
    expect(briefly(loadTiny({ 'specialisms/selling.yaml': selling, 'roles/selling/keeper.yaml': twin }))).toEqual([
      'roles/selling/keeper.yaml:1:5 duplicate-id',
    ]);
  });
});
