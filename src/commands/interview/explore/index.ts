import type { Profile } from '../../../domain/answers.js';
import { Failure } from '../../../domain/failure.js';
import { type WayKind, wayKinds } from '../../../domain/knowledge-base.js';
import { plainWords } from '../../../domain/text/suggest.js';
import { advise, check, compare, plan, routesTo } from '../../../engine/index.js';
import {
  bestPaidDocument,
  checkDocument,
  compareDocument,
  type Document,
  list,
  pathwayDocument,
  routeHowToDocument,
  routesOfKindDocument,
  section,
  sourcesDocument,
  wayKindTitles,
  wayKindWords,
  withArticle,
} from '../../../presentation/index.js';
import { adviceText } from '../../advice-text.js';
import { formats } from '../../context.js';
import { findByName, nameables } from '../../find-by-name.js';
import { asksToReplace, formatByEnding, refuseOtherEnding } from '../../replace-file.js';
import { consistentAnswersOf } from '../ask-all.js';
import { type InterviewContext, say, sayBlocks, show } from '../context.js';
import { askAndSave, saveTo } from '../save-answers.js';
import type { InterviewState } from '../state.js';
import { changeAndSee } from './change-answer.js';
import { advicePages, type ExploreState } from './context.js';
import { askedFor, isFileName, parseRequest, partNames, type Request, roleNames, unclear } from './parse-request.js';
import { whatIf } from './what-if.js';

/** How exploring ended: quit, answer more questions, or start again. */
export type ExploreEnd = { readonly kind: 'quit' | 'go-on' | 'again'; readonly state: InterviewState };

/** After the advice: the person's own requests, one line each, until they quit. */
export async function explore(interview: InterviewContext, state: InterviewState, detail: 'brief' | 'all'): Promise<ExploreEnd> {
  let looking: ExploreState = { interview, state, page: advicePages(interview, state, detail).whole, detail };
  for (let first = true; ; first = false) {
    const reply = await interview.prompter.ask({
      text: first ? 'What would you like to look at next?' : 'What next?',
      hint: first
        ? 'Type: more (the rest of the advice), the name of a role, how ROLE, what if maths, which pays best, change, save, start again, help or quit.'
        : 'Type help to see what you can type, or quit.',
      kind: 'line',
      choices: [],
      offers: [],
    });
    if (reply.kind !== 'line') return { kind: 'quit', state: looking.state };
    const wish = parseRequest(reply.text);
    if (wish.kind === 'quit' || wish.kind === 'again' || wish.kind === 'go-on') return { kind: wish.kind, state: looking.state };
    const after = await follow(looking, wish);
    if (after === 'end') return { kind: 'quit', state: looking.state };
    looking = after;
  }
}

/** Does one thing that was asked for. `end`: the input has ended. */
async function follow(looking: ExploreState, wish: Request): Promise<ExploreState | 'end'> {
  const { interview, state } = looking;
  const { base } = interview.context;
  const { profile } = consistentAnswersOf(interview, state);
  const example = base.roles[0]?.title ?? '';
  switch (wish.kind) {
    case 'more': {
      const { rest, whole } = advicePages(interview, state, looking.detail);
      await show(interview, rest);
      return { ...looking, page: whole };
    }
    case 'why': {
      const id = await askedFor(interview, wish.about, `why ${example}`);
      return shown(looking, id === null ? null : checked(interview, state, id, 'brief'));
    }
    case 'how': {
      const id = await askedFor(interview, wish.about, `how ${example}`);
      return shown(looking, id === null ? null : howToGetThere(interview, profile, id));
    }
    case 'compare':
      return shown(looking, await sideBySide(interview, profile, wish.about));
    case 'what-if':
      return { ...looking, page: (await whatIf(interview, state, profile, wish.about)) ?? looking.page };
    case 'sources':
      await showSources(looking, wish.about);
      return looking;
    case 'change':
      return changeAndSee(looking, wish.about);
    case 'save': {
      const file = isFileName(wish.about) ? unquoted(wish.about) : interview.keeper.file();
      if (file === null) await askAndSave(interview, profile);
      else await saveTo(interview, profile, file);
      return looking;
    }
    case 'print':
      if (isFileName(wish.about)) {
        await writeAdvice(looking, unquoted(wish.about));
        return looking;
      }
      return /^$|\b(?:advice|page|results?|again)\b/i.test(wish.about) ? printAdvice(looking) : openNamed(looking, wish.about);
    case 'best-paid':
      return shown(looking, bestPaidDocument(advise(interview.model, profile, interview.context.asOf), { ...interview.context, profile }));
    case 'roles':
      await sayBlocks(
        interview.context,
        roleNames(interview).map(({ title, roles }) => section(title, [list(roles.map((text) => ({ text })))])),
      );
      return looking;
    case 'help':
      await sayHelp(interview);
      return looking;
    case 'unknown':
      return openNamed(looking, wish.typed);
    default:
      return looking;
  }
}

