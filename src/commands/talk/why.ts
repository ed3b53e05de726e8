import type { Profile } from '../../domain/answers.js';
import type { Question } from '../../domain/attribute.js';
import { unansweredFor } from '../../engine/index.js';
import { counted } from '../../presentation/index.js';
import type { Talk } from './talk.js';

/** Why a question is asked, what an answer could still move, and what becomes of "not sure". */
export function whyAsked({ context, model }: Talk, question: Question, profile: Profile): string {
  const open: Profile = {
    ...profile,
    answers: new Map([...profile.answers].filter(([id]) => !question.settles.includes(id))),
    notSure: new Set([...profile.notSure].filter((id) => !question.settles.includes(id))),
  };
  const moves = unansweredFor(model, open, context.asOf).find((entry) => entry.question === question.id)?.couldMove ?? 0;
  const wish = context.base.attributes.some(({ id, wish: isWish }) => isWish && question.settles.includes(id));
  const could =
    moves > 0
      ? `An answer could still move ${counted(moves, 'role or route', 'roles and routes')}.`
      : wish
        ? 'It opens and closes nothing: it orders what you are shown.'
        : 'By what you have said so far, it moves no role any more.';
  return `${question.why} ${could} If you are not sure: ${question.notSure}`;
}
