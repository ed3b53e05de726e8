import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../src/cli/main.js';
import type { ExitCode } from '../src/commands/context.js';
import { bestVerdictFirst, states } from '../src/domain/finding.js';
import { verdictWords } from '../src/presentation/words/verdicts.js';
import { realModel } from './support/bases.js';

/** A reader of `docs` trusts each page: what it names is there, what it lists is all there is, and what the code cites is in it. */
const root = fileURLToPath(new URL('../', import.meta.url));
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => !file.includes('/node_modules/'))
    .sort();

/** What stands between backticks. */
const named = (text: string): readonly string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name);
const pathsIn = (text: string): readonly string[] =>
  named(text).filter((name) => /^(bin|data|docs|schemas|scripts|src|tests)\/\S+$|^[A-Z]+\.md$/.test(name));

/** The numbered sections of a page, by their numbers. */
const sectionsOf = (path: string): ReadonlyMap<number, string> =>
  new Map(
    textOf(path)
      .split(/^## (?=\d)/m)
      .slice(1)
      .map((text) => [Number.parseInt(text, 10), text]),
  );
const contract = sectionsOf('docs/contract.md');
const laws = sectionsOf('docs/laws.md');

/** The rows of the tables of a section of the contract, as cells. */
const rowsOf = (section: number): readonly (readonly string[])[] =>
  (contract.get(section) ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => cells.slice(1, -1));

describe('every page', () => {
  const pages = filesIn('docs').filter((file) => file.endsWith('.md'));

  it.each(pages)('%s names only files that are there', (page) => {
    const paths = pathsIn(textOf(page));
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(['README.md', 'CONTRIBUTING.md'])('is named in %s', (front) => {
    expect(pathsIn(textOf(front)).filter((path) => path.startsWith('docs/'))).toEqual(expect.arrayContaining([...pages]));
  });
});

describe('docs/contract.md', () => {
  it('has the sections that are cited', () => expect([...contract.keys()]).toEqual([1, 2, 3, 4, 5, 6]));

  it('lists the attributes that are asked, with their kinds, and which may be expected', () => {
    const listed = rowsOf(1).flatMap(([names = '', kind = '', expectable = '']) =>
      /^(yes|no)$/.test(expectable) ? named(names).map((id) => [id, /^[a-z/]+/.exec(kind)?.[0], expectable, /a wish$/.test(kind)]) : [],
    );
    const asked = realModel.base.attributes.map(({ id, shape, expectable, wish }) => [
      id,
      shape.kind.replace('yes-no', 'yes/no'),
      expectable ? 'yes' : 'no',
      wish,
    ]);
    expect(listed.sort()).toEqual(asked.sort());
  });

  it('has the states, and the verdicts in the words of the program', () => {
    const rows = rowsOf(2).map((cells) => [...named(cells[0] ?? ''), cells[1]]);
    const firsts = rows.map(([name]) => name);
    for (const state of states) expect(firsts).toContain(state);
    const verdicts = rows.filter(([name]) => bestVerdictFirst.some((verdict) => verdict === name) && name !== 'judged');
    const words = bestVerdictFirst.filter((verdict) => verdict !== 'judged').map((verdict) => [verdict, verdictWords[verdict]]);
    expect(new Map(verdicts as [string, string][])).toEqual(new Map(words as [string, string][]));
    expect(rows).toContainEqual(['judged', verdictWords.judged]);
    expect(contract.get(2)).toContain(`From best to worst: ${bestVerdictFirst.map((verdict) => `\`${verdict}\``).join(', ')}.`);
  });

  it('has the exit codes of the program', () => {
    const ofCommands: Readonly<Record<ExitCode, true>> = { 0: true, 1: true, 2: true, 3: true };
    const codes = [...Object.keys(ofCommands).map(Number), ...Object.values(exitCodes)];
    const listed = rowsOf(3).flatMap(([first = '']) => (/^\d+$/.test(first) ? [Number(first)] : []));
    expect(listed).toEqual(codes.sort((a, b) => a - b));
  });

  it('names every schema of what is printed, with its number and all its fields', () => {
    const files = filesIn('schemas/output');
    expect(pathsIn(contract.get(4) ?? '').filter((path) => files.includes(path))).toEqual(expect.arrayContaining([...files]));
    const rows = rowsOf(4).filter(([, , file = '']) => named(file).length > 0);
    expect(rows.length).toBe(files.length - 1);
    for (const [, schema = '', file = '', holds = ''] of rows) {
      const { properties } = JSON.parse(textOf(named(file)[0] ?? '')) as {
        readonly properties: Readonly<Record<string, { const?: string }>>;
      };
      expect([properties.schema?.const]).toEqual(named(schema));
      const own = Object.keys(properties).filter((key) => !['schema', 'knowledge', 'asOf'].includes(key));
      expect([file, named(holds)]).toEqual([file, own]);
    }
  });
});

describe('docs/laws.md', () => {
  it('numbers its laws from 1 to 20', () => expect([...laws.keys()]).toEqual(Array.from({ length: 20 }, (_, at) => at + 1)));

  it.each([...laws.entries()])('law %i names a test that speaks of it, and a fault on which that failed', (number, text) => {
    const tests = pathsIn(text).filter((path) => path.endsWith('.test.ts'));
    expect(tests.some((path) => new RegExp(`\\blaws? (\\d+ and )?${number}\\b`, 'i').test(textOf(path)))).toBe(true);
    expect(text).toMatch(/^Faults?: |\. Faults?: /m);
  });
});

describe('what the code cites', () => {
  const self = 'tests/docs.test.ts';
  /** Each text with its lines joined, because a citation may go over the end of one. */
  const texts = [...filesIn('src'), ...filesIn('tests')]
    .filter((file) => /\.(ts|mjs|cjs|md)$/.test(file) && file !== self)
    .map((file) => [file, textOf(file).replace(/\s*\n\s*(?:\*(?!\/)|\/\/)?\s*/g, ' ')] as const);
  const citation = /docs\/(?:contract\.md, section (\d+)|laws\.md, laws? (\d+(?:(?:, | and )\d+)*))/g;

  it('is enough for this to mean something', () => {
    expect(texts.reduce((sum, [, text]) => sum + [...text.matchAll(citation)].length, 0)).toBeGreaterThan(5);
  });

  it('is a section or a law that is there', () => {
    const wrong = texts.flatMap(([file, text]) =>
      [...text.matchAll(citation)]
        .filter(([, section, law = '']) =>
          section === undefined ? law.split(/\D+/).some((one) => !laws.has(Number(one))) : !contract.has(Number(section)),
        )
        .map(([said]) => `${file}: ${said}`),
    );
    expect(wrong).toEqual([]);
  });

  it('is cited in one wording, and from nothing that a clone does not have', () => {
    const absent = new RegExp(`\\b(${['contract', 'design', 'platform'].join('|').toUpperCase()})\\b`);
    const wrong = texts.flatMap(([file, text]) => {
      const rest = text.replaceAll(citation, '');
      const bare = file.startsWith('src/') && /\blaws? \d/.test(rest);
      return bare || absent.test(rest) || /docs\/(contract|laws)\.md/.test(rest) ? [file] : [];
    });
    expect(wrong).toEqual([]);
  });
});
