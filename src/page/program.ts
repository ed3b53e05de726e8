/** The program of the page: the same questions, rules and documents as in a terminal, in a browser. It sends nothing and keeps nothing. */
import { ids } from '../commands/page/element-ids.js';
import { dayBy } from '../domain/months.js';
import { reviveKnowledge } from '../knowledge/compiled/read.js';
import { dateWords } from '../presentation/index.js';
import { byId } from './dom.js';
import { Visits } from './visit.js';

/** Serves the people at the page, with the knowledge as it was compiled. Never throws: the page says what went wrong. */
export function start(knowledge: string): void {
  serve(knowledge).catch((error: unknown) => {
    byId(ids.main).replaceChildren(`The page has failed: ${String(error)}. Please report it. To begin again, reload the page.`);
  });
}

async function serve(knowledge: string): Promise<void> {
  const asOf = dayBy(new Date());
  byId(ids.today).textContent = ` Today is ${dateWords(asOf)}, by this device.`;
  await new Visits(reviveKnowledge(knowledge), asOf).run();
}
