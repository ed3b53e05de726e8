import { describe, expect, it } from 'vitest';
import { checklistDocument, pageOf, renderText } from '../../../src/presentation/index.js';
import { strengthTitles } from '../../../src/presentation/words/verdicts.js';
import { renderHtml } from '../../../src/presentation/writers/html.js';
import { renderMarkdown } from '../../../src/presentation/writers/markdown.js';
import { realModel } from '../../support/bases.js';
import { shownText } from '../every-block.js';
import { layout, tooWide } from '../support.js';

const { base } = realModel;
const page = pageOf(base, '2026-11-24', 'A checklist', null);
const flat = (text: string): string => text.replace(/\s+/g, ' ');
const all = [
  ...base.roles.map((item) => ({ kind: 'role', item }) as const),
  ...base.routes.map((item) => ({ kind: 'route', item }) as const),
];

describe('a blank checklist', () => {
  it('of every role and route has every condition with a box, under how firmly it is put', () => {
    for (const listed of all) {
      const document = checklistDocument(listed, base);
      const text = flat(renderText(document, layout()));
      const html = shownText(renderHtml(document, page));
      for (const { text: condition, strength } of listed.item.entry) {
        const wanted = flat(condition.trim().replace(/\.+$/, ''));
        expect(text).toContain(`[ ] ${wanted}`);
        expect(html).toContain(wanted);
        expect(text.indexOf(strengthTitles[strength])).toBeGreaterThan(-1);
        expect(text.indexOf(`[ ] ${wanted}`, text.indexOf(strengthTitles[strength]))).toBeGreaterThan(-1);
      }
    }
  });

  it('has as many boxes in Markdown and HTML as in text, and room to write', () => {
    for (const listed of all) {
      const document = checklistDocument(listed, base);
      const boxes = renderText(document, layout()).split('[ ] ').length;
      expect(renderMarkdown(document, page).split('- [ ] ')).toHaveLength(boxes);
      expect(renderHtml(document, page).split('<span class="box"')).toHaveLength(boxes);
      expect(renderText(document, layout())).toContain(`\n${'_'.repeat(80)}\n`);
      expect(renderHtml(document, page)).toContain('<div class="line">');
    }
  });

  it.each([40, 60])('fits %s columns', (width) => {
    for (const listed of all)
      expect(tooWide(renderText(checklistDocument(listed, base), layout({ width })).split('\n'), width)).toEqual([]);
  });

  it('rests on nobody: it names no answer and no verdict', () => {
    const [first] = all;
    if (first === undefined) return;
    expect(renderText(checklistDocument(first, base), layout())).not.toMatch(/OPEN TO YOU|NOT YET|you:/);
  });
});
