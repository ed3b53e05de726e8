import type { Diagnostic, DiagnosticCode, Place } from '../domain/diagnostic.js';
import { didYouMean } from '../domain/text/suggest.js';
import { type ParsedText, type Path, parseGuarded } from '../safe-yaml/index.js';

type Names = Readonly<Record<string, unknown>>;

/** One thing that is expected of one role or route, or of one requirement of it, and where it stands. */
export type Expectation = {
  readonly about: 'verdicts' | 'from' | 'states' | 'gaps' | 'asks';
  readonly id: string;
  readonly requirement: string | null;
  readonly expected: unknown;
  readonly at: Place;
};

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
const expectKeys = ['verdicts', 'from', 'states', 'gaps', 'asks'] as const;

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
    if (!expectKeys.some((known) => known === key))
      say(
        'unknown-key',
        parsed.placeOfKey(['expect', key]),
        `Nothing called “${key}” can be expected.`,
        didYouMean(key, expectKeys, `There are ${expectKeys.join(', ')}.`),
      );
  const expected = expectKeys.flatMap((about) => expectations(about, expect[about], parsed, say));
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

function expectations(about: Expectation['about'], raw: unknown, parsed: ParsedText, say: Say): readonly Expectation[] {
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

function mapAt(parsed: ParsedText, path: Path, value: unknown, say: Say): Names {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Names;
  say('wrong-type', parsed.placeOf(path), 'Here a map belongs: keys with values.', 'Write one “key: value” a line, indented.');
  return {};
}
