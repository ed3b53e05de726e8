import { holdsValues } from '../domain/attribute.js';
import type { Change, Finding, GapSet } from '../domain/finding.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { changeWords } from './attribute-words.js';
import { distinct, joinWith } from './english.js';
import { lookup } from './lookup.js';

/**
 * What is missing of one requirement, alternatives joined by "or"; empty where nothing that is done would help.
 * What every alternative has is said once: `a year in management, and a degree or a diploma`.
 */
export function missingWords(gaps: readonly GapSet[], base: KnowledgeBase): string {
  const sets = gaps.filter((set) => set.length > 0);
  const [first] = sets;
  if (first === undefined) return '';
  const common = first.filter((change) => sets.every((set) => set.some((other) => keyOf(other) === keyOf(change))));
  const rest = sets.map((set) => set.filter((change) => !common.some((shared) => keyOf(shared) === keyOf(change))));
  const alternatives = rest.some((set) => set.length === 0)
    ? ''
    : joinWith('or', distinct(rest.map((set) => together(set, rest.length, base))));
  return joinWith('and', [...(common.length === 0 ? [] : [allWords(common, base)]), ...(alternatives === '' ? [] : [alternatives])]);
}

/** What is missing of several requirements together: what each of them asks for, the higher of two, once. */
export function missingOfAll(findings: readonly Finding[], base: KnowledgeBase): string {
  const plain = findings.flatMap(({ gaps }) => (gaps.length === 1 && gaps[0] !== undefined ? [gaps[0]] : []));
  const choices = findings.filter(({ gaps }) => gaps.length > 1).map(({ gaps }) => missingWords(gaps, base));
  const wanted = allWords(withoutLower(plain.flat(), base), base);
  return distinct([...(wanted === '' ? [] : [wanted]), ...choices]).join('; and ');
}

/** Where there are alternatives, what belongs together is bound together. */
function together(set: GapSet, alternatives: number, base: KnowledgeBase): string {
  const bound = set.length < 2 || alternatives < 2 ? '' : set.length === 2 ? 'both ' : 'all of ';
  return `${bound}${allWords(set, base)}`;
}

const allWords = (changes: readonly Change[], base: KnowledgeBase): string =>
  joinWith('and', distinct(changes.map((change) => changeWords(change, base))));

/** Of two changes that ask for at least something of one attribute, only the higher. */
const withoutLower = (changes: readonly Change[], base: KnowledgeBase): readonly Change[] =>
  changes.filter((change) => !changes.some((other) => other.attribute === change.attribute && isHigher(other, change, base)));

function isHigher(a: Change, b: Change, base: KnowledgeBase): boolean {
  if (a.test !== 'at-least' || b.test !== 'at-least') return false;
  if (typeof a.needs === 'number' && typeof b.needs === 'number') return a.needs > b.needs;
  const attribute = lookup(base).attributes.get(a.attribute);
  const order = attribute === undefined ? [] : holdsValues(attribute.shape).map(({ id }) => id);
  return order.indexOf(String(a.needs)) > order.indexOf(String(b.needs));
}

/** What tells two changes apart. */
export const keyOf = ({ attribute, test, needs }: Change): string => JSON.stringify([attribute, test, needs]);
