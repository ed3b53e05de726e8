import type { Advice, RoleAdvice } from '../../domain/advice.js';
import type { WayKind } from '../../domain/knowledge-base.js';
import { bandPay } from '../../domain/pay.js';
import { type Block, type Document, list, paragraph, section } from '../document.js';
import { lookup } from '../lookup.js';
import { nationOf } from '../words/attributes.js';
import { shortPayWords } from '../words/pay.js';
import { verdictWords, wayKindTitles } from '../words/verdicts.js';
import { whenWords } from './first-screen.js';
import type { RowContext } from './requirement-rows.js';

/** More than this at once help nobody. */
const MOST = 8;

/** The roles that pay best: those that can be reached within a year, then any. */
export function bestPaidDocument({ roles }: Pick<Advice, 'roles'>, context: Pick<RowContext, 'base' | 'profile' | 'asOf'>): Document {
  const { base, profile, asOf } = context;
  const look = lookup(base);
  const nation = nationOf(profile, base);
  const startOf = ({ id }: RoleAdvice): number => {
    const band = look.roles.get(id)?.band;
    const tables = band === undefined ? [] : bandPay(band, base.pay).filter(({ used }) => used);
    return (tables.find(({ table }) => table.nation === nation) ?? tables[0])?.entry ?? 0;
  };
  const paid = roles.filter((role) => startOf(role) > 0).toSorted((a, b) => startOf(b) - startOf(a));
  const lines = (some: readonly RoleAdvice[]): readonly Block[] => [
    list(
      some.slice(0, MOST).map((role) => {
        const band = look.roles.get(role.id)?.band;
        return { text: `${role.title}: ${band === undefined ? '' : shortPayWords(band, base, nation)}; ${whenWords(role, asOf)}` };
      }),
    ),
  ];
  const near = paid.filter(({ horizon }) => horizon === 'now' || horizon === 'ask' || horizon === 'within-a-year');
  return {
    title: 'Which pays best',
    blocks: [
      section('Of those you could start within a year', near.length === 0 ? [paragraph('None that we know the pay of.')] : lines(near)),
      section('Of all roles', lines(paid)),
    ],
  };
}

/** The routes of one kind, each with its verdict for this person: the most open first. */
export function routesOfKindDocument({ routes }: Pick<Advice, 'routes'>, kind: WayKind): Document {
  const own = routes.filter(({ ways }) => ways.some(({ way }) => way.kind === kind));
  return { title: wayKindTitles[kind], blocks: [list(own.map(({ title, verdict }) => ({ text: `${title}: ${verdictWords[verdict]}` })))] };
}
