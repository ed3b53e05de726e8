import { type Condition, notesIn, partsOf } from '../../domain/condition.js';
import type { Diagnostic, DiagnosticCode } from '../../domain/diagnostic.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { decides, type Requirement, type Strength } from '../../domain/requirement.js';
import { Implication } from './implication.js';
import type { Places } from './positions.js';

/** Firmest first. `accept` is never tested. */
const firmness: readonly Strength[] = ['must', 'usually', 'varies', 'helps'];

type Owner = { readonly kind: 'role' | 'route'; readonly id: string; readonly entry: readonly Requirement[] };

/**
 * Requirements that say nothing new: listed twice in one way (`said-twice`), implied by another (`implied-requirement`), with a
 * part that another part makes idle (`implied-part`), or the same for everybody (`always-met`, `never-met`).
 */
export function reviewRequirements(base: KnowledgeBase, places: Places): readonly Diagnostic[] {
  const owners: readonly Owner[] = [
    ...base.roles.map(({ id, entry }): Owner => ({ kind: 'role', id, entry })),
    ...base.routes.map(({ id, entry }): Owner => ({ kind: 'route', id, entry })),
  ];
  const review = new Review(base, places, sharedOf(owners));
  return owners.flatMap((owner) => review.owner(owner));
}

/** Requirements that several entries share: what is idle in one of them may decide in another. */
function sharedOf(owners: readonly Owner[]): ReadonlySet<Requirement> {
  const seen = new Set<Requirement>();
  const shared = new Set<Requirement>();
  for (const { entry } of owners) for (const one of entry) (seen.has(one) ? shared : seen).add(one);
  return shared;
}

class Review {
  readonly #places: Places;
  readonly #shared: ReadonlySet<Requirement>;
  readonly #logic: Implication;
  readonly #looked = new Set<Requirement>();

  constructor(base: KnowledgeBase, places: Places, shared: ReadonlySet<Requirement>) {
    this.#places = places;
    this.#shared = shared;
    this.#logic = new Implication(base.attributes, base.inferences);
  }

  owner(owner: Owner): readonly Diagnostic[] {
    return owner.entry.flatMap((one, index) => [
      ...this.#twice(owner, one, owner.entry.slice(0, index)),
      ...this.#implied(owner, one),
      ...(this.#looked.has(one) ? [] : this.#alone(owner, one)),
    ]);
  }

  #twice(owner: Owner, one: Requirement, before: readonly Requirement[]): readonly Diagnostic[] {
    const same = before.find((other) => plain(other.text) === plain(one.text));
    if (same === undefined || this.#shared.has(one)) return [];
    const message = `“${one.id}” says the same as “${same.id}” in this way in.`;
    return [this.#say('said-twice', owner, one, message, 'Keep one of the two.')];
  }

  #implied(owner: Owner, one: Requirement): readonly Diagnostic[] {
    const { when } = one;
    if (when === undefined || this.#shared.has(one)) return [];
    const by = owner.entry.find((other, index) => {
      if (other === one || other.when === undefined || !settles(other)) return false;
      const firmer = firmness.indexOf(other.strength) - firmness.indexOf(one.strength);
      const first = firmer < 0 || (firmer === 0 && (index < owner.entry.indexOf(one) || !this.#logic.implies(when, other.when)));
      return first && this.#logic.implies(other.when, when);
    });
    if (by === undefined) return [];
    const message = `“${one.id}” can never matter: everybody who meets “${by.id}” (${by.strength}) also meets it.`;
    return [this.#say('implied-requirement', owner, one, message, 'Remove it, or say what it asks for beyond the other.')];
  }

  #alone(owner: Owner, one: Requirement): readonly Diagnostic[] {
    this.#looked.add(one);
    if (one.when === undefined) return [];
    const constant = this.#logic.constant(one.when);
    if (constant === 'met')
      return [this.#say('always-met', owner, one, `Everybody meets “${one.id}”.`, 'Correct the condition, or remove the requirement.')];
    if (constant === 'not-met')
      return [this.#say('never-met', owner, one, `Nobody can meet “${one.id}”.`, 'Correct the condition: its parts exclude one another.')];
    const idle = this.#idlePart(one.when);
    return idle === undefined
      ? []
      : [
          this.#say(
            'implied-part',
            owner,
            one,
            `A part of “${one.id}” can never matter: ${idle}.`,
            'Remove the part, or correct it.',
            'note',
          ),
        ];
  }

  /** The first part of an `all` that another part brings with it, or of an `any` that another part takes in. */
  #idlePart(condition: Condition): string | undefined {
    if (condition.kind === 'all' || condition.kind === 'any') {
      const { parts, kind } = condition;
      for (const [index, part] of parts.entries()) {
        const other = parts.findIndex(
          (against, at) =>
            at !== index &&
            (kind === 'all' ? this.#logic.implies(against, part) : this.#logic.implies(part, against)) &&
            (at < index || !(kind === 'all' ? this.#logic.implies(part, against) : this.#logic.implies(against, part))),
        );
        if (other >= 0) return `part ${index + 1} of “${kind}”, beside part ${other + 1}`;
      }
    }
    for (const part of partsOf(condition)) {
      const found = this.#idlePart(part);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #say(
    code: DiagnosticCode,
    { kind, id }: Owner,
    one: Requirement,
    message: string,
    hint: string,
    severity: Diagnostic['severity'] = 'warning',
  ): Diagnostic {
    return { code, severity, at: this.#places.requirement(kind, id, one.id), message, hint };
  }
}

/**
 * Whether a requirement always counts, for every post, and without a person's decision. What it presupposes of a decision stands
 * by itself too, rightly: that part can be checked.
 */
const settles = ({ strength, when, from, until }: Requirement): boolean =>
  decides(strength) && from === undefined && until === undefined && when !== undefined && notesIn(when).length === 0;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
