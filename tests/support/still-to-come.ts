import type { Answer, Profile } from '../../src/domain/answers.js';
import type { Model } from '../../src/engine/index.js';
import type { AttributeSlots } from '../../src/engine/slots.js';
import type { World } from '../../src/engine/worlds.js';
import { read } from './table.js';

/**
 * Without the expected answers that present ones have overtaken (a degree now, and level 6 only next year). They are no
 * contradiction, but nobody's life: what somebody expects is read as "not yet", and there it cannot be.
 */
export function stillToCome(model: Model, profile: Profile): Profile {
  const now = read(model, profile).timeline.worlds[0] as World;
  const answers = new Map(
    [...profile.answers].flatMap(([id, answer]): [typeof id, Answer][] => {
      const on = model.slots.byId.get(id);
      return on === undefined || isOvertaken(on, answer, now) ? [] : [[id, answer]];
    }),
  );
  return answers.size === profile.answers.size ? profile : stillToCome(model, { ...profile, answers });
}

function isOvertaken(on: AttributeSlots, answer: Answer, now: World): boolean {
  if (answer.kind === 'set')
    return answer.items.some(
      ({ value, expected }) => expected !== undefined && now.mask[on.first + (on.values.get(value) as number)] === 0b10,
    );
  if (answer.expected === undefined) return false;
  if (answer.kind === 'number') return (now.lo[on.first] as number) >= answer.value;
  if (answer.kind === 'yes-no') return now.mask[on.first] === (answer.value ? 0b10 : 0b01);
  // Every value that is still possible is at least the expected one.
  return ((now.mask[on.first] as number) & ((1 << (on.values.get(answer.value) as number)) - 1)) === 0;
}
