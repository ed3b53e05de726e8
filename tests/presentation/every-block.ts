import fc from 'fast-check';
import type { Document } from '../../src/presentation/index.js';

/** A page with one of every block, every text in it the same. */
export const every = (text: string): Document => ({
  title: null,
  blocks: [
    {
      kind: 'section',
      level: 2,
      title: text,
      aside: { text: text === '' ? 'a' : text, tone: 'good', loud: true },
      blocks: [
        { kind: 'paragraph', text: [text, { kind: 'strong', text }, ' ', { kind: 'command', text }, { kind: 'refs', numbers: [1] }] },
        { kind: 'note', label: text, text },
        { kind: 'list', ordered: true, items: [{ text, more: [{ label: text, text }] }] },
        { kind: 'list', ordered: false, boxes: true, items: [{ text }] },
        { kind: 'rows', rows: [{ label: text, tone: 'bad', text, aside: text, more: [{ label: text, text }] }] },
        { kind: 'table', caption: text, head: [text, text], rows: [[text, text]] },
        {
          kind: 'timeline',
          title: text,
          bars: [
            { label: text, from: 0, to: 6, tone: 'good', aside: text },
            { label: text, from: 9, to: 9, tone: 'ask' },
          ],
        },
        { kind: 'tree', title: text, root: { text, branches: [{ text, branches: [] }] } },
        { kind: 'room', label: text, lines: 2 },
      ],
    },
    { kind: 'footnotes', notes: [{ number: 1, text, url: null }] },
  ],
});

const pieces = [
  '<script>',
  '</li>',
  '<!--',
  '-->',
  '&lt;',
  '&',
  '"',
  "'",
  '`',
  '```',
  '\n',
  '# ',
  '- ',
  '1. ',
  '![x](http://e)',
  '[a](b)',
  '<b>',
  '|',
  '---',
  '*',
  '_',
  '\\',
  '~~',
  '\u0000',
  '\u001b[31m',
  '\u202e',
  'https://e.org',
  'www.e.org',
  'a@e.org',
  '$x$',
  'word',
  ' ',
  ']]>',
  '"]',
  ';',
  ':',
  '%%{init}%%',
  'end',
  '@',
  '<https://e>',
];

/** Texts made of what means something to HTML, Markdown or Mermaid, and of anything else. No empty ones, which are left out. */
export const hostile: fc.Arbitrary<string> = fc
  .oneof(
    fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', minLength: 1 }),
  )
  .map((text) => `x${text}x`);

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

/** What somebody reads on a page of HTML: its text, without styles and elements. */
export const shownText = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/g, ' ')
    .replace(/<(?!\/?(?:a|b|strong|span|code)\b)[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#160;', ' ')
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => named[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
