import type { Command } from 'commander';
import type { Context } from '../../commands/context.js';
import { builtInFolder } from '../../commands/knowledge/context.js';
import { Failure } from '../../domain/failure.js';
import { type GlobalOptions, globals } from './options.js';

type Named = { readonly what: string; readonly path: string };

/**
 * Refuses a command line that would destroy what it reads, or write two things to one file. Throws a `Failure`. Only `--resume` and
 * `--save` may share a file: it is a profile before and after.
 */
export async function refuseOneFileForTwo(command: Command): Promise<void> {
  const written = options(command, 'output', 'save', 'ics', 'rejects');
  if (written.length === 0) return;
  const { isInside, isSame } = await import('../files.js');
  const both = [...options(command, 'profile', 'resume'), ...operands(command, 'file', 'profile'), ...written];
  const folders = [...options(command, 'data', 'add'), ...operands(command, 'dir', 'old', 'new', 'file'), ...defaultFolder(command)];
  for (const to of written) {
    for (const other of both.slice(0, both.indexOf(to))) {
      if (other.what === '--resume' && to.what === '--save') continue;
      if (isSame(other.path, to.path))
        throw usage(`“${to.path}” is given for both ${other.what} and ${to.what}.`, 'Use a different name for each.');
    }
    for (const { path } of folders)
      if (isInside(path, to.path))
        throw usage(`“${to.path}” is part of what is read from “${path}”.`, `Use a different name for ${to.what}.`);
  }
}

/** Refuses to replace a file, unless somebody agrees or `--force` was given; and a kind of file that is not written. Throws a `Failure`. */
export async function refuseReplacing(command: Command, contextFor: (options: GlobalOptions) => Context): Promise<void> {
  const written = options(command, 'output', 'ics');
  if (written.length === 0 || !command.options.some(({ long }) => long === '--force')) return;
  const { refuseOtherEnding, refuseToReplace } = await import('../../commands/replace-file.js');
  for (const { path } of written) refuseOtherEnding(path);
  if (command.opts().force === true) return;
  const context = contextFor(globals(command.opts()));
  for (const { path } of written) await refuseToReplace(context, path);
}

/** The files and folders that these options name. Standard input and output are none. */
function options(command: Command, ...keys: readonly string[]): readonly Named[] {
  const values: Readonly<Record<string, unknown>> = command.opts();
  return keys.flatMap((key) => named(`--${key}`, values[key]));
}

function operands({ registeredArguments, args }: Command, ...names: readonly string[]): readonly Named[] {
  return registeredArguments.flatMap((argument, at) =>
    names.includes(argument.name()) ? named('the file that is read', argument.variadic ? args.slice(at) : args[at]) : [],
  );
}

const named = (what: string, value: unknown): readonly Named[] =>
  [value].flat().flatMap((path) => (typeof path === 'string' && path !== '-' ? [{ what, path }] : []));

const defaultFolder = ({ parent }: Command): readonly Named[] => (parent?.name() === 'knowledge' ? named('', builtInFolder) : []);

const usage = (message: string, hint: string): Failure => new Failure('usage', message, `${hint} Nothing was written.`);
