import type { Profile } from '../../domain/answers.js';
import type { Question } from '../../domain/attribute.js';
import { Failure } from '../../domain/failure.js';
import type { KnowledgeBase } from '../../domain/knowledge-base.js';
import { buildModel, testedValues } from '../../engine/index.js';
import { answerSheetDocument } from '../../presentation/index.js';
import { gatherAnswers } from '../answers.js';
import type { AnswerOptions, Context, ExitCode, Format } from '../context.js';
import { writeDocument } from '../render.js';

/** An answer sheet for paper. Given answers apply to everybody and are printed above, so they are not asked. */
export async function runSheet(context: Context, options: AnswerOptions & { readonly format: Format }): Promise<ExitCode> {
  const { base } = context;
  const { format } = options;
  if (format === 'json')
    throw new Failure(
      'usage',
      'An answer sheet is for paper, so it cannot be JSON.',
      'Choose text, markdown or html. hi-careers list questions --json has the questions as data.',
    );
  const model = buildModel(base);
  const given = await gatherAnswers(context, options, model);
  await context.result(
    await writeDocument(context, format, {
      document: () => answerSheetDocument(questionsOnPaper(base, given), given, base, (id) => testedValues(model, id)),
      title: 'What you would answer, on paper',
      again: { words: ['workshop', '--sheet'], profile: given },
    }),
  );
  return 0;
}

/** On paper no answer can decide what comes next: every question that is put by itself and is not settled by what is given, in order. */
export const questionsOnPaper = ({ questions }: KnowledgeBase, { answers }: Profile): readonly Question[] =>
  questions.filter(({ onRequest, settles }) => !onRequest && !settles.every((id) => answers.has(id)));
