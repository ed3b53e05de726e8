/** Keys that move or erase come as sequences; what is left is text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are made of these
const sequences = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|O.)?/g;

/** An Enter with more text behind it. */
const enterThenText = /[\r\n][\s\S]*[!-~\u00a1-\uffff]/;

/** Whether what came in at one time is more than a person types: text goes on behind an Enter. */
export const isPasted = (chunk: string): boolean => enterThenText.test(chunk.replace(sequences, ''));

/** Watches standard input, while a question is open, for pasted text. */
export function watchForPaste(): { readonly seen: () => boolean; readonly stop: () => void } {
  let found = false;
  const look = (chunk: Buffer | string): void => {
    found ||= isPasted(chunk.toString());
  };
  process.stdin.prependListener('data', look);
  return { seen: () => found, stop: () => void process.stdin.off('data', look) };
}
