import type { Profile } from '../../domain/answers.js';
import type { Question } from '../../domain/attribute.js';
import { Failure } from '../../domain/failure.js';
import { didYouMean } from '../../domain/nearest.js';
import { advise, check, nextQuestion, whatMoved, wholeScope } from '../../engine/index.js';
import {
  adviceDocument,
  answeredQuestions,
  checkDocument,
  compareAnswersDocument,
  type Document,
  list,
  movedDocument,
  questionAnswerLine,
  section,
  sourcesDocument,
} from '../../presentation/index.js';
import { asText } from '../as-text.js';
import { standingOf } from './ask.js';
import { changeAnswer, pickAnswer } from './check-answers.js';
import { findNamed } from './find-named.js';
import { howToGetThere } from './how.js';
import { askedFor, namables, partNames, roleNames, unclear } from './named.js';
import { askAndSave, saveTo } from './save.js';
import { type TalkState, withoutSkipped } from './state.js';
import { say, sayBlocks, show, type Talk } from './talk.js';
import { whatIf } from './what-if.js';
import { readWish, type Wish, wishWords } from './wish.js';

/** How looking closer ended: for good; with the wish to answer more questions; with the wish to begin anew. */
export type Looked = { readonly kind: 'quit' | 'go-on' | 'again'; readonly state: TalkState };

/** After the advice: questions of the person's own, one line each, until they have had enough. */
export async function lookCloser(talk: Talk, start: TalkState, detail: 'brief' | 'all'): Promise<Looked> {
  let state = start;
  let page = advicePage(talk, standingOf(talk, state).profile, detail);
  let first = true;
  for (;;) {
    const reply = await talk.prompter.ask({
      text: first ? 'What would you like to look at more closely?' : 'What next?',
      hint: first
        ? 'Type: why ROLE, what if maths, how ROLE, compare ROLE, ROLE, sources, change, save, print, start again, help or quit.'
        : 'Type help to see what may be typed, or quit.',
      kind: 'line',
      choices: [],
      offers: [],
    });
    first = false;
    if (reply.kind !== 'line') return { kind: 'quit', state };
    const wish = readWish(reply.text);
    if (wish.kind === 'quit' || wish.kind === 'again' || wish.kind === 'go-on') return { kind: wish.kind, state };
    const did = await follow(talk, state, wish, page, detail);
    if (did === 'end') return { kind: 'quit', state };
    state = did.state;
    page = did.page;
  }
}

type Did = { readonly state: TalkState; readonly page: Document };

/** Does one thing. Gives the state after it and the page that was shown last. */
async function follow(talk: Talk, state: TalkState, wish: Wish, page: Document, detail: 'brief' | 'all'): Promise<Did | 'end'> {
  const { context, model } = talk;
  const { base, asOf } = context;
  const { profile } = standingOf(talk, state);
  const shown = async (document: Document | null): Promise<Did> => {
    if (document === null) return { state, page };
    await show(talk, document);
    return { state, page: document };
  };
  switch (wish.kind) {
    case 'why': {
      const id = await askedFor(talk, wish.about, `why ${base.roles[0]?.title ?? ''}`);
      return shown(id === null ? null : checkDocument(check(model, profile, asOf, [id]), base, { detail: 'brief' }));
    }
    case 'how': {
      const id = await askedFor(talk, wish.about, `how ${base.roles[0]?.title ?? ''}`);
      return shown(id === null ? null : howToGetThere(talk, profile, id));
    }
    case 'compare':
      return shown(await compare(talk, profile, wish.about));
    case 'what-if':
      await whatIf(talk, state, profile, wish.about);
      return { state, page };
    case 'sources': {
      const id = wish.about === '' ? null : await askedFor(talk, wish.about, 'sources');
      if (wish.about !== '' && id === null) return { state, page };
      const of = id === null ? page : checkDocument(check(model, profile, asOf, [id]), base, { detail: 'all' });
      await show(talk, sourcesDocument(of, base));
      return { state, page };
    }
    case 'change':
      return change(talk, state, wish.about, page);
    case 'save': {
      const file = wish.about || talk.keeper.file();
      if (file === null) await askAndSave(talk, profile);
      else await saveTo(talk, profile, file);
      return { state, page };
    }
    case 'print':
      return print(talk, state, wish.about, page, detail);
    case 'roles':
      await sayBlocks(
        context,
        roleNames(talk).map(({ title, roles }) => section(title, [list(roles.map((text) => ({ text })))])),
      );
      return { state, page };
    case 'help':
      await help(talk);
      return { state, page };
    case 'unknown':
      await say(talk, `We do not know what “${wish.typed.slice(0, 60)}” asks for. ${nearWish(talk, wish.typed)}`);
      return { state, page };
    default:
      return { state, page };
  }
}

/** A role alone is most likely "why"; else the nearest word. */
function nearWish(talk: Talk, typed: string): string {
  const named = findNamed(typed, namables(talk));
  if (named.kind === 'one') return `For this role, type: why ${named.thing.title}. Or: how ${named.thing.title}.`;
  return `${didYouMean(typed.split(' ')[0] ?? '', wishWords, '')} Type help to see what may be typed.`.trim();
}

