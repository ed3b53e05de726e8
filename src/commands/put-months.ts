import type { Answer } from '../domain/answers.js';
import type { AttributeId } from '../domain/ids.js';
import { answerWords, attributeWords } from '../presentation/index.js';
import { answered, aside, frame, type Putting, type QuestionReply, sentenceCase } from './putting.js';

/** First the areas, then the months in each; the unticked become 0. */
export async function putMonths(putting: Putting): Promise<QuestionReply> {
  const { prompter, context, attributes, options } = putting;
  const before = (id: AttributeId): number | undefined => {
    const answer = options.before?.get(id);
    return answer?.kind === 'number' ? answer.value : undefined;
  };
  const chosen = attributes.filter(({ id }) => (before(id) ?? 0) > 0).map(({ id }): string => id);
  const reply = await prompter.ask({
    ...frame(putting),
    kind: 'many',
    choices: attributes.map(({ id }) => ({ value: id, label: sentenceCase(attributeWords(id, context.base)) })),
    chosen,
  });
  if (reply.kind !== 'many') return aside(reply) ?? { kind: 'not-sure' };
  const answers = new Map(attributes.map(({ id }): [AttributeId, Answer] => [id, { kind: 'number', value: 0 }]));
  for (const attribute of attributes.filter(({ id }) => reply.values.includes(id))) {
    if (attribute.shape.kind !== 'number') continue;
    const { min, max, unit } = attribute.shape;
    const earlier = before(attribute.id);
    const count = await prompter.ask({
      text: `${sentenceCase(attributeWords(attribute.id, context.base))}: how many?`,
      kind: 'number',
      choices: [],
      min,
      max,
      unit,
      ...(earlier === undefined || earlier === 0
        ? {}
        : { said: answerWords(attribute.id, { kind: 'number', value: earlier }, context.base) }),
      offers: [...(earlier ? (['keep'] as const) : []), 'not-sure', 'back', 'show', 'save'],
    });
    if (count.kind === 'back') return putMonths(putting);
    if (count.kind === 'number') answers.set(attribute.id, { kind: 'number', value: count.value });
    else if (count.kind === 'keep' && earlier !== undefined) answers.set(attribute.id, { kind: 'number', value: earlier });
    else if (count.kind === 'not-sure') answers.delete(attribute.id);
    else return aside(count) ?? { kind: 'not-sure' };
  }
  return answered(answers);
}
