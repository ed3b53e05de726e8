import { defined } from '../../domain/failure.js';
import type { Compiled } from '../model/conditions.js';
import { combine, JUDGED, MET, NOT_KNOWN, NOT_MET } from '../model/evaluate.js';
import type { Person } from '../person/person.js';

/** The state of a condition today if nothing that is not known were so. No answers make it worse. */
export function atWorst(condition: Compiled, person: Person): number {
  const state = defined(person.states.today[condition.node]);
  if (state !== NOT_KNOWN) return state;
  if (condition.kind === 'test' || condition.kind === 'judged') return NOT_MET;
  let met = 0;
  let judged = 0;
  for (const part of condition.parts) {
    const worst = atWorst(part, person);
    if (worst === MET) met++;
    else if (worst === JUDGED) judged++;
  }
  return combine(condition.count, met, judged, 0);
}
