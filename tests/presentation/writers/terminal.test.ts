import stripAnsi from 'strip-ansi';
import { describe, expect, it } from 'vitest';
import { renderText } from '../../../src/presentation/index.js';
import { layout, linesOf, pages, tooWide, wordsOf } from '../support.js';

describe.each(pages)('%s', (_, page) => {
  it.each([40, 60, 80, 120])('fits %s columns', (width) => {
    expect(tooWide(linesOf(page, { width }), width)).toEqual([]);
  });

  it.each([40, 60, 120])('has the same words at %s columns as at 80', (width) => {
    // Where columns have no room, the heads of a table stand before each cell, and nothing is ruled.
    const heads = page.blocks.flatMap((block) => (block.kind === 'table' ? block.head.flatMap(wordsOf) : []));
    const output = (text: string): readonly string[] =>
      wordsOf(text).filter((word) => !/^─+$/.test(word) && !heads.includes(word.replace(/:$/, '')));
    expect(output(renderText(page, layout({ width })))).toEqual(output(renderText(page, layout())));
  });

  it('has no space at the end of a line and no two empty lines together', () => {
    const text = renderText(page, layout());
    expect(text).not.toMatch(/ \n|\n\n\n|^\n/);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('is the same without colour, and colour is of the theme, and nothing is dim', () => {
    const coloured = renderText(page, layout({ colour: '16' }));
    expect(stripAnsi(coloured)).toBe(renderText(page, layout()));
    expect(renderText(page, layout())).not.toContain('\u001b');
    const codes = coloured
      .split('\u001b[')
      .slice(1)
      .map((part) => part.split('m')[0]);
    for (const code of codes) expect(['1', '22', '31', '32', '35', '36', '39']).toContain(code);
  });

  it('is plain ASCII where nothing else can be drawn', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII
    expect(renderText(page, layout({ glyphs: 'ascii' }))).toMatch(/^[\u0000-\u007f]*$/);
  });

  it('in plain mode aligns nothing, indents nothing and draws nothing', () => {
    const text = renderText(page, layout({ plain: true, colour: '16' }));
    expect(text).not.toMatch(/ {2}|^ |\[\d|\u00a0/m);
    expect(text).not.toContain('\u001b');
    expect(text).not.toMatch(/[\u2500-\u257f]/);
    expect(text.trimEnd()).not.toBe('');
  });
});

describe('width', () => {
  const [, page] = pages[0] ?? ['', { title: null, blocks: [] }];
  it.each([
    ['0 means 80', 0, 80],
    ['under 40 means 40', 12, 40],
    ['over 120 means 120', 400, 120],
  ])('%s', (_, given, meant) => expect(linesOf(page, { width: given })).toEqual(linesOf(page, { width: meant })));

  it('absent means 80', () =>
    expect(renderText(page, { colour: 'none', glyphs: 'unicode', plain: false })).toBe(renderText(page, layout())));
});
