import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Where Debian puts Chromium; another place is named by the environment. */
const places = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Headless Chromium. Fails where there is none: a page that was not looked at is not proved. */
export function openBrowser(): Promise<Browser> {
  const executablePath = places.find((place) => place !== '' && existsSync(place));
  if (executablePath === undefined) throw new Error('There is no Chromium. On Debian: apt-get install chromium. Elsewhere, set CHROMIUM.');
  return chromium.launch({ executablePath, headless: true });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds against a page as it is shown now: WCAG 2.2 A and AA, and its best practices; `targets`: also how large links are, which paper does not need. */
export async function violationsOn(page: Page, { targets = false } = {}): Promise<readonly string[]> {
  // Handing over the script, and all that axe-core has to say of what it approves, takes longer than looking.
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(axe);
  return page.evaluate<readonly string[]>(
    `axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: ${targets} } } }).then(({ violations }) =>
      violations.map(({ id, impact, nodes }) => impact + ' ' + id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`,
  );
}

/** The pages of a PDF, counted in its bytes. */
export const pagesIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
