import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../src/engine/index.js';
import { beesModel } from '../../support/bases.js';

describe('a model of a part of the knowledge', () => {
  const { base } = beesModel;
  const [role, route] = [Object.keys(base.roleWays)[0] as string, Object.keys(base.routeWays)[0] as string];

  it('knows the roles and routes that were asked for, and no others', () => {
    const { roleWays, routeWays } = buildModel(base, [role, route, 'nowhere']);
    expect([[...roleWays.keys()], [...routeWays.keys()]]).toEqual([[role], [route]]);
    expect([roleWays.get(role)?.length, routeWays.get(route)?.way]).toEqual([base.roleWays[role]?.length, base.routeWays[route]]);
  });

  it('is the whole where nothing is asked for', () => {
    const { roleWays, routeWays } = buildModel(base);
    expect([...roleWays.keys(), ...routeWays.keys()]).toEqual([...Object.keys(base.roleWays), ...Object.keys(base.routeWays)]);
  });
});
