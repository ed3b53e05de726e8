import type { Answer } from '../../domain/answers.js';
import { defined } from '../../domain/failure.js';
import type { Change } from '../../domain/finding.js';
import { monthOf } from '../../domain/months.js';
import type { Model } from '../model/model.js';
import { copyOf, type PossibleValues } from '../model/possible-values.js';
import type { AttributeVariables } from '../model/variables.js';
import { changed, personAfter } from './apply-changes.js';
import { expectsNothing, isCurrent } from './current-answers.js';
import { enterPresent } from './enter-answers.js';
import type { Person } from './person.js';

/** What is possible after changes to the answers, over time; null if they contradict what was said. */
export function periodsAfter(model: Model, person: Person, changes: readonly Change[]): readonly PossibleValues[] | null {
  const { profile, asOf } = person;
  const answers = new Map<AttributeVariables, Answer>();
  for (const change of changes) {
    const on = defined(model.variables.byId.get(change.attribute));
    const before = answers.get(on) ?? profile.answers.get(change.attribute);
    if (!standsAlone(model, person, on, before)) {
      const { contradictions, timeline } = personAfter(model, profile, changes, asOf);
      return contradictions.length === 0 ? timeline.periods : null;
    }
    const after = changed(on, before, change);
    if (after !== undefined) answers.set(on, after);
  }
  return enterAlone(person, answers);
}

/**
 * Whether another answer to the attribute leaves the months, and what is possible of everything else, as they are: nothing
 * follows from it, it follows from nothing, nothing of it is awaited or taken to end, and the other answers agree and need not give
 * way.
 */
const standsAlone = (
  { ruled }: Model,
  { contradictions }: Person,
  { index, attribute }: AttributeVariables,
  before: Answer | undefined,
): boolean =>
  contradictions.length === 0 && !ruled.has(index) && attribute.usualEnd === undefined && (before === undefined || expectsNothing(before));

/** The same as a timeline of the changed profile if each of these attributes is independent, but much quicker. */
function enterAlone({ profile, asOf, timeline }: Person, answers: ReadonlyMap<AttributeVariables, Answer>): readonly PossibleValues[] {
  const today = monthOf(asOf);
  return timeline.periods.map((before) => {
    const possible = copyOf(before);
    // What is entered takes the place of what was there.
    for (const [on, answer] of answers) if (isCurrent(on, answer, profile, today)) enterPresent(possible, on, answer);
    return possible;
  });
}
