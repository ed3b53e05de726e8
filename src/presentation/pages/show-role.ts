import type { KnowledgeBase, Progression, Role, Specialism } from '../../domain/knowledge-base.js';
import { type Band, type BandPay, bandPay, type FrameworkLevel } from '../../domain/pay.js';
import { type Block, command, type Item, joined, note, paragraph, type Row, section } from '../document.js';
import { lookup, titleOf } from '../lookup.js';
import { placeName } from '../words/attributes.js';
import { monthsWords } from '../words/dates.js';
import { joinWith, poundsText, sentence, upperFirst, withoutStop } from '../words/english.js';
import { standingWords } from '../words/pay.js';
import { evidenceStrengthWords, frameworkWords, seniorityWords } from '../words/verdicts.js';
import { bandWords, wayWords } from '../words/ways.js';
import { activities } from './advice-entry.js';
import { disputedSection, entrySection, factRow, facts, listSection, type ShowContext, sourcedSection, sourcedText } from './show-parts.js';

/** A role in full: what it is, whom it takes, how one comes to it and where it leads. */
export function roleBlocks(role: Role, context: ShowContext): readonly Block[] {
  const { base, notes } = context;
  const look = lookup(base);
  const band =
    role.band === undefined
      ? undefined
      : joined(`${bandWords(role.band)}. ${upperFirst(withoutStop(role.band.basis))}`, notes.cite(role.band.sources));
  return [
    section(role.title, [
      paragraph(sentence(role.summary)),
      ...facts(
        factRow('also called', joinWith('or', role.otherTitles)),
        factRow('specialism', look.specialisms.get(role.specialism)?.title ?? role.specialism),
        factRow('kind of post', seniorityWords[role.seniority]),
        factRow('pay band', band),
        payRows(role.band, context),
        (role.frameworkLevels ?? []).flatMap((level) => frameworkRow(level, context)),
        factRow('activities', heaviest(role, context)),
        factRow('evidence', evidenceStrengthWords[role.evidence]),
      ),
    ]),
    ...(role.openEntry === undefined ? [] : [note('To start', sourcedText(role.openEntry, context))]),
    ...entrySection(role.entry, context),
    ...listSection(
      'Ways in',
      (base.roleWays[role.id] ?? []).map(
        (way): Item => ({ text: `${upperFirst(wayWords(way, look))}${way.noRule ? ': we found no entry rule' : ''}` }),
      ),
    ),
    ...listSection(
      'Where it leads',
      role.leadsTo.map((step) => stepItem(titleOf(look, step.role), step, context)),
    ),
    ...listSection(
      'Reached from',
      base.roles.flatMap((from) => from.leadsTo.filter((step) => step.role === role.id).map((step) => stepItem(from.title, step, context))),
    ),
    ...sourcedSection('Professional bodies', role.bodies, context),
    ...sourcedSection('Good to know', role.notes, context),
    ...payNotes(role.band, context),
    ...disputedSection(role.disputed, context),
    note('What it means for you', [command(`hi-careers check ${role.id}`)]),
  ];
}

/** `level in a framework: FEDIP level 3`. It is no NHS band. */
const frameworkRow = ({ framework, level, note: remark, sources }: FrameworkLevel, { notes }: ShowContext): readonly Row[] =>
  factRow(
    'framework',
    joined(
      `${frameworkWords[framework]}: ${/^\d/.test(level) ? `level ${level}` : level}${remark === undefined ? '' : `. ${withoutStop(remark)}`}`,
      notes.cite(sources),
    ),
  );

/** The activities in a role, heaviest first. */
function heaviest(role: Role, { base }: ShowContext): string {
  const ids = Object.entries(role.activities)
    .sort(([, a], [, b]) => b - a)
    .map(([id]) => id);
  return ids.length === 0 ? '' : activities(ids, base);
}

function stepItem(title: string, { afterMonths, basis, note: remark, sources }: Progression, { notes }: ShowContext): Item {
  const after = afterMonths === null ? '' : `, after about ${monthsWords(afterMonths)}`;
  const ours = basis === 'inferred' ? ' (our reading: no page states the step)' : '';
  return {
    text: joined(`${title}${after}${ours}`, notes.cite(sources)),
    ...(remark === undefined ? {} : { more: [{ label: 'note', text: withoutStop(remark) }] }),
  };
}

/** A specialism with its roles. */
export function specialismBlocks(item: Specialism, context: ShowContext): readonly Block[] {
  const roles = context.base.roles.filter(({ specialism }) => specialism === item.id);
  return [
    section(item.title, [paragraph(sentence(item.summary)), ...facts(factRow('also called', joinWith('or', item.otherTitles)))]),
    ...listSection(
      'Roles',
      roles.map((role): Item => ({ text: [`${role.title}: `, command(`hi-careers show ${role.id}`)] })),
    ),
    ...sourcedSection('Good to know', item.notes, context),
    ...disputedSection(item.disputed, context),
  ];
}

/** What a band pays, by each table, and what that does not promise. */
export function payRows(band: Band | undefined, context: ShowContext): readonly Row[] {
  const { base, notes } = context;
  const found = band === undefined ? [] : bandPay(band, base.pay);
  if (base.pay === undefined || found.length === 0) return [];
  return [
    ...found.flatMap((pay) => factRow(pay.used ? 'pay' : 'newer pay', joined(rangeWords(pay, base), notes.cite(pay.sources)))),
    ...factRow('take care', sourcedText(base.pay.warning, context)),
  ];
}

/** How pay moves and what may come on top: only where a band is shown with its pay. */
export const payNotes = (band: Band | undefined, context: ShowContext): readonly Block[] =>
  band === undefined || bandPay(band, context.base.pay).length === 0
    ? []
    : sourcedSection('About pay', context.base.pay?.notes ?? [], context);

function rangeWords({ entry, top, table }: BandPay, base: KnowledgeBase): string {
  const range = entry === top ? poundsText(entry) : `${poundsText(entry)} to ${poundsText(top)}`;
  const hours = table.hours === undefined ? '' : ` (${table.hours} hours a week)`;
  const remark = table.note === undefined ? '' : `. ${withoutStop(table.note)}`;
  return `${table.year} in ${placeName(table.nation, base)}: ${range} a year, full time${hours}${standingWords[table.standing]}${remark}`;
}
