import type { Profile } from '../../domain/answers.js';
import { holdsValues } from '../../domain/attribute.js';
import { bestVerdictFirst, type Change, type Finding, type GapSet, type WayFinding } from '../../domain/finding.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { lookup } from '../lookup.js';
import { attributeWords, changeWords, evidenceAlone, evidenceWords } from './attributes.js';
import { distinct, joinWith, lowerFirst, withoutStop } from './english.js';
import { isScarce } from './ways.js';

/** The findings that decide the verdict: on what must be, or usually is, asked for. */
export const deciding = (way: WayFinding): readonly Finding[] =>
  way.findings.filter(({ requirement }) => requirement.strength === 'must' || requirement.strength === 'usually');

/** The findings that stand in the way: what must be there first, then what is usually there. */
export const unmet = (way: WayFinding, strength: 'must' | 'usually'): readonly Finding[] =>
  way.findings.filter((finding) => finding.requirement.strength === strength && finding.state === 'not-met');

/** What the person has that bears on a finding, each attribute once: `a third; maths at level 2 – no`. */
export function youWords(finding: Finding, base: KnowledgeBase): string {
  const known = finding.because.filter(({ has }) => has !== null);
  const telling = known.filter(({ state }) => state === finding.state);
  const shown = telling.length > 0 ? telling : known;
  const [first] = shown;
  if (first === undefined) return '';
  const alike = shown.every(({ has, from }) => typeof has === 'boolean' && has === first.has && from === first.from);
  return alike || shown.length === 1
    ? evidenceAlone(first, base)
    : distinct(shown.map((evidence) => evidenceWords(evidence, base))).join('; ');
}

/** So many things that would have to be asked are named; the rest are counted. */
const askedNamed = 4;

/** What would have to be asked, in the words of the answers: `maths at level 2 and age`. */
export function askedWords(findings: readonly Finding[], base: KnowledgeBase): string {
  const all = distinct(findings.flatMap(({ asks }) => asks.map((id) => attributeWords(id, base))));
  const named = all.length <= askedNamed + 1 ? all : all.slice(0, askedNamed);
  return joinWith('and', [...named, ...(all.length > named.length ? [`${all.length - named.length} more`] : [])]);
}

/** Of the attributes that would settle a finding, those that the person was not sure of. */
export const unsureOf = (finding: Finding, profile: Profile): boolean => finding.asks.some((id) => profile.notSure.has(id));

/** What a person must decide in a way in, each once. */
export const judgedNotes = (way: WayFinding): readonly string[] =>
  distinct(
    deciding(way)
      .filter(({ state }) => state === 'judged')
      .flatMap(({ judged }) => judged.map(withoutStop)),
  );

/** The texts of some requirements, as one phrase. */
export const requirementTexts = (findings: readonly Finding[]): string =>
  distinct(findings.map(({ requirement }) => lowerFirst(withoutStop(requirement.text)))).join('; ');

/** In one phrase with its label, why a way in is not simply open: what is missing, who decides, what we would ask. */
export function gist(way: WayFinding, base: KnowledgeBase): { readonly label: string; readonly text: string } | null {
  switch (way.verdict) {
    case 'not-yet':
      return { label: 'missing', text: gapsOrTexts(unmet(way, 'must'), base) };
    case 'closed':
      return { label: 'not met', text: requirementTexts(unmet(way, 'must').filter(({ requirement }) => requirement.fixed)) };
    case 'stretch':
      return { label: 'most ask for', text: gapsOrTexts(unmet(way, 'usually'), base) };
    case 'unknown': {
      const open = deciding(way).filter(({ state }) => state === 'not-known');
      return { label: 'to be asked', text: askedWords(open, base) || requirementTexts(open) };
    }
    case 'judged':
      return way.way.noRule
        ? null
        : {
            label: 'a person decides',
            text: judgedNotes(way)
              .map((text, index) => (index === 0 ? text : lowerFirst(text)))
              .join('; '),
          };
    case 'open-later':
    case 'open':
      return null;
  }
}

/** What would close the gaps; where nothing would, the requirement itself. */
const gapsOrTexts = (findings: readonly Finding[], base: KnowledgeBase): string =>
  [missingOfAll(findings, base), requirementTexts(findings.filter(({ gaps }) => gaps.length === 0))]
    .filter((words) => words !== '')
    .join('; and ');

/** Ways in, best verdict first; of equal ones, those with few places last. The order within that is the knowledge base's. */
export function bestFirst(ways: readonly WayFinding[], base: KnowledgeBase): readonly WayFinding[] {
  const look = lookup(base);
  const rank = ({ verdict, way }: WayFinding): number => bestVerdictFirst.indexOf(verdict) * 2 + (isScarce(way, look) ? 1 : 0);
  return [...ways].sort((a, b) => rank(a) - rank(b));
}

/**
 * What is missing of one requirement, alternatives joined by "or"; empty if nothing that is done would help.
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
