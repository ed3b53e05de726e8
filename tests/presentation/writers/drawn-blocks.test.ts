import stripAnsi from 'strip-ansi';
import { describe, expect, it } from 'vitest';
import { type Bar, type Document, renderText } from '../../../src/presentation/index.js';
import { layout, linesOf, tooWide } from '../support.js';

const bars: readonly Bar[] = [
  { label: 'Bread course', from: 0, to: 6, tone: 'later', aside: 'evenings' },
  { label: 'Baker', from: 6, to: 30, tone: 'good' },
  { label: 'A paper', from: 30, to: 31, tone: 'neutral' },
  { label: 'Master baker', from: 60, to: 60, tone: 'good' },
];
const page: Document = {
  title: null,
  blocks: [
    {
      kind: 'table',
      caption: 'Two posts side by side',
      head: ['What', 'Baker', 'Master baker'],
      rows: [
        ['Verdict', 'open to you now', 'not yet'],
        ['What decides', 'nothing is missing', 'Missing: 24 months in baking, or a letter from somebody who saw you bake for as long'],
      ],
    },
    { kind: 'timeline', title: 'Plan A', bars },
    {
      kind: 'tree',
      title: 'Where it leads',
      root: {
        text: 'Baker',
        branches: [
          { text: 'Master baker', branches: [{ text: 'Owner', branches: [] }] },
          { text: 'Teacher', branches: [] },
        ],
      },
    },
  ],
};

describe('tables, timelines and trees in a terminal', () => {
  it.each([40, 60, 80, 120])('fit %s columns', (width) => expect(tooWide(linesOf(page, { width }), width)).toEqual([]));

  it('a table has columns where they have room, else a block for each row', () => {
    const wide = linesOf(page, { width: 80 });
    // The short column keeps its width; the two long ones share the rest.
    expect(wide[1]).toMatch(/^What {10}Baker {15,25}Master baker$/);
    expect(wide[2]).toMatch(/^─+ {2}─+ {2}─+$/);
    const narrow = linesOf(
      { title: null, blocks: [{ ...(page.blocks[0] as object), head: ['What', 'Baker', 'Incomprehensibilities-of-baking'] } as never] },
      { width: 40 },
    );
    expect(narrow).toContain('  Baker: open to you now');
    expect(narrow).toContain('  Incomprehensibilities-of-baking: not');
  });

  it('a timeline says each bar in words, and draws it to the scale', () => {
    const lines = linesOf(page, { width: 60 });
    expect(lines).toContain('Bread course: months 1 to 6 (6 months), evenings');
    expect(lines).toContain('A paper: month 31');
    expect(lines).toContain('Master baker: from month 61');
    const drawn = lines.filter((line) => line.includes('█'));
    const [course = '', baker = ''] = drawn;
    expect(baker.indexOf('█')).toBe(course.length);
    const scale = lines.find((line) => line.startsWith('now ')) ?? '';
    expect(scale.trim().split(/\s+/)).toEqual(['now', '12', '24', '36', '48', '60']);
    const rule = lines[lines.indexOf(scale) - 1] ?? '';
    expect(rule[scale.indexOf('12')]).toBe('┴');
  });

  it('a tree has twigs, of ASCII where nothing else can be drawn', () => {
    expect(linesOf(page).slice(-6)).toEqual(['Where it leads', 'Baker', '├─ Master baker', '│  └─ Owner', '└─ Teacher', '']);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII
    expect(renderText(page, layout({ glyphs: 'ascii' }))).toMatch(/^[\u0000-\u007f]*$/);
  });

  it('say the same without colour', () => expect(stripAnsi(renderText(page, layout({ colour: '16' })))).toBe(renderText(page, layout())));

  it('in plain mode are sentences, and nothing is drawn', () => {
    const text = renderText(page, layout({ plain: true, width: 120 }));
    expect(text).toContain('What: Verdict. Baker: open to you now. Master baker: not yet.');
    expect(text).toContain('Bread course: months 1 to 6 (6 months). Evenings.');
    expect(text).toContain('\n1.1 Owner\n');
    expect(text).not.toMatch(/[\u2500-\u25ff]/);
  });
});