export function advicePage({ context, model }: Talk, profile: Profile, detail: 'brief' | 'all'): Document {
  return adviceDocument(advise(model, profile, context.asOf), context.base, detail === 'all' ? { detail } : {});
}

async function compare(talk: Talk, profile: Profile, text: string): Promise<Document | null> {
  const things = namables(talk);
  const parts = partNames(text, (part) => findNamed(part, things).kind === 'one');
  if (parts.length < 2 || parts.length > 3) {
    await say(
      talk,
      `Name two or three roles with commas between, such as: compare ${things
        .slice(0, 2)
        .map(({ title }) => title)
        .join(', ')}.`,
    );
    return null;
  }
  const found = parts.map((part) => ({ part, found: findNamed(part, things) }));
  for (const one of found) if (one.found.kind !== 'one') await say(talk, unclear(one.part, one.found));
  const ids = found.flatMap((one) => (one.found.kind === 'one' ? [one.found.thing.id] : []));
  if (ids.length < parts.length) return null;
  const { model, context } = talk;
  const { results } = check(model, profile, context.asOf, ids);
  return compareAnswersDocument(advise(model, profile, context.asOf), results, context.base);
}

/** Changes one answer, and shows what moved. */
async function change(talk: Talk, state: TalkState, about: string, page: Document): Promise<Did | 'end'> {
  const { model, context } = talk;
  const { profile: before } = standingOf(talk, state);
  const picked =
    about === '' ? await pickAnswer(talk, state, 'Which answer shall we change?', 'None of them') : namedAnswer(talk, before, about);
  if (picked === 'end') return 'end';
  if (picked === null) {
    if (about !== '') await say(talk, `No answer goes by “${about.slice(0, 60)}”. Type change alone to choose from a list.`);
    return { state, page };
  }
  const changed = await changeAnswer(talk, state, picked);
  if (changed.end === 'end') return 'end';
  const { profile: after } = standingOf(talk, changed.state);
  const [was, is] = [before, after].map((profile) => answerLine(talk, picked, profile));
  if (was === is) {
    await say(talk, 'That answer is as it was, so nothing moved.');
    return { state: changed.state, page };
  }
  const document = movedDocument(
    whatMoved(advise(model, before, context.asOf), advise(model, after, context.asOf)),
    `Changed. Before: ${was}. Now: ${is}`,
    context.base,
  );
  await show(talk, document);
  const open = nextQuestion(model, withoutSkipped(after, changed.state, model), context.asOf, wholeScope(model), true);
  if (open !== null)
    await say(
      talk,
      `${open.more === 0 ? 'One more question' : `About ${open.more + 1} more questions`} would now make a difference. Type go on to answer.`,
    );
  return { state: changed.state, page: document };
}

const answerLine = ({ context }: Talk, question: Question, profile: Profile): string => questionAnswerLine(question, profile, context.base);

/** An answer by its number in the list, or by words of its question. */
function namedAnswer({ context: { base } }: Talk, profile: Profile, about: string): Question | null {
  const answered = answeredQuestions(profile, base);
  if (/^\d{1,3}$/.test(about)) return answered[Number(about) - 1] ?? null;
  const things = base.questions.map((question) => ({
    id: question.id,
    title: question.text,
    names: question.settles.flatMap((id) => [id, base.attributes.find((entry) => entry.id === id)?.label ?? '']),
    question,
  }));
  const found = findNamed(about, things);
  return found.kind === 'one' ? found.thing.question : null;
}

async function print(talk: Talk, state: TalkState, file: string, page: Document, detail: 'brief' | 'all'): Promise<Did> {
  const { profile } = standingOf(talk, state);
  if (file === '') {
    const advice = advicePage(talk, profile, detail);
    await show(talk, advice);
    return { state, page: advice };
  }
  try {
    const { glyphs } = talk.context.resultLayout;
    await talk.context.writeFile(file, await asText(advicePage(talk, profile, 'all'), { colour: 'none', glyphs, plain: false }));
    await say(talk, `The advice is in “${file}”, with every way in.`);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await say(talk, `${error.message} ${error.hint}`);
  }
  return { state, page };
}

const help = (talk: Talk): Promise<void> =>
  sayBlocks(talk.context, [
    section('What may be typed here', [
      list(
        [
          ['why ROLE', 'each requirement of a role or route, and where you stand'],
          ['what if maths', 'what would move if an answer were another; also: what if age=18'],
          ['how ROLE', 'what is missing on the way to a role, and what gives it'],
          ['compare ROLE, ROLE', 'two or three side by side'],
          ['sources', 'where what was shown last comes from; also: sources ROLE'],
          ['change', 'change an answer and see what moved; also: change age'],
          ['go on', 'answer more questions, if any are left'],
          ['save FILE', 'keep your answers in a file'],
          ['print', 'show the advice again; print FILE writes it to a file'],
          ['roles', 'the names of all roles'],
          ['start again', 'forget these answers and begin anew'],
          ['quit', 'stop'],
        ].map(([typed = '', does = '']) => ({ text: `${typed}: ${does}` })),
      ),
    ]),
  ]);
