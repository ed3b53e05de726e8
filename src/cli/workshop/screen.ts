import { writeSync } from 'node:fs';
import { Cancelled } from '../../commands/interview/prompter.js';
import type { WorkshopIo } from '../../commands/workshop/io.js';

/**
 * To the top, clear the screen, clear what can be scrolled back to: in this order, because some terminals push what they clear
 * from the screen into what can be scrolled back to. It is sent between people even with `--plain`, and is the only sequence
 * that is: the interview itself stays free of them for screen readers, but nobody's answers may meet the next person's eyes.
 */
const CLEAR = '\u001b[H\u001b[2J\u001b[3J';

/** Milliseconds without input after which all type-ahead has arrived. */
const STILL = 30;

const NOT_HERE =
  'This terminal cannot be cleared (TERM=dumb). Close its window before somebody else sits down, then start again in a new one. With --save FILE, the workshop continues where it stopped.';

/** The screen and the keys of this process. Ctrl-C is heard from now on, whether a question is open or not, until `close`. */
export function screenAndKeys(): Pick<WorkshopIo, 'forget' | 'clear' | 'cannotClear' | 'watch' | 'close'> {
  const { stdin, stderr } = process;
  const canClear = process.env.TERM !== 'dumb';
  let interrupted = false;
  const onInterrupt = (): void => {
    interrupted = true;
  };
  process.on('SIGINT', onInterrupt);
  // Signals and errors end the program without returning here, so only a synchronous write gets out.
  const onExit = (): void => {
    try {
      if (canClear) writeSync(stderr.fd, CLEAR);
    } catch {
      // The window is closed already.
    }
  };
  return {
    cannotClear: canClear ? null : NOT_HERE,
    clear: () => {
      if (canClear) stderr.write(CLEAR);
    },
    watch: () => void process.on('exit', onExit),
    close: () => {
      process.off('SIGINT', onInterrupt);
      process.off('exit', onExit);
    },
    forget: async () => {
      interrupted ||= (await typedAhead(stdin)).includes('\u0003');
      if (interrupted) throw new Cancelled();
    },
  };
}

/**
 * Discards typed input that has not been read, including a line without its Enter: a terminal gives that up only in raw mode,
 * where Ctrl-C is an ordinary key.
 */
async function typedAhead(stdin: NodeJS.ReadStream): Promise<string> {
  if (stdin.readableEnded || !stdin.isTTY) return '';
  let typed = '';
  let still = false;
  const take = (part: Buffer | string): void => {
    typed += part.toString();
    still = false;
  };
  stdin.setRawMode(true);
  stdin.on('data', take);
  stdin.resume();
  while (!still && !stdin.readableEnded) {
    still = true;
    await new Promise((resolve) => setTimeout(resolve, STILL));
  }
  stdin.off('data', take);
  stdin.pause();
  stdin.setRawMode(false);
  return typed;
}
