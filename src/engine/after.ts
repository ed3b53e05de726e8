import type { Answer } from '../domain/answers.js';
import type { Change } from '../domain/finding.js';
import type { YearMonth } from '../domain/ids.js';
import { changed, personAfter } from './apply.js';
import { counts, expectsNothing } from './counted.js';
import { enter } from './enter.js';
import type { Model } from './model.js';
import { monthOf } from './months.js';
import type { Person } from './person.js';
import type { AttributeSlots } from './slots.js';
import { copyOf, forget, type World } from './world.js';

/** What is possible after changes to the answers, over time; null where they contradict what was said. */
export function worldsAfter(model: Model, person: Person, changes: readonly Change[]): readonly World[] | null {
  const ons = new Set(changes.map(({ attribute }) => model.slots.byId.get(attribute) as AttributeSlots));
  for (const on of ons) {
    if (standsAlone(model, person, on)) continue;
    const { contradictions, timeline } = personAfter(model, person.profile, changes, person.asOf);
    return contradictions.length === 0 ? timeline.worlds : null;
  }
  return enterAlone(model, person, ons, changes);
}

/**
 * Whether another answer to the attribute leaves the months, and what is possible of everything else, as they are: nothing
 * follows from it, it follows from nothing, nothing of it is awaited, and the other answers agree and need not give way.
 */
function standsAlone({ ruled }: Model, { profile, contradictions }: Person, { index, attribute }: AttributeSlots): boolean {
  const answer = profile.answers.get(attribute.id);
  return contradictions.length === 0 && !ruled.has(index) && (answer === undefined || expectsNothing(answer));
}

/** The same as laying out the changed profile anew, where each changed attribute stands alone, and much quicker. */
function enterAlone(model: Model, person: Person, ons: Iterable<AttributeSlots>, changes: readonly Change[]): readonly World[] {
  const { profile, asOf, timeline } = person;
  const today = monthOf(asOf);
  return timeline.worlds.map((before, at) => {
    const world = copyOf(before);
    for (const on of ons) {
      const { id } = on.attribute;
      const own = changes.filter(({ attribute }) => attribute === id);
      const answer = own.reduce<Answer | undefined>((said, change) => changed(on, said, change), profile.answers.get(id));
      forget(model.slots, world, on);
      if (answer !== undefined && counts(on, answer, profile, today)) enter(world, on, answer, timeline.months[at] as YearMonth, today);
    }
    return world;
  });
}
