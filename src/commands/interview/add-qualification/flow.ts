import type { GradeTable, KnowledgeBase, Qualification } from '../../../domain/knowledge-base.js';
import type { Reply } from '../prompter.js';
import type { AddedQualification, Chosen, GradeLine } from './settle.js';

/** The grades that one list may hold. A kind with more is asked for its scale first. */
const mostGrades = 12;

/** What is asked now. */
export type Step =
  | { readonly asks: 'kind' }
  | { readonly asks: 'scale'; readonly kind: Qualification; readonly tables: readonly GradeTable[] }
  /** One grade or level. */
  | { readonly asks: 'grade'; readonly kind: Qualification; readonly lines: readonly GradeLine[] }
  /** How many in each subject at each grade, on one screen. */
  | { readonly asks: 'subjects'; readonly kind: Qualification; readonly lines: readonly GradeLine[] }
  /** What it was in. */
  | { readonly asks: 'about'; readonly chosen: Chosen }
  /** Whether somebody has it, expects it, or did not finish it. */
  | { readonly asks: 'held'; readonly chosen: Chosen }
  | { readonly asks: 'month'; readonly chosen: Chosen }
  | { readonly asks: 'more' }
  | { readonly asks: 'remove' };

/** Adding qualifications, one after another: plain data, each step with the one before it. */
export type Flow = { readonly step: Step; readonly added: readonly AddedQualification[]; readonly before: Flow | null };

/** Where a reply leads. `unfinished`: it was left out, because it was not finished. `left`: nothing more is added; `areAll`: somebody has no others. */
export type Moved =
  | { readonly kind: 'at'; readonly flow: Flow; readonly unfinished?: true }
  | { readonly kind: 'left'; readonly added: readonly AddedQualification[]; readonly areAll?: true };

export const startAdding = (added: readonly AddedQualification[]): Flow => ({ step: { asks: 'kind' }, added, before: null });

/** The flow after a reply to what its step asks. A reply that is no answer to it leaves everything where it is. Pure. */
export function afterReplyTo(flow: Flow, reply: Reply, base: KnowledgeBase): Moved {
  if (reply.kind === 'back') return flow.before === null ? left(flow) : at(flow.before);
  if (reply.kind === 'cancel') return cancelled(flow);
  const { step } = flow;
  switch (step.asks) {
    case 'kind': {
      const kind = reply.kind === 'one' ? base.qualifications.find(({ id }) => id === reply.value) : undefined;
      return kind === undefined ? at(flow) : to(flow, afterKind(kind));
    }
    case 'scale': {
      const table = reply.kind === 'one' ? step.tables[Number(reply.value)] : undefined;
      return table === undefined ? at(flow) : to(flow, gradeStep(step.kind, [table]));
    }
    case 'grade': {
      const line = reply.kind === 'one' ? step.lines[Number(reply.value)] : undefined;
      return line === undefined ? at(flow) : to(flow, afterLines({ kind: step.kind, lines: [{ line, count: 1 }], about: [] }));
    }
    case 'subjects': {
      if (reply.kind !== 'counts') return at(flow);
      const lines = step.lines.flatMap((line, index) => {
        const count = reply.counts.get(String(index)) ?? 0;
        return count === 0 ? [] : [{ line, count }];
      });
      return lines.length === 0 ? at(flow) : to(flow, afterLines({ kind: step.kind, lines, about: [] }));
    }
    case 'about':
      if (reply.kind === 'not-sure') return to(flow, { asks: 'held', chosen: step.chosen });
      return reply.kind === 'many' ? to(flow, { asks: 'held', chosen: { ...step.chosen, about: reply.values } }) : at(flow);
    case 'held': {
      if (reply.kind !== 'one') return at(flow);
      if (reply.value === 'expected') return to(flow, { asks: 'month', chosen: step.chosen });
      return reply.value === 'yes' ? withOne(flow, step.chosen) : { ...to(flow, { asks: 'more' }), unfinished: true };
    }
    case 'month':
      return reply.kind === 'month' ? withOne(flow, { ...step.chosen, expected: reply.value }) : to(flow, { asks: 'more' });
    case 'more': {
      if (reply.kind !== 'one') return at(flow);
      if (reply.value === 'all') return { kind: 'left', added: flow.added, areAll: true };
      return reply.value === 'done' ? left(flow) : to(flow, { asks: reply.value === 'remove' ? 'remove' : 'kind' });
    }
    case 'remove': {
      const gone = reply.kind === 'one' ? Number(reply.value) : Number.NaN;
      const added = flow.added.filter((_, index) => index !== gone);
      return at({ step: { asks: 'more' }, added, before: flow.before });
    }
  }
}

const at = (flow: Flow): Moved & { readonly kind: 'at' } => ({ kind: 'at', flow });
const to = (flow: Flow, step: Step): Moved & { readonly kind: 'at' } => at({ step, added: flow.added, before: flow });
const left = ({ added }: Flow): Moved => ({ kind: 'left', added });
const withOne = (flow: Flow, one: AddedQualification): Moved => at({ step: { asks: 'more' }, added: [...flow.added, one], before: flow });

/** The one that is under way is dropped. Those before it stay: they were confirmed one by one. */
function cancelled(flow: Flow): Moved {
  for (let one: Flow | null = flow.before; one !== null; one = one.before) if (one.step.asks === 'more') return at(one);
  return left(flow);
}

function afterKind(kind: Qualification): Step {
  const tables = kind.tables ?? [];
  const grades = tables.reduce((total, table) => total + table.grades.length, 0);
  const bySubject = tables.some(countsSubjects);
  return tables.length > 1 && (bySubject || grades > mostGrades) ? { asks: 'scale', kind, tables } : gradeStep(kind, tables);
}

const countsSubjects = ({ grades }: GradeTable): boolean => grades.some(({ subject }) => subject === true);

function gradeStep(kind: Qualification, tables: readonly GradeTable[]): Step {
  if (tables.some(countsSubjects)) return { asks: 'subjects', kind, lines: tables.flatMap((table) => subjectLines(kind, table)) };
  const lines = tables.flatMap((table) => table.grades.map((row): GradeLine => ({ table, row })));
  const [only] = lines;
  return lines.length === 1 && only !== undefined
    ? afterLines({ kind, lines: [{ line: only, count: 1 }], about: [] })
    : { asks: 'grade', kind, lines };
}

/** The subjects count at some grades only; at the others a subject is as good as another. */
const subjectLines = ({ subjects }: Qualification, table: GradeTable): readonly GradeLine[] =>
  table.grades.flatMap((row): readonly GradeLine[] =>
    row.subject === true
      ? [...(subjects ?? []), 'another' as const].map((subject) => ({ table, row, subject }))
      : [{ table, row, subject: 'any' }],
  );

const afterLines = (chosen: Chosen): Step => ({ asks: chosen.kind.subjectIn === undefined ? 'held' : 'about', chosen });
