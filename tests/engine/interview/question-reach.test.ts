import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/domain/condition.js';
import type { AttributeId } from '../../../src/domain/ids.js';
import type { Inference } from '../../../src/domain/knowledge-base.js';
import { Relevance } from '../../../src/engine/interview/relevance.js';
import type { Compiled } from '../../../src/engine/model/conditions.js';
import { readPerson } from '../../../src/engine/person/person.js';
import { asOf } from '../../support/people.js';
import { type GivenAnswers, postModel } from '../../support/post.js';
import { all, any, atLeast, atMost, is, judged, must, oneOf, way } from '../../support/rules.js';
import { someone } from '../../support/someone.js';

const garden = is('garden', true);
const suit = is('bee-suit', true);
const grown = atLeast('age', 16);
const rule = (when: Condition, ...then: readonly Condition[]): Inference => ({ when, then: then as unknown as Inference['then'] });

const asked = (condition: Condition, given: GivenAnswers = {}, notSure: readonly string[] = [], rules: readonly Inference[] = []) => {
  const model = postModel([way('direct:post', [must(condition)])], rules);
  const person = readPerson(model, someone(model.base, given, { notSure }), asOf);
  return { model, person, condition: model.roleWays.get('post')?.[0]?.requirements[0]?.condition as Compiled };
};

describe('what the state of a condition hangs on', () => {
  it.each<readonly [string, Condition, GivenAnswers, readonly string[], string]>([
    ['only on what may still be asked', any(garden, suit), {}, [], 'open'],
    ['only on that, where somebody is not sure of something else', any(garden, suit), {}, ['age'], 'open'],
    ['on that, and on what nobody is sure of', any(garden, suit), {}, ['bee-suit'], 'partly'],
    ['on nothing, where nobody is sure of anything', any(garden, suit), {}, ['bee-suit', 'garden'], 'stuck'],
    ['on nothing, where the rest is answered', all(garden, suit), { garden: true }, ['bee-suit'], 'stuck'],
  ])('%s', (_, when, given, notSure, hanging) => {
    const { model, person, condition } = asked(when, given, notSure);
    expect(new Relevance(model, person).dependentsOf(condition)).toBe(hanging);
  });
});

describe('the attributes that could change a condition', () => {
  it.each<readonly [string, Condition, GivenAnswers, readonly string[]]>([
    ['are those of its parts that are not known', all(garden, any(suit, grown)), { garden: true }, ['bee-suit', 'age']],
    ['are none of what is met now', any(garden, suit), { garden: true }, []],
    ['are those that could meet now what is met only later', any(garden, suit), { garden: 'true@2027-08' }, ['bee-suit']],
    ['are none of what is not met', all(garden, suit), { garden: false }, []],
    ['are those beside a judgement', all(garden, judged()), {}, ['garden']],
  ])('%s', (_, when, given, ids) => {
    const { model, person, condition } = asked(when, given);
    const found = new Set<AttributeId>();
    new Relevance(model, person).collect(condition, found);
    expect([...found]).toEqual(ids);
  });
});

describe('what may still be asked', () => {
  const open = (ids: readonly string[], notSure: readonly string[], rules: readonly Inference[]): readonly string[] => {
    const { model, person } = asked(garden, {}, notSure, rules);
    return [...new Relevance(model, person).openAmong(new Set(ids as readonly AttributeId[]))];
  };

  it('is what was neither said nor not sure', () => {
    expect(open(['garden', 'bee-suit'], ['bee-suit'], [])).toEqual(['garden']);
  });

  it('is that from which follows what nobody is sure of, alone or with others, whatever a person judges beside it', () => {
    const rules = [rule(all(grown, judged()), oneOf('county', 'hills'), suit), rule(atLeast('months-hives', 6), garden)];
    expect(open(['bee-suit'], ['bee-suit'], rules)).toEqual(['age']);
    expect(open(['bee-suit'], ['bee-suit', 'age'], [...rules, rule(garden, grown)])).toEqual(['garden']);
  });

  it('is nothing from which no more can follow', () => {
    const beside = (when: Condition): readonly string[] => open(['bee-suit'], ['bee-suit', 'age'], [rule(all(when, garden), suit)]);
    // Nobody is sure of the age, and nothing gives it.
    expect(beside(grown)).toEqual([]);
    expect(beside(any(grown, oneOf('county', 'hills')))).toEqual(['county', 'garden']);
  });

  it('is nothing that leaves out only what would not matter', () => {
    const opening = (then: Condition) =>
      open(['bee-suit'], ['bee-suit', 'certificate'], [rule(atMost('certificate', '1'), suit), rule(garden, then)]);
    expect([opening(oneOf('certificate', '2', 'master', 'foreign')), opening(atMost('certificate', '1'))]).toEqual([[], ['garden']]);
  });
});
