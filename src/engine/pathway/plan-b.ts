import type { Pathway, PlanB } from '../../domain/pathway.js';

/** The steps of plan A for which people compete: what plan B must do without. */
export const competedFor = ({ steps }: Pathway): readonly string[] => steps.filter(({ competitive }) => competitive).map(({ id }) => id);

/** What a step is, whoever applies for what by it and however long it lasts: two plans that hang on one route hang on one thing. */
const thing = ({ route, id }: Pathway['steps'][number]): string => route ?? id;

/**
 * The plan, of those handed in, that does without what plan A competes for and shares as many steps as it can with it; of equal
 * ones, the first. Null where there is none. Another application by the same competitive route is the same thing.
 */
export function planB(a: Pathway, others: readonly Pathway[]): PlanB | null {
  const avoided = new Set(a.steps.filter(({ competitive }) => competitive).map(thing));
  const own = new Set(a.steps.map(({ id }) => id));
  const shared = ({ steps }: Pathway): readonly string[] => steps.map(({ id }) => id).filter((id) => own.has(id));
  const [best] = others
    .filter((other) => other.id !== a.id && !other.steps.some((step) => avoided.has(thing(step))))
    .toSorted((x, y) => shared(y).length - shared(x).length);
  return best === undefined ? null : { pathway: best.id, sharesSteps: shared(best), avoids: competedFor(a) };
}
