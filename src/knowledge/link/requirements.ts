import type { IsoDate } from '../../domain/ids.js';
import { toId } from '../../domain/ids.js';
import type { Requirement, RequirementBasis } from '../../domain/requirement.js';
import type { RequirementFile } from '../files.js';
import type { Spot } from '../report.js';
import { linkCondition } from './conditions.js';
import { given, type Linking, linkDate, linkDisputed, linkSources } from './context.js';

/** A requirement with the place of its id, so that a clash within a way can point at both. */
export type PlacedRequirement = { readonly requirement: Requirement; readonly spot: Spot };

/** A list of requirements. Errors: those of the conditions, `accept-tested`, `fixed-not-must`, `wrong-value` for dates. */
export function linkEntry(raw: readonly RequirementFile[] | undefined, spot: Spot, linking: Linking): readonly PlacedRequirement[] {
  return (raw ?? []).map((one, index) => {
    const at = spot.in(index);
    return { requirement: linkRequirement(one, at, linking), spot: at.in('id') };
  });
}

function linkRequirement(raw: RequirementFile, spot: Spot, linking: Linking): Requirement {
  checkStrength(raw, spot, linking);
  if (raw.from !== undefined && raw.until !== undefined && raw.from > raw.until) {
    linking.report.error(
      'wrong-value',
      spot.in('until').place(),
      `It ends on ${raw.until}, before it begins on ${raw.from}.`,
      'Correct one of the two days.',
    );
  }
  const day = (key: 'from' | 'until' | 'review-by'): IsoDate | undefined => {
    const written = raw[key];
    return written === undefined ? undefined : linkDate(written, spot.in(key), linking);
  };
  return {
    id: toId(raw.id),
    text: raw.text,
    strength: raw.strength,
    ...given('when', raw.when && linkCondition(raw.when, spot.in('when'), linking)),
    fixed: raw.fixed === true,
    sources: linkSources(raw.sources, spot.in('sources'), linking),
    ...given('basis', raw.basis === undefined ? undefined : linkBasis(raw.basis, spot.in('basis'), linking)),
    ...given('wording', raw.wording),
    ...given('from', day('from')),
    ...given('until', day('until')),
    ...given('reviewBy', day('review-by')),
    ...given('disputed', raw.disputed && linkDisputed(raw.disputed, spot.in('disputed'), linking)),
    ...given('note', raw.note),
  };
}

function linkBasis(raw: NonNullable<RequirementFile['basis']>, spot: Spot, { report }: Linking): RequirementBasis {
  if (raw === 'our-reading') return { kind: raw };
  const { read, asking } = raw.adverts;
  if (asking > read) {
    const message = `${asking} of ${read} adverts cannot ask for it.`;
    report.error(
      'wrong-value',
      spot.in('adverts', 'asking').place(),
      message,
      'Count again: the adverts that ask are some of those that were read.',
    );
  }
  return { kind: 'adverts', read, asking };
}

function checkStrength(raw: RequirementFile, spot: Spot, { report }: Linking): void {
  if (raw.strength === 'accept' && raw.when !== undefined) {
    const hint = 'Remove “when”, or choose another strength.';
    report.error('accept-tested', spot.in('when').keyPlace(), 'What applicants agree to is listed but never tested.', hint);
  }
  if (raw.basis !== undefined && raw.strength === 'must') {
    const hint = 'Write “usually”, or name a page with the authority to make it a must.';
    report.error('must-without-rule', spot.in('strength').place(), 'A must cannot rest on adverts or on our own reading.', hint);
  }
  if (raw.fixed === true && raw.strength !== 'must') {
    const hint = 'Remove “fixed”, or make it a must if the source does.';
    report.error(
      'fixed-not-must',
      spot.in('fixed').keyPlace(),
      `Only a must can close an entry route for good; this is “${raw.strength}”.`,
      hint,
    );
  }
}
