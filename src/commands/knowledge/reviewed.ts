import { Failure } from '../../domain/failure.js';
import { isDay } from '../../domain/months.js';
import { dateWords, jsonText, sanitise } from '../../presentation/index.js';
import type { ExitCode } from '../context.js';
import { needFolder, type WorkbenchContext } from './context.js';

/** Records in sources.yaml that somebody read a page again. Comments and layout stay as they are. */
export async function runKnowledgeReviewed(bench: WorkbenchContext, source: string, typedDay: string | undefined): Promise<ExitCode> {
  const on = dayOf(typedDay, bench.context.asOf);
  const file = `${needFolder(bench)}/sources.yaml`;
  const { recordReading } = await import('../../workbench/source-record.js');
  const done = recordReading(await readText(bench, file), file, source, on);
  if (done.kind === 'faulty')
    throw new Failure('bad-knowledge', `“${file}” cannot be read.`, 'Fix the errors listed above. Nothing was written.', {
      diagnostics: done.diagnostics,
    });
  if (done.kind === 'unknown') throw new Failure('unknown-id', done.message, `${done.hint} Nothing was written.`);
  if (done.kind === 'changed') await bench.writeFile(file, done.text);
  const before = done.kind === 'changed' ? done.before : on;
  const words =
    done.kind === 'changed'
      ? `${file}: ${source} was read on ${dateWords(on)} (before: ${dateWords(before)}).`
      : `${file}: ${source} already says that it was read on ${dateWords(on)}. Nothing was written.`;
  await bench.context.result(
    bench.format === 'json'
      ? jsonText({
          schema: 'hi-careers.knowledge-reviewed/1',
          asOf: bench.context.asOf,
          file,
          source,
          read: on,
          before,
          changed: done.kind === 'changed',
        })
      : `${sanitise(words, 'unicode')}\n`,
  );
  return 0;
}

/** The text unchanged, with its byte order mark if it has one. Throws a `Failure` if it is not UTF-8. */
export async function readText({ context }: WorkbenchContext, file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await context.read(file));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Failure('not-text', `“${file}” is not plain text in UTF-8.`, 'Save it as UTF-8. Nothing was written.');
  }
}

/** The date of reading. Throws a `Failure` if it is not a real date or is in the future. */
function dayOf(typed: string | undefined, asOf: string): string {
  const on = typed ?? asOf;
  if (!isDay(on))
    throw new Failure('usage', `“${on.slice(0, 40)}” is not a date.`, 'Write year, month and day: --on 2026-11-24. Nothing was written.');
  if (on > asOf) throw new Failure('usage', `${on} is in the future.`, 'Write the day on which the page was read. Nothing was written.');
  return on;
}
