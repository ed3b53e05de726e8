import { horizons } from '../domain/advice.js';
import type { Diagnostic, DiagnosticCode, Place } from '../domain/diagnostic.js';
import { isMapping } from '../domain/mapping.js';
import { didYouMean } from '../domain/text/suggest.js';
import { type ParsedText, parseGuarded } from '../safe-yaml/parse.js';
import type { Path } from '../safe-yaml/positions.js';

type Names = Readonly<Record<string, unknown>>;

/** What is expected of one role or route, or of one requirement of it. */
type VerdictExpectation = {
  readonly about: 'verdicts' | 'from' | 'states' | 'gaps' | 'asks';
  readonly id: string;
  readonly requirement: string | null;
  readonly expected: unknown;
};

/** Among the first so many, at least one of these ids, or none of them. */
export type Among = { readonly first: number } & ({ readonly 'one-of': readonly string[] } | { readonly 'none-of': readonly string[] });

/** What is expected of the advice as a whole: what to do first, the order of the roles, how far away a role is, the person's level. */
type AdviceExpectation = { readonly requirement: null } & (
  | { readonly about: 'first-steps' | 'order'; readonly id: null; readonly expected: Among }
  | { readonly about: 'horizon'; readonly id: string; readonly expected: readonly string[] }
  | { readonly about: 'level'; readonly id: null; readonly expected: string }
);

/** One thing that is expected, and its place. */
export type Expectation = (VerdictExpectation | AdviceExpectation) & { readonly at: Place };

/** Somebody's answers, still as plain values, and what the knowledge is expected to say to them. */
export type Persona = {
  readonly who: string;
  readonly profile: unknown;
  readonly profileAt: Place;
  /** The day of asking, if the file says one. */
  readonly asOf: string | null;
  readonly expected: readonly Expectation[];
};

export type PersonaRead =
  | { readonly ok: true; readonly persona: Persona }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const keys = ['who', 'as-of', 'profile', 'expect'];
/** `verdicts` and `from` are by id; the others by id and requirement. */
const verdictKeys = ['verdicts', 'from', 'states', 'gaps', 'asks'] as const;
const listKeys = ['first-steps', 'order'] as const;
const expectKeys: readonly string[] = [...verdictKeys, ...listKeys, 'horizon', 'level'];

/** A persona file: `who`, `profile` and `expect`; or everything that is wrong with its form. Never throws. */
export function readPersona(text: string, file: string): PersonaRead {
  const parsed = parseGuarded(text, file);
  if (!parsed.ok) return parsed;
  const found: Diagnostic[] = [];
  const say = (code: DiagnosticCode, at: Place, message: string, hint: string): void =>
    void found.push({ code, severity: 'error', at, message, hint });
  const top = mapAt(parsed, [], parsed.value, say);
  for (const key of Object.keys(top))
    if (!keys.includes(key))
      say(
        'unknown-key',
        parsed.placeOfKey([key]),
        `There is no key “${key}” in a persona.`,
        didYouMean(key, keys, `The keys are ${keys.join(', ')}.`),
      );
  if (top.profile === undefined)
    say('missing-key', parsed.placeOf([]), 'This persona has no profile.', 'Write “profile:” and the answers below it, as in a profile.');
  const expect = top.expect === undefined ? {} : mapAt(parsed, ['expect'], top.expect, say);
  for (const key of Object.keys(expect))
    if (!expectKeys.includes(key))
      say(
        'unknown-key',
        parsed.placeOfKey(['expect', key]),
        `“${key}” cannot be expected.`,
        didYouMean(key, expectKeys, `Choose from ${expectKeys.join(', ')}.`),
      );
  const expected = [
    ...verdictKeys.flatMap((about) => expectations(about, expect[about], parsed, say)),
    ...listKeys.flatMap((about) => amongExpectations(about, expect[about], parsed, say)),
    ...horizonExpectations(expect.horizon, parsed, say),
    ...levelExpectation(expect.level, parsed, say),
  ];
  const asOf = top['as-of'];
  if (asOf !== undefined && !(typeof asOf === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asOf)))
    say('wrong-value', parsed.placeOf(['as-of']), '“as-of” is not a date.', 'Write year, month and day, such as 2026-11-24.');
  if (found.length > 0) return { ok: false, diagnostics: found };
  return {
    ok: true,
    persona: {
      who: typeof top.who === 'string' ? top.who : file,
      profile: top.profile,
      profileAt: parsed.placeOf(['profile']),
      asOf: typeof asOf === 'string' ? asOf : null,
      expected,
    },
  };
}

