import type { Condition } from '../../domain/condition.js';
import type { FirstAdvice } from '../../domain/knowledge-base.js';
import type { FirstAdviceFile } from '../files.js';
import { contentOf, type ParsedFile } from '../parse.js';
import { Spot } from '../report.js';
import { linkCondition } from './conditions.js';
import { given, type Linking, linkSources } from './context.js';
import { linkGains, linkWindow } from './routes.js';

/**
 * First advice of all topics, the weightiest first, equal ones by id.
 * Errors: those of conditions, gains, windows and sources, and `unknown-value` for routes.
 */
export function linkFirstAdvice(files: readonly ParsedFile[], linking: Linking): readonly FirstAdvice[] {
  const all = files.flatMap((file) =>
    contentOf(file, 'first-advice').map((raw, index) => linkOne(raw, new Spot(file.content, [index]), linking)),
  );
  return all.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
}

function linkOne(raw: FirstAdviceFile, spot: Spot, linking: Linking): FirstAdvice {
  const conditionAt = (key: 'when' | 'unless'): Condition | undefined => {
    const written = raw[key];
    return written === undefined ? undefined : linkCondition(written, spot.in(key), { ...linking, mayTestWishes: true });
  };
  return {
    id: linking.firstAdvice.refer(raw.id, spot.in('id')),
    ...given('when', conditionAt('when')),
    ...given('unless', conditionAt('unless')),
    what: raw.what,
    why: raw.why,
    ...given('where', raw.where),
    ...given('ask', raw.ask),
    ...given('window', raw.window === undefined ? undefined : linkWindow(raw.window, spot.in('window'), linking)),
    gives: linkGains(raw.gives, spot.in('gives'), linking),
    routes: (raw.routes ?? []).map((id, index) => linking.routes.refer(id, spot.in('routes', index))),
    ...given('brings', raw.brings),
    weight: raw.weight,
    sources: linkSources(raw.sources, spot.in('sources'), linking),
  };
}
