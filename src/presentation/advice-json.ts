import type { Advice, CheckReport, NextStep, Opening, Unanswered } from '../domain/advice.js';
import type { Profile } from '../domain/answers.js';
import { unreachable } from '../domain/failure.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { changeJson, headJson, inferredJson, type Json, type JsonObject, profileJson, resultJson } from './json-parts.js';
import { lookup } from './lookup.js';
import { stepWords } from './next-steps.js';

/** `hi-careers.check/1`. */
export const checkJson = (report: CheckReport, base: KnowledgeBase): JsonObject => ({
  ...headJson('hi-careers.check/1', report),
  profile: profileJson(report.profile, base),
  inferred: inferredJson(report.inferred),
  results: report.results.map((result) => resultJson(result, base, report.asOf)),
  unanswered: unansweredJson(report.unanswered, base),
  caveats: base.caveats,
});

/** `hi-careers.advice/1`. */
export const adviceJson = (advice: Advice, base: KnowledgeBase): JsonObject => ({
  ...headJson('hi-careers.advice/1', advice),
  profile: profileJson(advice.profile, base),
  inferred: inferredJson(advice.inferred),
  roles: advice.roles.map((role) => {
    const { id, kind, title, verdict, ...rest } = resultJson(role, base, advice.asOf);
    const why = { enjoys: role.fit.enjoys, avoids: role.fit.avoids };
    return { id, kind, title, verdict, group: role.group, fit: role.fit.score, why, ...rest } as JsonObject;
  }),
  routes: advice.routes.map((route) => resultJson(route, base, advice.asOf)),
  smallestChange: advice.smallestChange === null ? null : openingJson(advice.smallestChange),
  nextSteps: advice.nextSteps.map((step) => stepJson(step, advice.profile, base)),
  laterSteps: advice.laterSteps.map((step) => stepJson(step, advice.profile, base)),
  unanswered: unansweredJson(advice.unanswered, base),
  caveats: base.caveats,
});

const openingJson = ({ change, opens, suits, by }: Opening): JsonObject => ({ change: changeJson(change), opens, suits, by });

const unansweredJson = (unanswered: readonly Unanswered[], base: KnowledgeBase): readonly JsonObject[] =>
  unanswered.map(({ question, attributes, couldMove }) => {
    const asked = lookup(base).questions.get(question);
    return { question, attributes, why: asked?.why ?? '', text: asked?.text ?? '', couldMove };
  });

function stepJson(step: NextStep, profile: Profile, base: KnowledgeBase): JsonObject {
  const { what, where, when, ask } = stepWords(step, profile, base);
  return { kind: step.kind, what, where, when, ask, ...stepFacts(step) };
}

function stepFacts(step: NextStep): { readonly [key: string]: Json } {
  switch (step.kind) {
    case 'apply':
      return { role: step.role, way: step.way, route: step.route, from: step.from };
    case 'ask':
      return { role: step.role, way: step.way, route: step.route, judged: step.judged };
    case 'gain':
      return { route: step.route, opening: openingJson(step.opening) };
    case 'answer':
      return { question: step.question };
    default:
      return unreachable(step);
  }
}
