import { describe, expect, it } from 'vitest';
import type { RoleId, SpecialismId } from '../../../src/domain/ids.js';
import type { Target } from '../../../src/domain/pathway.js';
import type { Band } from '../../../src/domain/pay.js';
import { rolesOf } from '../../../src/engine/index.js';
import { smallWorld } from '../../support/small-world.js';

const of = (specialism: string, from?: string) => {
  const band: Band | undefined = from === undefined ? undefined : { from, to: '9', basis: 'national-profile', sources: [] };
  return { more: { specialism: specialism as SpecialismId, ...(band === undefined ? {} : { band }) } };
};
const model = smallWorld({ low: of('honey', '4'), high: of('honey', '8a'), unbanded: of('honey'), other: of('wax', '7') }, {});
const ids = (target: Target): readonly string[] => rolesOf(model, target).map(({ id }) => id);
const specialism = (bandAtLeast?: number): Target => ({
  kind: 'specialism',
  specialism: 'honey',
  ...(bandAtLeast === undefined ? {} : { bandAtLeast }),
});

describe('the roles that a target means', () => {
  it.each<readonly [string, Target, readonly string[]]>([
    ['a role: itself', { kind: 'role', role: 'high' as RoleId }, ['high']],
    ['a role that there is not: none', { kind: 'role', role: 'nowhere' as RoleId }, []],
    [
      'several roles: in the order of the knowledge base',
      { kind: 'roles', roles: ['other', 'low'] as readonly string[] as readonly RoleId[] },
      ['low', 'other'],
    ],
    ['a specialism: each of its roles', specialism(), ['low', 'high', 'unbanded']],
    ['a specialism from a band: no role without one', specialism(4), ['low', 'high']],
    ['a specialism from a higher band', specialism(5), ['high']],
    ['a specialism from the band of a role with a letter', specialism(8), ['high']],
  ])('%s', (_, target, roles) => {
    expect(ids(target)).toEqual(roles);
  });
});