async function shown(looking: ExploreState, page: Document | null): Promise<ExploreState> {
  if (page === null) return looking;
  await show(looking.interview, page);
  return { ...looking, page };
}

function checked(interview: InterviewContext, state: InterviewState, id: string, detail: 'brief' | 'all'): Document {
  const { model, context } = interview;
  return checkDocument(check(model, consistentAnswersOf(interview, state).profile, context.asOf, [id]), context.base, { detail });
}

/** The sources of the page shown last; of the advice where that page has none; of one role where one is named. */
async function showSources({ interview, state, page, detail }: ExploreState, about: string): Promise<void> {
  const { base } = interview.context;
  if (about === '') return show(interview, sourcesDocument([page, advicePages(interview, state, detail).whole], base));
  const id = await askedFor(interview, about, 'sources');
  if (id !== null) await show(interview, sourcesDocument([checked(interview, state, id, 'all')], base));
}

const unquoted = (file: string): string => file.trim().replace(/^"|"$/g, '');

/** A name alone opens what it names: a kind of route, a role or a route. Else three things that can be typed are shown. */
async function openNamed(looking: ExploreState, typed: string): Promise<ExploreState> {
  const { interview, state } = looking;
  const { model, context } = interview;
  const kind = kindNamed(typed);
  if (kind !== undefined) {
    const advice = advise(model, consistentAnswersOf(interview, state).profile, context.asOf);
    return shown(looking, routesOfKindDocument(advice, kind));
  }
  const found = findByName(typed, nameables(interview.context.base));
  if (found.kind === 'one') return shown(looking, checked(interview, state, found.thing.id, 'brief'));
  if (found.kind === 'several' && !found.onlyNear) await say(interview, unclear(typed, found));
  else {
    const role = (found.kind === 'several' ? found.things[0] : undefined)?.title ?? context.base.roles[0]?.title ?? '';
    await say(
      interview,
      `We did not understand “${typed.slice(0, 60)}”. You can type, for example: ${role}; how do I become ${withArticle(role)}; which pays best. Type help to see what you can type.`,
    );
  }
  return looking;
}

/** The kind of route that words ask for: `apprenticeships`, `which graduate schemes are there`. */
function kindNamed(typed: string): WayKind | undefined {
  const left = plainWords(typed)
    .split(' ')
    .filter((word) => !aroundKinds.has(word))
    .join(' ');
  return wayKinds.find((kind) =>
    [wayKindTitles[kind], wayKindWords[kind], `${wayKindWords[kind]}s`].some((name) => plainWords(name) === left),
  );
}

const aroundKinds = new Set('show list which what are there any me the all can could i do is open to for my of in about other'.split(' '));

