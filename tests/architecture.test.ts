import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { realModel } from './support/bases.js';

/**
 * Which layer may know which, with the reason. What stands here is all there is: an import that has no line fails, and so
 * does a line that no import needs any more.
 */
const arrows: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  domain: {},
  packing: {},
  'safe-yaml': { domain: 'what is wrong with a text is a diagnostic' },
  knowledge: { domain: 'it builds the knowledge base', 'safe-yaml': 'the knowledge is written in YAML' },
  profile: { domain: 'it reads answers', 'safe-yaml': 'a profile may be a YAML file' },
  engine: { domain: 'it turns a knowledge base and answers into findings, and knows nothing else' },
  presentation: { domain: 'it turns findings into words' },
  workbench: {
    domain: 'what it checks',
    engine: 'what a change to the knowledge does to people',
    knowledge: 'it reads the knowledge with the places of what it says',
    'safe-yaml': 'personas are YAML, and a reading is recorded in the text',
  },
  commands: {
    domain: 'the values that it passes on',
    engine: 'what a command asks',
    knowledge: 'the commands for the knowledge open it with its text',
    presentation: 'what a command prints',
    profile: 'what somebody said',
    workbench: 'what the commands for the knowledge ask',
  },
  library: {
    domain: 'the types of what it gives',
    engine: 'it is the front door of the engine for other programs',
    knowledge: 'the compiled knowledge is handed in',
    profile: 'answers are read as from a file',
  },
  page: {
    domain: 'the values that it passes on',
    commands: 'the same interview, with prompts of its own, and the form of a question',
    engine: 'what a different answer would change',
    presentation: 'what it shows, as elements',
    profile: 'answers in a file that somebody opens or saves',
    knowledge: 'opening the knowledge that is in the page',
    packing: 'the program and the knowledge are packed in the page',
  },
  cli: {
    domain: 'failures, and the knowledge base that flags are made from',
    commands: 'what each word on the command line calls',
    presentation: 'how wide and how coloured a page is; text from outside made safe',
    knowledge: 'opening the built-in knowledge or a folder',
    packing: 'packing what the page is made of',
  },
};

/** Folders in which each part may know only those before it, so that they can be read in this order. */
const steps: Readonly<Record<string, readonly string[]>> = {
  engine: ['model', 'person', 'verdict', 'sql', 'pathway', 'interview', 'advice', 'index'],
  presentation: ['document', 'lookup', 'words', 'pages', 'json', 'writers', 'index'],
};

/** Parts of Node, each with the only files that may touch them. */
const nodeHomes: Readonly<Record<string, readonly string[]>> = {
  'node:fs': [
    'knowledge/read.ts',
    'cli/batch/resume.ts',
    'cli/batch/workers.ts',
    'cli/files.ts',
    'cli/folders.ts',
    'cli/host.ts',
    'cli/load-knowledge.ts',
    'cli/new-file.ts',
    'cli/page-parts.ts',
    'cli/workshop.ts',
  ],
  'node:crypto': ['cli/page-parts.ts'],
  'node:net': ['cli/files.ts', 'cli/new-file.ts'],
  'node:os': ['cli/batch/workers.ts'],
  'node:path': ['cli/files.ts', 'cli/new-file.ts', 'cli/workshop.ts'],
  'node:stream': ['cli/host.ts'],
  'node:tty': ['cli/new-file.ts'],
  'node:worker_threads': ['cli/batch/worker.ts', 'cli/batch/workers.ts'],
};

/** Packages, each with the only places (a folder, or a file) that may import them. */
const packageHomes: Readonly<Record<string, readonly string[]>> = {
  yaml: ['safe-yaml/'],
  ajv: ['knowledge/shape.ts'],
  'flesch-kincaid': ['workbench/lint/readability.ts'],
  syllable: ['workbench/lint/readability.ts'],
  'fast-string-width': ['presentation/writers/'],
  'fast-wrap-ansi': ['presentation/writers/', 'cli/prompts/'],
  '@inquirer/core': ['cli/prompts/'],
  commander: ['cli/'],
  'csv-parse': ['cli/batch/read-sheet.ts'],
};

