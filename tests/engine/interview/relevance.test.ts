import { describe, expect, it } from 'vitest';
import type { Override } from '../../../src/domain/answers.js';
import type { Question } from '../../../src/domain/attribute.js';
import type { AttributeId, QuestionId, RequirementId } from '../../../src/domain/ids.js';
import type { Inference, Way } from '../../../src/domain/knowledge-base.js';
import type { Requirement } from '../../../src/domain/requirement.js';
import { buildModel, type Model, rolesScope, wholeScope } from '../../../src/engine/index.js';
import { Relevance } from '../../../src/engine/interview/relevance.js';
import type { CompiledWay } from '../../../src/engine/model/model.js';
import { readPerson } from '../../../src/engine/person/person.js';
import { asOf } from '../../support/people.js';
import { bees, type GivenAnswers, postModel } from '../../support/post.js';
import { all, any, atLeast, atMost, is, judged, must, oneOf, requirement, usually, way, withPost } from '../../support/rules.js';
import { someone } from '../../support/someone.js';
import { village } from '../../support/village.js';

const garden = is('garden', true);
const suit = is('bee-suit', true);
const grown = atLeast('age', 16);
const hills = oneOf('county', 'hills');
const rule = (when: Inference['when'], then: Inference['when']): Inference => ({ when, then: [then as Inference['then'][number]] });

type Who = {
  readonly given?: GivenAnswers;
  readonly notSure?: readonly string[];
  readonly rules?: readonly Inference[];
  readonly marks?: readonly (readonly [string, Override['verdict']])[];
};

/** The attributes that could still move the verdict of a post. Nothing may be called settled that they could move. */
const moving = (ways: readonly Way[], { given = {}, notSure = [], rules = [], marks = [] }: Who = {}): readonly string[] => {
  const model = postModel(ways, rules);
  const overrides = marks.map(([id, verdict]) => ({ requirement: id, verdict, because: 'The keeper said so.' }));
  const person = readPerson(model, { ...someone(model.base, given, { notSure }), overrides }, asOf);
  const own = model.roleWays.get('post') as readonly CompiledWay[];
  const found = [...new Relevance(model, person).movers(own)];
  expect(new Relevance(model, person).isSettled(own)).toBe(found.length === 0);
  expect([...new Relevance(model, person).attributes(rolesScope(model))]).toEqual(found.map((id) => [id, 1]));
  return found;
};
const one = (...needs: readonly Requirement[]): readonly Way[] => [way('direct:post', needs)];
const no: GivenAnswers = { garden: false };
const id = (name: string) => ({ id: name as RequirementId });

