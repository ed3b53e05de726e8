import fc from 'fast-check';
import type { Profile } from '../../src/domain/answers.js';
import type { IsoDate } from '../../src/domain/ids.js';
import type { Pathway, Step } from '../../src/domain/pathway.js';
import { applyChanges, applyGains, check, contradictionsIn, type Model } from '../../src/engine/index.js';
import { dateAfter, later, startingProfile } from '../../src/engine/pathway/passing-time.js';
import { answerTo } from './people.js';

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
    // Of somebody who has not said everything, a check may name what comes later; what is said today decides.
    const isUnsaid = step.unsaid.length > 0 && way !== undefined && way.verdict !== 'open' && way.verdict !== 'judged';
    const verdict = isUnsaid ? whateverIsSaid(model, profile, date, step) : way?.verdict;
    moveTo(dateAfter(date, monthsTo(step.start, step.end)));
    profile = applyGains(model, profile, step.gives, date);
    return step.way === null ? null : (verdict ?? 'no such way');
  });
}

/** The verdict of a step that leaves answers unsaid: judged, if whatever they may be leaves it no worse. */
function whateverIsSaid(model: Model, profile: Profile, date: IsoDate, { unsaid, way, role, route }: Step): string {
  const attributes = model.base.attributes.filter(({ id }) => unsaid.includes(id));
  const answers = fc.tuple(...attributes.map((attribute) => answerTo(attribute, false).map((answer) => [attribute.id, answer] as const)));
  for (const drawn of fc.sample(answers, { numRuns: 12, seed: 7 })) {
    const said: Profile = { ...profile, answers: new Map([...profile.answers, ...drawn]) };
    if (contradictionsIn(model, said, date).length > 0) continue;
    const found = check(model, said, date, [role ?? route ?? '']).results[0]?.ways.find((one) => one.way.id === way)?.verdict;
    if (found !== 'open' && found !== 'open-later' && found !== 'judged') return `${found}, if somebody says ${JSON.stringify(drawn)}`;
  }
  return 'judged';
}
