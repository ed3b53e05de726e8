import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/domain/ids.js';
import { Person, readPerson } from '../../../src/engine/person/person.js';
import { asOf } from '../../support/people.js';
import { bees, postModel } from '../../support/post.js';
import { atLeast, must, way } from '../../support/rules.js';
import { someone } from '../../support/someone.js';

describe('the same person on another day', () => {
  const model = postModel([way('direct:post', [must(atLeast('age', 16))])]);

  it.each([
    ['whose answers agree', { age: 17, certificate: 'none' }],
    ['whose answers contradict each other', { certificate: 'master', 'bee-suit': false }],
  ])('%s is as if read anew, and nothing is laid out again', (_, told) => {
    const [profile, later] = [someone(bees, told), '2027-03-09' as IsoDate];
    const person = readPerson(model, profile, asOf);
    const [states, anew] = [person.states, readPerson(model, profile, later)];
    const same = new Person(model, profile, later, person);
    expect([same.profile, same.asOf, same.timeline.months]).toEqual([profile, later, anew.timeline.months]);
    expect([same.states, same.contradictions, same.overrides]).toEqual([anew.states, anew.contradictions, anew.overrides]);
    expect(same.states).toBe(states);
    expect(same.timeline.periods).toBe(person.timeline.periods);
  });
});
