import type { Profile } from '../../domain/answers.js';
import type { Contact, KnowledgeBase, WayKind } from '../../domain/knowledge-base.js';
import { nationOf, placeName } from './attributes.js';
import { withoutStop } from './english.js';

/** Whom to ask, and in which nation that is where it is not the one that was answered. */
export type ContactMatch = { readonly contact: Contact; readonly elsewhere: string | null };

/**
 * The person or office to ask about a kind of way in, in the nation that was answered;
 * else in the first nation that the knowledge base covers, which is then named.
 */
export function contactFor(kind: WayKind | 'any', profile: Profile, base: KnowledgeBase): ContactMatch | null {
  const nation = nationOf(profile, base);
  const here = nation === undefined ? undefined : inNation(nation, kind, base);
  if (here !== undefined) return { contact: here, elsewhere: null };
  const first = base.nations[0];
  const other = first === undefined ? undefined : inNation(first, kind, base);
  return other === undefined ? null : { contact: other, elsewhere: placeName(other.nation, base) };
}

/**
 * Whom to ask about a way in, in one line: of a post, who decides on it; of training and study, the office for it. The general contact
 * gives advice on careers: somebody who works for the employer of these posts is told to ask there first.
 */
export function whomToAsk(kind: WayKind | 'any', profile: Profile, base: KnowledgeBase, what = false): string | null {
  const found = contactFor(kind, profile, base);
  if (found?.contact.ask !== undefined) return found.contact.ask;
  const match = found?.contact.for === 'direct' ? contactFor('any', profile, base) : found;
  if (match === null) return null;
  const { staff } = match.contact;
  const employee = base.levels?.employee === undefined ? undefined : profile.answers.get(base.levels.employee);
  const isStaff = employee?.kind === 'yes-no' && employee.value && employee.expected === undefined;
  return staff === undefined || !isStaff ? contactWords(match, what) : `${staff}; or ${contactWords(match, what)}`;
}

/** Posts are advertised in one place, whether one comes to them from outside or from another post. */
const wanted = (kind: string): string => (kind === 'progression' ? 'direct' : kind);

const inNation = (nation: string, kind: string, base: KnowledgeBase): Contact | undefined => {
  const there = base.contacts.filter((contact) => contact.nation === nation && contact.local !== true);
  return there.find((contact) => contact.for === wanted(kind)) ?? there.find((contact) => contact.for === 'any');
};

/** A contact in one line: `My World of Work, 0800 917 8000, https://…`; with `what`, what it does in place of the phone. */
export function contactWords({ contact, elsewhere }: ContactMatch, what = false): string {
  const phone = contact.phone === undefined ? '' : `, ${contact.phone}`;
  const depends = elsewhere === null ? '' : ` (for ${elsewhere}; whom to ask depends on the nation)`;
  const does = what ? `: ${withoutStop(contact.what)}. ` : `${phone}, `;
  return `${contact.name}${does}${contact.url}${depends}`;
}
