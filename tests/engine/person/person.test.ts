import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/domain/ids.js';
import { rowsBelow } from '../../../src/engine/model/conditions.js';
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
  ])('%s is as if read anew, and nothing is laid out again', (_, given) => {
    const [profile, later] = [someone(bees, given), '2027-03-09' as IsoDate];
    const person = readPerson(model, profile, asOf);
    const [states, anew] = [person.states, readPerson(model, profile, later)];
    const same = new Person(model, profile, later, { same: person });
    expect([same.profile, same.asOf, same.timeline.months]).toEqual([profile, later, anew.timeline.months]);
    expect([same.states, same.contradictions, same.overrides]).toEqual([anew.states, anew.contradictions, anew.overrides]);
    expect(same.states).toBe(states);
    expect(same.timeline.periods).toBe(person.timeline.periods);
  });

  it('of whom only some conditions are wanted has the same states in these, now and later', () => {
    const certificates = postModel([
      way('direct:post', [must(atLeast('age', 16)), must(atLeast('certificate', '2'))]),
      way('other:post', [must(atLeast('certificate', 'master'))]),
    ]);
    const profile = someone(certificates.base, { age: 17, certificate: '2@2027-07' });
    const rows = rowsBelow(certificates, certificates.roleWays.get('post')?.[0]?.conditions.map(({ node }) => node) ?? []);
    const [whole, some] = [readPerson(certificates, profile, asOf), new Person(certificates, profile, asOf, { rows })];
    expect(rows.length).toBeLessThan(certificates.nodes.length);
    expect(whole.states.periods.length).toBe(2);
    const of = ({ states: { today, state, from, periods } }: Person) =>
      rows.map((row) => [today[row], state[row], from[row], ...periods.map((period) => period[row])]);
    expect(of(some)).toEqual(of(whole));
    expect(of(whole).some(([, , from]) => from === 1)).toBe(true);
  });
});
