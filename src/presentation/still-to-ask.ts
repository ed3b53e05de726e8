import type { Unanswered } from '../domain/advice.js';
import type { Attribute } from '../domain/attribute.js';
import { unreachable } from '../domain/failure.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { type Block, command, type Item, list, section, spansOf, type Text } from './document.js';
import { count, joinWith } from './english.js';
import { lookup } from './lookup.js';

/** So many questions are named on the page of a check. */
const shown = 3;
/** So many flags are named for one question. */
const flagsNamed = 3;
/** Up to so many values besides the first are named. */
const valuesNamed = 6;

/** What is not known yet and could still change the answer, with how to say it. Nothing where nothing is open. */
export function stillToAsk(unanswered: readonly Unanswered[], base: KnowledgeBase): readonly Block[] {
  const items = unanswered.slice(0, shown).flatMap((one) => askItem(one, base));
  const more = unanswered.length - shown;
  const last: readonly Item[] =
    more > 0 ? [{ text: ['And ', count(more, 'more question'), '. To be asked all of them: ', command('hi-careers advise')] }] : [];
  return items.length === 0 ? [] : [section('What would settle more', [list([...items, ...last])])];
}

function askItem({ question, attributes }: Unanswered, base: KnowledgeBase): readonly Item[] {
  const look = lookup(base);
  const text = look.questions.get(question)?.text;
  if (text === undefined) return [];
  const flags = attributes.flatMap((id) => look.attributes.get(id) ?? []).slice(0, flagsNamed);
  return [
    {
      text:
        flags.length === 0
          ? text
          : [text, ' Add ', ...flags.flatMap((flag, index) => [...(index === 0 ? [] : [', ']), ...spansOf(flagFor(flag))])],
    },
  ];
}

/** The flag with which an attribute is answered, and what may follow it: `--age NUMBER`, `--maths or --no-maths`. */
export function flagFor({ id, shape }: Attribute): Text {
  switch (shape.kind) {
    case 'yes-no':
      return [command(`--${id}`), ' or ', command(`--no-${id}`)];
    case 'number':
      return [command(`--${id} NUMBER`)];
    case 'choice':
    case 'ordered':
    case 'set': {
      const [first, ...rest] = shape.values.map((value) => value.id);
      if (rest.length === 0 || rest.length > valuesNamed) return [command(`--${id} VALUE`)];
      return [command(`--${id} ${first}`), ` (or ${joinWith('or', rest)})`];
    }
    default:
      return unreachable(shape);
  }
}
