import { Failure } from '../domain/failure.js';
import { nearest } from '../domain/nearest.js';
import { jsonText, type ListKind, listDocument, listJson, listKinds } from '../presentation/index.js';
import { inFormat } from './as-text.js';
import type { Context, ExitCode, Format } from './context.js';

/** The ids and titles of what the knowledge base holds, of one kind or of all. */
export async function runList(context: Context, kind: string | undefined, options: { readonly format: Format }): Promise<ExitCode> {
  const wanted = kind === undefined ? null : listKinds.find((known) => known === kind || known === `${kind}s`);
  if (wanted === undefined) {
    const [near] = nearest(kind ?? '', listKinds);
    throw new Failure(
      'usage',
      `There is no list of “${(kind ?? '').slice(0, 60)}”.`,
      `${near ? `Did you mean ${near}? ` : ''}There are ${listKinds.join(', ')}.`,
    );
  }
  const { base, asOf } = context;
  await context.result(
    options.format === 'json'
      ? jsonText(listJson(wanted as ListKind | null, base, asOf))
      : await inFormat(listDocument(wanted as ListKind | null, base), options.format, context, {
          title: `${base.title}: ${wanted ?? 'what there is'}`,
          again: ['npx hi-careers list', ...(wanted === null ? [] : [wanted])].join(' '),
        }),
  );
  return 0;
}
