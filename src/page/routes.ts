/** What can be looked at once there is advice, each with a hash of its own: `#role/baker`, `#compare/baker/miller`. */
export const routes = {
  answers: 'answers',
  advice: 'advice',
  changed: 'changed',
  whatIf: 'what-if',
  roles: 'roles',
  role: 'role',
  plan: 'plan',
  compare: 'compare',
} as const;
type RouteName = (typeof routes)[keyof typeof routes];

/** What a link can ask for besides. */
export const actions = { ask: 'ask', change: 'change', suppose: 'suppose', keep: 'keep', drop: 'drop' } as const;
type ActionName = (typeof actions)[keyof typeof actions];

export type Route = { readonly name: RouteName; readonly ids: readonly string[] };
export type Action = { readonly name: ActionName; readonly id: string };

/** The route that a hash names; null for any other. */
export function routeOf(hash: string): Route | null {
  const [first, ...ids] = hash.split('/');
  const name = Object.values(routes).find((one) => one === first);
  return name === undefined ? null : { name, ids };
}

/** The action that a hash names; null for any other. */
export function actionOf(hash: string): Action | null {
  const [first, id = ''] = hash.split('/');
  const name = Object.values(actions).find((one) => one === first);
  return name === undefined ? null : { name, id };
}

/** A link to a route or an action. */
export const hrefTo = (name: RouteName | ActionName, ...parts: readonly string[]): string => `#${[name, ...parts].join('/')}`;
