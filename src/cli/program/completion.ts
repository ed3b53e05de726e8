import { type Argument, type Command, Argument as CommandArgument, type Option } from 'commander';
import type { Expected, Flag, Grammar } from '../../commands/completion/complete.js';
import { configureErrors, type ProgramContext } from './options.js';

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** `hi-careers completion SHELL`, and the hidden command that its scripts ask. Wiring only. */
export function addCompletion(program: Command, wiring: ProgramContext): void {
  const completion = program.command('completion').description('print a script for Tab completion in your shell');
  configureErrors(completion, wiring);
  completion
    .addArgument(new CommandArgument('<shell>', 'which shell').choices(shells))
    .addHelpText('before', 'Examples:\n  hi-careers completion bash\n  hi-careers completion fish\n')
    .addHelpText(
      'after',
      `
To use it now and in each new window, put a line into the file that your shell reads as it starts:
  bash        ~/.bashrc                    source <(hi-careers completion bash)
  zsh         ~/.zshrc, below compinit     source <(hi-careers completion zsh)
  fish        ~/.config/fish/config.fish   hi-careers completion fish | source
  PowerShell  $PROFILE                     hi-careers completion powershell | Out-String | Invoke-Expression
It works where hi-careers is a command of its own (npm install --global), not through npx.`,
    );
  completion.action(async (shell: string) => {
    const { completionScripts } = await import('../../commands/completion/shell-scripts.js');
    const wanted = shells.find((one) => one === shell);
    if (wanted !== undefined) wiring.write.out(completionScripts[wanted]);
    wiring.done(0);
  });

  const complete = program.command('complete', { hidden: true }).description('answer a completion script');
  configureErrors(complete, wiring);
  complete.argument('[words...]', 'the current word after a colon, then the words before it').allowUnknownOption();
  complete.action(async (words: readonly string[]) => {
    const { completionText } = await import('../../commands/completion/complete.js');
    const [current = ':', ...before] = words;
    // For the shell, which compares it with what was typed.
    wiring.streams.stdout.write(completionText(await grammarOf(program, wiring), before, current.replace(/^:/, '')));
    wiring.done(0);
  });
}

/** What may be typed, read from the commands themselves so that there is no second list to maintain. */
async function grammarOf(command: Command, wiring: ProgramContext): Promise<Grammar> {
  const { expectedAnswer, expectedByName } = await import('../../commands/completion/complete.js');
  const { base } = wiring;
  const help = command.createHelp();
  const expectedOf = (thing: Argument | Option, name: string): Expected => {
    if (thing.argChoices !== undefined) return { kind: 'words', words: thing.argChoices.map((value) => ({ value, about: '' })) };
    return expectedByName(name, command.name(), base);
  };
  const flags = command.options.map((option): Flag => {
    const name = option.long ?? option.short ?? '';
    const attribute = base.attributes.find(({ id }) => `--${id}` === name);
    return {
      name,
      about: option.description,
      isHidden: option.hidden,
      takes: option.variadic ? 'many' : option.required ? 'one' : option.optional ? 'maybe' : 'none',
      expected: attribute === undefined ? expectedOf(option, wordOf(option.flags)) : expectedAnswer(attribute),
    };
  });
  const asked: Flag = { name: '--help', about: 'print this help', isHidden: false, takes: 'none', expected: { kind: 'nothing' } };
  const shown = help.visibleCommands(command).filter((inner) => inner.name() !== 'help');
  return {
    name: command.name(),
    about: command.description(),
    flags: [...flags, asked],
    commands: await Promise.all(shown.map((inner) => grammarOf(inner, wiring))),
    operands: command.registeredArguments.map((argument) => expectedOf(argument, argument.name())),
    goesOn: command.registeredArguments.some(({ variadic }) => variadic),
  };
}

/** The name of the word that belongs to a flag: `--output <file>` has `file`. */
const wordOf = (flags: string): string => /[<[]([^>\].]+)/.exec(flags)?.[1] ?? '';
