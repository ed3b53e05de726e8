import type { Profile } from '../../domain/answers.js';
import type { Model, NextQuestion } from '../../engine/index.js';
import { type Block, type Document, paragraph, type Text } from '../../presentation/index.js';
import type { Context } from '../context.js';
import { asText } from '../render.js';
import type { AnswerFile } from './answer-file.js';
import type { Prompter } from './prompter.js';

/** What an interview needs. The caller opens and closes the prompter, because one can serve several people in turn. */
export type InterviewContext = {
  readonly context: Context;
  readonly model: Model;
  readonly prompter: Prompter;
  readonly keeper: AnswerFile;
  /** The next question; that of an interview about every role where this is absent. */
  readonly next?: (profile: Profile) => NextQuestion | null;
};

/** Says something between questions. */
export const say = ({ context }: Pick<InterviewContext, 'context'>, ...texts: readonly Text[]): Promise<void> =>
  sayBlocks(
    context,
    texts.map((text) => paragraph(text)),
  );

/** The same with lists and sections. */
export async function sayBlocks(context: Context, blocks: readonly Block[]): Promise<void> {
  if (blocks.length > 0) await context.say(blocks);
}

/** Shows a page that the person asked for. */
export async function show({ context }: InterviewContext, document: Document): Promise<void> {
  await context.result(`${await asText(document, context.resultLayout)}\n`);
}
