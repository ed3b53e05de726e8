import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Profile } from '../../src/domain/answers.js';
import type { IsoDate, RoleId, YearMonth } from '../../src/domain/ids.js';
import type { Pathway, PathwayReport } from '../../src/domain/pathway.js';
import { contradictionsIn, type Model, plan } from '../../src/engine/index.js';
import { later, startingProfile } from '../../src/engine/pathway/passing-time.js';
import { generatedWorld } from '../support/generated.js';
import { asOf, somebody } from '../support/people.js';
import { replay } from '../support/replay.js';
import { runs } from '../support/runs.js';

/** Somebody waits before a plan begins, so one with all the steps that a plan may have would be too long for them. */
const MOST_STEPS = 4;

const endOf = ({ steps }: Pathway): string => steps.at(-1)?.end ?? '';
const soonest = ({ pathways }: PathwayReport): string | undefined => pathways.map(endOf).sort()[0];

/** The months in which something that is expected comes true. */
const monthsOf = ({ answers }: Profile): readonly YearMonth[] => [
  ...new Set(
    [...answers.values()].flatMap((answer) => (answer.kind === 'set' ? answer.items : [answer]).flatMap(({ expected }) => expected ?? [])),
  ),
];

/** How often somebody's soonest plan only waits until something has come true: there the two plans have to be the same. */
let waited = 0;

/** Law 19 for one role, and one month in which something comes true. */
function planOfWhoHasIt(model: Model, person: Profile, role: RoleId, month: YearMonth): void {
  const then = `${month}-${asOf.slice(8)}` as IsoDate;
  const having = later(model, startingProfile(model, person, asOf), { began: asOf, from: asOf, to: then });
  if (contradictionsIn(model, having, then).length > 0) return;
  // What contradicts a later answer is overtaken by then, and no longer known of them: that is somebody else.
  if ([...person.answers.keys()].some((id) => !having.answers.has(id))) return;
  const expecting = plan(model, person, asOf, { kind: 'role', role });
  const has = plan(model, having, then, { kind: 'role', role }, { mostSteps: MOST_STEPS });
  if (!expecting.complete || !has.complete) return;
  const best = soonest(has);
  // Somebody who expects something can do in that month what somebody does who has it then, if not more.
  if (best !== undefined) expect([role, month, (soonest(expecting) ?? 'none') <= best]).toEqual([role, month, true]);
  for (const pathway of expecting.pathways) {
    const before = pathway.steps.filter(({ start }) => start < month);
    if (before.length === 0 || before.some(({ kind, end }) => kind !== 'wait' || end > month)) continue;
    const steps = pathway.steps.filter(({ start }) => start >= month);
    const said = steps.map(({ way, verdict }) => (way === null ? null : verdict));
    expect([pathway.id, replay(model, having, then, { ...pathway, steps })]).toEqual([pathway.id, said]);
    if (steps.length > MOST_STEPS || endOf(pathway) !== soonest(expecting)) continue;
    waited++;
    expect([pathway.id, best]).toEqual([pathway.id, endOf(pathway)]);
  }
}

it('law 19 for plans: from the month on, the plan of somebody who expects something is that of somebody who has it then', () => {
  const drawn = generatedWorld.chain((model) => fc.tuple(fc.constant(model), somebody(model, { expected: true })));
  const holds = fc.property(drawn, ([model, person]) => {
    for (const { id } of model.base.roles) for (const month of monthsOf(person)) planOfWhoHasIt(model, person, id, month);
  });
  fc.assert(holds, { numRuns: runs(300) });
  // Among these there are some who only wait, whatever was drawn above.
  fc.assert(holds, { numRuns: 300, seed: 1 });
  expect(waited).toBeGreaterThan(0);
});
