import type { Result } from '../../domain/advice.js';
import { Failure } from '../../domain/failure.js';
import { buildModel, check } from '../../engine/index.js';
import { plainProfile } from '../../profile/index.js';
import { gatherAnswers } from '../answers.js';
import type { ExitCode } from '../context.js';
import { openBase, type WorkbenchContext } from './context.js';

/**
 * A persona from a profile: the answers, and every verdict as it is now, or those of the named roles and routes. What is
 * frozen is what the knowledge says, not what is right: read it before you keep it.
 */
export async function runKnowledgeFreeze(bench: WorkbenchContext, profilePath: string, ids: readonly string[]): Promise<ExitCode> {
  const base = await openBase(bench);
  const model = buildModel(base);
  const context = { ...bench.context, base };
  const profile = await gatherAnswers(context, { profile: profilePath, set: [], flags: new Map() }, model);
  const all = [...base.roles, ...base.routes].map(({ id }) => id as string);
  const unknown = ids.find((id) => !all.includes(id));
  if (unknown !== undefined)
    throw new Failure('unknown-id', `There is no role or route “${unknown.slice(0, 80)}”.`, 'hi-careers list shows what there is.');
  const { results } = check(model, profile, context.asOf, ids.length > 0 ? ids : all);
  await context.result(personaText(plainProfile(profile, base.attributes), context.asOf, results));
  return 0;
}

/** As YAML; every value is written as JSON, which is YAML too. */
function personaText(profile: Readonly<Record<string, unknown>>, asOf: string, results: readonly Result[]): string {
  const answers = Object.entries(profile.answers as Readonly<Record<string, unknown>>);
  const later = results.filter(({ from }) => from !== null);
  const lines = [
    '# Frozen from a profile: this is what the knowledge said then. Say who it is, and why each verdict is right.',
    'who: Somebody',
    `as-of: ${asOf}`,
    'profile:',
    ...Object.entries(profile)
      .filter(([key, value]) => key !== 'answers' && !(Array.isArray(value) && value.length === 0))
      .map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`),
    `  answers:${answers.length === 0 ? ' {}' : ''}`,
    ...answers.map(([id, value]) => `    ${id}: ${JSON.stringify(value)}`),
    'expect:',
    `  verdicts:${results.length === 0 ? ' {}' : ''}`,
    ...results.map(({ id, verdict }) => `    ${id}: ${verdict}`),
    ...(later.length === 0 ? [] : ['  from:', ...later.map(({ id, from }) => `    ${id}: ${JSON.stringify(from)}`)]),
  ];
  return `${lines.join('\n')}\n`;
}
