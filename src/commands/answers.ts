import type { Answer, Override, Profile } from '../domain/answers.js';
import type { Diagnostic } from '../domain/diagnostic.js';
import { Failure } from '../domain/failure.js';
import type { AttributeId, IsoDate, YearMonth } from '../domain/ids.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { isFarAhead, monthOf } from '../domain/months.js';
import { contradictionsIn, type Model } from '../engine/index.js';
import { answerWords, attributeWords, dateWords } from '../presentation/index.js';
import { attributeFinder, emptyProfile, readFlag, unknownAttribute } from '../profile/index.js';
import { readJsonProfile } from '../profile/parsed-profile.js';
import type { AnswerOptions, Context, Mark } from './context.js';

/** Said in place of an answer: it is not asked again. */
const NOT_SURE = 'not-sure';

/**
 * What was said, from a profile, `--set` and flags, later ones winning. Throws a `Failure` with everything that is wrong,
 * and for answers that contradict each other, naming both.
 */
export async function gatherAnswers(context: Context, options: AnswerOptions, model: Model): Promise<Profile> {
  const start = options.profile === undefined ? emptyProfile : await fromFile(context, options.profile);
  const given = [
    ...options.set.map(splitSet),
    ...[...options.flags].map(([name, value]) => ({ name, text: asText(value), from: flagOf(name, value) })),
  ];
  if (start.said !== undefined && isFarAhead(start.said, context.asOf))
    throw new Failure(
      'bad-profile',
      `“said” is ${start.said}, more than a year after ${context.asOf}.`,
      'Correct the month, or remove it.',
    );
  const answers = new Map<AttributeId, Answer>(start.answers);
  const notSure = new Set(start.notSure);
  const find = attributeFinder(context.base.attributes);
  const problems: Diagnostic[] = [];
  for (const { name, text, from } of given) {
    const attribute = find(name);
    if (attribute !== undefined && text.trim().toLowerCase() === NOT_SURE) {
      answers.delete(attribute.id);
      notSure.add(attribute.id);
      continue;
    }
    const refuse = (problem: Pick<Diagnostic, 'code' | 'message' | 'hint'>): unknown =>
      problems.push({ ...problem, severity: 'error', at: { file: from, line: 0, column: 0 } });
    if (attribute === undefined) {
      refuse(unknown(name, context.base));
      continue;
    }
    const read = readFlag(attribute, text, context.asOf);
    if (read.ok) answers.set(attribute.id, read.value);
    else refuse(read.problem);
  }
  if (problems.length > 0)
    throw new Failure('bad-answer', 'Some answers cannot be read.', 'Nothing was written.', { diagnostics: problems });
  const overrides = await marked(start.overrides ?? [], options.marks ?? [], context.base);
  const profile: Profile = {
    ...start,
    answers,
    notSure: new Set([...notSure].filter((id) => !answers.has(id))),
    ...(overrides.length === 0 ? {} : { overrides }),
  };
  refuseContradictions(model, profile, context);
  const passed = passedMonths(profile, context.asOf);
  if (passed.length > 0) context.notify(`${passedWords(passed, context.base)}\n`);
  return profile;
}

/** Throws a `Failure` that names the answers, where they contradict each other. */
export function refuseContradictions(model: Model, profile: Profile, { asOf, base }: Context): void {
  const [found] = contradictionsIn(model, profile, asOf);
  if (found === undefined) return;
  const both = contradictionWords(found, profile, base).map((words) => `“${words}”`);
  const names = found.join(' and ');
  throw new Failure(
    'contradiction',
    `These answers contradict each other: ${both.join(' and ')}.`,
    `Change or remove one of them (${names}). Nothing was written.`,
  );
}

/** Few people have an adviser's marks, so the code for them is loaded only when needed. */
async function marked(inFile: readonly Override[], marks: readonly Mark[], base: KnowledgeBase): Promise<readonly Override[]> {
  if (inFile.length + marks.length === 0) return [];
  const { gatherOverrides } = await import('./overrides.js');
  return gatherOverrides(inFile, marks, base);
}

async function fromFile(context: Context, path: string): Promise<Profile> {
  const name = path === '-' ? 'standard input' : path;
  const bytes = await context.read(path);
  const quick = readJsonProfile(bytes, context.base.attributes, context.asOf);
  if (quick !== undefined) return quick;
  const { readProfileBytes } = await import('../profile/read-profile.js');
  const read = readProfileBytes(bytes, name, context.base.attributes, context.asOf);
  if (!read.ok)
    throw new Failure('bad-profile', 'This profile cannot be read.', 'Nothing was read from it.', { diagnostics: read.diagnostics });
  return read.profile;
}

function splitSet(text: string): { readonly name: string; readonly text: string; readonly from: string } {
  const at = text.indexOf('=');
  if (at <= 0)
    throw new Failure(
      'usage',
      `--set takes attribute=value, not “${text.slice(0, 60)}”.`,
      'Write the attribute, then =, then the answer. hi-careers list questions shows the attributes.',
    );
  return { name: text.slice(0, at).trim(), text: text.slice(at + 1), from: '--set' };
}

function unknown(name: string, base: KnowledgeBase) {
  const [message, hint] = unknownAttribute(
    name,
    base.attributes.map(({ id }) => id),
  );
  return { code: 'unknown-attribute', message, hint } as const;
}

const asText = (value: string | boolean): string => (typeof value === 'string' ? value : String(value));
const flagOf = (name: string, value: string | boolean): string => (value === false ? `--no-${name}` : `--${name}`);

/** Contradicting answers in words, for a message or to ask which one is right. */
export function contradictionWords(found: readonly AttributeId[], profile: Profile, base: KnowledgeBase): readonly string[] {
  return found.flatMap((id) => {
    const answer = profile.answers.get(id);
    return answer === undefined ? [] : [`${attributeWords(id, base)}: ${answerWords(id, answer, base)}`];
  });
}

export type Passed = { readonly attribute: AttributeId; readonly month: YearMonth };

/** The answers that were expected by a month that is not after the month of asking: they count as not known. */
export function passedMonths({ answers }: Profile, asOf: IsoDate): readonly Passed[] {
  const found: Passed[] = [];
  for (const [attribute, answer] of answers) {
    const months = answer.kind === 'set' ? answer.items.map(({ expected }) => expected) : [answer.expected];
    const month = months.find((one) => one !== undefined && one <= monthOf(asOf));
    if (month !== undefined) found.push({ attribute, month });
  }
  return found;
}

/** `degree class: August 2026 has passed, so what was expected counts as not known.` */
export const passedWords = (passed: readonly Passed[], base: KnowledgeBase): string =>
  passed
    .map(
      ({ attribute, month }) =>
        `${attributeWords(attribute, base)}: ${dateWords(month)} is not ahead, so what was expected counts as not known.`,
    )
    .join(' ');
