import type { Answer, Answers } from '../../domain/answers.js';
import type { Attribute, Question } from '../../domain/attribute.js';
import { firstLaterMonth } from '../../domain/months.js';
import { questionAnswerWords } from '../../presentation/index.js';
import type { Context } from '../context.js';
import type { Choice, Offer, OfferTaken, Prompt, Prompter, Reply } from './prompter.js';

/** `end`: the input has ended. */
export type QuestionReply =
  | { readonly kind: 'answers'; readonly answers: Answers }
  | { readonly kind: Exclude<OfferTaken, 'expected' | 'cancel'> | 'end' };

export type QuestionOptions = {
  readonly nth?: number;
  readonly more?: number;
  readonly canGoBack: boolean;
  /** Some qualification answers it, so one may be added. */
  readonly byQualification?: boolean;
  /** What was answered before: shown, and the start of a new answer. */
  readonly before?: Answers;
  /** The values of a set that any condition asks for; all of them where this is absent. */
  readonly asks?: (attribute: Attribute) => ReadonlySet<string>;
  /** The answers that count, to whatever question. */
  readonly known?: Answers;
  readonly why: () => string;
  /** The question is about the future: its words, and whether answers are nevertheless true now ("no degree"). */
  readonly coming?: { readonly text: string; readonly isSoNow: (answers: Answers) => boolean };
};

/** What is needed to ask a question. */
export type QuestionPrompt = {
  readonly prompter: Prompter;
  readonly context: Context;
  readonly question: Question;
  readonly attributes: readonly Attribute[];
  readonly options: QuestionOptions;
};

/** The prompt of a question without its choices. */
export function frame({
  question,
  context,
  options,
}: QuestionPrompt): Pick<Prompt, 'text' | 'hint' | 'why' | 'said' | 'offers' | 'nth' | 'more'> {
  const { nth, more, canGoBack, byQualification, before, why, coming } = options;
  const said = before === undefined ? '' : questionAnswerWords(question, { answers: before, notSure: new Set() }, context.base);
  return {
    text: coming?.text ?? question.text,
    ...(question.hint === undefined || coming !== undefined ? {} : { hint: question.hint }),
    why,
    ...(said === '' ? {} : { said }),
    offers: [
      ...(said === '' ? [] : (['keep'] as const)),
      ...(byQualification === true ? (['qualification'] as const) : []),
      'not-sure',
      'skip',
      'why',
      ...(canGoBack ? (['back'] as const) : []),
      'show',
      'save',
    ],
    ...(nth === undefined ? {} : { nth }),
    ...(more === undefined ? {} : { more }),
  };
}

/** A reply other than an answer; null for an answer. */
export function conflicting(reply: Reply): QuestionReply | null {
  switch (reply.kind) {
    case 'one':
    case 'many':
    case 'number':
    case 'month':
    case 'line':
    case 'counts':
    case 'expected':
    case 'cancel':
      return null;
    default:
      return { kind: reply.kind };
  }
}

/** Whether somebody studies full time now: what they name as held may be what they are working for. */
export const isStudying = ({ context, options }: QuestionPrompt): boolean =>
  context.base.attributes.some(({ id, fullTime }) => fullTime === true && isYesNow(options.known?.get(id)));

/** What is only expected to end is so now. */
export const isYesNow = (answer: Answer | undefined): boolean =>
  answer?.kind === 'yes-no' && answer.value === (answer.expected === undefined);

export const yesOrNo: readonly Choice[] = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

export const answered = (answers: Answers): QuestionReply => ({ kind: 'answers', answers });

/** “Later” comes before offers that are not answers. */
export const answersInOrder = (offers: readonly Offer[], later: readonly Offer[]): readonly Offer[] => [
  ...offers.filter((offer) => offer === 'keep'),
  ...later,
  ...offers.filter((offer) => offer !== 'keep'),
];

export const askMonth = (
  { prompter, context }: QuestionPrompt,
  text: string,
  offers: readonly Offer[] = ['back', 'show', 'save'],
): Promise<Reply> =>
  prompter.ask({
    text,
    kind: 'month',
    choices: [],
    offers,
    earliest: firstLaterMonth(context.asOf),
  });

export const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
