import type { GroupSummary } from '../domain/group.js';
import { groupDocument, groupJson } from '../presentation/index.js';
import type { Context, Format } from './context.js';
import { type Repetition, render } from './render.js';

/** The page about a group in the format that was asked for. `again`: what gives it again; null if nothing does. */
export const groupText = (context: Context, summary: GroupSummary, format: Format, again: Repetition | null): Promise<string> =>
  render(context, format, {
    json: () => groupJson(summary, context.base),
    document: () => groupDocument(summary, context.base),
    title: 'What is open to a group, and what is missing most',
    again,
  });
