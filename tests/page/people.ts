import type { Page } from 'playwright-core';

/** What somebody replies to a question: the labels that they choose, what they type, or a button. Not sure where nothing fits. */
type Says = { readonly pick?: RegExp; readonly type?: string };
type Person = readonly (readonly [question: RegExp, says: Says])[];

const english: Person = [
  [/where would you like/i, { pick: /^England/ }],
  [/right to work/i, { pick: /^Yes/ }],
  [/enjoy/i, { pick: /numbers|patterns|order/i }],
];

/** Four people of very different kinds. */
export const people: Readonly<Record<string, Person>> = {
  'a pupil': [
    ...english,
    [/what are you doing now/i, { pick: /school or college/ }],
    [/when does it end/i, { type: 'July 2027' }],
    [/how old/i, { type: '17' }],
    [/highest qualification/i, { pick: /level 2|GCSE/i }],
    [/how many GCSEs/i, { type: '6' }],
    [/finished it|have (it|them) already/i, { pick: /^Yes/ }],
    [/registered clinician/i, { pick: /^No/ }],
  ],
  'a graduate': [
    ...english,
    [/what are you doing now/i, { pick: /another employer/ }],
    [/how old/i, { type: '24' }],
    [/highest qualification/i, { pick: /level 6|degree/i }],
    [/class of/i, { pick: /2:1|upper second/i }],
    [/degree in/i, { pick: /computing|math/i }],
    [/registered clinician/i, { pick: /^No/ }],
    [/most responsible work/i, { pick: /assistant/i }],
  ],
  'a nurse': [
    ...english,
    [/what are you doing now/i, { pick: /^I work for the NHS$/ }],
    [/how old/i, { type: '35' }],
    [/registered clinician/i, { pick: /^Yes/ }],
    [/which of these are you/i, { pick: /nurs/i }],
    [/most responsible work/i, { pick: /skilled|practitioner/i }],
  ],
  'somebody who is sure of nothing': [],
};

/** Puts the focus on the next field or button that fits, by the Tab key alone. Throws where none does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key never comes to ${selector}.`);
}

type Field = { readonly kind: string; readonly id: string; readonly label: string };
const fieldsShown = `[...document.querySelectorAll('#choices input')].map(({ type, id }) =>
  ({ kind: type, id, label: document.querySelector('label[for=' + id + ']').textContent }))`;

/** Replies to the question that is shown, by keyboard. */
async function reply(page: Page, { pick, type }: Says): Promise<void> {
  const fields: readonly Field[] = await page.evaluate(fieldsShown);
  const at = pick === undefined ? -1 : fields.findIndex(({ label }) => pick.test(label));
  const field = fields[at];
  if (field !== undefined) {
    if (field.kind === 'checkbox') await tabTo(page, `#${field.id}`);
    else {
      // The Tab key comes to the first of a group, and arrows move in it.
      await tabTo(page, '#choices input');
      for (let down = 0; down < at; down++) await page.keyboard.press('ArrowDown');
    }
    if (field.kind === 'checkbox' || at === 0) await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    return;
  }
  if (type !== undefined && (await page.locator('#answer').count()) > 0) {
    await tabTo(page, '#answer');
    await page.keyboard.type(type);
    await page.keyboard.press('Enter');
    return;
  }
  await tabTo(page, 'button[value=not-sure]');
  await page.keyboard.press('Enter');
}

const MOST = 40;

/** Answers every question as this person would, by keyboard. `each` sees each screen first. Gives the questions that were asked. */
export async function answerAll(page: Page, person: Person, each: (heading: string) => Promise<void>): Promise<readonly string[]> {
  const asked: string[] = [];
  for (; asked.length < MOST; ) {
    const heading = (await page.textContent('h1')) ?? '';
    await each(heading);
    if (heading === 'Check your answers') return asked;
    asked.push(heading);
    const step = page.url();
    await reply(page, person.find(([question]) => question.test(heading))?.[1] ?? {});
    await page.waitForURL((url) => url.href !== step);
    if ((await page.locator('#error-summary').count()) > 0) throw new Error(`“${heading}”: ${await page.textContent('#error-summary')}`);
  }
  throw new Error(`The questions never end: ${asked.join('; ')}`);
}
