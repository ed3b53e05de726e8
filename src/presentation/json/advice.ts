import type { Advice, CheckReport, Comparison, NextStep, Unanswered, UnlockingChange } from '../../domain/advice.js';
import { unreachable } from '../../domain/failure.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import type { FirstSteps, Step } from '../../domain/pathway.js';
import { type Lookup, lookup } from '../lookup.js';
import { type StepContext, stepWords } from '../pages/next-steps.js';
import { keyDateWords } from '../words/rounds.js';
import {
  changeJson,
  firstAdviceJson,
  headJson,
  inferredJson,
  type Json,
  type JsonObject,
  payJson,
  profileJson,
  resultWriter,
  roundJson,
  sourcesJson,
} from './parts.js';
import { pathwayStepJson } from './pathway.js';

/** `hi-careers.advice/1`. */
export function adviceJson(advice: Advice, base: KnowledgeBase, begins: FirstSteps = new Map()): JsonObject {
  const resultJson = resultWriter(base, advice.asOf);
  return {
    ...headJson('hi-careers.advice/1', advice),
    profile: profileJson(advice.profile, base),
    inferred: inferredJson(advice.inferred),
    level: advice.level === null ? null : { id: advice.level.id, because: advice.level.because },
    firstAdvice: advice.firstAdvice.map((given) => firstAdviceJson(given, advice.asOf, base)),
    dates: advice.dates.map((date) => ({ ...date, text: keyDateWords(date, base, advice.profile) })),
    roles: advice.roles.map((role) => {
      const why = { enjoys: role.fit.enjoys, avoids: role.fit.avoids };
      return {
        id: role.id,
        kind: role.kind,
        title: role.title,
        verdict: role.verdict,
        group: role.group,
        horizon: role.horizon,
        horizonMonths: role.horizonMonths,
        jobs: role.jobs,
        training: role.training,
        study: role.study,
        levelMatch: role.levelMatch,
        past: role.past,
        uses: role.uses,
        fit: role.fit.score,
        why,
        ...resultJson(role),
      };
    }),
    routes: advice.routes.map(resultJson),
    smallestChange: advice.smallestChange === null ? null : openingJson(advice.smallestChange, begins, base),
    nextSteps: advice.nextSteps.map((step) => stepJson(step, { ...advice, base }, begins)),
    laterSteps: advice.laterSteps.map((step) => stepJson(step, { ...advice, base }, begins)),
    unanswered: unansweredJson(advice.unanswered, base),
    caveats: base.caveats,
  };
}

function openingJson(opening: UnlockingChange, begins: FirstSteps, base: KnowledgeBase): JsonObject {
  const { change, opens, suits, by } = opening;
  return { change: changeJson(change), opens, suits, by, plan: planJson(opens[0], begins.get(opening), base) };
}

/** How a plan for a role begins, as the first step in `pathway --json`; null if no plan was made. */
const planJson = (role: string | undefined, step: Step | undefined, base: KnowledgeBase): JsonObject | null =>
  role === undefined || step === undefined ? null : { role, firstStep: pathwayStepJson(step, base) };

function stepJson(step: NextStep, context: StepContext, begins: FirstSteps): JsonObject {
  const { what, why, where, when, ask } = stepWords(step, context);
  return { kind: step.kind, what, why, where, when, ask, ...stepFacts(step, begins, context.base) };
}

function stepFacts(step: NextStep, begins: FirstSteps, base: KnowledgeBase): { readonly [key: string]: Json } {
  switch (step.kind) {
    case 'apply':
      return { role: step.role, way: step.way, route: step.route, from: step.from, round: roundJson(step.round) };
    case 'ask':
      return { role: step.role, way: step.way, route: step.route, from: step.from, judged: step.judged, round: roundJson(step.round) };
    case 'gain':
      return { route: step.route, opening: openingJson(step.opening, begins, base) };
    case 'answer':
      return { question: step.question };
    default:
      return unreachable(step);
  }
}

/** `hi-careers.check/1`. */
export const checkJson = (report: CheckReport, base: KnowledgeBase): JsonObject => ({
  ...headJson('hi-careers.check/1', report),
  profile: profileJson(report.profile, base),
  inferred: inferredJson(report.inferred),
  results: report.results.map(resultWriter(base, report.asOf)),
  unanswered: unansweredJson(report.unanswered, base),
  caveats: base.caveats,
});

/** What is still worth asking, with the words of each question. */
export const unansweredJson = (unanswered: readonly Unanswered[], base: KnowledgeBase): readonly JsonObject[] =>
  unanswered.map(({ question, attributes, couldMove }) => {
    const asked = lookup(base).questions.get(question);
    return { question, attributes, why: asked?.why ?? '', text: asked?.text ?? '', couldMove };
  });

/** `hi-careers.compare/1`: each thing as in `check`, with what else there is to weigh. */
export function compareJson(comparison: Comparison, base: KnowledgeBase): JsonObject {
  const resultJson = resultWriter(base, comparison.asOf);
  return {
    ...headJson('hi-careers.compare/1', comparison),
    profile: profileJson(comparison.profile, base),
    inferred: inferredJson(comparison.inferred),
    things: comparison.things.map(({ result, fit, months }) => {
      const thing = sourcesAndPay(result.id, lookup(base), base);
      return {
        ...resultJson(result),
        fit: fit?.score ?? null,
        why: fit === null ? null : { enjoys: fit.enjoys, avoids: fit.avoids },
        months,
        ...thing,
      };
    }),
    caveats: base.caveats,
  };
}

function sourcesAndPay(id: string, look: Lookup, base: KnowledgeBase): { readonly [key: string]: Json } {
  const role = look.roles.get(id);
  const { sources = [] } = role ?? look.routes.get(id) ?? {};
  return { pay: payJson(role?.band, base), sources: sourcesJson(sources, base) };
}
