import fc from 'fast-check';
import type { Answer, Profile } from '../../src/domain/answers.js';
import { type Attribute, holdsValues } from '../../src/domain/attribute.js';
import type { AttributeId, IsoDate, YearMonth } from '../../src/domain/ids.js';
import { contradictionsIn, inferredIn, type Model } from '../../src/engine/index.js';

/** The day on which the tests ask: no page of the knowledge was read after it. */
export const asOf = '2026-11-30' as IsoDate;

const months = ['2027-01', '2027-07', '2028-09'].map((month) => month as YearMonth);

/** Numbers that conditions tell apart, and their neighbours. */
const numbers = (min: number, max: number) =>
  fc.oneof(fc.integer({ min, max }), fc.constantFrom(...[min, 1, 4, 5, 12, 16, 21, 24, 36, 60].filter((n) => n >= min && n <= max)));

/** An answer to one attribute; expected ones too, where the attribute allows it and they are wanted. */
export function answerTo(attribute: Attribute, withExpected: boolean): fc.Arbitrary<Answer> {
  const { shape } = attribute;
  const expected =
    withExpected && attribute.expectable
      ? fc.oneof(
          { weight: 3, arbitrary: fc.constant({}) },
          fc.constantFrom(...months).map((month) => ({ expected: month })),
        )
      : fc.constant({});
  const values = holdsValues(shape).map(({ id }) => id);
  switch (shape.kind) {
    case 'yes-no':
      return fc.tuple(fc.boolean(), expected).map(([value, when]): Answer => ({ kind: 'yes-no', value, ...when }));
    case 'number':
      return fc.tuple(numbers(shape.min, shape.max), expected).map(([value, when]): Answer => ({ kind: 'number', value, ...when }));
    case 'set':
      return fc
        .subarray(values, { maxLength: Math.min(4, values.length) })
        .chain((chosen) =>
          fc
            .tuple(...chosen.map(() => expected))
            .map((dates): Answer => ({ kind: 'set', items: chosen.map((value, at) => ({ value, ...dates[at] })) })),
        );
    default:
      return fc.tuple(fc.constantFrom(...values), expected).map(([value, when]): Answer => ({ kind: shape.kind, value, ...when }));
  }
}

type Options = { readonly expected?: boolean /** Every attribute is answered. */; readonly complete?: boolean };

/** Somebody whose answers do not contradict each other: drawn at random, then answers are left out until they agree. */
export function somebody(model: Model, { expected = false, complete = false }: Options = {}): fc.Arbitrary<Profile> {
  const entries = model.base.attributes.map((attribute) => {
    const answer = answerTo(attribute, expected).map((value): readonly [AttributeId, Answer] | null => [attribute.id, value]);
    return complete ? answer : fc.oneof(answer, fc.constant(null));
  });
  return fc.tuple(...entries).map((drawn) => agreeing(model, new Map(drawn.flatMap((entry) => (entry === null ? [] : [entry])))));
}

/** Somebody who expects what other answers say they have already expects nothing: such an answer is left out. */
function expectsMore(model: Model, answers: ReadonlyMap<AttributeId, Answer>, id: AttributeId): boolean {
  const answer = answers.get(id);
  if (answer === undefined || isNow(answer)) return true;
  const others = new Map([...answers].filter(([other]) => other !== id && isNow(answers.get(other) as Answer)));
  const known = inferredIn(model, profileOf(others), asOf).find(({ attribute }) => attribute === id);
  if (known === undefined || known.bound === 'at-most') return true;
  if (answer.kind === 'set') return !answer.items.some((item) => item.expected !== undefined && [known.value].flat().includes(item.value));
  const ids = holdsValues(model.base.attributes.find((attribute) => attribute.id === id)?.shape ?? { kind: 'yes-no' }).map(
    (value) => value.id,
  );
  const rank = (value: unknown): number => (typeof value === 'string' ? ids.indexOf(value) : Number(value));
  return rank(known.value) < rank(answer.value);
}

const profileOf = (answers: ReadonlyMap<AttributeId, Answer>): Profile => ({ answers, notSure: new Set() });

function agreeing(model: Model, answers: Map<AttributeId, Answer>): Profile {
  for (;;) {
    const [found] = contradictionsIn(model, profileOf(answers), asOf);
    const last = found?.findLast((id) => answers.has(id));
    const idle = [...answers.keys()].find((id) => !expectsMore(model, answers, id));
    const leave = last ?? idle;
    if (leave === undefined) return profileOf(answers);
    answers.delete(leave);
  }
}

/** The same person, some of whose answers come true later, and some of whose "yes" and "no" end later: what is open may close. */
export function inTime(model: Model, person: Profile): fc.Arbitrary<Profile> {
  const month = fc.constantFrom(...months);
  const moved = (id: AttributeId, answer: Answer): fc.Arbitrary<Answer> => {
    const stays = { weight: 2, arbitrary: fc.constant(answer) };
    if (model.variables.byId.get(id)?.attribute.expectable !== true) return stays.arbitrary;
    const comes = month.map(
      (expected): Answer =>
        answer.kind === 'set' ? { ...answer, items: answer.items.map((item) => ({ ...item, expected })) } : { ...answer, expected },
    );
    const ends = month.map((expected): Answer => (answer.kind === 'yes-no' ? { ...answer, value: !answer.value, expected } : answer));
    return fc.oneof(stays, comes, ends);
  };
  return fc
    .tuple(...[...person.answers].map(([id, answer]) => moved(id, answer).map((then): [AttributeId, Answer] => [id, then])))
    .map((answers) => agreeing(model, new Map(answers)));
}

/** Nothing of the answer is only expected. */
export const isNow = (answer: Answer): boolean =>
  answer.kind === 'set' ? answer.items.every((item) => item.expected === undefined) : answer.expected === undefined;
