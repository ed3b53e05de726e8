import type { Advice, Result } from '../domain/advice.js';
import type { Answer, Answers, Profile } from '../domain/answers.js';
import { type Attribute, holdsValues } from '../domain/attribute.js';
import { compareText } from '../domain/diagnostic.js';
import { defined } from '../domain/failure.js';
import { bestVerdictFirst, type Verdict } from '../domain/finding.js';
import { grouped } from '../domain/group-by.js';
import type { AttributeId, IsoDate } from '../domain/ids.js';
import type { KnowledgeBase } from '../domain/knowledge-base.js';
import { decides } from '../domain/requirement.js';
import { advise, check, contradictionsIn, type Model } from '../engine/index.js';
import { firstSteps } from './named-steps.js';

/** Somebody to whom both knowledge bases speak. */
export type Asked = { readonly name: string; readonly profile: Profile; readonly asOf: IsoDate };

/** One verdict that is another now, and the requirements that make it so. */
export type Change = {
  readonly id: string;
  readonly kind: 'role' | 'route';
  readonly before: Verdict;
  readonly after: Verdict;
  readonly moved: 'gained' | 'lost';
  /** `way requirement: state before, state after`, each as it bears on the best way in. */
  readonly because: readonly string[];
  readonly who: string;
};

/** Changes of one role or route that are alike, with everybody whom they meet. */
export type ChangeGroup = Omit<Change, 'who'> & { readonly who: readonly string[] };

/** Advice that is other now: what to do first, how far away one role is, or the level at which somebody is advised. */
export type AdviceChange = {
  readonly about: 'first-steps' | 'horizon' | 'level';
  /** The role, of a horizon. */
  readonly id: string | null;
  readonly before: string;
  readonly after: string;
  readonly who: readonly string[];
};

export type Difference = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changes: readonly ChangeGroup[];
  /** Verdicts compared. */
  readonly compared: number;
};

/** What two knowledge bases say differently to the same people. */
export function difference(before: Model, after: Model, people: readonly Asked[]): Difference {
  const [old, now] = [idsOf(before.base), idsOf(after.base)];
  const shared = old.filter((id) => now.includes(id));
  const changes = people.flatMap(({ name, profile, asOf }) => {
    const was = check(before, fitTo(profile, before.base), asOf, shared).results;
    const is = new Map(check(after, fitTo(profile, after.base), asOf, shared).results.map((result) => [result.id, result]));
    return was.flatMap((result) => {
      const other = is.get(result.id);
      return other === undefined || other.verdict === result.verdict ? [] : [changeOf(result, other, name)];
    });
  });
  const alike = grouped(changes, ({ id, before: was, after: is, because }) => JSON.stringify([id, was, is, because]));
  return {
    added: now.filter((id) => !old.includes(id)),
    removed: old.filter((id) => !now.includes(id)),
    changes: [...alike.values()]
      .flatMap((all): readonly ChangeGroup[] => (all[0] === undefined ? [] : [{ ...all[0], who: all.map(({ who }) => who) }]))
      .sort((a, b) => b.who.length - a.who.length || compareText(a.id, b.id)),
    compared: shared.length * people.length,
  };
}

const idsOf = ({ roles, routes }: KnowledgeBase): readonly string[] => [...roles, ...routes].map(({ id }) => id);

/** The answers that a knowledge base can take: an attribute or value that it does not have was never asked. */
function fitTo(profile: Profile, base: KnowledgeBase): Profile {
  const answers: Answers = new Map(
    base.attributes.flatMap((attribute): readonly (readonly [AttributeId, Answer])[] => {
      const answer = profile.answers.get(attribute.id);
      if (answer === undefined || answer.kind !== attribute.shape.kind) return [];
      if (answer.kind === 'set')
        return [[attribute.id, { ...answer, items: answer.items.filter(({ value }) => hasValue(attribute, value)) }]];
      const fits = 'values' in attribute.shape ? hasValue(attribute, String(answer.value)) : true;
      return fits ? [[attribute.id, answer]] : [];
    }),
  );
  return { ...profile, answers };
}

const hasValue = ({ shape }: Attribute, value: string): boolean => holdsValues(shape).some(({ id }) => id === value);

/** So many first steps are compared. */
const FIRST = 3;

/** What two knowledge bases advise differently to the same people. Advice takes long to work out: it is for few people. */
export function adviceDifference(before: Model, after: Model, people: readonly Asked[]): readonly AdviceChange[] {
  const changes = people.flatMap(({ name, profile, asOf }) => {
    const was = advise(before, fitTo(profile, before.base), asOf);
    const is = advise(after, fitTo(profile, after.base), asOf);
    return advised(was, is).map((change) => ({ ...change, name }));
  });
  const alike = grouped(changes, ({ about, id, before: was, after: is }) => JSON.stringify([about, id, was, is]));
  return [...alike.values()].flatMap((all): readonly AdviceChange[] => {
    if (all[0] === undefined) return [];
    const { name: _, ...change } = all[0];
    return [{ ...change, who: all.map(({ name }) => name) }];
  });
}

