import { didYouMean } from '../../domain/nearest.js';
import { check } from '../../engine/index.js';
import { checkDocument, type Document, list, section, sourcesDocument } from '../../presentation/index.js';
import { standingOf } from './ask.js';
import { changeAndSee } from './change.js';
import { findNamed } from './find-named.js';
import { sayHelp } from './help.js';
import { howToGetThere } from './how.js';
import { advicePage, type Looking } from './looking.js';
import { askedFor, namables, roleNames } from './named.js';
import { printAdvice } from './print.js';
import { askAndSave, saveTo } from './save.js';
import { sideBySide } from './side-by-side.js';
import type { TalkState } from './state.js';
import { say, sayBlocks, show, type Talk } from './talk.js';
import { whatIf } from './what-if.js';
import { readWish, type Wish, wishWords } from './wish.js';

/** How looking closer ended: for good; with the wish to answer more questions; with the wish to begin anew. */
export type Looked = { readonly kind: 'quit' | 'go-on' | 'again'; readonly state: TalkState };

/** After the advice: questions of the person's own, one line each, until they have had enough. */
export async function lookCloser(talk: Talk, state: TalkState, detail: 'brief' | 'all'): Promise<Looked> {
  let looking: Looking = { talk, state, page: advicePage(talk, state, detail), detail };
  for (let first = true; ; first = false) {
    const reply = await talk.prompter.ask({
      text: first ? 'What would you like to look at more closely?' : 'What next?',
      hint: first
        ? 'Type: why ROLE, what if maths, how ROLE, compare ROLE; ROLE, sources, change, save, print, start again, help or quit.'
        : 'Type help to see what may be typed, or quit.',
      kind: 'line',
      choices: [],
      offers: [],
    });
    if (reply.kind !== 'line') return { kind: 'quit', state: looking.state };
    const wish = readWish(reply.text);
    if (wish.kind === 'quit' || wish.kind === 'again' || wish.kind === 'go-on') return { kind: wish.kind, state: looking.state };
    const after = await follow(looking, wish);
    if (after === 'end') return { kind: 'quit', state: looking.state };
    looking = after;
  }
}

/** Does one thing that was asked for. `end`: the input has ended. */
async function follow(looking: Looking, wish: Wish): Promise<Looking | 'end'> {
  const { talk, state } = looking;
  const { base } = talk.context;
  const { profile } = standingOf(talk, state);
  const example = base.roles[0]?.title ?? '';
  switch (wish.kind) {
    case 'why': {
      const id = await askedFor(talk, wish.about, `why ${example}`);
      return shown(looking, id === null ? null : checked(talk, state, id, 'brief'));
    }
    case 'how': {
      const id = await askedFor(talk, wish.about, `how ${example}`);
      return shown(looking, id === null ? null : howToGetThere(talk, profile, id));
    }
    case 'compare':
      return shown(looking, await sideBySide(talk, profile, wish.about));
    case 'what-if':
      return { ...looking, page: (await whatIf(talk, state, profile, wish.about)) ?? looking.page };
    case 'sources':
      await showSources(looking, wish.about);
      return looking;
    case 'change':
      return changeAndSee(looking, wish.about);
    case 'save': {
      const file = wish.about || talk.keeper.file();
      if (file === null) await askAndSave(talk, profile);
      else await saveTo(talk, profile, file);
      return looking;
    }
    case 'print':
      return printAdvice(looking, wish.about);
    case 'roles':
      await sayBlocks(
        talk.context,
        roleNames(talk).map(({ title, roles }) => section(title, [list(roles.map((text) => ({ text })))])),
      );
      return looking;
    case 'help':
      await sayHelp(talk);
      return looking;
    case 'unknown':
      await say(talk, `We do not know what “${wish.typed.slice(0, 60)}” asks for. ${nearWish(talk, wish.typed)}`);
      return looking;
    default:
      return looking;
  }
}

async function shown(looking: Looking, page: Document | null): Promise<Looking> {
  if (page === null) return looking;
  await show(looking.talk, page);
  return { ...looking, page };
}

function checked(talk: Talk, state: TalkState, id: string, detail: 'brief' | 'all'): Document {
  const { model, context } = talk;
  return checkDocument(check(model, standingOf(talk, state).profile, context.asOf, [id]), context.base, { detail });
}

/** The sources of the page shown last; of the advice where that page has none; of one role where one is named. */
async function showSources({ talk, state, page, detail }: Looking, about: string): Promise<void> {
  const { base } = talk.context;
  if (about === '') return show(talk, sourcesDocument([page, advicePage(talk, state, detail)], base));
  const id = await askedFor(talk, about, 'sources');
  if (id !== null) await show(talk, sourcesDocument([checked(talk, state, id, 'all')], base));
}

/** A role by itself is most likely "why"; else the nearest word. */
function nearWish(talk: Talk, typed: string): string {
  const named = findNamed(typed, namables(talk));
  if (named.kind === 'one') return `To look at this role or route, type: why ${named.thing.title}. Or: how ${named.thing.title}.`;
  return `${didYouMean(typed.split(' ')[0] ?? '', wishWords, '')} Type help to see what may be typed.`.trim();
}
