import type { CheckReport } from '../domain/advice.js';
import type { Profile } from '../domain/answers.js';
import type { Retired } from '../domain/knowledge-base.js';
import { checkDocument, commandLine, joinWith, withRetired } from '../presentation/index.js';
import { inFormat } from './as-text.js';
import { type Context, type DocumentFormat, depthFor } from './context.js';

/** What `check` found, as a page to read. `counted` is what was said and still counts: the command line on the page repeats it. */
export function checkPage(
  { base, asOf, ...context }: Context,
  { report, retired, counted }: { readonly report: CheckReport; readonly retired: readonly Retired[]; readonly counted: Profile },
  { format, all }: { readonly format: DocumentFormat; readonly all: boolean },
): Promise<string> {
  const document = checkDocument(report, base, { detail: depthFor({ format, all }) });
  const titles = report.results.map((result) => result.title);
  const words = ['check', ...report.results.map(({ id }) => id), ...(all ? ['--all'] : [])];
  return inFormat(
    withRetired(document, retired),
    format,
    { base, asOf, ...context },
    {
      title: `Where you stand: ${joinWith('and', titles)}`,
      again: commandLine(words, counted, base, asOf),
    },
  );
}
