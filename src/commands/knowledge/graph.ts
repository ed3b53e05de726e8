import { Failure } from '../../domain/failure.js';
import type { KnowledgeBase, Role, Route } from '../../domain/knowledge-base.js';
import { didYouMean } from '../../domain/text/suggest.js';
import { jsonText } from '../../presentation/json/parts.js';
import type { ExitCode } from '../context.js';
import { openBase, reportHead, type WorkbenchContext } from './context.js';

/** An arrow: `stated` if a source states it, else our own reading. */
export type Edge = { readonly kind: 'trains-for' | 'leads-to'; readonly from: string; readonly to: string; readonly stated: boolean };

export type Graph = { readonly roles: readonly Role[]; readonly routes: readonly Route[]; readonly edges: readonly Edge[] };

/** Roles, routes and progression as a Mermaid flowchart, or as JSON; of one specialism and what leads there if it is named. */
export async function runKnowledgeGraph(bench: WorkbenchContext, specialism: string | undefined): Promise<ExitCode> {
  const base = await openBase(bench);
  const ids: readonly string[] = base.specialisms.map(({ id }) => id);
  if (specialism !== undefined && !ids.includes(specialism))
    throw new Failure(
      'unknown-id',
      `There is no specialism “${specialism.slice(0, 80)}”.`,
      didYouMean(specialism, ids, `There are ${ids.join(', ')}.`),
    );
  const graph = graphOf(base, specialism);
  await bench.context.result(
    bench.format === 'json' ? jsonText({ ...reportHead('knowledge-graph', base, bench), ...plainGraph(graph) }) : mermaidOf(graph, base),
  );
  return 0;
}

/** Every role and route that an arrow touches, and the roles of the specialism. */
export function graphOf(base: KnowledgeBase, specialism?: string): Graph {
  const inside = new Set<string>(
    base.roles.filter((role) => specialism === undefined || role.specialism === specialism).map(({ id }) => id),
  );
  const edges = [
    ...base.routes.flatMap(({ id, trainsFor }) =>
      trainsFor.map(({ role, basis }): Edge => ({ kind: 'trains-for', from: id, to: role, stated: basis === 'stated' })),
    ),
    ...base.roles.flatMap(({ id, leadsTo }) =>
      leadsTo.map(({ role, basis }): Edge => ({ kind: 'leads-to', from: id, to: role, stated: basis === 'stated' })),
    ),
  ].filter(({ from, to }) => inside.has(to) || inside.has(from));
  const touched = new Set([...inside, ...edges.flatMap(({ from, to }) => [from, to])]);
  return { roles: base.roles.filter(({ id }) => touched.has(id)), routes: base.routes.filter(({ id }) => touched.has(id)), edges };
}

const plainGraph = ({ roles, routes, edges }: Graph) => ({
  nodes: [
    ...roles.map(({ id, title, specialism }) => ({ id, kind: 'role', title, specialism })),
    ...routes.map(({ id, title, kind, status }) => ({ id, kind: 'route', title, routeKind: kind, status: status.value })),
  ],
  edges,
});

function mermaidOf({ roles, routes, edges }: Graph, base: KnowledgeBase): string {
  const lines = [
    '%% Roles in boxes by specialism, routes rounded. A full arrow: a source says so. A dotted one: our own reading.',
    'flowchart LR',
    ...base.specialisms.flatMap(({ id, title }) => {
      const its = roles.filter(({ specialism }) => specialism === id);
      if (its.length === 0) return [];
      return [
        `  subgraph ${nodeId('s', id)}["${label(title)}"]`,
        ...its.map((role) => `    ${nodeId('r', role.id)}["${label(role.title)}"]`),
        '  end',
      ];
    }),
    ...routes.map(({ id, title, status }) => `  ${nodeId('w', id)}(["${label(title)}"])${status.value === 'closed' ? ':::closed' : ''}`),
    ...edges.map(
      ({ kind, from, to, stated }) => `  ${nodeId(kind === 'leads-to' ? 'r' : 'w', from)} ${stated ? '-->' : '-.->'} ${nodeId('r', to)}`,
    ),
    '  classDef closed stroke-dasharray: 4 4',
  ];
  return `${lines.join('\n')}\n`;
}

/** A node id that cannot clash with a Mermaid keyword such as `end` or `default`. */
const nodeId = (kind: 's' | 'r' | 'w', id: string): string => `${kind}_${id.replace(/[^a-z0-9]/gi, '_')}`;

/** Mermaid has its own escapes, which start with #. */
const label = (text: string): string => text.replaceAll('#', '#35;').replaceAll('"', '#quot;').replace(/\s+/g, ' ');
