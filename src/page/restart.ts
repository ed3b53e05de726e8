import type { Profile } from '../domain/answers.js';

/** Ends what is asked or shown now: the visit begins again with these answers, after these words. */
export class Restart extends Error {
  readonly given: Profile;
  readonly words: string | null;
  constructor(given: Profile, words: string | null) {
    super('The visit begins again.');
    this.name = 'Restart';
    this.given = given;
    this.words = words;
  }
}
