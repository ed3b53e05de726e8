import { defined } from '../../domain/failure.js';
import type { Evidence, Finding, FindingPart, State } from '../../domain/finding.js';
import type { AttributeId, YearMonth } from '../../domain/ids.js';
import type { Compiled, CompiledTest } from '../model/conditions.js';
import { leafState, NOT_KNOWN, NOT_MET, type States, stateNames, unknownIn } from '../model/evaluate.js';
import type { CompiledRequirement, Model } from '../model/model.js';
import { type Described, describe, type PossibleValues } from '../model/possible-values.js';
import type { AttributeVariables } from '../model/variables.js';
import type { Person } from '../person/person.js';
import { GapFinder } from './gaps.js';

/** What is said of a condition, whichever requirement has it. */
type Said = Pick<Finding, 'because' | 'asks' | 'judged'> & { readonly tree: FindingPart };

const nothing: readonly never[] = [];

/**
 * What became of requirements for one person, with every branch recorded. Reasons are values with both sides; sentences are
 * made in presentation. What several requirements, conditions or tests have in common is made once and shared, because nothing
 * of a finding is ever changed.
 */
export class Explainer {
  readonly #model: Model;
  readonly #person: Person;
  readonly #states: States;
  readonly #gaps: GapFinder;
  /** By the numbers of requirements, of conditions, of what tests say, and of attributes. */
  readonly #findings: (Finding | undefined)[];
  readonly #said: (Said | undefined)[];
  readonly #parts: (FindingPart | undefined)[];
  readonly #evidence: (Evidence | undefined)[];
  readonly #hasNow: (Described | undefined)[];

  constructor(model: Model, person: Person) {
    this.#model = model;
    this.#person = person;
    this.#states = person.states;
    this.#gaps = new GapFinder(model, person);
    const { requirements, conditions, changes } = model.counts;
    this.#findings = new Array(requirements);
    this.#said = new Array(conditions);
    this.#parts = new Array(conditions);
    this.#evidence = new Array(changes);
    this.#hasNow = new Array(model.variables.attributes.length);
  }

  /** What became of one requirement. */
  explain(compiled: CompiledRequirement): Finding {
    const known = this.#findings[compiled.at];
    if (known !== undefined) return known;
    const made = this.#findingOf(compiled);
    this.#findings[compiled.at] = made;
    return made;
  }