type Say = (code: DiagnosticCode, at: Place, message: string, hint: string) => void;

function expectations(about: VerdictExpectation['about'], raw: unknown, parsed: ParsedText, say: Say): readonly Expectation[] {
  if (raw === undefined) return [];
  const byId = Object.entries(mapAt(parsed, ['expect', about], raw, say));
  if (about === 'verdicts' || about === 'from')
    return byId.map(([id, expected]) => ({ about, id, requirement: null, expected, at: parsed.placeOf(['expect', about, id]) }));
  return byId.flatMap(([id, inner]) =>
    Object.entries(mapAt(parsed, ['expect', about, id], inner, say)).map(([requirement, expected]) => ({
      about,
      id,
      requirement,
      expected,
      at: parsed.placeOf(['expect', about, id, requirement]),
    })),
  );
}

function amongExpectations(about: (typeof listKeys)[number], raw: unknown, parsed: ParsedText, say: Say): readonly Expectation[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) {
    say('wrong-type', parsed.placeOf(['expect', about]), 'A list belongs here.', 'Write one “- {first: 3, one-of: [id]}” a line.');
    return [];
  }
  return raw.flatMap((one: unknown, index): readonly Expectation[] => {
    const path = ['expect', about, index];
    const at = parsed.placeOf(path);
    const { first, ...lists } = mapAt(parsed, path, one, say);
    const [[key, ids] = [], ...more] = Object.entries(lists);
    if (typeof first === 'number' && Number.isInteger(first) && first > 0 && isIds(ids) && more.length === 0) {
      if (key === 'one-of') return [{ about, id: null, requirement: null, expected: { first, 'one-of': ids }, at }];
      if (key === 'none-of') return [{ about, id: null, requirement: null, expected: { first, 'none-of': ids }, at }];
    }
    const hint = 'Write “first”, a whole number from 1, and a list of ids under “one-of” or “none-of”.';
    say('wrong-value', at, 'This expectation has no usable “first” with “one-of” or “none-of”.', hint);
    return [];
  });
}

function horizonExpectations(raw: unknown, parsed: ParsedText, say: Say): readonly Expectation[] {
  if (raw === undefined) return [];
  return Object.entries(mapAt(parsed, ['expect', 'horizon'], raw, say)).flatMap(([id, value]): readonly Expectation[] => {
    const at = parsed.placeOf(['expect', 'horizon', id]);
    const expected = typeof value === 'string' ? [value] : value;
    if (isIds(expected) && expected.every((one) => horizons.some((known) => known === one)))
      return [{ about: 'horizon', id, requirement: null, expected, at }];
    say('wrong-value', at, 'This is not a horizon.', `Write one or several of ${horizons.join(', ')}.`);
    return [];
  });
}

function levelExpectation(raw: unknown, parsed: ParsedText, say: Say): readonly Expectation[] {
  if (raw === undefined) return [];
  const at = parsed.placeOf(['expect', 'level']);
  if (typeof raw === 'string') return [{ about: 'level', id: null, requirement: null, expected: raw, at }];
  say('wrong-value', at, 'This is not a level.', 'Write the id of one.');
  return [];
}

const isIds = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');

function mapAt(parsed: ParsedText, path: Path, value: unknown, say: Say): Names {
  if (isMapping(value)) return value;
  say('wrong-type', parsed.placeOf(path), 'A map belongs here: keys with values.', 'Write one “key: value” a line, indented.');
  return {};
}
