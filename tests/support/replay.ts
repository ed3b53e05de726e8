import type { Profile } from '../../src/domain/answers.js';
import type { IsoDate } from '../../src/domain/ids.js';
import type { Pathway } from '../../src/domain/pathway.js';
import { applyChanges, check, type Model } from '../../src/engine/index.js';
import { afterStep, dateAfter, later, startingProfile } from '../../src/engine/pathway/life.js';
import { movesOf } from '../../src/engine/pathway/moves.js';

const monthsTo = (from: string, to: string): number =>
  Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(0, 4)) * 12 - Number(from.slice(5, 7));

/** The verdict of each step's way in at the moment it starts, by the same check that people see; null where a step has none. */
export function replay(model: Model, said: Profile, began: IsoDate, { steps }: Pathway): readonly (string | null)[] {
  let profile = startingProfile(model, said, began);
  let date = began;
  const moveTo = (to: IsoDate): void => {
    profile = later(model, profile, { began, from: date, to });
    date = to;
  };
  return steps.map((step) => {
    moveTo(dateAfter(date, monthsTo(date, step.start)));
    const changes = step.supposes.map(({ change }) => change);
    if (changes.length > 0) profile = applyChanges(model, profile, changes, date);
    const id = step.role ?? step.route;
    const way = id === null ? undefined : check(model, profile, date, [id]).results[0]?.ways.find((one) => one.way.id === step.way);
    moveTo(dateAfter(date, monthsTo(step.start, step.end)));
    profile = afterStep(model, movesOf(model), profile, step.gives, date);
    return step.way === null ? null : (way?.verdict ?? 'no such way');
  });
}
