/** The program of the page: the same questions, rules and documents as in a terminal, in a browser. It sends nothing and keeps nothing. */
import { ids } from '../commands/page/ids.js';
import type { IsoDate } from '../domain/ids.js';
import { reviveKnowledge } from '../knowledge/compiled/read.js';
import { dateWords } from '../presentation/index.js';
import { byId } from './dom.js';
import { Visits } from './visit.js';

/** The day by the clock of this device. */
function today(): IsoDate {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as IsoDate;
}

/** Serves the people at the page, with the knowledge as it was compiled. Never throws: the page says what went wrong. */
export function start(knowledge: string): void {
  serve(knowledge).catch((error: unknown) => {
    byId(ids.main).replaceChildren(`The page has failed: ${String(error)}. Please report it. To begin again, reload the page.`);
  });
}

async function serve(knowledge: string): Promise<void> {
  const asOf = today();
  byId(ids.today).textContent = ` Today is ${dateWords(asOf)}, by this device.`;
  await new Visits(reviveKnowledge(knowledge), asOf).run();
}
