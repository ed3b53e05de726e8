import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import type { Block, IntoReport, Pathway, PathwayReport, Relax, Step, Target } from '../../domain/pathway.js';
import { lookup, titleOf } from '../lookup.js';
import { stepTitle, windowsIn } from '../words/pathway.js';
import { changeJson, firstAdviceJson, headJson, type JsonObject, profileJson, sourcedJson, sourcesJson } from './parts.js';
import { gainsJson } from './role.js';

/** `hi-careers.pathway/1`: the target, the verdict today, and every plan in the order in which to show them. */
export const pathwayJson = (report: PathwayReport, target: Target, base: KnowledgeBase): JsonObject => ({
  ...headJson('hi-careers.pathway/1', report),
  profile: profileJson(report.profile, base),
  target: targetJson(report, target, base),
  verdict: report.verdict,
  firstAdvice: report.firstAdvice === null ? null : firstAdviceJson(report.firstAdvice, report.asOf, base),
  pathways: report.pathways.map((pathway) => onePathway(pathway, report.pathways, base)),
  planB: report.planB === null ? null : { ...report.planB },
  byWork: report.byWork,
  blocks: report.blocks.map((block) => blockJson(block, base)),
  relax: report.relax.map(({ wish, opens }: Relax) => ({ wish, opens })),
  windows: windowsIn(report.pathways, base).map(({ route, title, opening, url, where, sources }) => ({
    route,
    title,
    month: opening.month,
    basis: opening.basis,
    when: opening.when,
    where,
    url,
    sources: sourcesJson(sources, base),
  })),
  explored: report.explored,
  complete: report.complete,
  caveats: base.caveats,
});

/** `hi-careers.pathway-into/1`: the roles from which another is within so many months, nearest first. */
export const intoJson = (report: IntoReport, base: KnowledgeBase): JsonObject => ({
  ...headJson('hi-careers.pathway-into/1', report),
  role: report.role,
  title: titleOf(lookup(base), report.role),
  withinMonths: report.withinMonths,
  complete: report.complete,
  feeders: report.feeders.map(({ role, months, pathway }) => ({
    role,
    title: titleOf(lookup(base), role),
    months,
    pathway: onePathway(pathway, [], base),
  })),
  caveats: base.caveats,
});

function targetJson({ roles }: PathwayReport, target: Target, base: KnowledgeBase): JsonObject {
  return {
    kind: target.kind,
    specialism: target.kind === 'specialism' ? target.specialism : null,
    bandAtLeast: target.kind === 'specialism' ? (target.bandAtLeast ?? null) : null,
    roles: roles.map((id) => ({ id, title: titleOf(lookup(base), id) })),
  };
}

function onePathway(pathway: Pathway, all: readonly Pathway[], base: KnowledgeBase): JsonObject {
  const own = pathway.steps.map(({ id }) => id);
  const shared = all
    .filter(({ id }) => id !== pathway.id)
    .map(({ id, steps }) => ({ pathway: id, steps: steps.map((step) => step.id).filter((step) => own.includes(step)) }))
    .filter(({ steps }) => steps.length > 0);
  const { id, names, target, steps, cost, earning, verdict, monthsKnown, scarce, tooLong, against } = pathway;
  return {
    id,
    name: names[0] ?? null,
    names,
    target,
    steps: steps.map((step) => pathwayStepJson(step, base)),
    months: cost.months,
    monthsKnown,
    earning,
    cost: { ...cost },
    verdict,
    scarce,
    tooLong,
    against,
    sharesStepsWith: shared,
  };
}

/** One step of a pathway. */
export const pathwayStepJson = (step: Step, base: KnowledgeBase): JsonObject => ({
  id: step.id,
  kind: step.kind,
  title: step.title,
  text: stepTitle(step, base),
  start: step.start,
  end: step.end,
  months: step.months.from,
  monthsAtMost: step.months.to,
  monthsKnown: step.monthsKnown,
  route: step.route,
  role: step.role,
  way: step.way,
  attribute: step.attribute,
  paid: step.paid,
  pounds: step.pounds === null ? null : { ...step.pounds },
  competitive: step.competitive,
  scarce: step.scarce === null ? null : sourcedJson(step.scarce, base),
  uncertain: step.uncertain,
  verdict: step.verdict,
  judged: step.judged,
  supposes: step.supposes.map(({ kind, change }) => ({ kind, change: changeJson(change) })),
  unsaid: step.unsaid,
  gives: gainsJson(step.gives),
  opening: step.opening === null ? null : { ...step.opening },
  notes: step.notes.map((one) => sourcedJson(one, base)),
  sources: sourcesJson(step.sources, base),
});

const blockJson = ({ role, way, requirement, why, changes }: Block, base: KnowledgeBase): JsonObject => ({
  role,
  way,
  requirement: requirement.id,
  text: requirement.text,
  strength: requirement.strength,
  why,
  changes: changes.map((set) => set.map(changeJson)),
  sources: sourcesJson(requirement.sources, base),
});
