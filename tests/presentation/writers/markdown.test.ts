import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf } from '../../../src/presentation/index.js';
import { codeMarkdown, escapeMarkdown, renderMarkdown } from '../../../src/presentation/writers/markdown.js';
import { knowledge } from '../builders.js';
import { every, hostile } from '../every-block.js';
import { pages } from '../support.js';

const page = pageOf(knowledge(), '2026-11-24', 'A page', {
  says: ['Type this one line.'],
  lines: [{ shell: null, line: 'npx hi-careers check baker --format markdown' }],
});
const markdown = (text: string): string => renderMarkdown(every(text), page);

/** What is left of a page when all that is escaped, or stands as code, is taken out: the markup. */
const markup = (text: string): string =>
  text
    .replace(/\\[!-/:-@[-`{-~]/g, 'x')
    .replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, 'code')
    .replace(/[^\n#*`|[\]<>!_~&-]/g, '');

describe('Markdown', () => {
  it('has headings, lists, a table, and pictures with the words beside them', () => {
    const text = markdown('words');
    expect(text).toContain('\n## words\n\n**Words**\n');
    expect(text).toContain('\n1. words\n    - **Words:** words\n');
    expect(text).toContain('\n- [ ] words\n');
    expect(text).toContain('\n| words | words |\n| --- | --- |\n| words | words |\n');
    expect(text).toContain(
      '```mermaid\ngantt\n    title words\n    dateFormat YYYY-MM-DD\n    axisFormat %b %Y\n    words :2026-11-01, 2027-05-01\n    words :milestone, 2027-08-01, 2027-08-01\n```',
    );
    expect(text).toContain('- words: months 1 to 6 (6 months). Words.');
    expect(text).toContain('flowchart LR\n    n0["words"]\n    n1["words"]\n    n0 --> n1');
    expect(text).toContain('Made for 24 November 2026');
    expect(text).toContain('`npx hi-careers check baker --format markdown`');
  });

  it('has the same markup whatever the texts say', () => {
    const skeleton = (text: string): readonly string[] =>
      text.split('\n').map(
        (line) =>
          /^(#{1,6} |\s*- (\[ \] )?|\d+\. |\|.*\||```\w*|)/
            .exec(line)?.[0]
            .replace(/[^|#`\-[\]\s\d.]/g, '')
            .replace(/\|.*\|/, '||') ?? '',
      );
    const wanted = skeleton(markdown('xx'));
    fc.assert(
      fc.property(hostile, (text) => {
        const found = markdown(text);
        expect(skeleton(found)).toEqual(wanted);
        expect(markup(found)).not.toMatch(/<(?!https)|&|~|!\[/);
      }),
    );
  });

  it.each([
    ['*a* _b_ `c`', '\\*a\\* \\_b\\_ \\`c\\`'],
    ['<b>&lt;</b>', '\\<b\\>\\&lt;\\</b\\>'],
    ['[a](b) ![c](d)', '\\[a\\](b) \\!\\[c\\](d)'],
    ['# a', '\\# a'],
    ['- a', '\\- a'],
    ['+ a', '\\+ a'],
    ['1. a', '1\\. a'],
    ['1) a', '1\\) a'],
    ['a | b', 'a \\| b'],
    ['http://e.org www.e.org a@e.org', 'http\\://e.org www\\.e.org a\\@e.org'],
    ['a\n# b', 'a \\# b'],
    ['2:1 at 30 %', '2:1 at 30 %'],
  ])('%j stands as %j', (text, wanted) => expect(escapeMarkdown(text)).toBe(wanted));

  it('takes as many backticks as code needs', () => {
    expect(codeMarkdown('a')).toBe('`a`');
    expect(codeMarkdown('a``b')).toBe('```a``b```');
    expect(codeMarkdown('`a`')).toBe('`` `a` ``');
  });

  it('keeps what Mermaid would read as its own out of a picture', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const [, inside = ''] of markdown(text).matchAll(/```mermaid\n([\s\S]*?)\n```/g)) {
          for (const [, label = ''] of inside.matchAll(/\["(.*)"\]/g)) expect(label).toMatch(/^[\p{L}\p{N} ,.()'/+-]+$/u);
          for (const line of inside.split('\n').filter((one) => one.includes(' :'))) expect(line.split(':')).toHaveLength(2);
        }
      }),
    );
  });

  it.each(pages)('of %s ends every part with an empty line and has one first heading', (_, document) => {
    const text = renderMarkdown(document, page);
    expect(text.match(/^# /gm)).toHaveLength(1);
    expect(text.endsWith('\n')).toBe(true);
    expect(text).not.toMatch(/\n{3}|undefined|\[object/);
  });
});