describe('what could still move the verdict on a way in', () => {
  it.each<readonly [string, readonly Way[], Who, readonly string[]]>([
    ['a must that is not known', one(must(garden)), {}, ['garden']],
    ['no must that is known', one(must(garden)), { given: { garden: true } }, []],
    [
      'what is not known once one part is met and another no longer',
      one(must(all(garden, any(suit, grown)))),
      { given: { garden: 'true@2027-07', 'bee-suit': 'false@2027-07' } },
      ['age'],
    ],
    ['nothing that only helps', one(requirement('helps', garden)), {}, []],
    ['nothing that is not yet asked for', one(must(garden, { from: '2030-01-01' })), {}, []],
    ['no must beside another that is not met', one(must(garden), must(suit)), { given: no }, []],
    ['a must beside a usual one that is not met', one(usually(garden), must(suit)), { given: no }, ['bee-suit']],
    [
      'something fixed beside a must that is not met: it could shut the way',
      one(must(garden), must(suit, { fixed: true })),
      { given: no },
      ['bee-suit'],
    ],
    ['nothing beside something fixed that is not met', one(must(garden, { fixed: true }), must(suit), usually(grown)), { given: no }, []],
    ['nothing usual beside a must that is not met', one(must(garden), usually(suit)), { given: no }, []],
    ['nothing usual beside another that is not met', one(usually(garden), usually(suit)), { given: no }, []],
    ['something usual beside a judgement', one(must(judged()), usually(suit)), {}, ['bee-suit']],
    ['a must that may be judged', one(must(any(all(garden, judged()), suit))), {}, ['garden', 'bee-suit']],
    [
      'a must that a person may judge, beside a judgement: unasked, it is not known',
      one(must(any(garden, judged())), must(judged())),
      {},
      ['garden'],
    ],
    ['nothing of what a person judges whatever is said', one(must(any(all(garden, judged()), judged()))), { given: no }, []],
    ['something usual where no rule was found', [way('direct:post', [usually(garden)], true)], {}, ['garden']],
    ['nothing where no rule was found', [way('direct:post', [], true)], {}, []],
    [
      'a must beside a way without a rule that is better already: the way with the rule is shown first',
      [...one(usually(suit), must(garden)), way('direct:other', [], true)],
      { given: { 'bee-suit': false } },
      ['garden'],
    ],
    [
      'nothing of a way without a rule beside one with a rule that is not closed',
      [...one(must(garden)), way('direct:other', [usually(suit)], true)],
      { given: no },
      [],
    ],
    [
      'something usual of a way without a rule beside one with a rule that is closed',
      [...one(must(garden, { fixed: true })), way('direct:other', [usually(suit)], true)],
      { given: no },
      ['bee-suit'],
    ],
    ['what could meet now what is met only later', one(must(any(suit, grown))), { given: { 'bee-suit': 'true@2027-08' } }, ['age']],
    ['nothing of what is met only later, if nothing else could meet it', one(must(suit)), { given: { 'bee-suit': 'true@2027-08' } }, []],
    ['nothing of what is met now', one(must(any(suit, grown))), { given: { 'bee-suit': true } }, []],
    [
      'what could meet now what is met only later, beside what else is met only later: no',
      one(must(any(suit, grown)), must(garden)),
      { given: { 'bee-suit': 'true@2027-08', garden: 'true@2027-08' } },
      ['age'],
    ],
    [
      'nothing that an adviser marked, beside what is not known',
      one(must(garden, id('first')), must(suit)),
      { marks: [['post/first', 'accept']] },
      ['bee-suit'],
    ],
    ['nothing that an adviser marked', one(must(garden, id('first'))), { marks: [['post/first', 'accept']] }, []],
    [
      'nothing beside what an adviser knows to be refused',
      one(must(garden, id('first')), must(suit)),
      { marks: [['post/first', 'refuse']] },
      [],
    ],
    [
      'the rest beside what is accepted',
      one(must(garden, id('first')), must(suit)),
      { given: no, marks: [['post/first', 'accept']] },
      ['bee-suit'],
    ],
  ])('is %s', (_, ways, who, found) => {
    expect(moving(ways, who)).toEqual(found);
  });
});

describe('beside what nobody is sure of', () => {
  it.each<readonly [string, readonly Way[], Who, readonly string[]]>([
    ['nothing of it could', one(must(garden)), { notSure: ['garden'] }, []],
    ['a must could: it would be missing rather than unknown', one(must(garden), must(suit)), { notSure: ['garden'] }, ['bee-suit']],
    [
      'nothing that a person could decide instead could, beside a must',
      one(must(garden), must(any(suit, judged()))),
      { notSure: ['garden'] },
      [],
    ],
    ['nothing usual could, beside a must', one(must(garden), usually(suit)), { notSure: ['garden'] }, []],
    [
      'something usual could, beside something usual: it would be a stretch',
      one(usually(garden), usually(suit)),
      { notSure: ['garden'] },
      ['bee-suit'],
    ],
    ['a must could, beside something usual', one(usually(garden), must(suit)), { notSure: ['garden'] }, ['bee-suit']],
    ['the rest of the same requirement could', one(must(all(garden, suit))), { notSure: ['garden'] }, ['bee-suit']],
    ['the rest of the same alternatives could', one(must(any(garden, suit))), { notSure: ['garden'] }, ['bee-suit']],
    ['what it follows from could', one(must(suit)), { notSure: ['bee-suit'], rules: [rule(garden, suit)] }, ['garden']],
    [
      'what it follows from in turn could, where nobody is sure of that either',
      one(must(suit)),
      { notSure: ['bee-suit', 'garden'], rules: [rule(garden, suit), rule(all(hills, any(grown, judged())), garden)] },
      ['county', 'age'],
    ],
    ['nothing from which something else follows could', one(must(suit)), { notSure: ['bee-suit'], rules: [rule(garden, hills)] }, []],
    [
      'what was said could not, though it follows from it',
      one(must(suit)),
      { given: no, notSure: ['bee-suit'], rules: [rule(garden, suit)] },
      [],
    ],
  ])('%s', (_, ways, who, found) => {
    expect(moving(ways, who)).toEqual(found);
  });
});

