/** The program of the page: the same questions, rules and documents as in a terminal, in a browser. It sends nothing and keeps nothing. */
import { ids } from '../commands/page/ids.js';
import type { IsoDate } from '../domain/ids.js';
import { reviveKnowledge } from '../knowledge/compiled/read.js';
import { dateWords } from '../presentation/index.js';
import { byId } from './dom.js';
import { unpack } from './unpack.js';
import { Visits } from './visit.js';

/** The day by the clock of this device. */
function today(): IsoDate {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as IsoDate;
}

async function start(): Promise<void> {
  const asOf = today();
  byId(ids.today).textContent = ` Today is ${dateWords(asOf)}, by this device.`;
  await new Visits(reviveKnowledge(await unpack(ids.knowledge)), asOf).run();
}

start().catch((error: unknown) => {
  byId(ids.main).replaceChildren(`The page has failed: ${String(error)}. Please report it. To begin again, reload the page.`);
});
