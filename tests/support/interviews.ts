import fc from 'fast-check';
import type { Answer, Profile } from '../../src/domain/answers.js';
import type { Question } from '../../src/domain/attribute.js';
import type { QuestionId } from '../../src/domain/ids.js';
import {
  buildModel,
  contradictionsIn,
  type Model,
  type NextQuestion,
  nextQuestion,
  rolesScope,
  type Scope,
} from '../../src/engine/index.js';
import { generatedModel } from './generated.js';
import { asOf } from './people.js';
import { wholeLife } from './whole-life.js';

/** A generated knowledge base with a question for each attribute; the two yes/no ones stand in one list. */
export const generatedInterview: fc.Arbitrary<Model> = generatedModel.map((model) => {
  const ask = (id: string, form: Question['form'], settles: Question['settles']): Question => ({
    id: id as QuestionId,
    topic: 'you',
    text: id,
    why: id,
    notSure: id,
    form,
    settles,
  });
  const ids = model.base.attributes.map(({ id }) => id);
  const isListed = (id: string): boolean => id === 'yes' || id === 'also';
  const single = ids.filter((id) => !isListed(id)).map((id) => ask(`ask-${id}`, 'one', [id]));
  return buildModel({ ...model.base, questions: [ask('ask-list', 'tick', ids.filter(isListed)), ...single] });
});

/** Somebody with an answer to everything, and the attributes of which they are not sure. */
export type Interviewee = { readonly whole: Profile; readonly unsure: ReadonlySet<string> };

export const interviewee = (model: Model): fc.Arbitrary<Interviewee> =>
  fc
    .tuple(wholeLife(model), fc.array(fc.constantFrom(...model.base.attributes.map(({ id }) => id)), { maxLength: 3 }))
    .map(([whole, unsure]) => ({
      whole: { ...whole, answers: new Map([...whole.answers].map(([id, answer]) => [id, present(answer)])) },
      unsure: new Set(unsure),
    }))
    // What was only expected is present here: together with the rest it may be impossible.
    .filter(({ whole }) => contradictionsIn(model, whole, asOf).length === 0);

const present = (answer: Answer): Answer =>
  answer.kind === 'set' ? { kind: 'set', items: answer.items.map(({ value }) => ({ value })) } : answer;

export type Step = { readonly before: Profile; readonly next: NextQuestion };

/** The whole interview with one person: each question with what was said before it, and what was said in the end. */
export function interviewWith(
  model: Model,
  { whole, unsure }: Interviewee,
  scope: Scope = rolesScope(model),
): { readonly steps: readonly Step[]; readonly said: Profile } {
  const steps: Step[] = [];
  let said: Profile = { answers: new Map(), notSure: new Set() };
  for (;;) {
    const next = nextQuestion(model, said, asOf, scope, true);
    if (next === null) return { steps, said };
    if (steps.length > model.base.questions.length) throw new Error(`The interview goes round: ${next.question.id}`);
    steps.push({ before: said, next });
    const answers = new Map(said.answers);
    const notSure = new Set(said.notSure);
    for (const id of next.question.settles) {
      const answer = unsure.has(id) ? undefined : whole.answers.get(id);
      if (answer === undefined) notSure.add(id);
      else answers.set(id, answer);
    }
    said = { ...said, answers, notSure };
  }
}