it('no other way could that is a stretch at best, beside one that is at least a stretch', () => {
  const ways = [way('direct:post', [usually(all(garden, suit))]), way('other', [usually(hills), must(grown)])];
  expect(moving(ways, { given: { county: 'coast' } })).toEqual(['garden', 'bee-suit']);
});

describe('what is not so now, and may be expected by whoever has a garden', () => {
  // Nobody without a certificate has a suit yet, or many months with hives.
  const rules = [rule(oneOf('certificate', 'none'), is('bee-suit', false)), rule(oneOf('certificate', 'none'), atMost('months-hives', 3))];
  const expected = (needs: readonly Requirement[], given: GivenAnswers = {}, notSure: readonly string[] = []): readonly string[] => {
    const base = withPost({ ...bees, inferences: rules }, [way('direct:post', needs)]);
    const mayExpect = { when: garden, text: 'Do you expect some?' };
    const ask = (one: string): Question => ({
      ...(bees.questions[0] as Question),
      id: `ask-${one}` as QuestionId,
      settles: [one as AttributeId],
      mayExpect,
    });
    const model = buildModel({ ...base, questions: ['bee-suit', 'months-hives'].map(ask) });
    const person = readPerson(model, someone(model.base, { certificate: 'none', garden: true, ...given }, { notSure }), asOf);
    return [...new Relevance(model, person).movers(model.roleWays.get('post') as readonly CompiledWay[])];
  };
  const beekeeping = atLeast('months-hives', 12);

  it.each<readonly [string, readonly Requirement[], GivenAnswers, readonly string[], readonly string[]]>([
    ['could move a must', [must(suit)], {}, [], ['bee-suit']],
    ['could move something usual', [usually(suit)], {}, [], ['bee-suit']],
    ['could move one of several that are enough', [must(any(suit, grown))], { age: 10 }, [], ['bee-suit']],
    ['could move beside what is not known', [must(suit), usually(grown)], {}, [], ['bee-suit', 'age']],
    ['could move nothing beside what is missing', [must(suit), must(grown)], { age: 10 }, [], []],
    ['could move nothing for whoever has no garden', [must(suit)], { garden: false }, [], []],
    ['could move nothing for whoever only expects a garden', [must(suit)], { garden: 'true@2027-07' }, [], []],
    ['could move nothing that was said', [must(suit)], { 'bee-suit': false }, [], []],
    ['could move nothing that nobody is sure of', [must(suit)], {}, ['bee-suit'], []],
    ['could move nothing of which only a limit is known', [must(beekeeping)], {}, [], []],
    ['could move nothing about which it is not asked', [must(grown)], { age: 10 }, [], []],
  ])('%s', (_, needs, given, notSure, found) => {
    expect(expected(needs, given, notSure)).toEqual(found);
  });
});

