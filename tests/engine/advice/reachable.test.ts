import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/domain/finding.js';
import type { AttributeId } from '../../../src/domain/ids.js';
import { routesTo } from '../../../src/engine/index.js';
import { asOf } from '../../support/people.js';
import { atLeast, judged, must } from '../../support/rules.js';
import { someone } from '../../support/someone.js';
import { type Course, closed, givesYes, lasting, scarce, village } from '../../support/village.js';

const garden: Change = { attribute: 'garden' as AttributeId, test: 'is', needs: true };
const gives = [givesYes('garden')];
const to = (courses: Readonly<Record<string, Course>>): readonly string[] => {
  const model = village({ courses });
  return routesTo(model, someone(model.base, { age: 15 }), asOf, garden);
};

describe('the courses to something that is missing', () => {
  it.each<readonly [string, Record<string, Course>, readonly string[]]>([
    ['that give it', { a: { gives }, b: { gives: [givesYes('bee-suit')] }, c: { gives: [givesYes('garden', false)] } }, ['a']],
    ['that give it beside other things', { a: { gives: [givesYes('bee-suit'), ...gives] } }, ['a']],
    ['that still run', { a: { gives, status: closed }, b: { gives, status: { value: 'uncertain', sources: [] } } }, ['b']],
    ['that the person could start', { a: { gives, needs: [must(atLeast('age', 16))] }, b: { gives, needs: [must(judged())] } }, ['b']],
    ['the shorter first', { a: { gives, duration: lasting(5) }, b: { gives, duration: lasting(4) } }, ['b', 'a']],
    ['those of unknown length after', { a: { gives }, b: { gives, duration: lasting(400) } }, ['b', 'a']],
    ['scarce ones last', { a: { gives, scarce, duration: lasting(1) }, b: { gives } }, ['b', 'a']],
    ['as long as each other: by id', { b: { gives }, a: { gives }, c: { gives } }, ['a', 'b', 'c']],
  ])('%s', (_, courses, ids) => {
    expect(to(courses)).toEqual(ids);
  });
});
