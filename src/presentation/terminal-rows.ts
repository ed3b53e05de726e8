import type { Detail, Row } from './document.js';
import { columns, fill, hang, type Ink, wrap } from './ink.js';

/** Between two columns. */
const gap = 2;
/** At most this part of the width goes to the labels. */
const widestLabel = 0.6;
/** The text of a row whose label is wider than that stands below it, set in by this much. */
const setIn = 4;
/** Labels of several words are broken to this width, so that they leave room for the text. */
const labelBreak = 12;
/** Under this many columns beside the labels, the other side stands below the text. */
const roomForThree = 56;

type Widths = { readonly label: number; readonly text: number; readonly aside: number };

/** Rows as columns `label  text  the other side`; what has no room of its own goes below. */
export function drawRows(rows: readonly Row[], ink: Ink, width: number): readonly string[] {
  const widths = measure(rows, ink, width);
  return rows.flatMap((row) => drawRow(row, widths, ink, width));
}

function measure(rows: readonly Row[], ink: Ink, width: number): Widths {
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(columns));
  const labels = rows.flatMap((row) => wrap(ink.clean(row.label), labelBreak));
  const label = Math.min(widest(labels), Math.floor(width * widestLabel)) + gap;
  const room = width - label;
  const aside = Math.min(widest(rows.map((row) => ink.clean(row.aside ?? ''))), Math.floor(room * 0.4));
  return { label, text: room - (aside > 0 ? aside + gap : 0), aside: room < roomForThree ? 0 : aside };
}

function drawRow(row: Row, widths: Widths, ink: Ink, width: number): readonly string[] {
  const label = wrap(ink.tint(row.label, row.tone), Math.max(widths.label - gap, 1));
  if (label.some((line) => columns(line) > widths.label - gap)) {
    return [...label, ...drawBody(row, { ...widths, aside: 0 }, ink, width - setIn).map((line) => ' '.repeat(setIn) + line)];
  }
  const body = drawBody(row, widths, ink, width - widths.label);
  return Array.from({ length: Math.max(label.length, body.length) }, (_, at) => fill(label[at] ?? '', widths.label) + (body[at] ?? ''));
}

/** What stands beside the label, or below it. */
function drawBody(row: Row, widths: Widths, ink: Ink, room: number): readonly string[] {
  const more = (row.more ?? []).flatMap((detail) => drawDetail(detail, ink, room));
  if (row.aside === undefined) return [...wrap(ink.draw(row.text), room), ...more];
  const aside = ink.clean(row.aside);
  if (widths.aside === 0) return [...wrap(ink.draw(row.text), room), ...hang('', aside, room, 2), ...more];
  return [...besideEach(wrap(ink.draw(row.text), widths.text), wrap(aside, widths.aside), widths.text), ...more];
}

/** Two blocks of lines side by side. */
const besideEach = (left: readonly string[], right: readonly string[], width: number): readonly string[] =>
  Array.from({ length: Math.max(left.length, right.length) }, (_, index) => `${fill(left[index] ?? '', width + gap)}${right[index] ?? ''}`);

/** `label: text`, the next lines set in by two. */
export const drawDetail = ({ label, text }: Detail, ink: Ink, width: number): readonly string[] =>
  hang('', `${ink.clean(label)}: ${ink.draw(text)}`, width, 2);