describe('a post with several ways in', () => {
  const direct = (...needs: readonly Requirement[]): Way => way('direct:post', needs);
  const other = (...needs: readonly Requirement[]): Way => way('other', needs);
  it.each<readonly [string, readonly Way[], Who, readonly string[]]>([
    ['is moved by nothing once one is open', [direct(must(garden)), other(must(suit))], { given: { garden: true } }, []],
    ['is moved by what could be better than a way that is sure', [direct(must(judged())), other(must(suit))], {}, ['bee-suit']],
    [
      'is not moved by what could only be as good',
      [direct(must(judged())), other(must(suit), must(judged('The keeper decides.')))],
      {},
      [],
    ],
    ['is not moved by what could only be worse', [direct(must(judged())), other(must(suit), usually(garden))], { given: no }, []],
    ['is moved by each that is not known', [direct(must(garden)), other(must(suit))], {}, ['garden', 'bee-suit']],
    [
      'is moved by one that may be better than the worst of another',
      [direct(usually(garden)), other(usually(suit), must(grown))],
      {},
      ['garden', 'bee-suit', 'age'],
    ],
    [
      'is not moved by a way that is shut',
      [direct(must(garden, { fixed: true }), must(hills)), other(must(suit))],
      { given: no },
      ['bee-suit'],
    ],
  ])('%s', (_, ways, who, found) => {
    expect(moving(ways, who)).toEqual(found);
  });
});

describe('what matters to many', () => {
  const model: Model = village({
    posts: { one: { needs: [must(garden)] }, two: { needs: [must(garden), must(suit)] }, three: { needs: [] } },
    courses: { course: { needs: [must(garden)] } },
  });
  const person = (notSure: readonly string[] = []) => readPerson(model, someone(model.base, {}, { notSure }), asOf);
  it('is counted by posts, and by courses where they are asked about', () => {
    expect(Object.fromEntries(new Relevance(model, person()).attributes(rolesScope(model)))).toEqual({ garden: 2, 'bee-suit': 1 });
    expect(Object.fromEntries(new Relevance(model, person()).attributes(wholeScope(model)))).toEqual({ garden: 3, 'bee-suit': 1 });
    expect(Object.fromEntries(new Relevance(model, person(['garden'])).attributes(wholeScope(model)))).toEqual({ 'bee-suit': 1 });
  });

  it('is asked for behind what comes before it, but no longer once that is answered', () => {
    const { base } = village({ posts: { one: { needs: [must(grown), must(suit)] }, two: { needs: [must(grown), must(garden)] } } });
    const [any] = base.questions as [Question];
    const ask = (name: string, settles: string, after?: string): Question => ({
      ...any,
      id: name as QuestionId,
      settles: [settles as AttributeId],
      ...(after === undefined ? {} : { after: after as QuestionId }),
    });
    const gated = buildModel({ ...base, questions: [ask('suit', 'bee-suit'), ask('garden', 'garden'), ask('old', 'age', 'suit')] });
    const named = (given: GivenAnswers): readonly string[] =>
      new Relevance(gated, readPerson(gated, someone(base, given), asOf)).unanswered(rolesScope(gated)).map(({ question }) => question);
    expect(named({})).toEqual(['suit', 'garden', 'old']);
    expect(named({ 'bee-suit': true })).toEqual(['old', 'garden']);
  });

  it('is asked for by the question that could move most first, with what of it matters', () => {
    const more = village({
      posts: { one: { needs: [must(grown)] }, two: { needs: [must(grown), must(suit)] }, three: { needs: [must(hills)] } },
    });
    const nobody = readPerson(more, someone(more.base, {}), asOf);
    expect(new Relevance(more, nobody).unanswered(rolesScope(more))).toEqual([
      { question: 'how-old', attributes: ['age'], couldMove: 2 },
      { question: 'where', attributes: ['county'], couldMove: 1 },
      { question: 'what-you-have', attributes: ['bee-suit'], couldMove: 1 },
    ]);
    const both = village({ posts: { one: { needs: [must(garden)] }, two: { needs: [must(garden), must(suit)] } } });
    const [list] = new Relevance(both, readPerson(both, someone(both.base, {}), asOf)).unanswered(rolesScope(both));
    expect(list).toEqual({
      question: 'what-you-have',
      attributes: ['garden', 'bee-suit'] as readonly string[] as readonly AttributeId[],
      couldMove: 2,
    });
  });
});