function advised(was: Advice, is: Advice): readonly Omit<AdviceChange, 'who'>[] {
  const steps = (advice: Advice): string =>
    firstSteps(advice, FIRST)
      .map(({ name }) => name)
      .join('; ');
  const now = new Map(is.roles.map(({ id, horizon }) => [id, horizon]));
  const all: readonly Omit<AdviceChange, 'who'>[] = [
    { about: 'first-steps', id: null, before: steps(was), after: steps(is) },
    { about: 'level', id: null, before: was.level?.id ?? 'none', after: is.level?.id ?? 'none' },
    ...was.roles.flatMap(({ id, horizon }) => {
      const after = now.get(id);
      return after === undefined ? [] : [{ about: 'horizon' as const, id, before: horizon, after }];
    }),
  ];
  return all.filter(({ before, after }) => before !== after);
}

function changeOf(was: Result, is: Result, who: string): Change {
  const moved = bestVerdictFirst.indexOf(is.verdict) < bestVerdictFirst.indexOf(was.verdict) ? 'gained' : 'lost';
  return { id: was.id, kind: was.kind, before: was.verdict, after: is.verdict, moved, because: reasons(was, is, moved), who };
}

/** What is different in the best way in: of the better side, the way that now opens or no longer does. */
function reasons(was: Result, is: Result, moved: Change['moved']): readonly string[] {
  const id = (moved === 'gained' ? is : was).best;
  const [old, now] = [statesOf(was, id), statesOf(is, id)];
  if (old === null) return [`${id}: a new way in`];
  if (now === null) return [`${id}: this way in is gone`];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const found = names.flatMap((name) => {
    const [a, b] = [old.get(name), now.get(name)];
    return a === b ? [] : [`${id} ${name}: ${a ?? 'not asked'}, now ${b ?? 'no longer asked'}`];
  });
  return found.length > 0 ? found : [`${id}: the rule for the way itself`];
}

/** The musts and usuallys of one way in, with their states; null if there is no such way. */
function statesOf({ ways }: Result, id: string): ReadonlyMap<string, string> | null {
  const way = ways.find((one) => one.way.id === id);
  if (way === undefined) return null;
  return new Map(
    way.findings
      .filter(({ requirement: { strength } }) => decides(strength))
      .map(({ requirement, state }) => [requirement.id, `${requirement.strength} ${state ?? 'not tested'}`]),
  );
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * People made up by chance: nine in ten questions answered, each answer as likely as another, small numbers likelier than large
 * ones. Answers that contradict the earlier ones are left out. The same seed and attributes give the same people.
 */
export function population(model: Model, attributes: readonly Attribute[], asOf: IsoDate, size: number, seed: number): readonly Profile[] {
  const random = seeded(seed);
  return Array.from({ length: size }, () => somebody(model, attributes, asOf, random));
}

function somebody(model: Model, attributes: readonly Attribute[], asOf: IsoDate, random: () => number): Profile {
  const answers = new Map(attributes.flatMap((one) => (random() < 0.1 ? [] : [[one.id, answerTo(one, random)] as const])));
  const profile: Profile = { answers, notSure: new Set() };
  for (let found = contradictionsIn(model, profile, asOf); found.length > 0; found = contradictionsIn(model, profile, asOf)) {
    // Which of the two gives way is left to chance too, so that no kind of answer is rarer than it need be.
    const pair = found[0] ?? [];
    const loser = pair[Math.floor(random() * pair.length)];
    if (loser === undefined) break;
    answers.delete(loser);
  }
  return profile;
}

function answerTo({ shape }: Attribute, random: () => number): Answer {
  const pick = <Thing>(all: readonly Thing[]): Thing => defined(all[Math.floor(random() * all.length)]);
  switch (shape.kind) {
    case 'yes-no':
      return { kind: 'yes-no', value: random() < 0.5 };
    case 'number':
      return { kind: 'number', value: shape.min + Math.floor((shape.max - shape.min + 1) * random() ** 3) };
    case 'set': {
      const most = Math.min(shape.most ?? 3, 3, shape.values.length);
      const wanted = Math.floor(random() * (most + 1));
      const items = new Set(Array.from({ length: wanted }, () => pick(shape.values).id));
      return { kind: 'set', items: [...items].map((value) => ({ value })) };
    }
    default:
      return { kind: shape.kind, value: pick(shape.values).id };
  }
}
