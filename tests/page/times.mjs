/**
 * Prints what the page weighs and how soon it can be read and used, in headless Chromium from the disk, at full speed and at a quarter of
 * it. Asserts nothing: `npm run page:times`, on a machine that does nothing else. ROUNDS=9 by default; the middle one and the slowest.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const ROUNDS = Number(process.env.ROUNDS ?? 9);
const executablePath = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
const folder = mkdtempSync(join(tmpdir(), 'hi-careers-'));
const file = join(folder, 'adviser.html');

/** Says when something was painted, and when the program has put the first question again, which is when its buttons do something. */
const watch = `{
  let [painted, first] = [0, null];
  new PerformanceObserver((list) => { painted ||= list.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0; }).observe({ type: 'paint', buffered: true });
  new MutationObserver((_, self) => {
    const form = document.querySelector('#question');
    first ??= form;
    if (form === first) return;
    self.disconnect();
    const usable = performance.now();
    const tell = () => (painted === 0 ? setTimeout(tell, 5) : console.log('times ' + JSON.stringify([painted, usable])));
    tell();
  }).observe(document, { childList: true, subtree: true });
}`;

/** Milliseconds from the start of the navigation. */
async function timesOf(browser, slower) {
  const page = await browser.newPage();
  const control = await page.context().newCDPSession(page);
  await control.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.addInitScript(watch);
  const told = page.waitForEvent('console', (message) => message.text().startsWith('times '));
  await page.goto(pathToFileURL(file).href);
  const times = JSON.parse((await told).text().slice('times '.length));
  await page.close();
  return times;
}

const words = (list) => {
  const sorted = [...list].sort((a, b) => a - b);
  return `${Math.round(sorted[Math.floor(sorted.length / 2)])} ms (slowest ${Math.round(sorted.at(-1))})`;
};

try {
  execFileSync(process.execPath, [fileURLToPath(new URL('../../bin/hi-careers.js', import.meta.url)), 'page', '--output', file]);
  const html = readFileSync(file);
  console.log(`size: ${html.length} bytes, ${gzipSync(html, { level: 9 }).length} compressed with gzip`);
  const browser = await chromium.launch({ executablePath, headless: true });
  await timesOf(browser, 1);
  for (const slower of [1, 4]) {
    const all = [];
    for (let round = 0; round < ROUNDS; round++) all.push(await timesOf(browser, slower));
    console.log(
      `at 1/${slower} of the speed: painted ${words(all.map(([painted]) => painted))}, usable ${words(all.map(([, usable]) => usable))}`,
    );
  }
  await browser.close();
} finally {
  rmSync(folder, { recursive: true });
}
