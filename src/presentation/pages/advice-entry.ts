import type { Advice, Fit, Group, NextStep, RoleAdvice, UnlockingChange } from '../../domain/advice.js';
import { holdsValues } from '../../domain/attribute.js';
import type { GapSet, WayFinding } from '../../domain/finding.js';
import type { KnowledgeBase, Role, Route } from '../../domain/knowledge-base.js';
import { type Aside, entry, type Item, joined, joinedBy, type Row, rows, type Section, type Text } from '../document.js';
import { lookup } from '../lookup.js';
import { caution } from '../words/citations.js';
import { dateWords } from '../words/dates.js';
import { distinct, firstSentence, lowerFirst, withoutStop } from '../words/english.js';
import { overrideDetail } from '../words/overrides.js';
import { bestFirst, deciding, gist, keyOf, youWords } from '../words/summary.js';
import { verdictTones } from '../words/verdicts.js';
import { routeWords, scarceLast, wayName, wayWords } from '../words/ways.js';
import { bandAndPayWords } from './pay.js';
import type { RowContext } from './requirement-rows.js';

/** In an entry, so many ways in are named; so many reasons are given. */
const waysNamed = 3;
const reasonsGiven = 2;

/** What closes a gap, as far as the advice says it: the change, by its key, to the routes that give it. */
export type Closers = ReadonlyMap<string, readonly Route[]>;

/** Every opening that the advice speaks of, by its change. Routes with few places come last. */
export function closersIn(advice: Advice, base: KnowledgeBase): Closers {
  const look = lookup(base);
  const steps: readonly NextStep[] = [...advice.nextSteps, ...advice.laterSteps];
  const openings: readonly UnlockingChange[] = [
    ...(advice.smallestChange === null ? [] : [advice.smallestChange]),
    ...steps.flatMap((step) => (step.kind === 'gain' ? [step.opening] : [])),
  ];
  return new Map(openings.map(({ change, by }) => [changeKey([change]), scarceLast(by.flatMap((id) => look.routes.get(id) ?? []))]));
}

const changeKey = (set: GapSet): string => set.map(keyOf).join(' ');

/** A role at length: which way in, why, what is missing and what closes it, what a person decides. */
export function roleEntry(advice: RoleAdvice, closers: Closers, context: RowContext): Section {
  const { base } = context;
  const role = lookup(base).roles.get(advice.id);
  const ways = bestFirst(advice.ways, base);
  const best = ways.find(({ way }) => way.id === advice.best) ?? ways[0];
  if (best === undefined) return entry(advice.title, []);
  const alike = [best, ...ways.filter((way) => way !== best && way.verdict === best.verdict)];
  const all: readonly (Row | null)[] = [
    fact('way in', waysIn(alike, base)),
    isNear(advice.group) ? becauseRow(best, context) : null,
    fromRow(best),
    ...missingRows(best, closers, base),
    ...markedRows(best),
    ...suitsRows(advice.fit, base),
  ];
  return entry(advice.title, [rows(all.filter((row) => row !== null))], asideOf(advice.fit, role, base));
}

/** Where nothing is missing, the page says why; elsewhere, what is missing says more. */
const isNear = (group: Group): boolean => group === 'open' || group === 'judged';

const fact = (label: string, text: Text): Row => ({ label, tone: 'neutral', text });

function asideOf({ score }: Fit, role: Role | undefined, base: KnowledgeBase): Aside {
  const parts = [
    ...(score === null ? [] : [`fits ${score} of 100`]),
    ...(role?.band === undefined ? [] : [bandAndPayWords(role.band, base)]),
  ];
  return { text: parts.join(', '), tone: 'neutral', loud: false };
}

