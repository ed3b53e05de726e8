import { holdsValues } from '../../domain/attribute.js';
import { Failure } from '../../domain/failure.js';
import { type KnowledgeBase, routeKinds } from '../../domain/knowledge-base.js';
import { sourceWeights } from '../../domain/source.js';
import { showHidden } from '../../domain/text/hidden-characters.js';
import { didYouMean } from '../../domain/text/suggest.js';
import type { ExitCode } from '../context.js';
import type { Choice } from '../interview/prompter.js';
import { needFolder, openFolder, type WorkbenchContext } from './context.js';
import { readText } from './reviewed.js';

/** The options of the command. */
export type NewOptions = Readonly<
  Partial<Record<'title' | 'specialism' | 'kind' | 'source' | 'url' | 'publisher' | 'dated' | 'weight', string>>
>;

/** The kinds of entry that can be created. */
export const newKinds = ['role', 'route', 'source'] as const;

/** Writes a new role, route or source with its modeline, filled from flags. Never overwrites anything. */
export async function runKnowledgeNew(bench: WorkbenchContext, kind: string, id: string, typed: NewOptions): Promise<ExitCode> {
  const known = newKinds.find((one) => one === kind);
  if (known === undefined)
    throw usage(`“${kind.slice(0, 40)}” cannot be created.`, didYouMean(kind, newKinds, 'Choose role, route or source.'));
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 80)
    throw usage(`“${id.slice(0, 80)}” is not an id.`, 'Write small letters and digits, with single hyphens between words.');
  const dir = needFolder(bench);
  const base = await openFolder(dir);
  const options = await completed(bench, known, base, typed);
  const path = known === 'source' ? await newSource(bench, dir, base, id, options) : await newEntry(bench, dir, base, known, id, options);
  await bench.context.result(`${showHidden(path)}\n`);
  bench.context.notify(`Now fill it in and check it: hi-careers knowledge check ${showHidden(dir)}\n`);
  return 0;
}

/** At a terminal, asks for choices that are missing from the flags. Free text comes from flags only. */
async function completed(
  bench: WorkbenchContext,
  kind: (typeof newKinds)[number],
  base: KnowledgeBase,
  typed: NewOptions,
): Promise<NewOptions> {
  const missing = choicesFor(kind, base).filter(({ flag }) => typed[flag] === undefined);
  if (bench.context.prompter === null || missing.length === 0) return typed;
  const prompter = await bench.context.prompter();
  try {
    let filled = typed;
    for (const { flag, text, choices } of missing) {
      const reply = await prompter.ask({ text, choices, kind: 'one', offers: [] });
      if (reply.kind === 'one') filled = { ...filled, [flag]: reply.value };
    }
    return filled;
  } finally {
    prompter.close();
  }
}

type Choosing = { readonly flag: keyof NewOptions; readonly text: string; readonly choices: readonly Choice[] };

function choicesFor(kind: (typeof newKinds)[number], base: KnowledgeBase): readonly Choosing[] {
  const plain = (values: readonly string[]): readonly Choice[] => values.map((value) => ({ value, label: value }));
  switch (kind) {
    case 'role': {
      const choices = base.specialisms.map(({ id, title }) => ({ value: id, label: title }));
      return [{ flag: 'specialism', text: 'Where does the role belong?', choices }];
    }
    case 'route':
      return [{ flag: 'kind', text: 'What kind of route is it?', choices: plain(routeKinds) }];
    case 'source':
      return [{ flag: 'weight', text: 'How much weight does the page have?', choices: plain(sourceWeights) }];
  }
}

async function newSource(bench: WorkbenchContext, dir: string, base: KnowledgeBase, id: string, options: NewOptions): Promise<string> {
  const path = `${dir}/sources.yaml`;
  if (Object.hasOwn(base.sources, id)) throw usage(`The source “${id}” already exists.`, 'Choose another id, or change that entry.');
  const weight = options.weight ?? 'moderate';
  if (!sourceWeights.some((one) => one === weight))
    throw usage(`“${weight.slice(0, 40)}” is not a weight.`, `Choose from ${sourceWeights.join(', ')}.`);
  if (options.publisher === undefined)
    throw usage('The publisher of the page is missing.', 'Add --publisher "The name", and --url with its address.');
  const dated = options.dated ?? null;
  if (dated !== null && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(dated))
    throw usage(`“${dated.slice(0, 40)}” is not a date.`, 'Write 2026, 2026-11 or 2026-11-24 after --dated, or leave it out.');
  const { sourceTemplate, withSource } = await import('../../workbench/templates.js');
  const entry = sourceTemplate({ id, url: options.url ?? null, publisher: options.publisher, dated, read: bench.context.asOf, weight });
  await bench.writeFile(path, withSource(await readText(bench, path), id, entry));
  return path;
}

async function newEntry(
  bench: WorkbenchContext,
  dir: string,
  base: KnowledgeBase,
  kind: 'role' | 'route',
  id: string,
  options: NewOptions,
): Promise<string> {
  const taken = [...base.roles, ...base.routes, ...base.specialisms].some((one) => one.id === id);
  if (taken) throw usage(`The id “${id}” is taken.`, 'Roles, routes and specialisms share one set of ids. Choose another.');
  const source = oneOf('source', options.source, Object.keys(base.sources));
  const folder =
    kind === 'role'
      ? oneOf(
          'specialism',
          options.specialism,
          base.specialisms.map(({ id: one }) => one),
        )
      : oneOf('kind', options.kind, routeKinds);
  const path = `${dir}/${kind}s/${folder}/${id}.yaml`;
  if (bench.isThere(path)) throw usage(`“${path}” already exists.`, 'Edit it, or choose another id.');
  const { roleTemplate, routeTemplate } = await import('../../workbench/templates.js');
  const filled = { id, title: options.title ?? titleFrom(id), source };
  const text = kind === 'route' ? routeTemplate(filled) : roleTemplate({ ...filled, specialism: folder, ...beginWith(base) });
  bench.makeFolder(`${dir}/${kind}s/${folder}`);
  await bench.writeFile(path, text);
  return path;
}

/** Any valid area of experience and activity, so that the draft loads; the author replaces them. */
function beginWith(base: KnowledgeBase): { readonly area: string | undefined; readonly activity: string | undefined } {
  const likes = base.attributes.find(({ fit }) => fit === 'likes')?.shape;
  return {
    area: base.attributes.find(({ shape }) => shape.kind === 'number' && shape.unit === 'months')?.id,
    activity: likes && holdsValues(likes)[0]?.id,
  };
}

function oneOf(flag: string, typed: string | undefined, known: readonly string[]): string {
  if (typed === undefined)
    throw usage(
      `The ${flag} is missing.`,
      `Add --${flag}${known.length <= 12 ? `: ${known.join(', ')}` : ', with an id that is in sources.yaml'}.`,
    );
  if (!known.includes(typed))
    throw usage(
      `There is no ${flag} “${typed.slice(0, 80)}”.`,
      didYouMean(typed, known, known.length <= 12 ? `Choose from ${known.join(', ')}.` : `To find it: hi-careers list ${flag}s`),
    );
  return typed;
}

const titleFrom = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');

const usage = (message: string, hint: string): Failure => new Failure('usage', message, `${hint} Nothing was written.`);
