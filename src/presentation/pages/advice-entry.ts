import type { Horizon, Offer, RoleAdvice } from '../../domain/advice.js';
import { holdsValues } from '../../domain/attribute.js';
import type { WayFinding } from '../../domain/finding.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { type Detail, type Item, joined, joinedBy, type Text } from '../document.js';
import { lookup } from '../lookup.js';
import { nationOf } from '../words/attributes.js';
import { basisWords, caution } from '../words/citations.js';
import { dateWords } from '../words/dates.js';
import { distinct, firstSentence, lowerFirst, sentence, upperFirst, withoutStop } from '../words/english.js';
import { overrideDetail } from '../words/overrides.js';
import { shortPayWords } from '../words/pay.js';
import { deciding, gist, judgedNotes, youWords } from '../words/summary.js';
import { trainingWords } from '../words/ways.js';
import { whenWords } from './first-screen.js';
import type { RowContext } from './requirement-rows.js';

/**
 * A role in a few lines: when and for what pay, then why in one line, what of it suits, and, where the post itself is not to be had
 * yet, the training for it, named as training.
 */
export function roleItem(advice: RoleAdvice, context: RowContext): Item {
  const way = advice.ways.find(({ way: { id } }) => id === (advice.jobs?.way ?? advice.best));
  const more: readonly Detail[] = [...suits(advice, context.base), ...training(advice, context.base), ...marked(way)];
  return {
    text: joined(
      [{ kind: 'strong', text: advice.title }],
      joinedBy(' ', [facts(advice, context), way === undefined ? '' : reason(way, advice, context)]),
    ),
    ...(more.length === 0 ? {} : { more }),
  };
}

/** `: from July 2027, band 3, from £25,760.` */
function facts(advice: RoleAdvice, { base, asOf, profile }: RowContext): string {
  const band = lookup(base).roles.get(advice.id)?.band;
  const isTimed = advice.horizon !== 'now' && advice.horizon !== 'not-known' && advice.horizon !== 'not-open';
  const parts = [
    ...(isTimed ? [whenWords(advice, asOf)] : []),
    ...(band === undefined ? [] : [shortPayWords(band, base, nationOf(profile, base))]),
  ];
  return parts.length === 0 ? '.' : `: ${parts.join('; ')}.`;
}

const isYearsAway = (horizon: Horizon): boolean => horizon === 'one-to-three-years' || horizon === 'longer';

/** Why the job is as near as it is: the first thing that stands in the way, else what the person has. */
function reason(way: WayFinding, { horizon }: RoleAdvice, context: RowContext): Text {
  if (way.way.noRule)
    return isYearsAway(horizon)
      ? 'We found no entry rule, but think employers want work in its field or at its level first.'
      : 'We found no entry rule: ask the employer.';
  if (way.verdict === 'open-later') return awaited(way);
  if (way.verdict === 'judged') return sentence(judgedNotes(way)[0] ?? 'The employer decides');
  const why = gist(way, context.base);
  return why === null || why.text === '' ? has(way, context) : `${upperFirst(why.label)}: ${withoutStop(lowerFirst(why.text))}.`;
}

/** What has to come true before the way in opens. */
function awaited(way: WayFinding): string {
  const texts = deciding(way)
    .filter(({ from }) => from !== null)
    .map(({ requirement }) => lowerFirst(firstSentence(requirement.text)));
  return texts.length === 0 ? '' : `Once this is true: ${sentence(distinct(texts).join('; '))}`;
}

/** The first thing that is met and that the person has, with its source; not what every job asks for, nor what nobody can change. */
function has(best: WayFinding, { base, asOf, notes }: RowContext): Text {
  const { openEntry } = best.way;
  const shared = new Set([...base.sharedEntry.jobs, ...base.sharedEntry.training].map(({ id }) => id));
  const met = deciding(best).find(
    ({ state, requirement, override }) => state === 'met' && !requirement.fixed && override === undefined && !shared.has(requirement.id),
  );
  const of = openEntry ?? met?.requirement;
  if (of === undefined) return 'We found no other requirement.';
  const basis = openEntry === undefined ? met?.requirement.basis : undefined;
  const you = openEntry === undefined && met !== undefined ? youWords(met, base) : '';
  const weaker = caution(of, base, asOf);
  const brackets = [
    ...(you === '' || you === 'yes' ? [] : [`you: ${you}`]),
    ...(basis === undefined ? [] : [basisWords(basis)]),
    ...(weaker === null ? [] : [weaker]),
  ];
  const text = withoutStop(firstSentence(of.text));
  return joined(`${brackets.length === 0 ? text : `${text} (${brackets.join('; ')})`}.`, notes.cite(of.sources, 1));
}

const suits = ({ fit: { enjoys, avoids, score } }: RoleAdvice, base: KnowledgeBase): readonly Detail[] => {
  const liked = enjoys.length === 0 || score === 0 ? null : activities(enjoys, base);
  const not = avoids.length === 0 ? null : `it involves ${activities(avoids, base)}, which you would rather not do`;
  if (liked === null) return not === null ? [] : [{ label: 'may not suit you', text: not }];
  return [{ label: 'suits you', text: not === null ? liked : `${liked}; but ${not}` }];
};

/** Training for a post that is not to be had yet. */
function training({ horizon, training: offer, ways }: RoleAdvice, base: KnowledgeBase): readonly Detail[] {
  const isJob = horizon === 'now' || horizon === 'ask' || horizon === 'not-open';
  const route =
    isJob || !isOffered(offer) ? undefined : lookup(base).routes.get(ways.find(({ way }) => way.id === offer.way)?.way.route ?? '');
  if (route === undefined) return [];
  const from = offer?.from ?? null;
  return [{ label: 'or train for it', text: [trainingWords(route), ...(from === null ? [] : [`from ${dateWords(from)}`])].join('; ') }];
}

/** Training is named where somebody could begin it, and it does not lead backwards. */
const isOffered = (offer: Offer | null): offer is Offer =>
  offer !== null && !offer.backwards && (offer.verdict === 'open' || offer.verdict === 'open-later' || offer.verdict === 'judged');

/** What an adviser marked in the way that the reason is taken from. */
const marked = (way: WayFinding | undefined): readonly Detail[] =>
  (way?.findings ?? []).flatMap(({ override, requirement }) => {
    if (override === undefined) return [];
    const { label, text } = overrideDetail(override);
    return [{ label, text: joined(`${firstSentence(requirement.text)}: `, text) }];
  });

/** The names of activities, heaviest first. */
export function activities(ids: readonly string[], base: KnowledgeBase): string {
  const values = base.attributes.filter(({ fit }) => fit !== undefined).flatMap(({ shape }) => holdsValues(shape));
  return ids.map((id) => lowerFirst(values.find((value) => value.id === id)?.label ?? id)).join(', ');
}
