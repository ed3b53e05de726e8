import { placeText } from '../../domain/diagnostic.js';
import { buildModel } from '../../engine/index.js';
import { jsonText, sanitise } from '../../presentation/index.js';
import type { Json } from '../../presentation/json/parts.js';
import type { ExitCode } from '../context.js';
import { openBase, reportHead, type WorkbenchContext } from './context.js';
import { type Outcome, type Person, personaFiles, readPersonas, tryPersona } from './run-personas.js';

/** Runs personas against the knowledge. Gives 1 if one of them does not get what it expects, else 0. */
export async function runKnowledgeTry(bench: WorkbenchContext, named: readonly string[]): Promise<ExitCode> {
  const base = await openBase(bench);
  const model = buildModel(base);
  const people = await readPersonas(bench, personaFiles(bench, named), model);
  const tried = people.map((person) => ({ person, outcomes: tryPersona(model, person) }));
  const failed = tried.filter(({ outcomes }) => outcomes.some(({ holds }) => !holds));
  await bench.context.result(
    bench.format === 'json'
      ? jsonText({
          ...reportHead('knowledge-try', base, bench),
          counts: {
            personas: tried.length,
            expectations: tried.reduce((sum, { outcomes }) => sum + outcomes.length, 0),
            failed: failed.length,
          },
          personas: tried.map(plainTried),
        })
      : `${[...tried.flatMap(textOf), '', `${tried.length - failed.length} of ${tried.length} personas get what they expect.`].join('\n')}\n`,
  );
  return failed.length > 0 ? 1 : 0;
}

type Tried = { readonly person: Person; readonly outcomes: readonly Outcome[] };

const plainTried = ({ person, outcomes }: Tried) => ({
  file: person.file,
  who: person.persona.who,
  asOf: person.asOf,
  expectations: outcomes.length,
  failures: outcomes
    .filter(({ holds }) => !holds)
    .map(({ expectation: { about, id, requirement, expected, at }, found }) => ({
      line: at.line,
      column: at.column,
      about,
      id,
      requirement,
      expected: expected as Json,
      found: found as Json,
    })),
});

function textOf({ person, outcomes }: Tried): readonly string[] {
  const wrong = outcomes.filter(({ holds }) => !holds);
  const head = `${wrong.length === 0 ? 'ok' : 'no'}  ${person.persona.who} (${outcomes.length} expected, as of ${person.asOf})`;
  const lines = wrong.map(({ expectation: { about, id, requirement, expected, at }, found }) => {
    const what = [id, requirement].filter((part) => part !== null).join(', ');
    return `    ${placeText(at)} ${about}${what === '' ? '' : ` of ${what}`}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`;
  });
  return [head, ...lines].map((line) => line.slice(0, 4) + sanitise(line.slice(4), 'unicode'));
}
