import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Profile } from '../../src/domain/answers.js';
import { htmlOf } from '../../src/presentation/writers/elements.js';
import { htmlBlocks } from '../../src/presentation/writers/html.js';
import { profileText } from '../../src/profile/index.js';
import { readProfile } from '../../src/profile/read-profile.js';
import { openBrowser, violationsOn } from '../handouts/browser.js';
import { every } from '../presentation/every-block.js';
import { pages } from '../presentation/support.js';
import { realModel } from '../support/bases.js';
import { asOf } from '../support/people.js';
import { personas } from '../support/personas.js';
import { STUCK, start } from '../support/run.js';
import { answerAll, people } from './people.js';
import { shown } from './support.js';

const { base } = realModel;

let browser: Browser;
let blank: Page;
const made = mkdtempSync(join(tmpdir(), 'hi-careers-'));
const file = join(made, 'adviser.html');
const address = pathToFileURL(file).href;
beforeAll(async () => {
  const ran = await start(['page', '--as-of', asOf, '--output', file]);
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  browser = await openBrowser();
  blank = await browser.newPage();
}, 2 * STUCK);
afterAll(async () => {
  await browser?.close();
  rmSync(made, { recursive: true });
});

type Opened = { readonly page: Page; readonly requests: readonly string[]; readonly complaints: readonly string[] };

/** The page from the disk, with what it asks for and what the browser complains of. */
async function opened(options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  if (options.javaScriptEnabled !== false) {
    await page.clock.setFixedTime(`${asOf}T12:00:00`);
    await page.addInitScript("addEventListener('securitypolicyviolation', (event) => console.log(event.violatedDirective))");
  }
  await page.goto(address);
  if (options.javaScriptEnabled !== false) await page.waitForSelector('#today:not(:empty)');
  return { page, requests, complaints };
}

const close = (page: Page): Promise<void> => page.context().close();

/** Elements as the browser writes them, on a page without a policy. */
const asWritten = (html: string): Promise<string> =>
  blank.evaluate(`{ const at = document.createElement('div'); at.innerHTML = ${JSON.stringify(html)}; at.innerHTML }`);

/** Waits for a screen with this heading. */
const untilHeading = (page: Page, heading: string): Promise<unknown> => page.waitForSelector(`h1:text-is(${JSON.stringify(heading)})`);
/** Waits for a screen with another heading. */
const untilOther = (page: Page, heading: string | null): Promise<unknown> =>
  page.waitForSelector(`h1:not(:text-is(${JSON.stringify(heading)}))`);

const mainOf = (page: Page): Promise<string> =>
  page.evaluate(
    "[...document.querySelectorAll('main [target]')].forEach((link) => { link.removeAttribute('target'); link.removeAttribute('rel') }); document.querySelector('main').innerHTML",
  );

const openAnswers = async (page: Page, profile: Profile): Promise<void> => {
  const buffer = Buffer.from(profileText(profile, base.attributes, 'yaml'));
  await page.setInputFiles('#open-file', { name: 'me.yaml', mimeType: 'text/yaml', buffer });
};

async function goTo(page: Page, hash: string): Promise<void> {
  const before = await page.textContent('h1');
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  await untilOther(page, before);
}

/** What is wrong with a screen of a kind that was not looked at yet: by the elements that it is made of. */
const looked = new Set<unknown>();
async function newFaultsOn(page: Page, name: string): Promise<readonly string[]> {
  const kind = await page.evaluate(
    "[...new Set([...document.querySelectorAll('main *')].map((one) => one.tagName + one.className + (one.type ?? '')))].sort().join()",
  );
  if (looked.has(kind)) return [];
  looked.add(kind);
  return (await violationsOn(page, { targets: true })).map((fault) => `${name}: ${fault}`);
}

describe('a whole interview by keyboard', () => {
  it.each(Object.entries(people))(
    '%s: asked as in a terminal, one request, nothing that the policy refused, and every screen without fault',
    async (_, person) => {
      const { page, requests, complaints } = await opened();
      const faults: string[] = [];
      const titles = new Set<string>();
      await answerAll(page, person, async (heading) => {
        titles.add(await page.title());
        if (heading !== (await page.evaluate('document.activeElement.textContent')) && titles.size > 1)
          faults.push(`The focus is not on “${heading}”.`);
        faults.push(...(await newFaultsOn(page, heading)));
      });
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
      const read = readProfile(readFileSync(await download.path(), 'utf8'), 'saved', base.attributes);
      if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
      await page.click('.buttons a');
      await untilHeading(page, 'Your advice');
      faults.push(...(await newFaultsOn(page, 'the advice')));
      expect(await mainOf(page)).toBe(await asWritten(htmlOf(shown(realModel, read.profile, 'advice'))));
      expect(faults).toEqual([]);
      expect(requests.filter((url) => !url.startsWith('blob:'))).toEqual([address]);
      expect(complaints).toEqual([]);
      await close(page);
    },
    // A whole interview, with every kind of screen looked at: longer than the usual limit where the machine is busy.
    10 * STUCK,
  );
});

