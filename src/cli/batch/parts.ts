import { Failure } from '../../domain/failure.js';

/** Larger than any row or line of one person. */
export const MOST_CHARACTERS = 1_000_000;

/** Parts of which the first has been taken already. */
export async function* chained<Part>(first: Part, rest: AsyncIterator<Part>): AsyncIterable<Part> {
  yield first;
  for (;;) {
    const { value, done } = await rest.next();
    if (done === true) return;
    yield value;
  }
}

/** A file with nothing in it. */
export const emptyFile = (name: string): Failure =>
  new Failure('empty-file', `“${name}” is empty.`, 'hi-careers batch --template prints a sheet to fill in. Nothing was written.');
