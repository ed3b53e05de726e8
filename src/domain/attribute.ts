import type { Condition } from './condition.js';
import type { AttributeId, QuestionId, SourceId } from './ids.js';

/** One of the values that an attribute may take, with the words for it. */
export type Value = {
  readonly id: string;
  /** A short noun phrase: `a first or upper second (2:1)`. */
  readonly label: string;
  /** Other words that people type for it. */
  readonly also?: readonly string[];
  /** Outside the order of an ordered attribute: a test of rank on it is judged, never computed. */
  readonly outsideOrder?: true;
};

export type AttributeShape =
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly unit: string }
  | { readonly kind: 'choice'; readonly values: readonly Value[] }
  /** Values from lowest to highest; those outside the order come last. */
  | { readonly kind: 'ordered'; readonly values: readonly Value[] }
  | { readonly kind: 'set'; readonly values: readonly Value[]; readonly most?: number };

/** How common answers are among the people who ask. It decides what a summary of somebody names first, and never a verdict. */
export type Common = {
  /**
   * Answer to its share of all people, 0 to 1: `true` for yes/no, each value of a choice or an ordered list (together 1), each
   * value of a set by itself. Of a number, the share of each stretch, by the number where it begins.
   */
  readonly shares: Readonly<Record<string, number>>;
  /** `our-guess`: no source says it. */
  readonly basis: 'sourced' | 'our-guess';
  readonly sources: readonly SourceId[];
};

/** What somebody may bring to a role, in the order in which it weighs. */
export const uses = ['registration', 'subject', 'certificate'] as const;
export type Use = (typeof uses)[number];

/** What the knowledge base may ask about a person. */
export type Attribute = {
  readonly id: AttributeId;
  readonly topic: string;
  /** A short noun phrase, as in a list of answers: `GCSE maths at grade 4 (C) or above`. */
  readonly label: string;
  /** Other words by which people look for it in a list. */
  readonly also?: readonly string[];
  readonly shape: AttributeShape;
  /** One line for `--help`. */
  readonly help: string;
  /** The answer may be given as expected, with its month. */
  readonly expectable: boolean;
  /** It ends by itself, and people often know the month, so they are asked for it. */
  readonly ends?: true;
  /** The month of the year, 1 to 12, in which it is taken to end where no month was given. */
  readonly usualEnd?: number;
  /** With `usualEnd`: it does not end in an earlier year than the one in which an answer to one of these is expected. */
  readonly usualEndAfter?: readonly AttributeId[];
  /** While true, no full-time post can start. */
  readonly fullTime?: true;
  /** A fact about the past: nobody is told to change it once it is there. */
  readonly past?: true;
  /** Where a role asks for it, somebody who has it makes use of it there. */
  readonly use?: Use;
  /** Experience of this kind is had in any field, and says nothing about one. */
  readonly general?: true;
  /** Its values are the roles that somebody holds or has held. */
  readonly posts?: true;
  /** A wish orders what is shown and never changes a verdict. */
  readonly wish: boolean;
  /** A wish that says what somebody likes or would rather not do; its values are activities. */
  readonly fit?: 'likes' | 'dislikes';
  /**
   * What a wish means for plans. `earning`: a choice whose first value says that somebody must earn, the second that they would
   * rather. `full-time`: no says that they would not study full time. `months`: how long they are ready to train.
   */
  readonly plans?: 'earning' | 'full-time' | 'months';
  /** The attribute that says where the training or job would be: what a person is told to ask depends on it. */
  readonly place?: true;
  /** After this many months an answer has aged and is asked again. */
  readonly agesAfterMonths?: number;
  readonly common?: Common;
};

/** One choice that answers several yes/no attributes at once: `I work for the NHS`. */
export type PickChoice = { readonly label: string; readonly answers: Readonly<Record<string, boolean>> };

/** One thing that is asked at one time; it may settle several attributes. */
export type Question = {
  readonly id: QuestionId;
  readonly topic: string;
  readonly text: string;
  /** How to answer, if that is not plain from the choices. */
  readonly hint?: string;
  /** Why we ask, in one or two sentences. */
  readonly why: string;
  /** What "not sure" leads to. */
  readonly notSure: string;
  /**
   * `one`: the question is about one attribute.
   * `tick`: a list of yes/no attributes and of the values of sets; the unticked become no, or are no part of their set.
   * `months`: a list of numbers of months and of the values of sets; the unticked become 0, or are no part of their set.
   * `pick`: one choice among `choices`, each of which answers all the yes/no attributes.
   */
  readonly form: 'one' | 'tick' | 'months' | 'pick';
  readonly settles: readonly AttributeId[];
  /** Asked first, as yes or no: the list of a question of the form `tick` is only for those who say yes. */
  readonly gate?: string;
  /** What can be chosen in a question of the form `pick`. */
  readonly choices?: readonly PickChoice[];
  /** The question that this one comes behind in `unanswered`: no class of a degree before there is one. */
  readonly after?: QuestionId;
  /** People for whom this is true are asked before they are asked anything else: somebody at work, about their work. */
  readonly early?: Condition;
  /**
   * People for whom this is true may expect what they do not have yet (a student, a degree): they are asked in these words,
   * although other answers say that it is not so now.
   */
  readonly mayExpect?: { readonly when: Condition; readonly text: string };
  /** Only asked on request, from the list of answers. For wishes only. */
  readonly onRequest?: true;
};

export type Topic = { readonly id: string; readonly title: string };

/** The values that an answer is one of, or holds; none where it is a number, or yes or no. */
export const holdsValues = (shape: AttributeShape): readonly Value[] => ('values' in shape ? shape.values : []);
