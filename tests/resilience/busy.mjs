/** Loaded before the program (`node --import`): busy, so that no key is read, from the words that somebody is finished until a file is there. */
import { existsSync } from 'node:fs';

const write = process.stderr.write.bind(process.stderr);
process.stderr.write = (text, ...rest) => {
  const done = write(text, ...rest);
  const clock = new Int32Array(new SharedArrayBuffer(4));
  if (String(text).includes(' is finished.')) while (!existsSync(process.env.BUSY_UNTIL ?? '')) Atomics.wait(clock, 0, 0, 5);
  return done;
};
