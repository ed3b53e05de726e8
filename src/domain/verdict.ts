/** The state of a requirement, or of a part of one. */
export const states = ['not-met', 'not-known', 'judged', 'met'] as const;
export type State = (typeof states)[number];

/** From worst to best. */
export const verdicts = ['closed', 'not-yet', 'unknown', 'stretch', 'judged', 'open-later', 'open'] as const;
export type Verdict = (typeof verdicts)[number];

/** Best way in first: the order in which a role takes its verdict from its ways. */
export const bestVerdictFirst = [
  'open',
  'open-later',
  'judged',
  'stretch',
  'unknown',
  'not-yet',
  'closed',
] as const satisfies readonly Verdict[];