  #findingOf({ requirement, condition }: CompiledRequirement): Finding {
    if (condition === null)
      return { requirement, state: null, from: null, tree: null, because: nothing, gaps: nothing, asks: nothing, judged: nothing };
    const { tree, because, asks, judged } = this.#saidOf(condition);
    const { state, from } = tree;
    // What is fixed cannot be changed by anything that somebody does.
    const gaps = state === 'not-met' && !requirement.fixed ? this.#gaps.find(condition) : nothing;
    const until = state === 'met' && from === null ? this.#metUntil(condition) : undefined;
    return { requirement, state, from, ...(until === undefined ? {} : { until }), tree, because, gaps, asks, judged };
  }

  /** The first later month in which a condition that is met now is not. */
  #metUntil({ node }: Compiled): YearMonth | undefined {
    const { months } = this.#person.timeline;
    if (months.length === 1) return undefined;
    return months[this.#states.periods.findIndex((states, at) => at > 0 && states[node] === NOT_MET)];
  }

  #saidOf(condition: Compiled): Said {
    const known = this.#said[condition.at];
    if (known !== undefined) return known;
    const tree = this.#partOf(condition);
    const made: Said = {
      tree,
      because: tree.state === 'not-known' ? nothing : reasonsOf(tree),
      asks: tree.state === 'not-known' ? this.#asksOf(condition, tree) : nothing,
      judged: tree.state === 'judged' ? judgedNotesOf(tree) : nothing,
    };
    this.#said[condition.at] = made;
    return made;
  }

  #partOf(condition: Compiled): FindingPart {
    const known = this.#parts[condition.at];
    if (known !== undefined) return known;
    const { state, from } = this.#states;
    const month = defined(from[condition.node]);
    const made = this.#makePart(
      condition,
      defined(stateNames[defined(state[condition.node])]),
      month > 0 ? defined(this.#person.timeline.months[month]) : null,
    );
    this.#parts[condition.at] = made;
    return made;
  }

  #makePart(condition: Compiled, state: State, from: YearMonth | null): FindingPart {
    switch (condition.kind) {
      case 'judged':
        return { kind: 'judged', state, from, parts: nothing, note: condition.note };
      case 'test':
        return { kind: 'test', state, from, parts: nothing, evidence: this.#evidenceOf(condition, state, from) };
      default:
        return { kind: condition.kind, state, from, parts: condition.parts.map((part) => this.#partOf(part)) };
    }
  }

  #evidenceOf({ on, variables, test, needs, node, says }: CompiledTest, state: State, from: YearMonth | null): Evidence {
    const known = this.#evidence[says];
    if (known !== undefined) return known;
    const at = this.#decidingPeriod(node);
    const possible = defined(this.#person.timeline.periods[at]);
    const { value, bound } = at === 0 ? this.#describeNow(on, possible) : describe(on, possible);
    const grounds = this.#groundsOf(on, variables, possible);
    const inferred = grounds.length > 0 && !this.#person.timeline.stated.has(on.index);
    const made: Evidence = { attribute: on.attribute.id, has: value, hasBound: bound, needs, test, state, inferred, grounds, from };
    this.#evidence[says] = made;
    return made;
  }

  #describeNow(on: AttributeVariables, now: PossibleValues): Described {
    const made = this.#hasNow[on.index] ?? describe(on, now);
    this.#hasNow[on.index] = made;
    return made;
  }

  /** The period that made the state what it is: the first in which the test has it; of a test of several values, that of its month. */
  #decidingPeriod(row: number): number {
    const { periods } = this.#person.timeline;
    if (periods.length === 1) return 0;
    const node = defined(this.#model.nodes[row]);
    if (!('leaf' in node)) return defined(this.#states.from[row]);
    return periods.findIndex((possible) => leafState(node.leaf, possible) === this.#states.state[row]);
  }

  /** The other attributes whose answers leave an attribute what it is, in the order of the knowledge base. */
  #groundsOf({ index, own }: AttributeVariables, variables: readonly number[], { grounds }: PossibleValues): readonly AttributeId[] {
    const others = variables.some((variable) => grounds[variable] !== undefined && grounds[variable] !== own);
    if (!others) return nothing;
    const all = new Set(variables.flatMap((variable) => [...(grounds[variable] ?? nothing)]));
    all.delete(index);
    return [...all].sort((a, b) => a - b).flatMap((ground) => this.#model.variables.attributes[ground]?.attribute.id ?? nothing);
  }

  /**
   * What to ask: the open attributes of the parts that are not known; where each part is met at some time, but never all of them
   * together, those of the last month that leaves it open.
   */
  #asksOf(condition: Compiled, tree: FindingPart): readonly AttributeId[] {
    const asks = this.#notSaid(unknownParts(tree));
    if (asks.length > 0) return asks;
    const open = this.#states.periods.findLast((states) => states[condition.node] === NOT_KNOWN);
    return open === undefined ? nothing : this.#notSaid(unknownIn(condition, open));
  }

  #notSaid(attributes: readonly AttributeId[]): readonly AttributeId[] {
    const { stated } = this.#person.timeline;
    return [...new Set(attributes)].filter((id) => {
      const on = this.#model.variables.byId.get(id);
      return on !== undefined && !stated.has(on.index);
    });
  }
}

/**
 * The evidence that decides a state, and no more. Of "all" that are not met, the unmet parts; of "any" that is met, the met
 * ones; of a judged one, what is beside the judgement. An open state has none: it says what to ask.
 */
function reasonsOf({ state, evidence, parts }: FindingPart, found: Evidence[] = []): readonly Evidence[] {
  if (evidence === undefined) {
    for (const part of parts) if (part.state === state || (state === 'judged' && part.state === 'met')) reasonsOf(part, found);
  } else if (!found.includes(evidence)) found.push(evidence);
  return found;
}

function unknownParts({ state, evidence, parts }: FindingPart): readonly AttributeId[] {
  if (state !== 'not-known') return nothing;
  return evidence === undefined ? parts.flatMap(unknownParts) : [evidence.attribute];
}

function judgedNotesOf({ state, note, parts }: FindingPart, found: string[] = []): readonly string[] {
  if (state !== 'judged') return found;
  for (const part of parts) judgedNotesOf(part, found);
  if (note !== undefined && !found.includes(note)) found.push(note);
  return found;
}
