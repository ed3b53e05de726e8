import { type Diagnostic, placeText } from '../../domain/diagnostic.js';
import { grouped } from '../../domain/group-by.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { clipPath } from '../../domain/text/clip-quotes.js';
import { jsonText } from '../../presentation/json/parts.js';
import { sanitise } from '../../presentation/writers/sanitise.js';
import type { ExitCode } from '../context.js';
import { reportHead, sourceFolder, type WorkbenchContext } from './context.js';

/**
 * Reports every error in a folder of knowledge, and what is valid but useless, in the order of files and lines.
 * Gives 1 if there is an error, else 0.
 */
export async function runKnowledgeCheck(bench: WorkbenchContext, named: string | undefined): Promise<ExitCode> {
  const dir = named ?? sourceFolder(bench);
  if (dir === null) return sayBuiltIn(bench);
  const { inspectKnowledge, readFolder } = await import('../../knowledge/index.js');
  const { reviewKnowledge } = await import('../../workbench/lint/index.js');
  const inspected = inspectKnowledge([dir, ...bench.add].map(readFolder));
  const found = reviewKnowledge(inspected);
  const base = inspected.loaded.ok ? inspected.loaded.base : null;
  await bench.context.result(bench.format === 'json' ? checkJson(bench, dir, base, found) : checkText(dir, base, found));
  return base === null ? 1 : 0;
}

/** Compiled knowledge has no lines to point at, and was compiled only because it had no errors. */
async function sayBuiltIn(bench: WorkbenchContext): Promise<ExitCode> {
  const { base } = bench.context;
  const text = `The built-in knowledge (${base.version}) was checked when it was built. Name a folder to check it: hi-careers knowledge check DIR\n`;
  await bench.context.result(bench.format === 'json' ? checkJson(bench, null, base, []) : text);
  return 0;
}

const severities = ['error', 'warning', 'note'] as const;

const countOf = (found: readonly Diagnostic[], severity: Diagnostic['severity']): number =>
  found.filter((one) => one.severity === severity).length;

function checkJson(bench: WorkbenchContext, dir: string | null, base: KnowledgeBase | null, found: readonly Diagnostic[]): string {
  const head =
    base === null
      ? { schema: 'hi-careers.knowledge-check/1', knowledge: null, asOf: bench.context.asOf }
      : reportHead('knowledge-check', base, bench);
  return jsonText({
    ...head,
    folder: dir,
    sound: base !== null,
    counts: Object.fromEntries(severities.map((severity) => [severity, countOf(found, severity)])),
    findings: found.map(plainDiagnostic),
  });
}

function checkText(dir: string, base: KnowledgeBase | null, found: readonly Diagnostic[]): string {
  const counts = severities.map((severity) => counted(countOf(found, severity), severity)).join(', ');
  const holds = base === null ? '' : `: ${counted(base.roles.length, 'role')}, ${counted(base.routes.length, 'route')}`;
  const codes = [...grouped(found, ({ code }) => code)].map(([code, all]) => `  ${String(all.length).padStart(4)} ${code}`);
  const lines = [
    ...found.flatMap(diagnosticLines),
    ...(found.length > 0 ? [''] : []),
    `${clean(clipPath(dir))}${holds}. ${counts}.`,
    ...codes.sort((a, b) => (a < b ? 1 : -1)),
  ];
  return `${lines.join('\n')}\n`;
}

const counted = (count: number, what: string): string => `${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'}`;

/** One finding as lines: place, severity and code; what is wrong; what to do; other places. Control characters are made visible. */
export function diagnosticLines({ at, code, severity, message, hint, related }: Diagnostic): readonly string[] {
  const also = (related ?? []).map((other) => `  ${clean(`${placeText(other.at)} ${other.message}`)}`);
  return [`${clean(placeText(at))} ${severity} ${code}`, `  ${clean(message)}`, `  ${clean(hint)}`, ...also];
}

/** The same as plain values. */
export const plainDiagnostic = ({ at, severity, code, message, hint, related }: Diagnostic) => ({
  file: at.file,
  line: at.line,
  column: at.column,
  severity,
  code,
  message,
  hint,
  related: (related ?? []).map((other) => ({ file: other.at.file, line: other.at.line, column: other.at.column, message: other.message })),
});

const clean = (text: string): string => sanitise(text, 'unicode');
