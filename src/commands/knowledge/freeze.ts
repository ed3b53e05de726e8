import type { Advice, Result } from '../../domain/advice.js';
import { Failure } from '../../domain/failure.js';
import { isMapping } from '../../domain/mapping.js';
import { advise, buildModel, check } from '../../engine/index.js';
import { plainProfile } from '../../profile/index.js';
import { firstSteps } from '../../workbench/named-steps.js';
import { gatherAnswers } from '../answers.js';
import type { ExitCode } from '../context.js';
import { openBase, type WorkbenchContext } from './context.js';

/** How many first steps, and roles at the head of the list, are frozen. */
const FIRST = 3;

/**
 * A persona from a profile: the answers, every verdict and horizon as it is now, or those of the named roles and routes, and what
 * comes first. What is frozen is what the knowledge says, not what is right: read it before you keep it.
 */
export async function runKnowledgeFreeze(bench: WorkbenchContext, profilePath: string, ids: readonly string[]): Promise<ExitCode> {
  const base = await openBase(bench);
  const model = buildModel(base);
  const context = { ...bench.context, base };
  const profile = await gatherAnswers(context, { profile: profilePath, set: [], flags: new Map() }, model);
  const all: readonly string[] = [...base.roles, ...base.routes].map(({ id }) => id);
  const unknown = ids.find((id) => !all.includes(id));
  if (unknown !== undefined)
    throw new Failure('unknown-id', `There is no role or route “${unknown.slice(0, 80)}”.`, 'hi-careers list shows what there is.');
  const { results } = check(model, profile, context.asOf, ids.length > 0 ? ids : all);
  const advice = advise(model, profile, context.asOf);
  await context.result(personaText(plainProfile(profile, base.attributes), context.asOf, results, advice));
  return 0;
}

/** As YAML; every value is written as JSON, which is YAML too. */
function personaText(profile: Readonly<Record<string, unknown>>, asOf: string, results: readonly Result[], advice: Advice): string {
  const answers = isMapping(profile.answers) ? Object.entries(profile.answers) : [];
  const later = results.filter(({ from }) => from !== null);
  const away = advice.roles.filter(({ id }) => results.some((one) => one.id === id));
  const steps = firstSteps(advice, FIRST);
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
    ...headed(
      'first-steps',
      steps.map(({ id }) => `- {first: ${FIRST}, one-of: [${id}]}`),
    ),
    ...headed(
      'order',
      advice.roles.slice(0, FIRST).map(({ id }, at) => `- {first: ${at + 1}, one-of: [${id}]}`),
    ),
    ...headed(
      'horizon',
      away.map(({ id, horizon }) => `${id}: [${horizon}]`),
    ),
    ...(advice.level === null ? [] : [`  level: ${advice.level.id}`]),
  ];
  return `${lines.join('\n')}\n`;
}

const headed = (key: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`  ${key}:`, ...lines.map((line) => `    ${line}`)];
