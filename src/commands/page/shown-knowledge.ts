import type { KnowledgeBase, Role, Route, Specialism } from '../../domain/knowledge-base.js';
import type { Source } from '../../domain/source.js';

/** The knowledge without what no screen of the page shows, such as the modules of a course, and without sources for that alone. */
export function shownKnowledge(base: KnowledgeBase): KnowledgeBase {
  const shown = {
    ...base,
    attributes: base.attributes.map((attribute) => ({ ...attribute, help: '' })),
    specialisms: base.specialisms.map((one): Specialism => ({ ...one, notes: [], disputed: [], sources: [] })),
    roles: base.roles.map(
      ({ frameworkLevels: _, ...role }): Role => ({
        ...role,
        bodies: [],
        disputed: [],
        leadsTo: role.leadsTo.map(({ note: __, ...step }) => ({ ...step, sources: [] })),
      }),
    ),
    routes: base.routes.map(
      (route): Route => ({
        ...route,
        status: { ...route.status, sources: [] },
        nations: { ...route.nations, sources: [] },
        trainsFor: route.trainsFor.map((one) => ({ ...one, sources: [] })),
        modules: [],
        stages: [],
        after: [],
        disputed: [],
      }),
    ),
  };
  const { sources, ...rest } = shown;
  const text = JSON.stringify(rest);
  const cited = Object.entries(sources).filter(([id]) => text.includes(`"${id}"`));
  return { ...shown, sources: Object.fromEntries(cited.map(([id, { note: _, ...source }]): [string, Source] => [id, source])) };
}
