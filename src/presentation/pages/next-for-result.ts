import type { Result } from '../../domain/advice.js';
import type { WayFinding } from '../../domain/finding.js';
import { address, type Block, command, joined, note, type Text } from '../document.js';
import { lookup } from '../lookup.js';
import { contactFor, contactWords } from '../words/contacts.js';
import { sentence } from '../words/english.js';
import { applyWhen } from './next-steps.js';
import type { RowContext } from './requirement-rows.js';

/** What to do next about one result, in a line or two. Nothing for what is closed or not decided. */
export function nextFor(result: Result, way: WayFinding, context: RowContext): readonly Block[] {
  switch (result.verdict) {
    case 'closed':
    case 'unknown':
      return [];
    case 'not-yet':
      return result.kind === 'role' ? [note('Next', ['ways to get what is missing: ', command('hi-careers advise')])] : [];
    default:
      return howToApply(result, way, context);
  }
}

function howToApply(result: Result, way: WayFinding, context: RowContext): readonly Block[] {
  const look = lookup(context.base);
  const route = look.routes.get(result.kind === 'route' ? result.id : (way.way.route ?? ''));
  const scarce: readonly Block[] =
    route?.scarce === undefined
      ? []
      : [note('Few places', joined(sentence(route.scarce.text), context.notes.cite(route.scarce.sources, 1)))];
  if (route?.apply !== undefined) {
    const { where, url, sources } = route.apply;
    const when = applyWhen(route.apply);
    const text: Text = [sentence(where), when === null ? '' : ` ${sentence(when)}`, ...(url === undefined ? [] : [' ', address(url)])];
    return [...scarce, note('Next', joined(text, context.notes.cite(sources, 1)))];
  }
  const contact = contactFor(way.way.kind, context.profile, context.base);
  return contact === null ? scarce : [...scarce, note('Next', contactWords(contact, true))];
}
