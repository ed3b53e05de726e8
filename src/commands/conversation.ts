import type { Answer, Profile } from '../domain/answers.js';
import type { Question } from '../domain/attribute.js';
import type { AttributeId } from '../domain/ids.js';
import { contradictionsIn, inferredIn, type Model, nextQuestion, wholeScope } from '../engine/index.js';
import { answeredInOrder, answersDocument, attributeWords, paragraph } from '../presentation/index.js';
import { contradictionWords } from './answers.js';
import { asText } from './as-text.js';
import type { Context } from './context.js';
import type { Prompter } from './prompter.js';
import { putQuestion } from './put-question.js';

/**
 * The talk before the advice: one question at a time, only what is missing and still matters; then the answers, to be
 * checked and changed. Gives the answers as they stand when the person is done, asks to be shown what is known, or stops typing.
 */
export async function converse(context: Context, model: Model, given: Profile): Promise<Profile> {
  if (context.prompter === null) return given;
  const prompter = await context.prompter();
  try {
    const { base, talkLayout } = context;
    const opening = [`${base.title}: what is open to you, and how to get there.`, `Nothing is sent or saved. ${base.caveats[0] ?? ''}`];
    context.talk(`${await asText({ title: null, blocks: opening.map((text) => paragraph(text)) }, talkLayout)}\n`);
    const asked = await askAll(
      { context, model, prompter },
      { ...given, said: given.said ?? (context.asOf.slice(0, 7) as NonNullable<Profile['said']>) },
    );
    return asked.stopped ? asked.profile : await checkAnswers({ context, model, prompter }, asked.profile);
  } finally {
    prompter.close();
  }
}

type Talk = { readonly context: Context; readonly model: Model; readonly prompter: Prompter };
type Talked = { readonly profile: Profile; readonly stopped: boolean };

/** Asks until nothing more matters. The state is only the answers and the order in which questions were asked, for going back. */
async function askAll(talk: Talk, start: Profile): Promise<Talked> {
  const { context, model } = talk;
  const history: { readonly question: Question; readonly before: Profile }[] = [];
  let profile = start;
  for (;;) {
    const next = nextQuestion(model, profile, context.asOf, wholeScope(model), true);
    if (next === null) return { profile, stopped: false };
    const reply = await putQuestion(talk.prompter, context, next.question, {
      nth: history.length + 1,
      more: next.more,
      canGoBack: history.length > 0,
    });
    if (reply.kind === 'stop') return { profile, stopped: true };
    if (reply.kind === 'back') {
      profile = history.pop()?.before ?? profile;
      continue;
    }
    history.push({ question: next.question, before: profile });
    const settled = await settleContradiction(talk, withReply(profile, next.question, reply));
    if (settled.stopped) return settled;
    profile = settled.profile;
  }
}

type Given = { readonly kind: 'answers'; readonly answers: ReadonlyMap<AttributeId, Answer> } | { readonly kind: 'not-sure' };

function withReply(profile: Profile, question: Question, reply: Given): Profile {
  const answers = new Map(profile.answers);
  const notSure = new Set(profile.notSure);
  for (const id of question.settles) {
    const answer = reply.kind === 'answers' ? reply.answers.get(id) : undefined;
    answers.delete(id);
    notSure.delete(id);
    if (answer !== undefined) answers.set(id, answer);
    else notSure.add(id);
  }
  return { ...profile, answers, notSure };
}

const without = (profile: Profile, ids: readonly AttributeId[]): Profile => ({
  ...profile,
  answers: new Map([...profile.answers].filter(([id]) => !ids.includes(id))),
  notSure: new Set([...profile.notSure].filter((id) => !ids.includes(id))),
});

/** Answers that cannot all be so: the person says which one to take back, and it is asked again. */
async function settleContradiction({ context, model, prompter }: Talk, profile: Profile): Promise<Talked> {
  const [found] = contradictionsIn(model, profile, context.asOf);
  if (found === undefined) return { profile, stopped: false };
  const words = contradictionWords(found, profile, context.base);
  const stated = found.filter((id) => profile.answers.has(id));
  const choices = stated.map((id, at) => ({ value: id as string, label: words[at] ?? id }));
  const reply = await prompter.ask({
    text: 'These answers cannot all be so. Which one shall we ask again?',
    choices,
    kind: 'one',
    offers: [],
  });
  if (reply.kind !== 'one') return { profile: without(profile, stated), stopped: true };
  return settleContradiction({ context, model, prompter }, without(profile, [reply.value as AttributeId]));
}

/** Shows what was answered; the person goes on to the advice or changes one answer after another. */
async function checkAnswers(talk: Talk, start: Profile): Promise<Profile> {
  const { context, model, prompter } = talk;
  let profile = start;
  for (;;) {
    const document = answersDocument(profile, inferredIn(model, profile, context.asOf), context.base);
    context.talk(`\n${await asText(document, context.talkLayout)}\n`);
    const changeable = answeredInOrder(profile, context.base);
    const choices = [
      { value: 'go-on', label: 'Yes, show the advice' },
      ...changeable.map((id) => ({ value: `change ${id}`, label: `Change: ${attributeWords(id, context.base)}` })),
    ];
    const reply = await prompter.ask({ text: 'Are these answers right?', choices, kind: 'one', offers: [] });
    if (reply.kind !== 'one' || reply.value === 'go-on') return profile;
    const changed = await changeAnswer(talk, profile, reply.value.slice('change '.length) as AttributeId);
    const asked = await askAll(talk, changed);
    profile = asked.profile;
    if (asked.stopped) return profile;
  }
}

async function changeAnswer(talk: Talk, profile: Profile, id: AttributeId): Promise<Profile> {
  const question = talk.context.base.questions.find(({ settles }) => settles.includes(id));
  if (question === undefined) return without(profile, [id]);
  const reply = await putQuestion(talk.prompter, talk.context, question, { canGoBack: true });
  if (reply.kind === 'back' || reply.kind === 'stop') return profile;
  return (await settleContradiction(talk, withReply(profile, question, reply))).profile;
}
