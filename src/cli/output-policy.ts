import type { Layout } from '../presentation/index.js';

/** What is known about a stream before anything is written to it. */
export type StreamFacts = { readonly isTerminal: boolean; readonly columns?: number | undefined };

/** When to colour: with `auto` the environment and the stream decide. */
export type When = 'always' | 'never' | 'auto';

export type PolicyFacts = {
  readonly stdin: StreamFacts;
  readonly stdout: StreamFacts;
  readonly stderr: StreamFacts;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly flags: {
    readonly plain: boolean;
    readonly colour: When;
    readonly input: boolean;
    readonly toFile: boolean;
  };
  readonly platform: string;
};

export type Policy = {
  readonly result: Layout;
  /** Questions and messages, on standard error. */
  readonly notices: Layout;
  /** Somebody can be asked: standard input and standard error are both terminals and `--no-input` was not given. */
  readonly interactive: boolean;
  /** Questions are asked line by line, and nothing is redrawn. */
  readonly plain: boolean;
};

/**
 * Decides colour, signs, width and whether anybody can be asked, in one place.
 * Source: docs/contract.md, section 3; plain (TERM=dumb too) beats --color beats NO_COLOR (a value that is not empty) beats FORCE_COLOR
 * beats the stream.
 */
export function decidePolicy(facts: PolicyFacts): Policy {
  const { env, flags, stdin, stdout, stderr } = facts;
  const dumb = env.TERM === 'dumb';
  const plain = flags.plain || dumb || isOn(env.ACCESSIBLE) || isOn(env.HI_CAREERS_ACCESSIBLE);
  const glyphs = env.TERM === 'linux' || (facts.platform === 'win32' && !env.WT_SESSION && !env.TERM_PROGRAM) ? 'ascii' : 'unicode';
  const layout = (stream: StreamFacts): Layout => ({
    ...(stream.isTerminal && stream.columns ? { width: stream.columns } : {}),
    colour: !plain && coloured(stream, env, flags.colour) ? '16' : 'none',
    glyphs,
    plain,
  });
  return {
    result: layout(flags.toFile ? { isTerminal: false } : stdout),
    notices: layout(stderr),
    interactive: flags.input && stderr.isTerminal && stdin.isTerminal,
    plain,
  };
}

function coloured(stream: StreamFacts, env: PolicyFacts['env'], when: When): boolean {
  if (when !== 'auto') return when === 'always';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.FORCE_COLOR !== undefined) return isOn(env.FORCE_COLOR) || env.FORCE_COLOR === '';
  return stream.isTerminal;
}

/** Set and neither 0 nor false. */
const isOn = (value: string | undefined): boolean =>
  value !== undefined && value !== '' && value !== '0' && value.toLowerCase() !== 'false';