describe('what the page shows of a nurse', () => {
  const nurse = personas.find(({ name }) => name === 'nurse')?.profile;
  if (nurse === undefined) throw new Error('There is no nurse among the personas.');
  const [role, other] = base.roles;
  let looking: Opened;
  beforeAll(async () => {
    looking = await opened();
    const { page } = looking;
    await openAnswers(page, nurse);
    await page.waitForSelector('.notice');
    if ((await page.textContent('h1')) === 'Check your answers') return;
    await page.click('button[value=show]');
    await untilHeading(page, 'Your advice');
  }, 2 * STUCK);
  afterAll(() => close(looking.page));

  it.each([`role/${role?.id}`, `plan/${other?.id}`, `compare/${role?.id}/${other?.id}`, 'roles', 'what-if', 'answers', 'advice'])(
    'at %s is what the program makes of the same answers, and can be used at 320 pixels and in forced colours',
    async (hash) => {
      const { page, complaints } = looking;
      await goTo(page, hash);
      expect(await mainOf(page)).toBe(await asWritten(htmlOf(shown(realModel, nurse, hash))));
      await page.setViewportSize({ width: 320, height: 600 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
      expect(await newFaultsOn(page, hash)).toEqual([]);
      expect(await page.evaluate('document.getAnimations().length')).toBe(0);
      await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
      await page.setViewportSize({ width: 1000, height: 900 });
      expect(complaints).toEqual([]);
    },
  );

  it('as a plan is drawn, with words for those who do not see it, and a list alone where there is no room', async () => {
    const { page } = looking;
    await goTo(page, `plan/${other?.id}`);
    const drawing = page.locator('figure svg').first();
    expect(await drawing.isVisible()).toBe(true);
    expect(await drawing.getAttribute('role')).toBe('img');
    expect(await drawing.locator('desc').textContent()).toMatch(/^Months from now, from left to right\. /);
    const shapes = drawing.locator('rect, path');
    expect(await shapes.count()).toBeGreaterThan(0);
    expect((await shapes.first().boundingBox())?.width).toBeGreaterThan(0);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await drawing.isVisible()).toBe(false);
    expect(await page.locator('figure li').first().isVisible()).toBe(true);
    await page.setViewportSize({ width: 1000, height: 900 });
  });
});

describe('what the page shows', () => {
  it('a question and its error fit a window of 1280 by 1024 at 400 per cent, in forced colours', async () => {
    const { page } = await opened({ viewport: { width: 320, height: 256 }, forcedColors: 'active' });
    await page.click('button[value=answer]');
    await page.waitForSelector('#error-summary');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    expect(await violationsOn(page, { targets: true })).toEqual([]);
    await close(page);
  });

  it('nodes and text of the same elements are the same', async () => {
    const bundler = await rolldown({ cwd: fileURLToPath(new URL('../../', import.meta.url)), input: 'src/page/dom.ts' });
    const { output } = await bundler.generate({ format: 'iife', name: 'page' });
    await bundler.close();
    const page = await browser.newPage();
    await page.evaluate(`${output[0].code}; globalThis.page = page`);
    let number = 0;
    const documents = [...pages.map(([, document]) => document), every('words'), every('<b>"x"</b> & \u0007\u202e\u00a0')];
    for (const { blocks } of documents) {
      const nodes = htmlBlocks(blocks, { heading: 2, next: () => ++number });
      const drawn = await page.evaluate(
        `{ const at = document.createElement('div'); at.append(page.domOf(${JSON.stringify(nodes)})); at.innerHTML }`,
      );
      expect(drawn).toBe(await asWritten(htmlOf(nodes)));
    }
    await page.close();
  });

  it('without scripts: every role, and no question that cannot be answered', async () => {
    const { page } = await opened({ javaScriptEnabled: false });
    const names = await page.locator('noscript li b').allTextContents();
    expect(names.sort()).toEqual(base.roles.map(({ title }) => title).sort());
    expect(await page.locator('noscript li').first().isVisible()).toBe(true);
    expect(await page.locator('form').isVisible()).toBe(false);
    await close(page);
  });
});

describe('one person after another', () => {
  const nurse = personas.find(({ name }) => name === 'nurse')?.profile;
  if (nurse === undefined) throw new Error('There is no nurse among the personas.');

  it('Clear leaves nothing of the last one: not on the page, not in the browser, not behind its Back', async () => {
    const { page } = await opened();
    const empty = await page.textContent('main');
    await page.locator('#choices input').first().check();
    await page.click('button[value=answer]');
    await page.waitForURL(/question-2/);
    await openAnswers(page, nurse);
    await page.waitForSelector('.notice:has-text("known from the file")');
    await page.click('#clear');
    await page.waitForSelector('.notice:has-text("were cleared")');
    const cleared = (await page.textContent('main'))?.replace('The answers were cleared.', '');
    expect(cleared).toBe(empty);
    await page.goBack();
    await page.waitForURL(/question-1/);
    expect((await page.textContent('main'))?.replace('The answers were cleared.', '')).toBe(empty);
    expect(await page.evaluate('localStorage.length + sessionStorage.length + document.cookie.length')).toBe(0);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('answers: {}');
    await close(page);
  });

  it('a file that holds no answers is refused in words, and what was asked stays', async () => {
    const { page } = await opened();
    await page.setInputFiles('#open-file', { name: 'x.yaml', mimeType: 'text/yaml', buffer: Buffer.from('answers: {shoe-size: 9}') });
    expect(await page.textContent('.notice')).toContain(
      '“x.yaml” cannot be read as a file of answers (line 1): There is no attribute “shoe-size”.',
    );
    expect(await page.evaluate('document.activeElement.className')).toBe('notice');
    expect(await page.locator('form').count()).toBe(1);
    await page.setInputFiles('#open-file', { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff]) });
    await page.waitForSelector('.notice:has-text("“photo.jpg” cannot be read")');
    expect(await page.locator('.notice').count()).toBe(1);
    await close(page);
  });
});

