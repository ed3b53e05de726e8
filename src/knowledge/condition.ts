import type { Condition } from '../domain/condition.js';
import { conditionSize, largestCondition } from './condition-size.js';
import type { ConditionFile, TestFile } from './files.js';
import { linkTest } from './link-test.js';
import type { Linking } from './linking.js';
import type { Spot } from './report.js';

/** The condition that always holds. It also stands in where one could not be linked: the base is then refused anyway. */
export const always: Condition = { kind: 'all', parts: [] };

/**
 * A condition with its attributes and values seen, and each `fact:` replaced by the condition of that name.
 * Errors: `unknown-attribute`, `unknown-value`, `unknown-condition`, `condition-cycle`, `test-and-kind`, `judged-alone`,
 * `wish-tested`, `wrong-value` for lists without parts and counts that cannot be reached, `too-large`.
 */
export function linkCondition(raw: ConditionFile, spot: Spot, linking: Linking): Condition {
  return part(raw, spot, linking, false);
}

/** @param guarded true inside an `all` of which another part fails whoever plainly lacks something: only there may a person decide */
function part(raw: ConditionFile, spot: Spot, linking: Linking, guarded: boolean): Condition {
  const [key = '', value] = Object.entries(raw)[0] ?? [];
  const inside = spot.in(key);
  switch (key) {
    case 'all':
    case 'any':
      return limited({ kind: key, parts: parts(value as readonly ConditionFile[], inside, linking, key, guarded) }, inside, linking);
    case 'at-least': {
      const { count, of } = value as { readonly count: number; readonly of: readonly ConditionFile[] };
      if (count > of.length) {
        const hint = 'Lower the count, or add the parts that are missing.';
        linking.report.error('wrong-value', inside.in('count').place(), `At least ${count} of ${of.length} parts can never hold.`, hint);
      }
      return limited({ kind: 'at-least', count, parts: parts(of, inside.in('of'), linking, key, guarded) }, inside, linking);
    }
    case 'not':
      return limited({ kind: 'not', part: part(value as ConditionFile, inside, linking, guarded) }, inside, linking);
    case 'judged':
      if (!guarded) judgedAlone(inside, linking);
      return { kind: 'judged', note: value as string };
    case 'fact':
      return linking.facts.resolve(value as string, inside, linking);
    default:
      return linkTest(key, value as TestFile, inside, linking);
  }
}

function parts(
  raw: readonly ConditionFile[],
  spot: Spot,
  linking: Linking,
  key: 'all' | 'any' | 'at-least',
  guarded: boolean,
): readonly Condition[] {
  if (raw.length === 0)
    linking.report.error('wrong-value', spot.keyPlace(), 'This list has no parts.', 'Add a part, or leave the condition out.');
  const guards = raw.map(isGuard);
  const guardedHere = (index: number) => guarded || (key === 'all' && guards.some((guard, other) => guard && other !== index));
  return raw.map((one, index) => part(one, spot.in(index), linking, guardedHere(index)));
}

/** Whether a condition can fail somebody whatever a person decides. */
function isGuard(raw: ConditionFile): boolean {
  const [key, value] = Object.entries(raw)[0] ?? [];
  if (key === 'judged') return false;
  if (key === 'not') return isGuard(value as ConditionFile);
  if (key === 'all') return (value as readonly ConditionFile[]).some(isGuard);
  if (key === 'any') return (value as readonly ConditionFile[]).every(isGuard);
  if (key !== 'at-least') return true;
  const { count, of } = value as { readonly count: number; readonly of: readonly ConditionFile[] };
  return of.filter((one) => !isGuard(one)).length < count;
}

function judgedAlone(spot: Spot, { report }: Linking): void {
  const hint = 'Put it in an “all” beside a test of what it presupposes, so that whoever plainly lacks that is not met.';
  report.error('judged-alone', spot.keyPlace(), 'Here a person decides, and nothing says what they look at.', hint);
}

function limited(condition: Condition, spot: Spot, { report }: Linking): Condition {
  if (conditionSize(condition) <= largestCondition) return condition;
  const message = `With its named conditions written out, this has more than ${largestCondition} parts.`;
  report.error('too-large', spot.keyPlace(), message, 'Say it with fewer parts.');
  return always;
}
