import type { Profile } from '../domain/answers.js';

/** The name and number of the form in which profiles are written. */
export const PROFILE_SCHEMA = 'hi-careers.profile/1';

/** Nothing is known of anybody. */
export const emptyProfile: Profile = { answers: new Map(), notSure: new Set() };
