import type { Answer, Profile } from '../../../domain/answers.js';
import { type Attribute, holdsValues } from '../../../domain/attribute.js';
import type { Change } from '../../../domain/finding.js';
import type { KnowledgeBase } from '../../../domain/knowledge-base.js';
import { advise, applyChanges, diffAdvice } from '../../../engine/index.js';
import { adviceDiffDocument, answerWords, attributeWords, type Document, valueWords } from '../../../presentation/index.js';
import { readFlag } from '../../../profile/index.js';
import { findByName, type Match, type Thing } from '../../find-by-name.js';
import { type InterviewContext, say, show } from '../context.js';
import { consistentAnswers, type InterviewState } from '../state.js';

/** What a different answer would change. Nothing is saved. */
export async function whatIf(interview: InterviewContext, state: InterviewState, profile: Profile, text: string): Promise<Document | null> {
  const { model, context } = interview;
  const read = parseHypothetical(text, context.base);
  if (!read.ok) {
    await say(interview, read.problem);
    return null;
  }
  const { attribute, answer } = read;
  const after = suppose(interview, state, profile, attribute, answer);
  const words = `${attributeWords(attribute.id, context.base)}: ${answerWords(attribute.id, answer, context.base)}`;
  const moved = diffAdvice(advise(model, profile, context.asOf), advise(model, after, context.asOf));
  const page = adviceDiffDocument(moved, `If you had answered: ${words}`, context.base);
  await show(interview, page);
  await say(interview, 'Your own answers have not changed. To change one, type change.');
  return page;
}

/** The answers with a hypothetical one and what follows from it; an item of a set is added to the others. */
function suppose(
  { model, context }: InterviewContext,
  state: InterviewState,
  profile: Profile,
  { id }: Attribute,
  answer: Answer,
): Profile {
  if (answer.kind !== 'set' && answer.expected === undefined)
    return applyChanges(model, profile, [{ attribute: id, needs: answer.value, test: 'is' }], context.asOf);
  if (answer.kind === 'set' && answer.items.length > 0 && answer.items.every(({ expected }) => expected === undefined)) {
    const changes = answer.items.map(({ value }): Change => ({ attribute: id, needs: value, test: 'includes' }));
    return applyChanges(model, profile, changes, context.asOf);
  }
  const said = new Map([...state.said].filter(([other]) => other !== id));
  return consistentAnswers({ ...state, said: said.set(id, answer) }, model, context.asOf).profile;
}

/** The hypothetical answer, or a sentence that says what may be typed. */
export type Hypothetical =
  | { readonly ok: true; readonly attribute: Attribute; readonly answer: Answer }
  | { readonly ok: false; readonly problem: string };

type Named = Thing & { readonly attribute: Attribute; readonly value?: string };

const no = (problem: string): Hypothetical => ({ ok: false, problem });

/** Words that people put before what they suppose. */
const before =
  /^(?:i (?:had|have|got|get|was|were|am|did|do|could have|moved to|move to|lived in|live in|worked for|worked in|studied)|we moved to|with|having)\s+(?:an? |the )?/i;
const denied = /^(?:i (?:had|have) no|no|not|without)\s+/i;

/**
 * Reads `maths`, `no maths`, `degree class = 2:1`, `6 gcses`, `a first`: an attribute by its name or
 * its words, or a value that only one attribute has. Pure.
 */
