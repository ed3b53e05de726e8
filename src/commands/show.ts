import { Failure } from '../domain/failure.js';
import { didYouMean } from '../domain/nearest.js';
import { checklistDocument, findShown, jsonText, type Shown, showDocument, showJson, shownIds } from '../presentation/index.js';
import { inFormat } from './as-text.js';
import type { Context, ExitCode, Format } from './context.js';

/** One thing of the knowledge base in full, with its sources. */
export async function runShow(
  context: Context,
  id: string,
  options: { readonly format: Format; readonly checklist: boolean },
): Promise<ExitCode> {
  const { base, asOf } = context;
  const found = findShown(base, id);
  const [shown] = options.checklist ? found.filter(isListed) : found;
  if (shown === undefined && found.length > 0) {
    throw new Failure('usage', `“${id}” is no role and no route, and only those have a checklist.`, `hi-careers show ${id} shows it.`);
  }
  if (shown === undefined) {
    const short = id.slice(0, 80);
    throw new Failure(
      'unknown-id',
      `There is nothing called “${short}”.`,
      `${didYouMean(short, shownIds(base), '')} hi-careers list shows what there is.`.trim(),
    );
  }
  await context.result(
    options.format === 'json'
      ? jsonText(showJson(shown, base, asOf))
      : await inFormat(
          options.checklist && isListed(shown) ? checklistDocument(shown, base) : showDocument(shown, base),
          options.format,
          context,
          { title: titleOf(shown), again: ['npx hi-careers show', id, ...(options.checklist ? ['--checklist'] : [])].join(' ') },
        ),
  );
  return 0;
}

/** Roles and routes have conditions to tick. */
const isListed = (shown: Shown): shown is Extract<Shown, { kind: 'role' | 'route' }> => shown.kind === 'role' || shown.kind === 'route';

function titleOf({ kind, item }: Shown): string {
  if (kind === 'attribute') return item.label;
  if (kind === 'question') return item.text;
  return kind === 'source' ? (item.title ?? item.publisher) : item.title;
}
