import type { Profile } from '../../domain/answers.js';
import type { Question } from '../../domain/attribute.js';
import type { IsoDate } from '../../domain/ids.js';
import type { Model } from '../model/model.js';
import { nextInInterview } from './next-question.js';

/**
 * Every question that is put by itself, in the order in which an interview asks somebody who is not sure of anything but what is given: for paper,
 * where no answer can decide what comes next. What it never reaches comes last in its topic; what `given` settles
 * is left out.
 */
export function questionsInOrder(model: Model, given: Profile, asOf: IsoDate): readonly Question[] {
  const { questions, topics } = model.base;
  const asked: Question[] = [];
  for (let profile = given; ; ) {
    const next = nextInInterview(model, profile, asOf);
    if (next === null) break;
    asked.push(next.question);
    profile = { ...profile, notSure: new Set([...profile.notSure, ...next.question.settles]) };
  }
  const open = questions.filter(
    (question) => !question.onRequest && !asked.includes(question) && !question.settles.every((id) => given.answers.has(id)),
  );
  const placeOf = ({ topic }: Question): number => topics.findIndex(({ id }) => id === topic);
  return [...asked, ...open].sort((a, b) => placeOf(a) - placeOf(b));
}
