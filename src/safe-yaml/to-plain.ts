import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { DiagnosticCode } from '../domain/diagnostic.js';
import { magicKeys } from '../domain/mapping.js';
import { hiddenCharacter } from '../domain/text/hidden-characters.js';
import type { Spot } from './positions.js';

/** Something that we refuse in a text that is YAML all the same. `first` is where a clash began. */
export type Complaint = {
  readonly code: DiagnosticCode;
  readonly at: number;
  readonly message: string;
  readonly hint: string;
  readonly first?: number;
  readonly warning?: true;
};

export type Plain = { readonly value: unknown; readonly spot: Spot; readonly complaints: readonly Complaint[] };

/**
 * A parsed document as plain JSON, with the place of each value, and all that we refuse in it.
 * We walk the tree ourselves: the parser's own check for equal keys is quadratic (20,000 keys took it 6.8 seconds),
 * and its conversion resolves aliases and loses places.
 * Where `source` is given (a profile), a hidden character may be written by its number, where a reader sees it, and a whole number with noughts.
 */
export function toPlain(root: Node | null, depth: number, source?: string): Plain {
  const walk = new Walk(depth, source);
  const { value, spot } = walk.node(root, 0, 0, 0);
  return { value, spot, complaints: walk.complaints };
}

/** Where a node begins in the text. */
const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

type Walked = { readonly value: unknown; readonly spot: Spot };

class Walk {
  readonly complaints: Complaint[] = [];
  readonly #depth: number;
  readonly #source: string | undefined;

  constructor(depth: number, source: string | undefined) {
    this.#depth = depth;
    this.#source = source;
  }

  node(node: unknown, keyAt: number, otherwiseAt: number, depth: number): Walked {
    const at = startOf(node) ?? otherwiseAt;
    const spot: Spot = { at, keyAt, inside: new Map() };
    if (depth > this.#depth) {
      this.complaints.push(tooDeep(at, this.#depth));
      return { value: null, spot };
    }
    this.#refuseMarks(node, at);
    if (isMap(node)) return { value: this.#map(node, spot, depth), spot };
    if (isSeq(node)) return { value: this.#seq(node, spot, depth), spot };
    return { value: isScalar(node) ? this.#scalar(node, at) : null, spot };
  }

  #map(map: YAMLMap, spot: Spot, depth: number): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    for (const pair of map.items) {
      const keyAt = startOf(pair.key) ?? spot.at;
      const key = this.#key(pair, keyAt);
      if (key === undefined) continue;
      const first = spot.inside.get(key);
      const inner = this.node(pair.value, keyAt, keyAt, depth + 1);
      if (first !== undefined) {
        const hint = 'Keep one of the two.';
        this.complaints.push({
          code: 'duplicate-key',
          at: keyAt,
          message: `The key “${key}” appears twice.`,
          hint,
          first: first.keyAt,
        });
        continue;
      }
      spot.inside.set(key, inner.spot);
      value[key] = inner.value;
    }
    return value;
  }

  #seq(seq: YAMLSeq, spot: Spot, depth: number): unknown[] {
    return seq.items.map((item, index) => {
      const inner = this.node(item, startOf(item) ?? spot.at, spot.at, depth + 1);
      spot.inside.set(index, inner.spot);
      return inner.value;
    });
  }

  /** The text of a key; undefined if it is none that we take. */
  #key(pair: Pair, at: number): string | undefined {
    this.#refuseMarks(pair.key, at);
    if (!isScalar(pair.key) || pair.key.value === null || pair.key.value === '') {
      if (!isAlias(pair.key)) this.#say('not-yaml', at, 'A key has to be a word.', 'Write the key as a word, then a colon and a space.');
      return undefined;
    }
    const key = typeof pair.key.value === 'string' ? pair.key.value : (pair.key.source ?? String(pair.key.value));
    this.#refuseHidden(key, at);
    if (key === '<<') {
      this.#say('merge-key', at, 'The merge key “<<” is not supported.', 'Write the keys in full.');
      return undefined;
    }
    if (magicKeys.has(key)) {
      this.#say('magic-key', at, `The key “${key}” is reserved by JavaScript.`, 'Choose another name.');
      return undefined;
    }
    return key;
  }

  #scalar(scalar: Scalar, at: number): unknown {
    const { value, source } = scalar;
    if (typeof value === 'number' && String(value) !== source && !this.#isWhole(value, source)) {
      const message = `“${source}” would be read as the number ${value}.`;
      const asText = `put “${source}” in quotes if you mean the text.`;
      const hint =
        Math.abs(value) <= Number.MAX_SAFE_INTEGER
          ? `Write ${value} if you mean the number; ${asText}`
          : `Write a smaller number, or ${asText}`;
      this.#say('lossy-number', at, message, hint);
    }
    if (typeof value === 'string') this.#refuseHidden(this.#asWritten(scalar, value), at);
    if (scalar.type === 'PLAIN' && typeof value === 'string' && value.includes(' ') && scalar.comment != null) {
      const message = `“${value}” ends at the # sign; what follows is taken as a comment.`;
      this.complaints.push({
        code: 'cut-at-hash',
        at,
        message,
        hint: 'Put the text in quotes, or the comment on a line of its own.',
        warning: true,
      });
    }
    return typeof value === 'bigint' ? Number(value) : value;
  }

  /** In a profile, 17.0 and 017 are 17, as in a flag. */
  #isWhole = (value: number, source = ''): boolean =>
    this.#source !== undefined && Number.isSafeInteger(value) && /^\d+(?:\.0+)?$/.test(source);

  #asWritten({ type, range }: Scalar, value: string): string {
    return type === 'QUOTE_DOUBLE' && range != null ? (this.#source?.slice(range[0], range[1]) ?? value) : value;
  }

  #refuseMarks(node: unknown, at: number): void {
    if (!isNode(node)) return;
    const { anchor, tag } = node;
    if (isAlias(node))
      this.#say(
        'alias',
        at,
        `“*${node.source}” is an alias for another part of the file. Aliases are not supported.`,
        'Repeat the part in full.',
      );
    else if (anchor !== undefined) this.#say('alias', at, `“&${anchor}” is an anchor. Anchors are not supported.`, 'Remove the anchor.');
    if (tag !== undefined)
      this.#say(
        'tag',
        at,
        `“${tag.replace('tag:yaml.org,2002:', '!!')}” is a type tag. Tags are not supported.`,
        'Remove the tag, and put text in quotes.',
      );
  }

  #refuseHidden(text: string, at: number): void {
    const hidden = hiddenCharacter(text);
    if (hidden === undefined) return;
    this.#say('hidden-character', at, `There is an invisible character here: ${hidden}.`, 'Retype the text by hand instead of copying it.');
  }

  #say(code: DiagnosticCode, at: number, message: string, hint: string): void {
    this.complaints.push({ code, at, message, hint });
  }
}

/** Why a text is not parsed at all, and at which offset that shows. */
export type Refusal = { readonly code: 'too-large' | 'too-deep'; readonly at: number; readonly message: string; readonly hint: string };

/** Refuses text with lists and mappings nested too deeply. */
export function tooDeep(at: number, depth: number): Refusal {
  const message = `Lists and mappings are nested more than ${depth} deep here.`;
  return { code: 'too-deep', at, message, hint: 'Reduce the nesting, or check that every bracket is closed.' };
}
