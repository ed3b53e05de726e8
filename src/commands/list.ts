import { Failure } from '../domain/failure.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { didYouMean, nearest } from '../domain/text/suggest.js';
import { entryNames, filterByWords, type ListKind, listDocument, listJson, listKinds } from '../presentation/index.js';
import type { Context, ExitCode, Format } from './context.js';
import { render } from './render.js';

/** The ids and titles of what the knowledge base holds, of one kind or of all. */
export async function runList(
  context: Context,
  kind: string | undefined,
  options: { readonly format: Format; readonly search?: string },
): Promise<ExitCode> {
  const wanted = kind === undefined ? null : listKinds.find((known) => known === kind || known === `${kind}s`);
  if (wanted === undefined) {
    const [near] = nearest(kind ?? '', listKinds);
    throw new Failure(
      'usage',
      `There is no list of “${(kind ?? '').slice(0, 60)}”.`,
      `${near ? `Did you mean ${near}? ` : ''}There are ${listKinds.join(', ')}.`,
    );
  }
  const { asOf } = context;
  const base = options.search === undefined ? context.base : filterByWords(context.base, options.search);
  if (options.search !== undefined && !listed(base).some((one) => wanted === null || wanted === one)) {
    const short = options.search.slice(0, 80);
    const near = didYouMean(short, entryNames(context.base), '');
    throw new Failure(
      'unknown-id',
      `${wanted === null ? 'Nothing' : `None of the ${wanted}`} is called “${short}”.`,
      `${near} Try fewer words, or hi-careers list.`.trim(),
    );
  }
  const document =
    wanted === null && options.search !== undefined
      ? { title: null, blocks: listed(base).flatMap((one) => listDocument(one, base).blocks.slice(0, -1)) }
      : listDocument(wanted, base);
  await context.result(
    await render(context, options.format, {
      json: () => listJson(wanted, base, asOf),
      document: () => document,
      title: `${base.title}: ${wanted ?? 'what there is'}`,
      again: {
        words: ['list', ...(wanted === null ? [] : [wanted]), ...(options.search === undefined ? [] : ['--search', options.search])],
      },
      spread: true,
    }),
  );
  return 0;
}

/** The kinds that the knowledge base has entries for. */
const listed = (base: KnowledgeBase): readonly ListKind[] =>
  listKinds.filter((kind) => (kind === 'sources' ? Object.keys(base.sources) : base[kind]).length > 0);
