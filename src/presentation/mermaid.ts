import type { Bar, Block, Branch, Text } from './document.js';
import { spansOf } from './document.js';
import { sanitise } from './sanitise.js';

type Timeline = Extract<Block, { kind: 'timeline' }>;

/**
 * Words for a picture: letters, digits and the few signs that mean nothing to Mermaid, nor to the fence around it.
 * What is left out stands in the words beside the picture.
 */
const words = (text: string): string =>
  sanitise(text, 'unicode')
    .replace(/[^\p{L}\p{N} ,.()'/+-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/-{2,}/g, '-')
    .trim() || 'no words';

/** A timeline as a Gantt chart, in real months from the day of asking. */
export function ganttChart({ title, bars }: Timeline, asOf: string): string {
  const rows = bars.map((bar) => `    ${words(bar.label)} :${kindOf(bar)}${day(asOf, bar.from)}, ${day(asOf, Math.max(bar.to, bar.from))}`);
  return ['gantt', `    title ${words(title)}`, '    dateFormat YYYY-MM-DD', '    axisFormat %b %Y', ...rows].join('\n');
}

const kindOf = ({ from, to }: Bar): string => (to > from ? '' : 'milestone, ');

/** The first of the month so many months after a day. */
function day(asOf: string, months: number): string {
  const month = Number(asOf.slice(0, 4)) * 12 + Number(asOf.slice(5, 7)) - 1 + Math.round(months);
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** A tree as a flowchart from left to right. */
export function treeChart(root: Branch): string {
  const lines: string[] = ['flowchart LR'];
  let count = 0;
  const draw = ({ text, branches }: Branch): string => {
    const name = `n${count++}`;
    lines.push(`    ${name}["${words(plainText(text))}"]`);
    for (const one of branches) lines.push(`    ${name} --> ${draw(one)}`);
    return name;
  };
  draw(root);
  return lines.join('\n');
}

const plainText = (text: Text): string =>
  spansOf(text)
    .map((span) => (typeof span === 'string' ? span : 'text' in span ? span.text : 'url' in span ? span.url : ''))
    .join('');
