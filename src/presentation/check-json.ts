import type { CheckReport, Unanswered } from '../domain/advice.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { headJson, inferredJson, type JsonObject, profileJson, resultJson } from './json-parts.js';
import { lookup } from './lookup.js';

/** `hi-careers.check/1`. */
export const checkJson = (report: CheckReport, base: KnowledgeBase): JsonObject => ({
  ...headJson('hi-careers.check/1', report),
  profile: profileJson(report.profile, base),
  inferred: inferredJson(report.inferred),
  results: report.results.map((result) => resultJson(result, base, report.asOf)),
  unanswered: unansweredJson(report.unanswered, base),
  caveats: base.caveats,
});

/** What is still worth asking, with the words of each question. */
export const unansweredJson = (unanswered: readonly Unanswered[], base: KnowledgeBase): readonly JsonObject[] =>
  unanswered.map(({ question, attributes, couldMove }) => {
    const asked = lookup(base).questions.get(question);
    return { question, attributes, why: asked?.why ?? '', text: asked?.text ?? '', couldMove };
  });
