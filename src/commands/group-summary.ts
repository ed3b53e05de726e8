import type { GroupSummary } from '../domain/group.js';
import { groupDocument, groupJson, jsonText } from '../presentation/index.js';
import { inFormat } from './as-text.js';
import { type Context, type Format, readerOf } from './context.js';

/** The page about a group in the format that was asked for. `again`: the command line that gives it again; null where none does. */
export async function groupText(context: Context, summary: GroupSummary, format: Format, again: string | null): Promise<string> {
  const { base } = context;
  if (format === 'json') return jsonText(groupJson(summary, base), readerOf(context));
  return inFormat(groupDocument(summary, base), format, context, { title: 'What is open to a group, and what is missing most', again });
}
