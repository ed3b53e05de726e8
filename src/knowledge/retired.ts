import type { RoleId, RouteId } from '../domain/ids.js';
import type { Retired } from '../domain/knowledge-base.js';
import { didYouMean } from '../domain/nearest.js';
import type { RetiredFile } from './files.js';
import { given, type Linking, linkDate } from './linking.js';
import type { ParsedFile } from './parse.js';
import { Spot } from './report.js';

/**
 * Ids that are no longer used, with what took their place. Undefined where none is.
 * Errors: `unknown-value` where no role or route took the place, `duplicate-id` where the old id is in use or stands twice,
 * `wrong-value` for a day that is in no calendar.
 */
export function linkRetired(files: readonly ParsedFile[], linking: Linking): readonly Retired[] | undefined {
  const first = new Map<string, Spot>();
  const all = files.flatMap((file) =>
    Object.entries(file.content.value as Readonly<Record<string, RetiredFile>>).map(([id, raw]): Retired => {
      const spot = new Spot(file.content, [id]);
      checkOld(id, spot, first, linking);
      checkNew(raw['replaced-by'], spot.in('replaced-by'), linking);
      const on = linkDate(raw.on, spot.in('on'), linking);
      return { id, on, replacedBy: raw['replaced-by'] as RoleId | RouteId, ...given('note', raw.note) };
    }),
  );
  return all.length === 0 ? undefined : all;
}

function checkOld(id: string, spot: Spot, first: Map<string, Spot>, { roles, routes, specialisms, report }: Linking): void {
  const user = [roles, routes, specialisms].find((names) => names.has(id));
  const before = first.get(id);
  first.set(id, before ?? spot);
  if (user !== undefined) {
    const hint = 'An id is never used again: give the new entry another one, or take this line out.';
    report.error('duplicate-id', spot.keyPlace(), `“${id}” is retired, and ${user.what} has it.`, hint);
  } else if (before !== undefined) {
    report.error('duplicate-id', spot.keyPlace(), `“${id}” is retired twice.`, 'Keep one of the two.', before.keyPlace());
  }
}

function checkNew(id: string, spot: Spot, { roles, routes, report }: Linking): void {
  if (roles.has(id) || routes.has(id)) return;
  const hint = didYouMean(id, [...roles.all(), ...routes.all()], 'Name a role or a route that there is.');
  report.error('unknown-value', spot.place(), `There is no role or route “${id}” to take the place.`, hint);
}
