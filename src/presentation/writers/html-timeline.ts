import type { Bar, Block } from '../document.js';
import { barWords, lastMonth, markWords, scaleMarks } from '../words/dates.js';
import { sentence } from '../words/english.js';
import { element, type HtmlElement } from './elements.js';

type Timeline = Extract<Block, { kind: 'timeline' }>;

/** In units of the picture: its width, the margin at both sides, a bar with its label, the bar alone, and the scale. */
const size = { width: 640, margin: 14, row: 34, label: 14, bar: 12, scale: 30, room: 52 } as const;
/** So many letters of a label fit above a bar; the words beside the picture have all of them. */
const lettersInLabel = 92;
/** So many marks of a scale can be told apart. */
const mostMarks = 12;

/** A timeline in words, as a list, and as a picture: each says all that the other does. `id` is unique in the page. */
export const htmlTimeline = ({ title, bars }: Timeline, id: string): HtmlElement =>
  element(
    'figure',
    { class: 'timeline' },
    element('figcaption', {}, title),
    picture(title, bars, id),
    element(
      'ol',
      {},
      bars.map((bar) => element('li', {}, wordsOf(bar))),
    ),
  );

const wordsOf = (bar: Bar): string => `${bar.label}: ${barWords(bar)}.${bar.aside === undefined ? '' : ` ${sentence(bar.aside)}`}`;

function picture(title: string, bars: readonly Bar[], id: string): HtmlElement {
  const months = lastMonth(bars);
  const height = bars.length * size.row + size.scale;
  const x = (month: number): number => Math.round((size.margin + (month / months) * (size.width - 2 * size.margin)) * 10) / 10;
  const spoken = `Months from now, from left to right. ${bars.map(wordsOf).join(' ')}`;
  return element(
    'svg',
    { viewBox: `0 0 ${size.width} ${height}`, role: 'img', 'aria-labelledby': `${id}-title ${id}-words` },
    element('title', { id: `${id}-title` }, title),
    element('desc', { id: `${id}-words` }, spoken),
    bars.flatMap((bar, index) => drawBar(bar, index * size.row, x)),
    drawScale(months, bars.length * size.row + 6, x),
  );
}

function drawBar(bar: Bar, top: number, x: (month: number) => number): readonly HtmlElement[] {
  const start = x(bar.from);
  const middle = top + size.label + 3 + size.bar / 2;
  const shape =
    bar.to > bar.from
      ? element('rect', {
          class: bar.tone,
          x: String(start),
          y: String(top + size.label + 3),
          width: String(Math.max(Math.round((x(bar.to) - start) * 10) / 10, 3)),
          height: String(size.bar),
          rx: '2',
        })
      : element('path', { class: bar.tone, d: `M${start} ${middle - 7}l7 7-7 7-7-7z` });
  // A label in the right half of the picture ends at its edge, so that it is not cut off.
  const late = start > size.width * 0.45;
  const place: Readonly<Record<string, string>> = late
    ? { x: String(size.width - size.margin), 'text-anchor': 'end' }
    : { x: String(start) };
  const words = `${bar.label}: ${barWords(bar)}`;
  const room = late ? lettersInLabel : Math.floor(((size.width - start) / size.width) * lettersInLabel);
  const label = words.length <= room ? words : `${words.slice(0, room - 1).trimEnd()}…`;
  return [element('text', { ...place, y: String(top + size.label - 2) }, label), shape];
}

function drawScale(months: number, top: number, x: (month: number) => number): readonly HtmlElement[] {
  const marks = scaleMarks(months, Math.min(mostMarks, Math.floor(size.width / size.room)));
  const ends = element('path', {
    class: 'scale',
    d: `M${x(0)} ${top}H${x(months)}${marks.map((month) => `M${x(month)} ${top - 4}v8`).join('')}`,
  });
  const anchor = (month: number): string => (month === 0 ? 'start' : month === months ? 'end' : 'middle');
  return [
    ends,
    ...marks.map((month) => element('text', { x: String(x(month)), y: String(top + 18), 'text-anchor': anchor(month) }, markWords(month))),
  ];
}