describe("the browser's Back", () => {
  const pick = async (page: Page, at: number): Promise<void> => {
    const heading = await page.textContent('h1');
    await page.locator('#choices input').nth(at).check();
    await page.click('button[value=answer]');
    await untilOther(page, heading);
  };

  it('goes to the question before, which shows its answer; an error takes the focus, and its link leads to the field', async () => {
    const { page } = await opened();
    const first = await page.textContent('h1');
    await pick(page, 2);
    const second = await page.textContent('h1');
    await page.click('button[value=answer]');
    expect(await page.evaluate('document.activeElement.id')).toBe('error-summary');
    expect(await page.title()).toMatch(/^Error: /);
    await page.click('#error-summary a');
    expect(await page.evaluate('document.activeElement.name')).toBe('answer');
    await page.goBack();
    expect(await page.textContent('h1')).toBe(first);
    expect(await page.textContent('#said')).toContain('I work for the NHS');
    expect(await page.locator('#choices input').nth(2).isChecked()).toBe(true);
    await page.click('button[value=answer]');
    await untilHeading(page, second ?? '');
    await page.click('#back');
    await untilHeading(page, first ?? '');
    await close(page);
  });

  it('leads from the advice to what was looked at before, and a different answer is only supposed until it is used', async () => {
    const { page } = await opened();
    await page.click('button[value=show]');
    await untilHeading(page, 'Your advice');
    await goTo(page, 'what-if');
    const question = base.questions.find(({ id }) => id === 'how-old');
    await page.click(`a[href="#suppose/${question?.id}"]`);
    await page.fill('#answer', '40');
    await page.keyboard.press('Enter');
    await untilHeading(page, 'What would change');
    expect(await page.textContent('main')).toContain('40 years');
    await page.click('a[href="#keep"]');
    await untilHeading(page, 'Your advice');
    expect(await page.textContent('main')).toContain('Age 40');
    await page.click('a[href="#roles"]');
    await untilHeading(page, 'All roles and routes');
    await page.fill('#search-words', 'coder');
    expect(await page.textContent('#search-number')).toMatch(/^\d+ found/);
    await page.goBack();
    await untilHeading(page, 'Your advice');
    await close(page);
  });
});