/** What is outside src and may be imported: schemas are built in, and the version is said in one place. */
const outside: readonly (readonly [file: string, folder: string])[] = [
  ['knowledge/shape.ts', 'schemas/'],
  ['cli/main.ts', 'package.json'],
];

const src = fileURLToPath(new URL('../src/', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .sort();
const textOf = new Map(files.map((file) => [file, readFileSync(join(src, file), 'utf8')]));

type Import = { readonly file: string; readonly names: string };

/** Everything that is imported, from `import`, `export … from` and `import()`; types too, for a type is knowledge. */
const imports: readonly Import[] = files.flatMap((file) =>
  [
    ...withoutComments(textOf.get(file) ?? '').matchAll(
      /^(?:import|export)\b[^'"`;=]*?\bfrom '([^'\n]+)'|\bimport\(\s*'([^'\n]+)'\s*\)|^import '([^'\n]+)'/gm,
    ),
  ].map(([, from, later, bare]) => ({ file, names: from ?? later ?? bare ?? '' })),
);

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

const layerOf = (file: string): string => file.split('/')[0] ?? '';

/** The file in src that a relative import means; one outside src starts with `../`. */
const targetOf = ({ file, names }: Import): string => relative('.', normalize(join(dirname(file), names.replace(/\.js$/, '.ts'))));

const own = imports.filter(({ names }) => names.startsWith('.'));
const within = own.filter((entry) => !targetOf(entry).startsWith('..'));
const foreign = imports.filter(({ names }) => !names.startsWith('.'));
const said = ({ file, names }: Import): string => `${file} imports ${names}`;

describe('the layers', () => {
  it('are the folders of src, each with a line in the table', () => {
    expect([...new Set(files.map(layerOf))].sort()).toEqual(Object.keys(arrows).sort());
  });

  it('know only what the table lets them know', () => {
    const wrong = within.filter((entry) => {
      const [from, to] = [layerOf(entry.file), layerOf(targetOf(entry))];
      return from !== to && arrows[from]?.[to] === undefined;
    });
    expect(wrong.map(said)).toEqual([]);
  });

  it.each(Object.entries(steps))('%s goes from step to step', (layer, order) => {
    const stepOf = (file: string): number => order.indexOf((file.split('/')[1] ?? '').replace(/\.ts$/, ''));
    const inside = files.filter((file) => layerOf(file) === layer);
    expect(inside.filter((file) => stepOf(file) < 0)).toEqual([]);
    const wrong = within.filter((entry) => layerOf(entry.file) === layer && stepOf(targetOf(entry)) > stepOf(entry.file));
    expect(wrong.filter((entry) => layerOf(targetOf(entry)) === layer).map(said)).toEqual([]);
  });

  it('need every arrow of the table', () => {
    const drawn = new Set(within.map((entry) => `${layerOf(entry.file)} → ${layerOf(targetOf(entry))}`));
    const idle = Object.entries(arrows).flatMap(([from, to]) => Object.keys(to).map((name) => `${from} → ${name}`));
    expect(idle.filter((arrow) => !drawn.has(arrow))).toEqual([]);
  });

  it('import files that are there', () => {
    expect(within.filter((entry) => !textOf.has(targetOf(entry))).map(said)).toEqual([]);
  });

  it('reach outside src only for the schemas and for the version', () => {
    const reaching = own.filter((entry) => targetOf(entry).startsWith('..'));
    const wrong = reaching.filter(
      (entry) => !outside.some(([file, place]) => entry.file === file && targetOf(entry).startsWith(`../${place}`)),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('sees every import that there is', () => {
    const seen = files.map((file) => imports.filter((entry) => entry.file === file).length);
    const there = files.map((file) => (withoutComments(textOf.get(file) ?? '').match(/\bfrom '|\bimport\('|^import '/gm) ?? []).length);
    expect(seen).toEqual(there);
  });

  it('have no circles of imports', () => {
    expect(circles()).toEqual([]);
  });
});

/** Each circle once, from its first file in the alphabet. Types count too: files that need each other can be understood only together. */
function circles(): readonly string[] {
  const next = new Map(files.map((file) => [file, within.filter((entry) => entry.file === file).map(targetOf)]));
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) {
      const ring = path.slice(at);
      const start = ring.indexOf([...ring].sort()[0] ?? '');
      found.add([...ring.slice(start), ...ring.slice(0, start)].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const other of next.get(file) ?? []) visit(other, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return [...found];
}

describe('what comes from outside has a home', () => {
  const home = (name: string): readonly string[] => {
    if (name.startsWith('node:')) return nodeHomes[name.split('/')[0] ?? ''] ?? [];
    const parts = name.split('/');
    return packageHomes[parts.slice(0, name.startsWith('@') ? 2 : 1).join('/')] ?? [];
  };

  it('is imported only there', () => {
    const wrong = foreign.filter(
      ({ file, names }) => !home(names).some((place) => file === place || (place.endsWith('/') && file.startsWith(place))),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it.each(['domain', 'engine', 'profile', 'commands', 'library', 'page'])('%s imports no package and no part of Node', (layer) => {
    expect(foreign.filter(({ file }) => layerOf(file) === layer).map(said)).toEqual([]);
  });

  it('every home is lived in', () => {
    const names = new Set(foreign.map(({ names: name }) => name));
    const idle = [...Object.keys(nodeHomes), ...Object.keys(packageHomes)].filter(
      (name) => ![...names].some((used) => used === name || used.startsWith(`${name}/`)),
    );
    expect(idle).toEqual([]);
  });

  it('the process, its streams and the console are touched by the cli alone', () => {
    const wrong = files.filter(
      (file) => layerOf(file) !== 'cli' && /\b(process\.|console\.|globalThis)/.test(withoutComments(textOf.get(file) ?? '')),
    );
    expect(wrong).toEqual([]);
  });

  it('neither clock nor chance is in the engine, the words or the reading of answers', () => {
    const pure = files.filter((file) => ['domain', 'engine', 'presentation', 'profile', 'commands', 'library'].includes(layerOf(file)));
    expect(
      pure.filter((file) =>
        /\bMath\.random|\bDate\.now|new Date\(\)|setTimeout|performance\.now/.test(withoutComments(textOf.get(file) ?? '')),
      ),
    ).toEqual([]);
  });
});

/**
 * Names of roles, routes, attributes and sources belong to data/. Every word of src is looked at, in code, in texts and in
 * comments: letters, digits and hyphens, as ids are written. A word counts where it has a hyphen or more than seven letters;
 * a shorter one may be a plain English word (`age`).
 */
describe('the program knows nobody by name', () => {
  const { roles, routes, attributes, sources } = realModel.base;
  const ids = new Set([...roles, ...routes, ...attributes, ...Object.values(sources)].map(({ id }) => id as string));
  const telling = new Set([...ids].filter((id) => id.includes('-') || id.length > 7));

  it('looks for enough of them for this to mean something', () => {
    expect(telling.size).toBeGreaterThan(500);
    for (const id of ['clinical-coder', 'stp-clinical-informatics', 'maths-level-2', 'gmts-entry']) expect(telling).toContain(id);
  });

  it.each(files)('%s', (file) => {
    const words = (textOf.get(file) ?? '')
      .split('\n')
      .flatMap((line, at) => (line.match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? []).map((word) => ({ word, line: at + 1 })));
    expect(words.filter(({ word }) => telling.has(word)).map(({ word, line }) => `${word} in line ${line}`)).toEqual([]);
  });
});
