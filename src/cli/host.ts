import { fstatSync, writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import type { Prompter } from '../commands/interview/prompter.js';
import type { Revived } from '../knowledge/compiled/read.js';
import { builtInKnowledge } from './load-knowledge.js';

type InputStream = NodeJS.ReadableStream & { readonly isTTY?: boolean };
export type OutputStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
  readonly destroyed?: boolean;
};
export type Streams = { readonly stdin: InputStream; readonly stdout: OutputStream; readonly stderr: OutputStream };

/** The environment of the program, passed in so that a test can run a command without starting a process. */
export type Host = {
  /** A function, because opening standard input takes time and most commands never read it. */
  readonly streams: Streams;
  readonly env: Record<string, string | undefined>;
  readonly platform: string;
  readonly now: () => Date;
  readonly knowledge: () => Revived;
  /** Asks the questions; absent: the prompts of a terminal. */
  readonly prompter?: () => Promise<Prompter>;
};

/** Standard output. Node writes to a file behind a redirection once, and ignores how much of the text a full disk took. */
function standardOutput(): OutputStream {
  if (!fstatSync(process.stdout.fd).isFile()) return process.stdout;
  return new Writable({
    write: (bytes: Buffer, _encoding, done) => {
      try {
        writeFileSync(process.stdout.fd, bytes);
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}

/** This process. */
export const thisProcess = (): Host => ({
  streams: {
    get stdin() {
      return process.stdin;
    },
    stdout: standardOutput(),
    stderr: process.stderr,
  },
  env: process.env,
  platform: process.platform,
  now: () => new Date(),
  knowledge: builtInKnowledge,
});
