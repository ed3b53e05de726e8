import { holdsValues } from '../../domain/attribute.js';
import type { Route } from '../../domain/knowledge-base.js';
import { address, type Block, command, type Item, joined, list, note, paragraph, section, type Text } from '../document.js';
import { lookup, titleOf } from '../lookup.js';
import { overdueEdition } from '../words/citations.js';
import { dateWords, durationWords } from '../words/dates.js';
import { joinWith, sentence, upperFirst, withoutStop } from '../words/english.js';
import { earnWords, routeStateWords, wayKindWords } from '../words/verdicts.js';
import { levelWords } from '../words/ways.js';
import { applyWhen } from './next-steps.js';
import {
  disputedSection,
  entrySection,
  factRow,
  facts,
  gainItems,
  listSection,
  type ShowContext,
  sourcedSection,
  sourcedText,
} from './show-parts.js';

/** A route in full: what it is, whom it takes, how long, pay and cost, when it opens, and what it leads to. */
export function routeBlocks(route: Route, context: ShowContext): readonly Block[] {
  const look = lookup(context.base);
  return [
    section(route.title, [paragraph(sentence(route.summary)), ...routeFactRows(route, context)]),
    ...entrySection(route.entry, context),
    ...applySection(route, context),
    ...listSection(
      'Trains for',
      route.trainsFor.map(
        ({ role, basis, sources }): Item => ({
          text: joined(
            `${titleOf(look, role)}${basis === 'our-reading' ? ' (our reading: we matched what it teaches with the role)' : ''}`,
            context.notes.cite(sources),
          ),
        }),
      ),
    ),
    ...listSection('What you have at the end', gainItems(route.gives, context.base)),
    ...sourcedSection('Stages', route.stages, context),
    ...route.modules.map(
      ({ title, items, sources }): Block =>
        section(`Modules: ${title}`, [list(items.map((text) => ({ text }))), ...from(context.notes.cite(sources))]),
    ),
    ...sourcedSection('How many get a place', [...(route.scarce === undefined ? [] : [route.scarce]), ...route.competition], context),
    ...sourcedSection('Afterwards', route.after, context),
    ...sourcedSection('Good to know', route.notes, context),
    ...disputedSection(route.disputed, context),
    note('What it means for you', [command(`hi-careers check ${route.id}`)]),
  ];
}

const from = (cited: Text): readonly Block[] => (cited.length === 0 ? [] : [paragraph(joined('From', cited))]);

function routeFactRows(route: Route, context: ShowContext): readonly Block[] {
  const { base, notes } = context;
  const place = base.attributes.find((attribute) => attribute.place === true);
  const nations = route.nations.values.map(
    (id) => holdsValues(place?.shape ?? { kind: 'yes-no' }).find((value) => value.id === id)?.label ?? id,
  );
  const { status, duration } = route;
  const open = [routeStateWords[status.value], status.since === undefined ? '' : `since ${dateWords(status.since)}`]
    .filter((part) => part !== '')
    .join(', ');
  const overdue = context.asOf === undefined ? null : overdueEdition(status.sources, base, context.asOf);
  const state = [open, status.note, overdue === null ? undefined : upperFirst(overdue)]
    .flatMap((part) => part ?? [])
    .map(withoutStop)
    .join('. ');
  const time =
    duration === undefined
      ? undefined
      : joined(
          `${durationWords(duration)}${duration.note === undefined ? '' : `. ${withoutStop(duration.note)}`}`,
          notes.cite(duration.sources),
        );
  return facts(
    factRow('also called', joinWith('or', route.otherTitles)),
    factRow(
      'kind',
      [wayKindWords[route.kind], route.level === undefined ? '' : levelWords(route.level)].filter((part) => part !== '').join(', '),
    ),
    factRow('status', joined(state, notes.cite(status.sources))),
    factRow(
      'where',
      nations.length === 0 ? 'no page says in which nations' : joined(joinWith('and', nations), notes.cite(route.nations.sources)),
    ),
    factRow('how long', time),
    factRow('earning', route.earn === undefined ? undefined : earnWords[route.earn]),
    factRow('pay', route.pay === undefined ? undefined : sourcedText(route.pay, context)),
    factRow('cost', route.cost === undefined ? undefined : sourcedText(route.cost, context)),
  );
}

function applySection({ apply }: Route, { notes }: ShowContext): readonly Block[] {
  if (apply === undefined) return [];
  const when = applyWhen(apply);
  const where = joined(withoutStop(apply.where), notes.cite(apply.sources));
  return [
    section(
      'How to apply',
      facts(
        factRow('where', where),
        factRow('address', apply.url === undefined ? undefined : [address(apply.url)]),
        factRow('when', when === null ? undefined : upperFirst(withoutStop(when))),
      ),
    ),
  ];
}
