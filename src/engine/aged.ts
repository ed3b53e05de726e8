import type { Profile } from '../domain/answers.js';
import type { AttributeId, IsoDate } from '../domain/ids.js';
import type { Model } from './model.js';
import { monthOf, monthsBetween } from './months.js';

/**
 * The answers without those that are too old to count (docs/contract.md, section 1), dated anew where any was left out: what is then
 * asked again must not count as old at once. Gives the attributes that were left out too.
 */
export function withoutAged(
  model: Model,
  profile: Profile,
  asOf: IsoDate,
): { readonly profile: Profile; readonly aged: readonly AttributeId[] } {
  const today = monthOf(asOf);
  const { said = today } = profile;
  const months = monthsBetween(said, today);
  const aged = model.base.attributes
    .filter(({ id, agesAfterMonths }) => agesAfterMonths !== undefined && months > agesAfterMonths && profile.answers.has(id))
    .map(({ id }) => id);
  const old = months > 0 && model.base.attributes.some(({ agesAfterMonths }) => agesAfterMonths !== undefined && months > agesAfterMonths);
  const answers = new Map([...profile.answers].filter(([id]) => !aged.includes(id)));
  return { profile: { ...profile, said: old ? today : said, answers }, aged };
}
