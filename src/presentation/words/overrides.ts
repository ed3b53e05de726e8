import type { Override, Profile } from '../../domain/answers.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { type Block, type Detail, type Item, list, section } from '../document.js';
import { lookup } from '../lookup.js';
import { withoutStop } from './english.js';

const labels = {
  accept: 'accepted by your adviser',
  refuse: 'refused by your adviser',
} as const satisfies Record<Override['verdict'], string>;

/** `accepted by your adviser: the trust takes ten years of work instead`, to go beside the requirement. */
export const overrideDetail = ({ verdict, because }: Override): Detail => ({ label: labels[verdict], text: withoutStop(because) });

/** Everything that an adviser marked, so that no page rests on it in silence. Nothing where nothing is marked. */
export const overridesSection = ({ overrides = [] }: Pick<Profile, 'overrides'>, base: KnowledgeBase): readonly Block[] =>
  overrides.length === 0 ? [] : [section('Marked by your adviser', [list(overrides.map((one) => overrideItem(one, base)))])];

function overrideItem(override: Override, base: KnowledgeBase): Item {
  const [owner = '', id = ''] = override.requirement.split('/');
  const look = lookup(base);
  const title = (look.roles.get(owner) ?? look.routes.get(owner))?.title ?? owner;
  const ways = [...(base.roleWays[owner] ?? []), ...(base.routeWays[owner] === undefined ? [] : [base.routeWays[owner]])];
  const text = ways.flatMap((way) => way?.requirements ?? []).find((requirement) => requirement.id === id)?.text ?? id;
  return { text: `${title}: ${withoutStop(text)}`, more: [overrideDetail(override)] };
}
