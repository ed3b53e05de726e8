import type { Comparison } from '../../domain/advice.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { type Lookup, lookup } from '../lookup.js';
import { headJson, inferredJson, type Json, type JsonObject, profileJson, resultJson, sourcesJson } from './parts.js';
import { payJson } from './pay.js';

/** `hi-careers.compare/1`: each thing as in `check`, with what else there is to weigh. */
export const compareJson = (comparison: Comparison, base: KnowledgeBase): JsonObject => ({
  ...headJson('hi-careers.compare/1', comparison),
  profile: profileJson(comparison.profile, base),
  inferred: inferredJson(comparison.inferred),
  things: comparison.things.map(({ result, fit, months }) => {
    const thing = sourcesAndPay(result.id, lookup(base), base);
    return {
      ...resultJson(result, base, comparison.asOf),
      fit: fit?.score ?? null,
      why: fit === null ? null : { enjoys: fit.enjoys, avoids: fit.avoids },
      months,
      ...thing,
    };
  }),
  caveats: base.caveats,
});

function sourcesAndPay(id: string, look: Lookup, base: KnowledgeBase): { readonly [key: string]: Json } {
  const role = look.roles.get(id);
  const { sources = [] } = role ?? look.routes.get(id) ?? {};
  return { pay: payJson(role?.band, base), sources: sourcesJson(sources, base) };
}
