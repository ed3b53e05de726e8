import { type CheckReport, type OfferKind, offerKinds, offerOf, type Result, type Unanswered } from '../../domain/advice.js';
import type { Attribute } from '../../domain/attribute.js';
import { unreachable } from '../../domain/failure.js';
import type { WayFinding } from '../../domain/finding.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import {
  type Block,
  command,
  type Document,
  type Item,
  list,
  note,
  paragraph,
  type Row,
  rows,
  section,
  spansOf,
  type Text,
} from '../document.js';
import { type Lookup, lookup } from '../lookup.js';
import { createNotes } from '../words/citations.js';
import { count, distinct, firstFew, joinWith, upperFirst } from '../words/english.js';
import { bestFirst, bestWay, gist, isOurReading } from '../words/summary.js';
import { offerWords, verdictAside, verdictText, verdictTones } from '../words/verdicts.js';
import { wayName, wayWords } from '../words/ways.js';
import { footer, inferredSection } from './footer.js';
import { nextFor } from './next-steps.js';
import { coverage, type Depth, type RowContext, requirementRows } from './requirement-rows.js';

/** In a brief page, so many other ways in are given a line of their own. */
const otherWaysShown = 5;

/**
 * The verdict on some roles and routes, requirement by requirement, with both sides. `detail: 'all'` gives every way in
 * with every requirement; else the best one is given so, and the others in a line or two.
 */
export function checkDocument(report: CheckReport, base: KnowledgeBase, options: { readonly detail?: Depth } = {}): Document {
  const notes = createNotes(base);
  const context: RowContext = { base, asOf: report.asOf, profile: report.profile, notes, depth: options.detail ?? 'brief' };
  const results = report.results.map((result) => resultSection(result, context));
  return {
    title: null,
    blocks: [...results, ...stillToAsk(report.unanswered, base), ...inferredSection(report.inferred, base), ...footer(report, base, notes)],
  };
}

function resultSection(result: Result, context: RowContext): Block {
  const look = lookup(context.base);
  const ways = bestFirst(result.ways, context.base);
  const best = ways.find(({ way }) => way.id === result.best) ?? ways[0];
  const offers = offersIn(result, ways, look);
  const job = offers.find(({ kind }) => kind === 'jobs')?.way;
  // The job itself first, then the way that the verdict is taken from.
  const lead = distinct([job, best].filter((way) => way !== undefined));
  const others = ways.filter((way) => !lead.includes(way));
  const isNamed = ways.length > 1 || best?.way.kind !== 'direct';
  const full = context.depth === 'all' ? others : [];
  const inFull = (way: WayFinding): Block =>
    section(
      upperFirst(wayWords(way.way, look)),
      [rows(requirementRows(way, context))],
      verdictAside(way.verdict, way.from, way.way.noRule, isOurReading(way)),
    );
  const blocks = [
    ...(offers.length > 1 ? [rows(offers.map(offerRow))] : []),
    ...lead.flatMap((way) => wayBlocks(way, result, context, isNamed)),
    ...full.map(inFull),
    ...(context.depth === 'all' ? [] : otherWays(others, context.base, look)),
  ];
  const aside = verdictAside(result.verdict, result.from, result.noRule, isOurReading(bestWay(result)));
  // What is open by training only is not called open without a word more.
  const by = best === undefined || best === job ? undefined : offers.find(({ way }) => way === best)?.kind;
  return section(result.title, blocks, by === undefined ? aside : { ...aside, text: `${offerWords[by]}: ${aside.text}` });
}

type Offered = { readonly kind: OfferKind; readonly way: WayFinding };

/** The best way of each kind: the job, paid training for it, study that comes before. A route named by itself has none. */
function offersIn({ id, kind }: Result, ways: readonly WayFinding[], look: Lookup): readonly Offered[] {
  const role = kind === 'role' ? look.roles.get(id) : undefined;
  if (role === undefined) return [];
  return offerKinds.flatMap((offer): readonly Offered[] => {
    const own = ways.filter(({ way }) => offerOf(way, role) === offer);
    // A way without a rule represents the post only where the others are closed.
    const way =
      own.find(({ way: { noRule }, verdict }) => !noRule && verdict !== 'closed') ?? own.find(({ way: { noRule } }) => noRule) ?? own[0];
    return way === undefined ? [] : [{ kind: offer, way }];
  });
}

const verdictOf = (way: WayFinding): string => verdictText(way.verdict, way.from, way.way.noRule, isOurReading(way));

