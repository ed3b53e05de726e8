import { Failure } from '../domain/failure.js';
import type { KnowledgeBase, Qualification } from '../domain/knowledge-base.js';
import { didYouMean } from '../domain/text/suggest.js';
import {
  checklistDocument,
  type Entry,
  entryIds,
  entryNames,
  findAwardKind,
  findByName,
  findEntry,
  showDocument,
  showJson,
  withRetired,
  withRetiredJson,
} from '../presentation/index.js';
import type { Context, ExitCode, Format } from './context.js';
import { currentIds, findByName as meantBy, nameables, type Thing } from './find-by-name.js';
import { render } from './render.js';

/** One thing of the knowledge base in full, with its sources: by its id, by an id it once had, or by what people call it. */
export async function runShow(
  context: Context,
  id: string,
  options: { readonly format: Format; readonly checklist: boolean },
): Promise<ExitCode> {
  const { base, asOf } = context;
  const { ids, retired } = currentIds([id], base);
  const found = find(base, ids[0] ?? id);
  const shown = options.checklist ? found.find(isListed) : found[0];
  if (shown === undefined) {
    throw new Failure('usage', `“${id}” is not a role or route, so it has no checklist.`, `hi-careers show ${id} shows it.`);
  }
  // An id needs no quotes, but it may be that of something else.
  const typedAgain = retired.length === 0 && findEntry(base, shown.item.id)[0]?.item === shown.item ? shown.item.id : id;
  await context.result(
    await render(context, options.format, {
      json: () => withRetiredJson(showJson(shown, base, asOf), retired),
      document: () =>
        withRetired(options.checklist && isListed(shown) ? checklistDocument(shown, base) : showDocument(shown, base, asOf), retired),
      title: titleOf(shown),
      again: { words: ['show', typedAgain, ...(options.checklist ? ['--checklist'] : [])] },
      spread: true,
    }),
  );
  return 0;
}

/** Only roles and routes have conditions to tick. */
const isListed = (shown: Entry): shown is Extract<Entry, { kind: 'role' | 'route' }> => shown.kind === 'role' || shown.kind === 'route';

function titleOf({ kind, item }: Entry): string {
  if (kind === 'attribute') return item.label;
  if (kind === 'question') return item.text;
  return kind === 'source' ? (item.title ?? item.publisher) : item.title;
}

/** The award, as the kind whose tables list it. */
function awardOf(shown: Entry, base: KnowledgeBase): readonly Qualification[] {
  if (shown.kind !== 'qualification') return [];
  return [base.qualifications.find(({ id }) => id === shown.item.kind) ?? shown.item];
}

/** Throws a `Failure` if no entry has that name, or several have. */
function find(base: KnowledgeBase, typed: string): readonly Entry[] {
  const byId = findEntry(base, typed);
  if (byId.length > 0) return byId;
  const [first, ...others] = findByName(base, typed);
  // Of several of that name, the award: `list roles` and `list routes` find the others. A grade in the words is not read: its kind is shown.
  const award = first === undefined ? findAwardKind(base, typed) : [first, ...others].flatMap((one) => awardOf(one, base))[0];
  if (award !== undefined) return [{ kind: 'qualification', item: award }];
  const short = typed.slice(0, 80);
  if (first !== undefined && others.length === 0) return [first];
  if (first !== undefined) {
    const ids = [first, ...others].map(({ item }) => item.id).join(', ');
    throw new Failure('unknown-id', `Several things are called “${short}”.`, `Name the one you mean: ${ids}.`);
  }
  const meant = meantBy(typed, [...nameables(base), ...things(base.specialisms), ...things(base.qualifications)]);
  if (meant.kind === 'one') return findEntry(base, meant.thing.id);
  if (meant.kind === 'several' && !meant.onlyNear) {
    const ids = meant.things.map(({ id }) => id).join(', ');
    throw new Failure('unknown-id', `“${short}” may mean several things.`, `Name the one you mean, such as ${ids}.`);
  }
  throw new Failure(
    'unknown-id',
    `There is nothing called “${short}”.`,
    `${didYouMean(short, [...entryIds(base), ...entryNames(base)], '')} hi-careers list shows what there is.`.trim(),
  );
}

const things = (
  of: readonly { readonly id: string; readonly title: string; readonly otherTitles: readonly string[] }[],
): readonly Thing[] => of.map(({ id, title, otherTitles }) => ({ id, title, names: otherTitles }));
