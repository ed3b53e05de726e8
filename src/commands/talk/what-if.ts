import type { Answer, Profile } from '../../domain/answers.js';
import type { Attribute } from '../../domain/attribute.js';
import type { Change } from '../../domain/finding.js';
import { advise, applyChanges, whatMoved } from '../../engine/index.js';
import { answerWords, attributeWords, type Document, movedDocument } from '../../presentation/index.js';
import { standing, type TalkState } from './state.js';
import { readSupposed } from './suppose.js';
import { say, show, type Talk } from './talk.js';

/** What would move if one answer were another. Nothing is kept. */
export async function whatIf(talk: Talk, state: TalkState, profile: Profile, text: string): Promise<Document | null> {
  const { model, context } = talk;
  const read = readSupposed(text, context.base);
  if (!read.ok) {
    await say(talk, read.problem);
    return null;
  }
  const { attribute, answer } = read;
  const after = suppose(talk, state, profile, attribute, answer);
  const words = `${attributeWords(attribute.id, context.base)}: ${answerWords(attribute.id, answer, context.base)}`;
  const moved = whatMoved(advise(model, profile, context.asOf), advise(model, after, context.asOf));
  const page = movedDocument(moved, `If this were so: ${words}`, context.base);
  await show(talk, page);
  await say(talk, 'Your answers are as they were. To make it one of them, type change.');
  return page;
}

/** The answers with what is supposed, and with what follows from it; an item of a set is added to the others. */
function suppose({ model, context }: Talk, state: TalkState, profile: Profile, { id }: Attribute, answer: Answer): Profile {
  if (answer.kind !== 'set' && answer.expected === undefined)
    return applyChanges(model, profile, [{ attribute: id, needs: answer.value, test: 'is' }], context.asOf);
  if (answer.kind === 'set' && answer.items.length > 0 && answer.items.every(({ expected }) => expected === undefined)) {
    const changes = answer.items.map(({ value }): Change => ({ attribute: id, needs: value, test: 'includes' }));
    return applyChanges(model, profile, changes, context.asOf);
  }
  const said = new Map([...state.said].filter(([other]) => other !== id));
  return standing({ ...state, said: said.set(id, answer) }, model, context.asOf).profile;
}
