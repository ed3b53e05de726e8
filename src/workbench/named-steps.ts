import type { Advice, GivenAdvice, NextStep } from '../domain/advice.js';

/** One thing to do: how it is named, the id that it is known by, and every id that it concerns. */
export type NamedStep = { readonly name: string; readonly id: string; readonly ids: readonly string[] };

/**
 * The first things that somebody is advised to do: the first few of what an adviser says before looking anything up, and the first
 * few of the next steps. A page takes its own first things from both.
 */
export function firstSteps({ firstAdvice, nextSteps }: Advice, count: number): readonly NamedStep[] {
  return [
    ...firstAdvice
      .filter(({ advice }) => advice.brings !== true)
      .slice(0, count)
      .map(named),
    ...nextSteps.slice(0, count).map(namedStep),
  ];
}

const named = ({ advice }: GivenAdvice): NamedStep => ({ name: advice.id, id: advice.id, ids: [advice.id, ...advice.routes] });

function namedStep(step: NextStep): NamedStep {
  if (step.kind === 'answer') return { name: `answer ${step.question}`, id: step.question, ids: [step.kind, step.question] };
  if (step.kind === 'gain') {
    const { change, by } = step.opening;
    return { name: `gain ${change.attribute}`, id: change.attribute, ids: [step.kind, change.attribute, ...by] };
  }
  const ids = [step.route, step.role].filter((id) => id !== null);
  return { name: [step.kind, ...ids].join(' '), id: ids[0] ?? step.kind, ids: [step.kind, ...ids] };
}
