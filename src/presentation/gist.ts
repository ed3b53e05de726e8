import type { Profile } from '../domain/answers.js';
import type { Finding, WayFinding } from '../domain/finding.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { bestVerdictFirst } from '../domain/verdict.js';
import { attributeWords, evidenceAlone, evidenceWords } from './attribute-words.js';
import { distinct, joinWith, lowerFirst, withoutStop } from './english.js';
import { missingOfAll } from './gap-words.js';
import { lookup } from './lookup.js';
import { isScarce } from './way-words.js';

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

/** Of the attributes that would settle a finding, those of which the person was not sure. */
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
    case 'unknown':
      return {
        label: 'to be asked',
        text: askedWords(
          deciding(way).filter(({ state }) => state === 'not-known'),
          base,
        ),
      };
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