export function parseHypothetical(text: string, base: KnowledgeBase): Hypothetical {
  const said = text.trim().replace(before, '').trim();
  if (said === '') return no('Say what to try, such as: what if maths. Or give a question and an answer: what if age=18.');
  const equals = said.indexOf('=');
  if (equals > 0) return withValue(said.slice(0, equals), said.slice(equals + 1), base);
  const negative = denied.test(said);
  const what = negative ? said.replace(denied, '') : said;
  const attributes = findByName(what, attributeThings(base));
  if (attributes.kind === 'one') return alone(attributes.thing.attribute, !negative, base);
  const values = findValue(what, valueThings(base));
  if (values.kind === 'one') return withValue(values.thing.attribute.id, values.thing.value ?? '', base);
  const number = /^(\d{1,4})\s+(.+)$|^(.+)\s+(\d{1,4})$/.exec(what);
  if (number !== null) {
    const counted = findByName(number[2] ?? number[3] ?? '', attributeThings(base));
    if (counted.kind === 'one' && counted.thing.attribute.shape.kind === 'number')
      return withValue(counted.thing.attribute.id, number[1] ?? number[4] ?? '', base);
  }
  const near = [...(attributes.kind === 'several' ? attributes.things : []), ...(values.kind === 'several' ? values.things : [])];
  return near.length === 0
    ? no(`We do not ask about “${said.slice(0, 60)}”. Try: what if maths. hi-careers list questions shows what we ask.`)
    : no(`“${said.slice(0, 60)}” could mean several things. Type one of: ${near.slice(0, 6).map(example).join('; ')}.`);
}

/** A value by its words. Of several that are the same value, the one of the attribute that comes first. */
function findValue(text: string, things: readonly Named[]): Match<Named> {
  const found = findByName(text.replace(/\b(?:an?|the|in|of|to|for|my)\s+/gi, ''), things);
  const [first, ...others] = found.kind === 'several' && !found.onlyNear ? found.things : [];
  return first !== undefined && others.every(({ value }) => value === first.value) ? { kind: 'one', thing: first } : found;
}

function alone(attribute: Attribute, yes: boolean, base: KnowledgeBase): Hypothetical {
  if (attribute.shape.kind === 'yes-no') return { ok: true, attribute, answer: { kind: 'yes-no', value: yes } };
  const values = holdsValues(attribute.shape);
  const may =
    values.length === 0
      ? 'a number'
      : values
          .slice(0, 8)
          .map(({ id }) => `${id} (${valueWords(attribute.id, id, base)})`)
          .join('; ');
  return no(`Say which, such as: what if ${attribute.id}=${values[0]?.id ?? 6}. It can be ${may}.`);
}

function withValue(name: string, value: string, base: KnowledgeBase): Hypothetical {
  const found = findByName(name, attributeThings(base));
  if (found.kind !== 'one')
    return no(
      found.kind === 'several'
        ? `“${name.trim().slice(0, 60)}” could mean several things: ${found.things.map(example).join('; ')}.`
        : `There is nothing called “${name.trim().slice(0, 60)}”. hi-careers list questions shows what we ask.`,
    );
  const { attribute } = found.thing;
  const read = readFlag(attribute, value);
  if (read.ok) return { ok: true, attribute, answer: read.value };
  const worded = findValue(
    value,
    valueThings(base).filter((thing) => thing.attribute === attribute),
  );
  if (worded.kind === 'one') return withValue(attribute.id, worded.thing.value ?? '', base);
  return no(`${read.problem.message} ${read.problem.hint}`);
}

const example = ({ attribute, value, title }: Named): string =>
  value === undefined
    ? `what if ${attribute.id}${attribute.shape.kind === 'yes-no' ? '' : '=…'} (${title})`
    : `what if ${attribute.id}=${value} (${title})`;

/** The attributes that a person may name: all but those that only order the page. */
const attributeThings = (base: KnowledgeBase): readonly Named[] =>
  base.attributes.map((attribute) => ({ id: attribute.id, title: attributeWords(attribute.id, base), names: [], attribute }));

const valueThings = (base: KnowledgeBase): readonly Named[] =>
  base.attributes
    .filter(({ wish }) => !wish)
    .flatMap((attribute) =>
      holdsValues(attribute.shape).map(({ id, label, also = [] }) => ({
        id,
        title: `${attributeWords(attribute.id, base)}: ${label}`,
        names: [label, ...also],
        attribute,
        value: id,
      })),
    );
