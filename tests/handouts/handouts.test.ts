import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { shownText } from '../presentation/every-block.js';
import { folder, run, STUCK, shell } from '../support/run.js';
import { openBrowser, pagesIn, violationsOn } from './browser.js';

const day = ['--as-of', '2026-11-24'];
const profileOf = (persona: string): string => {
  const { profile } = parse(readFileSync(new URL(`../personas/${persona}.yaml`, import.meta.url), 'utf8'));
  return JSON.stringify(profile);
};
const personas = ['school-leaver', 'nurse', 'knows-nothing'] as const;

/** Each page by name: who asks, what, and how many sides of paper it may take. */
const handouts: readonly (readonly [string, string | null, readonly string[], number])[] = [
  ...personas.flatMap((persona) => [
    [`advice for ${persona}`, persona, ['advise', '--no-input'], 2] as const,
    [`a check for ${persona}`, persona, ['check', 'clinical-coder'], 2] as const,
  ]),
  [
    'a check with a mark',
    'nurse',
    ['check', 'librarian', '--accept', 'librarian/library-qualification', '--because', 'Anytown <b>Trust</b>'],
    2,
  ],
  ['a comparison', 'nurse', ['compare', 'clinical-coder', 'data-analyst', 'librarian'], 2],
  ['a checklist for a role', null, ['show', 'trainee-clinical-coder', '--checklist'], 2],
  ['a checklist for a route', null, ['show', 'stp-clinical-informatics', '--checklist'], 2],
  // Two sheets of paper, on both sides.
  ['an answer sheet', null, ['workshop', '--sheet'], 4],
  ['an answer sheet for people in one nation', null, ['workshop', '--sheet', '--nation', 'england'], 4],
];

const made = async (persona: string | null, args: readonly string[]): Promise<string> => {
  const answers = persona === null ? [] : ['--profile', '-'];
  const { stdout, stderr } = await run(
    [...args, ...answers, ...day, '--format', 'html'],
    persona === null ? {} : { input: profileOf(persona) },
  );
  expect(stderr).toBe('');
  return stdout;
};

describe('a handout in a browser', () => {
  let browser: Browser;
  let page: Page;
  let asked: string[] = [];
  let complaints: string[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
  }, STUCK);
  afterAll(() => browser?.close());

  it.each(handouts)(
    '%s: nothing found by axe-core on screen and on paper, nothing fetched, no more sides than it may take',
    async (name, persona, args, sides) => {
      const file = join(folder({}), 'page.html');
      writeFileSync(file, await made(persona, args));
      [asked, complaints] = [[], []];
      await page.setViewportSize({ width: 1000, height: 900 });
      await page.emulateMedia({ media: 'screen' });
      await page.goto(pathToFileURL(file).href);
      expect([name, await violationsOn(page)]).toEqual([name, []]);
      await page.setViewportSize({ width: 320, height: 600 });
      expect(await page.evaluate('document.documentElement.scrollWidth <= 320')).toBe(true);
      await page.emulateMedia({ media: 'print' });
      expect([name, await violationsOn(page)]).toEqual([name, []]);
      const sidesTaken = pagesIn(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
      expect(sidesTaken).toBeGreaterThan(0);
      expect(sidesTaken).toBeLessThanOrEqual(sides);
      expect(asked).toEqual([pathToFileURL(file).href]);
      expect(complaints).toEqual([]);
    },
  );
});

describe('the command line on a handout', () => {
  it.each(handouts)('gives %s again', async (_name, persona, args) => {
    const text = await made(persona, args);
    // The first line is for a shell of Unix, or for every shell.
    const [, line = ''] = /<code>(.*?)<\/code>/.exec(text.slice(text.indexOf('<footer>'))) ?? [];
    const again = await shell(shownText(line).trim().replace(/^npx /, ''));
    expect([again.stderr, again.stdout]).toEqual(['', text]);
  });
});
