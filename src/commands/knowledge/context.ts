import { Failure } from '../../domain/failure.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import type { Context, Format } from '../context.js';

/** What a command of the workbench receives. `context.base` is the built-in knowledge. */
export type WorkbenchContext = {
  readonly context: Context;
  readonly format: Format;
  /** The folder named with `--data`, and those to add to it. */
  readonly data: string | undefined;
  readonly add: readonly string[];
  /** The day was named with `--as-of`. */
  readonly asOfNamed: boolean;
  /** Whether a file or folder of this name exists. */
  readonly isThere: (path: string) => boolean;
  /** The names in a folder, sorted; null if it is not a folder. */
  readonly filesIn: (path: string) => readonly string[] | null;
  /** Writes a whole file or none of it: to a temporary file first, then renamed. */
  readonly writeFile: (path: string, text: string) => Promise<void>;
  /** Creates a folder and its parents. */
  readonly makeFolder: (path: string) => void;
};

/** The knowledge to look at: the named folder, fully checked, else the built-in one. Throws a `Failure` with all its faults. */
export async function openBase({ context, data, add }: WorkbenchContext): Promise<KnowledgeBase> {
  return data === undefined && add.length === 0 ? context.base : openFolder(data ?? builtInFolder, add);
}

/** The knowledge in a folder, with others added to it. Throws a `Failure` with everything that is wrong with it. */
export async function openFolder(dir: string, add: readonly string[] = []): Promise<KnowledgeBase> {
  const { loadKnowledge } = await import('../../knowledge/index.js');
  const loaded = loadKnowledge(dir, { add });
  if (loaded.ok) return loaded.base;
  const errors = loaded.diagnostics.filter(({ severity }) => severity === 'error');
  throw new Failure(
    'bad-knowledge',
    `The knowledge in “${dir}” has ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}.`,
    'Fix the errors listed above. To see all of them, run hi-careers knowledge check with the name of this folder.',
    { diagnostics: errors },
  );
}

/** Where the knowledge is in a clone of the project. */
export const builtInFolder = 'data';

/** The folder whose files a command changes or looks at: `--data`, else ./data if a knowledge base is there, else null. */
export function sourceFolder({ data, isThere }: WorkbenchContext): string | null {
  if (data !== undefined) return data;
  return isThere(`${builtInFolder}/knowledge.yaml`) ? builtInFolder : null;
}

/** The same for a command that needs one. Throws a `Failure` that says how to name it. */
export function needFolder(bench: WorkbenchContext): string {
  const dir = sourceFolder(bench);
  if (dir !== null) return dir;
  throw new Failure('usage', 'There is no knowledge folder here to write to.', 'Name one with --data DIR. Nothing was written.');
}

/** What stands at the head of every JSON document. */
export const reportHead = (schema: string, { title: _, version, reviewed }: KnowledgeBase, { context }: WorkbenchContext) => ({
  schema: `hi-careers.${schema}/1`,
  knowledge: { version, reviewed },
  asOf: context.asOf,
});