const help: readonly (readonly [typed: string, does: string])[] = [
  ['more', 'the rest of the advice: every role, dates and sources'],
  ['ROLE or why ROLE', 'each requirement of a role or route, and whether you meet it'],
  ['what if maths', 'what would change if you gave a different answer; also: what if age=18'],
  ['how ROLE', 'what you need for a role, and how to get it'],
  ['compare ROLE; ROLE', 'compare two or three'],
  ['which pays best', 'the roles with the highest pay: near to you, then all'],
  ['apprenticeships', 'all routes of one kind; also: graduate schemes, certificates'],
  ['sources', 'the sources of what you last saw; also: sources ROLE'],
  ['change', 'change an answer and see what differs; also: change age'],
  ['go on', 'answer more questions, if any are left'],
  ['save me.yaml', 'save your answers to a file'],
  ['print', 'show the whole advice again; print page.html writes it to a file'],
  ['roles', 'the names of all roles'],
  ['start again', 'clear your answers and start again'],
  ['quit', 'stop'],
];

/** What may be typed after the advice. */
export const sayHelp = (interview: InterviewContext): Promise<void> =>
  sayBlocks(interview.context, [section('What you can type here', [list(help.map(([typed, does]) => ({ text: `${typed}: ${does}` })))])]);

/**
 * How to get to one role or route from these answers, as a page; null if it does not exist. To a role: the plans that
 * `hi-careers pathway` gives. To a route: what is missing, and what gives it.
 */
export function howToGetThere({ model, context }: InterviewContext, profile: Profile, id: string): Document | null {
  const { base, asOf } = context;
  const role = base.roles.find((one) => one.id === id);
  if (role !== undefined) return pathwayDocument(plan(model, profile, asOf, { kind: 'role', role: role.id }), base);
  const [result] = check(model, profile, asOf, [id]).results;
  if (result === undefined) return null;
  return routeHowToDocument(advise(model, profile, asOf), result, (change) => routesTo(model, profile, asOf, change), base);
}

/** Two or three roles or routes side by side; null, and a sentence, where the names are not clear. */
export async function sideBySide(interview: InterviewContext, profile: Profile, text: string): Promise<Document | null> {
  const things = nameables(interview.context.base);
  const parts = partNames(text, (part) => findByName(part, things).kind === 'one');
  if (parts.length < 2 || parts.length > 3) {
    const [first, second] = things;
    await say(interview, `Name two or three roles, separated by a semicolon, such as: compare ${first?.title}; ${second?.title}.`);
    return null;
  }
  const found = parts.map((part) => ({ part, found: findByName(part, things) }));
  for (const one of found) if (one.found.kind !== 'one') await say(interview, unclear(one.part, one.found));
  const ids = found.flatMap((one) => (one.found.kind === 'one' ? [one.found.thing.id] : []));
  if (ids.length < parts.length) return null;
  const { model, context } = interview;
  return compareDocument(compare(model, profile, context.asOf, ids), context.base);
}

/** Shows the whole advice again. */
export async function printAdvice(looking: ExploreState): Promise<ExploreState> {
  const page = advicePages(looking.interview, looking.state, looking.detail).whole;
  await show(looking.interview, page);
  return { ...looking, page };
}

/** Writes the advice to a file, every way in included, in the format that its ending stands for. An existing file is asked about. */
export async function writeAdvice({ interview, state }: ExploreState, file: string): Promise<void> {
  const { context, model, prompter } = interview;
  try {
    refuseOtherEnding(file);
    const format = formatByEnding(file, formats);
    if (format === undefined) return say(interview, `The ending says what to write: .txt, .md, .html or .json. “${file}” has another.`);
    if (!(await asksToReplace(prompter, context, file))) return say(interview, 'Nothing was written.');
    const { profile } = consistentAnswersOf(interview, state);
    const { glyphs } = context.resultLayout;
    const onPaper = { ...context, resultLayout: { colour: 'none', glyphs, plain: false } as const };
    await context.writeFile(file, await adviceText(onPaper, model, profile, { format, all: true }));
    await say(interview, `The advice is in “${file}”, with every way in.`);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await say(interview, `${error.message} ${error.hint}`);
  }
}
