import { afterReplyTo, type Flow, startAdding } from '../../src/commands/interview/add-qualification/flow.js';
import { promptOf } from '../../src/commands/interview/add-qualification/index.js';
import { type AddedQualification, settledBy } from '../../src/commands/interview/add-qualification/settle.js';
import type { Prompt, Reply } from '../../src/commands/interview/prompter.js';
import type { Question } from '../../src/domain/attribute.js';
import type { KnowledgeBase } from '../../src/domain/knowledge-base.js';
import { monthOf } from '../../src/domain/months.js';
import { findKinds } from '../../src/presentation/index.js';
import { plainAnswer } from '../../src/profile/index.js';
import { realModel } from './bases.js';
import { asOf } from './people.js';

/**
 * What is chosen at one screen: the beginning of a label, several of a list, a number of each line by the beginning of its label,
 * or what may be said instead.
 */
export type Choosing = string | readonly string[] | Readonly<Record<string, number>> | Reply;

const { base } = realModel;

/** Somebody who adds qualifications, one screen after another. */
export class Adding {
  readonly #base: KnowledgeBase;
  readonly #question: Question;
  #flow: Flow;
  added: readonly AddedQualification[] | null = null;
  areAll = false;
  screens = 0;

  constructor(question = 'level', knowledge = base, before: readonly AddedQualification[] = []) {
    const found = knowledge.questions.find(({ id }) => id === question);
    if (found === undefined) throw new Error(`There is no question ${question}.`);
    this.#base = knowledge;
    this.#question = found;
    this.#flow = startAdding(before);
  }

  get prompt(): Prompt {
    return promptOf(this.#flow, { base: this.#base, asOf, question: this.#question, said: new Map() });
  }

  get asks(): string {
    return this.#flow.step.asks;
  }

  /** Goes through these screens. Throws where one does not have what is chosen. */
  choose(...choices: readonly Choosing[]): this {
    for (const choice of choices) {
      const moved = afterReplyTo(this.#flow, this.#reply(choice), this.#base);
      this.screens += 1;
      if (moved.kind === 'at') this.#flow = moved.flow;
      else {
        this.added = moved.added;
        this.areAll = moved.areAll === true;
      }
    }
    return this;
  }

  /** What was added so far comes to: `maths-level-2=true gcse-passes=1`; one that is only the least begins with `>=`. */
  get settled(): string {
    return [...settledBy(this.added ?? this.#flow.added, this.#base)]
      .map(([id, { answer, atLeast }]) => `${id}${atLeast ? '>=' : '='}${plainWords(plainAnswer(answer))}`)
      .join(' ');
  }

  #reply(choice: Choosing): Reply {
    const { prompt } = this;
    if (typeof choice === 'object' && 'kind' in choice && typeof choice.kind === 'string') return choice as Reply;
    if (prompt.kind === 'one' && typeof choice === 'string') return { kind: 'one', value: this.#value(choice) };
    if (prompt.kind === 'month' && typeof choice === 'string') return { kind: 'month', value: monthOf(choice) };
    if (prompt.kind === 'many' && Array.isArray(choice)) return { kind: 'many', values: choice.map((one) => this.#value(one)) };
    if (prompt.kind === 'counts' && typeof choice === 'object')
      return { kind: 'counts', counts: new Map(Object.entries(choice).map(([label, number]) => [this.#value(label), number])) };
    throw new Error(`“${JSON.stringify(choice)}” is no choice at “${prompt.text}” (${prompt.kind}).`);
  }

  #value(label: string): string {
    const { choices, text } = this.prompt;
    const found = choices.find((one) => one.label.toLowerCase().startsWith(label.toLowerCase()));
    if (found === undefined) throw new Error(`“${text}” has no “${label}”: ${choices.map((one) => one.label).join(' | ')}`);
    return found.value;
  }
}

const plainWords = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'value' in value
    ? `${value.value}@${'expected' in value ? value.expected : ''}`
    : Array.isArray(value)
      ? value.map(plainWords).join('+')
      : String(value);

/** At which place among what is found a kind stands, from 1; 0 if it is not found. */
export const placeOf = (kind: string, typed: string): number => findKinds(base, typed).findIndex(({ id }) => id === kind) + 1;
