import { type Condition, partsOf } from '../../domain/condition.js';
import type { ConditionFile, ExperienceFile, TestFile } from '../files.js';
import type { Spot } from '../report.js';
import type { Linking } from './context.js';
import { linkTest } from './tests.js';

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

/** @param guarded true inside an `all` with another part that clearly unqualified people fail: only there can a person decide */
function part(raw: ConditionFile, spot: Spot, linking: Linking, guarded: boolean): Condition {
  const [key = '', value] = Object.entries(raw)[0] ?? [];
  const inside = spot.in(key);
  const { all, any, 'at-least': atLeast, not, judged, experience, fact } = raw;
  if (all !== undefined) return limited({ kind: 'all', parts: parts(all, inside, linking, 'all', guarded) }, inside, linking);
  if (any !== undefined) return limited({ kind: 'any', parts: parts(any, inside, linking, 'any', guarded) }, inside, linking);
  if (atLeast !== undefined) {
    const { count, of } = atLeast;
    if (count > of.length) {
      const hint = 'Lower the count, or add the parts that are missing.';
      linking.report.error('wrong-value', inside.in('count').place(), `At least ${count} of ${of.length} parts can never hold.`, hint);
    }
    return limited({ kind: 'at-least', count, parts: parts(of, inside.in('of'), linking, 'at-least', guarded) }, inside, linking);
  }
  if (not !== undefined) return limited({ kind: 'not', part: part(not, inside, linking, guarded) }, inside, linking);
  if (judged !== undefined) {
    if (!guarded) judgedAlone(inside, linking);
    return { kind: 'judged', note: judged };
  }
  if (experience !== undefined) return limited(linkExperience(experience, inside, linking), inside, linking);
  if (fact !== undefined) return linking.facts.resolve(fact, inside, linking);
  return linkTest(key, value as TestFile, inside, linking);
}

/** Experience without an amount: none is not met, and some is for a person to judge (docs/contract.md, section 2). */
function linkExperience(raw: ExperienceFile, spot: Spot, linking: Linking): Condition {
  const areas = raw.in.map((area, index) => linkTest(area, { some: true }, spot.in('in', index), linking));
  const some: Condition = areas.length === 1 && areas[0] !== undefined ? areas[0] : { kind: 'any', parts: areas };
  return { kind: 'all', parts: [some, { kind: 'judged', note: raw.usually }] };
}

function parts(
  raw: readonly ConditionFile[],
  spot: Spot,
  linking: Linking,
  key: 'all' | 'any' | 'at-least',
  guarded: boolean,
): readonly Condition[] {
  if (raw.length === 0)
    linking.report.error('wrong-value', spot.keyPlace(), 'This list has no parts.', 'Add a part, or remove the condition.');
  const guards = raw.map(isGuard);
  const guardedHere = (index: number) => guarded || (key === 'all' && guards.some((guard, other) => guard && other !== index));
  return raw.map((one, index) => part(one, spot.in(index), linking, guardedHere(index)));
}

/** Whether a condition can fail somebody whatever a person decides. */
function isGuard(raw: ConditionFile): boolean {
  const { all, any, 'at-least': atLeast, not, judged } = raw;
  if (judged !== undefined) return false;
  if (not !== undefined) return isGuard(not);
  if (all !== undefined) return all.some(isGuard);
  if (any !== undefined) return any.every(isGuard);
  return atLeast === undefined || atLeast.of.filter((one) => !isGuard(one)).length < atLeast.count;
}

function judgedAlone(spot: Spot, { report }: Linking): void {
  const hint = 'Put it in an “all” with a test of what it presupposes, so that people who clearly lack that do not meet it.';
  report.error('judged-alone', spot.keyPlace(), 'A person decides here, but nothing says what they consider.', hint);
}

function limited(condition: Condition, spot: Spot, { report }: Linking): Condition {
  if (conditionSize(condition, largestCondition + 1) <= largestCondition) return condition;
  const message = `With its named conditions expanded, this has more than ${largestCondition} parts.`;
  report.error('too-large', spot.keyPlace(), message, 'Use fewer parts.');
  return always;
}

/** Larger than this, written out with its named conditions, no rule is; a few names that double one another would fill the memory. */
export const largestCondition = 2000;

/** How many parts a condition has with everything inside it, named conditions written out. Counts no further than `most`. */
function conditionSize(condition: Condition, most: number): number {
  let size = 1;
  for (const part of partsOf(condition)) {
    if (size >= most) break;
    size += conditionSize(part, most - size);
  }
  return size;
}

/** Longer than this, names that lead to names are a chain that nobody can follow (nor the stack). */
const longestChain = 20;

type Fact = { readonly raw: ConditionFile; readonly spot: Spot; condition?: Condition };

/** The conditions that have a name. Each is linked once, when it is first needed. */
export class Facts {
  readonly #facts = new Map<string, Fact>();
  readonly #trail: string[] = [];

  add(name: string, raw: ConditionFile, spot: Spot): void {
    this.#facts.set(name, { raw, spot });
  }

  /** Links every named condition, so that errors in unused ones are reported too. */
  linkAll(linking: Linking): void {
    for (const [name, fact] of this.#facts) this.#link(name, fact, fact.spot, linking);
  }

  /** The condition of this name. Errors: `unknown-condition`, `condition-cycle`, `too-deep`. */
  resolve(name: string, from: Spot, linking: Linking): Condition {
    linking.conditions.refer(name, from);
    const fact = this.#facts.get(name);
    return fact === undefined ? always : this.#link(name, fact, from, linking);
  }

  #link(name: string, fact: Fact, from: Spot, linking: Linking): Condition {
    if (fact.condition !== undefined) return fact.condition;
    if (this.#trail.includes(name)) return this.#cycle(name, from, linking);
    if (this.#trail.length >= longestChain) {
      const message = `Named conditions are nested more than ${longestChain} deep here.`;
      linking.report.error('too-deep', from.place(), message, 'Write some of them in full.');
      return always;
    }
    this.#trail.push(name);
    const condition = linkCondition(fact.raw, fact.spot, linking);
    this.#trail.pop();
    fact.condition = condition;
    return condition;
  }

  #cycle(name: string, from: Spot, { report }: Linking): Condition {
    const round = [...this.#trail.slice(this.#trail.indexOf(name)), name].map((step) => `“${step}”`).join(' needs ');
    report.error(
      'condition-cycle',
      from.place(),
      `These refer to each other in a circle: ${round}.`,
      'Remove one of the steps.',
      this.#facts.get(name)?.spot.keyPlace(),
    );
    return always;
  }
}
