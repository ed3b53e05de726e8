import type { Context, ExitCode, Format } from '../../commands/context.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import type { Streams } from '../host.js';
import type { When } from '../output-policy.js';

export type GlobalOptions = {
  readonly format: Format;
  readonly output?: string;
  readonly plain: boolean;
  readonly colour: When;
  readonly input: boolean;
  readonly asOf?: string;
};

/** What the program needs from its caller. */
export type ProgramContext = {
  readonly base: KnowledgeBase;
  /** The command line. Commands that it does not name need no attribute flags, so they are not built. */
  readonly typed: readonly string[];
  readonly version: string;
  readonly streams: Streams;
  readonly write: { readonly out: (text: string) => void; readonly err: (text: string) => void };
  readonly columns: number;
  readonly contextFor: (options: GlobalOptions) => Context;
  readonly done: (code: ExitCode) => void;
};
