import type { Result } from '../../domain/advice.js';
import type { Profile } from '../../domain/answers.js';
import { holdsValues } from '../../domain/attribute.js';
import { bestVerdictFirst, type Change, type Finding, type GapSet, type WayFinding } from '../../domain/finding.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { decides } from '../../domain/requirement.js';
import { lookup } from '../lookup.js';
import { attributeWords, changeWords, evidenceAlone, evidenceWords, postThatGives } from './attributes.js';
import { distinct, firstSentence, joinWith, lowerFirst, withoutStop } from './english.js';
import { mostAsk } from './verdicts.js';
import { isScarce } from './ways.js';

/** The findings that decide the verdict: on what must be, or usually is, asked for. */
export const deciding = (way: WayFinding): readonly Finding[] => way.findings.filter(({ requirement }) => decides(requirement.strength));

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
      return mostAskFor(unmet(way, 'usually'), base);
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

/** What most employers ask for. What no page states is said to be our own reading of it. */
function mostAskFor(findings: readonly Finding[], base: KnowledgeBase): { readonly label: string; readonly text: string } {
  const read = findings.filter(isOurs);
  const stated = gapsOrTexts(
    findings.filter((finding) => !isOurs(finding) && !isClosedBy(wantedOf(read, base), finding)),
    base,
  );
  const ours = gapsOrTexts(read, base);
  if (stated === '') return { label: mostAsk['our-reading'], text: ours };
  return { label: mostAsk.stated, text: ours === '' || ours === stated ? stated : `${stated}; and, we think, ${ours}` };
}

const isOurs = ({ requirement: { basis } }: Finding): boolean => basis?.kind === 'our-reading';

/** Whether it is only by our own reading that most employers want more. */
export function isOurReading(way: WayFinding | undefined): boolean {
  const wanted = way?.verdict === 'stretch' ? unmet(way, 'usually') : [];
  return wanted.length > 0 && wanted.every(isOurs);
}

/** The way that a verdict is taken from. */
export const bestWay = ({ best, ways }: Pick<Result, 'best' | 'ways'>): WayFinding | undefined => ways.find(({ way }) => way.id === best);

/**
 * What would close the gaps; where nothing would, or there are so many ways to do it that a list of them is hard to read, the
 * requirement itself.
 */
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
 * What every alternative has is said once: `a year in management, and a degree or a diploma`. Many alternatives are a list:
 * `one of these: a degree; a diploma; a year in management`.
 */
export function missingWords(gaps: readonly GapSet[], base: KnowledgeBase): string {
  const { common, alternatives } = apart(gaps, base);
  const listed = isHardToRead(alternatives)
    ? `one of these: ${alternatives.map((set) => set.join(' and ')).join('; ')}`
    : joinWith(
        'or',
        alternatives.map((set) => joinWith('and', set)),
      );
  return joinWith('and', [...(common.length === 0 ? [] : [joinWith('and', common)]), ...(listed === '' ? [] : [listed])]);
}

type Apart = { readonly common: readonly string[]; readonly alternatives: readonly (readonly string[])[] };

/** In words, what every alternative has, and what is left of each; posts that give one kind of experience or another are one. */
function apart(gaps: readonly GapSet[], base: KnowledgeBase): Apart {
  const sets = gaps.filter((set) => set.length > 0);
  const common = (sets[0] ?? []).filter((change) => sets.every((set) => set.some((other) => keyOf(other) === keyOf(change))));
  const rest = sets.map((set) => set.filter((change) => !common.some((shared) => keyOf(shared) === keyOf(change))));
  const phrases = (changes: readonly Change[]): readonly string[] => distinct(changes.map((change) => changeWords(change, base)));
  if (rest.some((set) => set.length === 0)) return { common: phrases(common), alternatives: [] };
  const isPost = (set: GapSet): boolean => set.length === 1 && set[0]?.test === 'some';
  const posts = distinct(rest.filter(isPost).flatMap((set) => set.map(({ attribute }) => attribute)));
  const others = rest.filter((set) => !isPost(set)).map(phrases);
  const all = [...(posts.length === 0 ? [] : [[postThatGives(posts, base)]]), ...others];
  return {
    common: phrases(common),
    alternatives: all.filter((set, at) => all.findIndex((one) => one.join() === set.join()) === at),
  };
}

/** More alternatives than two, or one that is made of several things. */
const isHardToRead = (alternatives: Apart['alternatives']): boolean =>
  alternatives.length > 2 || (alternatives.length === 2 && alternatives.some((set) => set.length > 1));

/**
 * What is missing of several requirements together: what each of them asks for, the higher of two, once. What is hard to read as a
 * list is said in the words of the requirement.
 */
export function missingOfAll(findings: readonly Finding[], base: KnowledgeBase): string {
  const wanted = wantedOf(findings, base);
  const choices = findings
    .filter((finding) => finding.gaps.length > 1 && !isClosedBy(wanted, finding))
    .map(({ gaps, requirement: { text } }) =>
      isHardToRead(apart(gaps, base).alternatives) ? lowerFirst(firstSentence(text)) : missingWords(gaps, base),
    );
  const words = joinWith('and', distinct(wanted.map((change) => changeWords(change, base))));
  return distinct([...(words === '' ? [] : [words]), ...choices]).join('; and ');
}

/** What is wanted in any case: of the findings that only one set of changes closes. */
const wantedOf = (findings: readonly Finding[], base: KnowledgeBase): readonly Change[] =>
  withoutLower(
    findings.flatMap(({ gaps: [first, ...others] }) => (first === undefined || others.length > 0 ? [] : first)),
    base,
  );

/** Whether what is wanted in any case is one of the ways to close a finding. */
const isClosedBy = (wanted: readonly Change[], { gaps }: Finding): boolean =>
  gaps.some((set) => set.every((change) => wanted.some((one) => keyOf(one) === keyOf(change))));

/** Of two changes that ask for at least something of one attribute, only the higher; an amount is higher than “some”. */
const withoutLower = (changes: readonly Change[], base: KnowledgeBase): readonly Change[] =>
  changes.filter((change) => !changes.some((other) => other.attribute === change.attribute && isHigher(other, change, base)));

function isHigher(a: Change, b: Change, base: KnowledgeBase): boolean {
  if (a.test === 'at-least' && b.test === 'some') return true;
  if (a.test !== 'at-least' || b.test !== 'at-least') return false;
  if (typeof a.needs === 'number' && typeof b.needs === 'number') return a.needs > b.needs;
  const attribute = lookup(base).attributes.get(a.attribute);
  const order = attribute === undefined ? [] : holdsValues(attribute.shape).map(({ id }) => id);
  return order.indexOf(String(a.needs)) > order.indexOf(String(b.needs));
}

/** What tells two changes apart. */
export const keyOf = ({ attribute, test, needs }: Change): string => JSON.stringify([attribute, test, needs]);