function waysIn(ways: readonly WayFinding[], base: KnowledgeBase): string {
  const look = lookup(base);
  const named = ways.slice(0, waysNamed).map(({ way }) => wayWords(way, look));
  const more = ways.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** Why the verdict is as good as it is: what is met, with what the person has. What nobody can change goes without saying. */
function becauseRow(best: WayFinding, { base, asOf, notes }: RowContext): Row | null {
  const { openEntry } = best.way;
  if (openEntry !== undefined)
    return fact('because', reason(withoutStop(openEntry.text), '', caution(openEntry, base, asOf), notes.cite(openEntry.sources, 1)));
  const met = deciding(best)
    .filter(({ state, requirement, override }) => state === 'met' && !requirement.fixed && override === undefined)
    .slice(0, reasonsGiven);
  if (met.length === 0) return null;
  const texts = met.map((finding, index): Text => {
    const { requirement } = finding;
    const text = firstSentence(requirement.text);
    return reason(
      index === 0 ? text : lowerFirst(text),
      youWords(finding, base),
      caution(requirement, base, asOf),
      notes.cite(requirement.sources, 1),
    );
  });
  return fact('because', joinedBy('; ', texts));
}

function reason(text: string, you: string, weaker: string | null, cited: Text): Text {
  const brackets = [...(you === '' || you === 'yes' ? [] : [`you: ${you}`]), ...(weaker === null ? [] : [weaker])];
  return joined(brackets.length === 0 ? text : `${text} (${brackets.join('; ')})`, cited);
}

/** When the way in opens, and what has to come true for it. */
function fromRow(best: WayFinding): Row | null {
  if (best.from === null) return null;
  const awaited = deciding(best)
    .filter(({ from }) => from !== null)
    .map(({ requirement }) => lowerFirst(firstSentence(requirement.text)));
  return {
    label: 'from',
    tone: 'later',
    text: [dateWords(best.from), ...(awaited.length === 0 ? [] : [`once this is so: ${distinct(awaited).join('; ')}`])].join(', '),
  };
}

function missingRows(best: WayFinding, closers: Closers, base: KnowledgeBase): readonly Row[] {
  const why = gist(best, base);
  if (why === null || why.text === '') return [];
  const sets = deciding(best)
    .filter(({ state }) => state === 'not-met')
    .flatMap(({ gaps }) => gaps);
  const routes = distinct(sets.flatMap((set) => closers.get(changeKey(set)) ?? [])).slice(0, 2);
  const closes = routes.map(routeWords);
  return [
    { label: why.label, tone: verdictTones[best.verdict], text: why.text },
    ...(closes.length === 0 ? [] : [fact('get it by', closes.join('; or '))]),
  ];
}

/** What an adviser marked in the way that the verdict is taken from. */
const markedRows = ({ findings }: WayFinding): readonly Row[] =>
  findings.flatMap(({ override, requirement }) => {
    if (override === undefined) return [];
    const { label, text } = overrideDetail(override);
    return [fact(label, joined(`${firstSentence(requirement.text)}: `, text))];
  });

const suitsRows = ({ enjoys, avoids }: Fit, base: KnowledgeBase): readonly Row[] => [
  ...(enjoys.length === 0 ? [] : [fact('suits you', activities(enjoys, base))]),
  ...(avoids.length === 0 ? [] : [fact('but it has', `${activities(avoids, base)}, which you would rather not do`)]),
];

/** The names of activities, heaviest first. */
export function activities(ids: readonly string[], base: KnowledgeBase): string {
  const values = base.attributes.filter(({ fit }) => fit !== undefined).flatMap(({ shape }) => holdsValues(shape));
  return ids.map((id) => lowerFirst(values.find((value) => value.id === id)?.label ?? id)).join(', ');
}

/** A role in one or two lines: its best way in, and what stands before it. */
export function roleItem(advice: RoleAdvice, base: KnowledgeBase): Item {
  const ways = bestFirst(advice.ways, base);
  const best = ways.find(({ way }) => way.id === advice.best) ?? ways[0];
  const why = best === undefined ? null : gist(best, base);
  const name = best === undefined || best.way.kind === 'direct' ? '' : `, ${wayName(best.way, lookup(base))}`;
  const marked = (best?.findings ?? []).flatMap(({ override }) => (override === undefined ? [] : [overrideDetail(override)]));
  const more = [...(why === null || why.text === '' ? [] : [why]), ...marked];
  return { text: `${advice.title}${name}`, ...(more.length === 0 ? {} : { more }) };
}
