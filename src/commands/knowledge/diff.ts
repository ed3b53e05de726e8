import { Failure } from '../../domain/failure.js';
import { buildModel } from '../../engine/index.js';
import { type Block, type Document, jsonText, list, paragraph, section } from '../../presentation/index.js';
import {
  type AdviceChange,
  type Asked,
  adviceDifference,
  type ChangeGroup,
  type Difference,
  difference,
  population,
} from '../../workbench/compare-bases.js';
import type { ExitCode } from '../context.js';
import { asText } from '../render.js';
import { builtInFolder, openFolder, reportHead, type WorkbenchContext } from './context.js';
import { personaFiles, readPersonas } from './run-personas.js';

export type DiffOptions = { readonly people: string | undefined; readonly seed: string | undefined; readonly personas: readonly string[] };

/**
 * What changed between two folders of knowledge: verdicts gained and lost, and why, over personas and random people; and, over
 * the personas only, what they are advised first, how far away roles are and at which level.
 */
export async function runKnowledgeDiff(
  bench: WorkbenchContext,
  older: string,
  newer: string | undefined,
  options: DiffOptions,
): Promise<ExitCode> {
  const size = wholeNumber('--people', options.people, 200, 5000);
  const seed = wholeNumber('--seed', options.seed, 1, 4_294_967_295);
  const before = buildModel(await openFolder(older, bench.add));
  const after = buildModel(await openFolder(newer ?? bench.data ?? builtInFolder, bench.add));
  const shared = after.base.attributes.filter(({ id }) => before.base.attributes.some((one) => one.id === id));
  const made = population(after, shared, bench.context.asOf, size, seed).map(
    (profile, at): Asked => ({ name: `made-up ${at + 1}`, profile, asOf: bench.context.asOf }),
  );
  const personas = await namedPeople(bench, options.personas, after);
  const found = difference(before, after, [...personas, ...made]);
  const advice = adviceDifference(before, after, personas);
  const counts = { personas: personas.length, madeUp: size, seed, verdicts: found.compared };
  await bench.context.result(
    bench.format === 'json'
      ? jsonText({ ...reportHead('knowledge-diff', after.base, bench), old: older, counts, ...found, advice })
      : await asText(diffDocument(found, advice, counts), bench.context.resultLayout),
  );
  return 0;
}

async function namedPeople(
  bench: WorkbenchContext,
  named: readonly string[],
  model: Parameters<typeof readPersonas>[2],
): Promise<readonly Asked[]> {
  const people = await readPersonas(bench, personaFiles(bench, named, true), model);
  return people.map(({ file, profile, asOf }) => ({ name: file, profile, asOf }));
}

function wholeNumber(flag: string, typed: string | undefined, otherwise: number, most: number): number {
  if (typed === undefined) return otherwise;
  if (/^\d{1,10}$/.test(typed) && Number(typed) <= most) return Number(typed);
  throw new Failure('usage', `“${typed.slice(0, 40)}” does not fit ${flag}.`, `Write a whole number from 0 to ${most}.`);
}

type Counts = { readonly personas: number; readonly madeUp: number; readonly seed: number; readonly verdicts: number };

function diffDocument(
  { added, removed, changes }: Difference,
  advice: readonly AdviceChange[],
  { personas, madeUp, seed, verdicts }: Counts,
): Document {
  const changed = changes.reduce((sum, { who }) => sum + who.length, 0);
  const people = `${personas} personas and ${madeUp} made-up people (seed ${seed})`;
  return {
    title: 'What changed in verdicts and advice',
    blocks: [
      paragraph(`${changed} of ${verdicts} verdicts differ, over ${people}.`),
      ...(added.length > 0 ? [paragraph(`New: ${added.join(', ')}.`)] : []),
      ...(removed.length > 0 ? [paragraph(`Removed: ${removed.join(', ')}.`)] : []),
      ...part(
        'Gained',
        changes.filter(({ moved }) => moved === 'gained'),
      ),
      ...part(
        'Lost',
        changes.filter(({ moved }) => moved === 'lost'),
      ),
      ...advicePart(
        'First steps',
        advice.filter(({ about }) => about === 'first-steps'),
      ),
      ...advicePart(
        'How far away',
        advice.filter(({ about }) => about === 'horizon'),
      ),
      ...advicePart(
        'Level',
        advice.filter(({ about }) => about === 'level'),
      ),
    ],
  };
}

function part(title: string, changes: readonly ChangeGroup[]): readonly Block[] {
  if (changes.length === 0) return [];
  const items = changes.map(({ id, before, after, because, who }) => ({
    text: `${id}: ${before}, now ${after} (${who.length} of them)`,
    more: [...because.map((text) => ({ label: 'Because', text })), whom(who)],
  }));
  return [section(title, [list(items)])];
}

function advicePart(title: string, changes: readonly AdviceChange[]): readonly Block[] {
  if (changes.length === 0) return [];
  const items = changes.map(({ id, before, after, who }) => ({
    text: `${id === null ? '' : `${id}: `}${before}, now ${after} (${who.length} of them)`,
    more: [whom(who)],
  }));
  return [section(title, [list(items)])];
}

function whom(who: readonly string[]): { readonly label: string; readonly text: string } {
  const shown = who.slice(0, 3).join(', ');
  return { label: 'Who', text: who.length > 3 ? `${shown} and ${who.length - 3} more` : shown };
}
