import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type Document, pageOf, sanitise } from '../../../src/presentation/index.js';
import { escapeHtml } from '../../../src/presentation/writers/elements.js';
import { renderHtml } from '../../../src/presentation/writers/html.js';
import { isLinkable } from '../../../src/presentation/writers/sanitise.js';
import { knowledge } from '../builders.js';
import { every, hostile, shownText } from '../every-block.js';
import { pages } from '../support.js';

const page = pageOf(knowledge(), '2026-11-24', 'A page', {
  says: ['Type this one line.'],
  lines: [{ shell: null, line: 'npx hi-careers check baker --format html' }],
});
const html = (document: Document): string => renderHtml(document, page);
const tagsOf = (text: string): readonly string[] => text.match(/<[^>]*>/g) ?? [];
/** Elements with what stands between quotes left out. A command has one for each of its words. */
const shapeOf = (text: string): readonly string[] =>
  tagsOf(text)
    .map((tag) => tag.replace(/"[^"]*"/g, '""'))
    .filter((tag) => !/^<\/?span>$/.test(tag));

describe('a page of HTML', () => {
  it.each(pages)('of %s is whole: language, title, one first heading, no level left out, nothing fetched, nothing run', (_, document) => {
    const text = html(document);
    expect(text).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">/);
    expect(text).toMatch(/<title>[^<]+<\/title>/);
    const levels = [...text.matchAll(/<h([1-6])>/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(text).toContain("default-src 'none'");
    expect(text).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|@import|url\(|\bon[a-z]+=|javascript:/i);
    expect(text).not.toMatch(/frutiger|nhs[- ]?logo/i);
    expect(text).toContain('independent, not an NHS service');
    expect(text).toContain('24 November 2026');
    expect(text).toContain(page.knowledge.version);
  });

  it('opens and closes every element', () => {
    const open: string[] = [];
    for (const tag of tagsOf(html(every('words')).replace(/^<!DOCTYPE html>/, ''))) {
      const [, slash, name = '', end] = /^<(\/?)([a-z0-9]+)[^>]*?(\/?)>$/i.exec(tag) ?? [];
      if (['meta', 'br'].includes(name) || end === '/') continue;
      if (slash === '') open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it('has the same elements whatever the texts say', () => {
    const wanted = shapeOf(html(every('words')));
    fc.assert(
      fc.property(hostile, (text) => {
        expect(shapeOf(html(every(text)))).toEqual(wanted);
      }),
    );
  });

  it('keeps every text as it stands, once it is read', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(shownText(escapeHtml(text))).toBe(sanitise(text, 'unicode').replace(/\s+/g, ' ').trim());
      }),
    );
    expect(escapeHtml(`<a href="x" id='y'>&`)).toBe('&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;');
  });

  it('links only https, and prints every address in full', () => {
    const at = (url: string): string =>
      html({ title: null, blocks: [{ kind: 'footnotes', notes: [{ number: 1, text: 'A page.', url }] } as Block] });
    expect(at('https://example.org/a?b=c&d=e')).toContain(
      '<a class="address" href="https://example.org/a?b=c&amp;d=e">https://example.org/a?b=c&amp;d=e</a>',
    );
    for (const url of [
      'http://example.org/',
      'javascript:alert(1)',
      'data:text/html,x',
      ' https://example.org',
      'https://user:pw@example.org/',
      'https://e.org/"><b>',
    ]) {
      expect(isLinkable(url)).toBe(false);
      expect(at(url)).not.toMatch(/href="(?!#)/);
      expect(shownText(at(url))).toContain(url.trim());
    }
  });

  it('draws a timeline with a name and a description, and says the same beside it', () => {
    const text = html(every('words'));
    const [, title, words] = /role="img" aria-labelledby="(\S+) (\S+)"/.exec(text) ?? [];
    for (const id of [title, words]) expect(text.split(`id="${id}"`)).toHaveLength(2);
    expect(text).toContain('<li>words: months 1 to 6 (6 months). Words.</li>');
  });

  it('has a table with a caption and heads', () => {
    const text = html(every('words'));
    expect(text).toContain('<table><caption>words</caption><thead><tr><th scope="col">words</th>');
    expect(text).toContain('<th scope="row">words</th><td>words</td>');
  });
});