const offerRow = ({ kind, way }: Offered): Row => ({
  label: offerWords[kind],
  tone: way.way.noRule ? 'judge' : verdictTones[way.verdict],
  text: verdictOf(way),
});

function wayBlocks(way: WayFinding, result: Result, context: RowContext, named: boolean): readonly Block[] {
  const checked = coverage(way);
  return [
    ...(named && result.kind === 'role' ? [note('Way in', wayWords(way.way, lookup(context.base)))] : []),
    ...(way.way.noRule ? [paragraph('We found no entry rule for this post. Ask the employer what they look for.')] : []),
    ...(way.findings.length === 0 && way.way.openEntry === undefined ? [] : [rows(requirementRows(way, context))]),
    ...inFull(checked, way, result, context.depth),
    ...nextFor(result, way, context),
  ];
}

/** How much was checked, and where all of it is. */
function inFull(checked: string, { way, findings }: WayFinding, { id }: Result, depth: Depth): readonly Block[] {
  const front = checked === '' ? [] : [`${checked}. `];
  const more =
    depth === 'all' || findings.length === 0 ? [] : ['Every requirement in full: ', command(`hi-careers show ${way.route ?? id}`)];
  return front.length + more.length === 0 ? [] : [paragraph([...front, ...more])];
}

function otherWays(others: readonly WayFinding[], base: KnowledgeBase, look: Lookup): readonly Block[] {
  if (others.length === 0) return [];
  const shown = firstFew(others, otherWaysShown);
  const rest = others.slice(shown.length);
  return [
    paragraph(`${upperFirst(count(others.length, 'other way'))} in:`),
    list([...shown.map((way) => otherWay(way, base, look)), ...(rest.length === 0 ? [] : [restOf(rest, look)])]),
  ];
}

function otherWay(way: WayFinding, base: KnowledgeBase, look: Lookup): Item {
  const why = gist(way, base);
  const text = `${upperFirst(wayWords(way.way, look))}: ${verdictOf(way)}`;
  return { text, ...(why === null || why.text === '' ? {} : { more: [why] }) };
}

const restOf = (rest: readonly WayFinding[], look: Lookup): Item => ({
  text: `And ${rest.length} more (all of them with --all): ${rest.map((one) => `${wayName(one.way, look)} (${verdictOf(one)})`).join('; ')}`,
});

/** So many questions are named on the page of a check. */
const shown = 3;
/** So many flags are named for one question. */
const flagsNamed = 3;
/** Up to so many values besides the first are named. */
const valuesNamed = 6;

/** What is not known yet and could still change the answer, with how to say it. Nothing where nothing is open. */
export function stillToAsk(unanswered: readonly Unanswered[], base: KnowledgeBase): readonly Block[] {
  const items = unanswered.slice(0, shown).flatMap((one) => askItem(one, base));
  const more = unanswered.length - shown;
  const last: readonly Item[] =
    more > 0 ? [{ text: ['And ', count(more, 'more question'), '. To be asked all of them: ', command('hi-careers advise')] }] : [];
  return items.length === 0 ? [] : [section('What would settle more', [list([...items, ...last])])];
}

function askItem({ question, attributes }: Unanswered, base: KnowledgeBase): readonly Item[] {
  const look = lookup(base);
  const text = look.questions.get(question)?.text;
  if (text === undefined) return [];
  const flags = attributes.flatMap((id) => look.attributes.get(id) ?? []).slice(0, flagsNamed);
  return [
    {
      text:
        flags.length === 0
          ? text
          : [text, ' Add ', ...flags.flatMap((flag, index) => [...(index === 0 ? [] : [', ']), ...spansOf(flagFor(flag))])],
    },
  ];
}

/** The flag with which an attribute is answered, and what may follow it: `--age NUMBER`, `--maths or --no-maths`. */
export function flagFor({ id, shape }: Attribute): Text {
  switch (shape.kind) {
    case 'yes-no':
      return [command(`--${id}`), ' or ', command(`--no-${id}`)];
    case 'number':
      return [command(`--${id} NUMBER`)];
    case 'choice':
    case 'ordered':
    case 'set': {
      const [first, ...rest] = shape.values.map((value) => value.id);
      if (rest.length === 0 || rest.length > valuesNamed) return [command(`--${id} VALUE`)];
      return [command(`--${id} ${first}`), ` (or ${joinWith('or', rest)})`];
    }
    default:
      return unreachable(shape);
  }
}
