/**
 * The program in parts that load only when needed, as CommonJS, because Node starts that faster than modules. esbuild cuts the
 * code where entries share it, which makes many small pieces; every file costs Node about as much as ten kilobytes of code. So
 * pieces that are always there together become one part, and a piece joins the part that is always loaded before it.
 */
import { basename } from 'node:path';
import { build } from 'esbuild';

/** To open one more file costs Node as much time as to read so many bytes of code, before minifying. */
const FILE = 10_000;

/** The parts as `{ name, text }`. `often` are the entries that must not wait for the sake of others; `options` are esbuild's. */
export async function buildParts({ entry, often, plugins, ...options }) {
  const { metafile, outputFiles } = await cut({ ...options, entry, plugins, minify: false, minifySyntax: true });
  const pieces = readPieces(metafile, outputFiles);
  const parts = joinPieces(pieces, entry, often);
  const texts = await Promise.all(parts.map((part) => writePart(part, parts, pieces, options)));
  return parts.map(({ name }, at) => ({ name, text: texts[at] }));
}

/** The program cut into pieces where entries share code, with esbuild's own account of them. */
export const cut = ({ entry, often: _, ...options }) =>
  build({
    ...options,
    entryPoints: [entry],
    outdir: 'pieces',
    splitting: true,
    format: 'esm',
    platform: 'node',
    metafile: true,
    write: false,
  });

/** Each piece by its name: what it imports at once and later, what it gives out, and its text. */
function readPieces({ outputs }, files) {
  const texts = new Map(files.map(({ path, text }) => [basename(path), text]));
  const named = (imports, kind) => imports.filter((one) => one.kind === kind && !one.external).map(({ path }) => basename(path));
  return new Map(
    Object.entries(outputs).map(([path, { bytes, entryPoint, exports, imports }]) => [
      basename(path),
      {
        name: basename(path),
        bytes,
        entry: entryPoint,
        exports,
        now: named(imports, 'import-statement'),
        later: named(imports, 'dynamic-import'),
        text: texts.get(basename(path)),
      },
    ]),
  );
}

/** Which pieces stand in one file: `{ name, root, pieces }`, root being the piece that is asked for by name. */
function joinPieces(pieces, entry, often) {
  const roots = [...pieces.values()].filter((piece) => piece.entry !== undefined);
  const reached = new Map(roots.map((root) => [root.name, reachedFrom(root, pieces)]));
  const before = loadedBefore(roots, reached, pieces, entry);
  /** Those that bring the piece in: without it, it would not be there yet. */
  const bringers = (piece) => roots.filter(({ name }) => reached.get(name).has(piece.name) && !before.get(name).has(piece.name));

  const parts = new Map(roots.map((root) => [root.name, { root, roots: [root.name], pieces: [root] }]));
  for (const piece of pieces.values()) {
    if (piece.entry !== undefined) continue;
    const by = bringers(piece).map(({ name }) => name);
    const key = by.join(' ');
    const part = parts.get(key) ?? { roots: by, pieces: [] };
    part.pieces.push(piece);
    parts.set(key, part);
  }
  const list = joinWhatPays(
    [...parts.values()],
    before,
    roots.filter((root) => often.includes(root.entry)).map(({ name }) => name),
  );
  nameParts(list);
  return list;
}

/** The piece and whatever loads with it. */
function reachedFrom(piece, pieces, seen = new Set()) {
  if (seen.has(piece.name)) return seen;
  seen.add(piece.name);
  for (const name of piece.now) reachedFrom(pieces.get(name), pieces, seen);
  return seen;
}

/** For each root, the pieces that are there whichever way one came to it. */
function loadedBefore(roots, reached, pieces, entry) {
  const all = new Set(pieces.keys());
  const before = new Map(roots.map((root) => [root.name, root.entry === entry ? new Set() : all]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const root of roots) {
      if (root.entry === entry) continue;
      const askers = roots.filter(({ name }) => [...reached.get(name)].some((one) => pieces.get(one).later.includes(root.name)));
      const there = askers.map(({ name }) => new Set([...before.get(name), ...reached.get(name)]));
      const common = new Set([...(there[0] ?? [])].filter((one) => there.every((set) => set.has(one))));
      if (common.size !== before.get(root.name).size) changed = true;
      before.set(root.name, common);
    }
  }
  return before;
}

/**
 * Joins parts as long as that saves time: fewer files for the entries that load both, against code that others do not need.
 * An entry waits only for what is not there yet.
 */
function joinWhatPays(parts, before, often) {
  const sizeOf = (part) => part.pieces.reduce((sum, { bytes }) => sum + bytes, 0);
  const waitFor = (part, roots = part.roots) => part.roots.filter((root) => roots.includes(root)).length * (FILE + sizeOf(part));
  const isThere = (part, root) => part.pieces.some(({ name }) => before.get(root).has(name));
  const join = (a, b) => {
    const pieces = [...a.pieces, ...b.pieces];
    return { roots: [...new Set([...a.roots, ...b.roots])].filter((root) => !isThere({ pieces }, root)), pieces };
  };
  const saving = ({ a, b, both }, roots) => waitFor(a, roots) + waitFor(b, roots) - waitFor(both, roots);
  for (;;) {
    const shared = parts.filter(({ root }) => root === undefined);
    const joined = shared
      .flatMap((a, at) => shared.slice(at + 1).map((b) => ({ a, b, both: join(a, b) })))
      .map((pair) => ({ ...pair, saved: saving(pair) }))
      .filter(({ saved, ...pair }) => saved > 0 && often.every((root) => saving(pair, [root]) >= 0))
      .sort((x, y) => y.saved - x.saved)
      .map(({ a, b, both }) => [...parts.filter((one) => one !== a && one !== b), both])
      .find((one) => !hasCircle(one));
    if (joined === undefined) break;
    parts = joined;
  }
  if (hasCircle(parts)) throw new Error('Two parts of the program load each other.');
  return parts;
}

/** Whether a part needs itself to load. */
function hasCircle(parts) {
  const partOf = partsByPiece(parts);
  const next = new Map(parts.map((part) => [part, new Set(part.pieces.flatMap(({ now }) => now.map((name) => partOf.get(name))))]));
  const done = new Set();
  const open = new Set();
  const visit = (part) => {
    if (open.has(part)) return true;
    if (done.has(part)) return false;
    open.add(part);
    const found = [...next.get(part)].some((other) => other !== part && visit(other));
    open.delete(part);
    done.add(part);
    return found;
  };
  return parts.some(visit);
}

const partsByPiece = (parts) => new Map(parts.flatMap((part) => part.pieces.map(({ name }) => [name, part])));

/** A part that is asked for has the name of its file, and of its folder where two files share a name; the others have numbers. */
function nameParts(parts) {
  const words = (root) => root.entry.replace(/\.[^.]+$/, '').split('/');
  const roots = parts.filter(({ root }) => root !== undefined);
  const last = roots.map(({ root }) => words(root).at(-1));
  for (const [at, part] of roots.entries()) {
    const alone = last.filter((name) => name === last[at]).length === 1;
    part.name = alone && last[at] !== 'index' ? last[at] : words(part.root).slice(-2).join('-');
  }
  const shared = parts.filter(({ root }) => root === undefined);
  shared.sort((a, b) => (a.roots.join() < b.roots.join() ? -1 : 1));
  for (const [at, part] of shared.entries()) part.name = `shared-${at + 1}`;
}

/** One part as CommonJS. What others take from it goes by a number, because two pieces may use the same name. */
async function writePart(part, parts, pieces, options) {
  const partOf = partsByPiece(parts);
  const outer = (name) => `./${partOf.get(name).name}.js`;
  const inside = (name) => partOf.get(name) === part;
  const numberOf = (piece, name) =>
    `_${[...pieces.keys()].indexOf(piece).toString(36)}_${pieces.get(piece).exports.indexOf(name).toString(36)}`;
  const wanted = wantedFrom(part, parts, partOf);
  const lines = wanted.map(({ piece, name }) => `export { ${name} as ${numberOf(piece, name)} } from './${piece}';`);
  if (part.root) lines.push(`export { ${part.root.exports.join(', ')} } from './${part.root.name}';`);

  const linked = (text) =>
    text
      .replace(IMPORT, (whole, names, piece) => {
        if (!pieces.has(piece)) return whole;
        // An import of nothing only says what runs first, and no piece does anything by being loaded.
        if (names === undefined) return '';
        if (inside(piece)) return whole;
        const list = names.split(',').flatMap((one) => {
          const [name, as = name] = one.trim().split(' as ');
          return name === '' ? [] : [`${numberOf(piece, name)} as ${as}`];
        });
        return `import { ${list.join(', ')} } from '${outer(piece)}';`;
      })
      .replace(LATER, (whole, piece) => (pieces.has(piece) ? `import('${outer(piece)}')` : whole));

  const { outputFiles } = await build({
    ...options,
    entryPoints: [`part:${part.name}`],
    outfile: 'part.js',
    format: 'cjs',
    platform: 'node',
    write: false,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'place__' },
    banner: part.pieces.some(({ text }) => text.includes('import.meta.url')) ? { js: PLACE } : {},
    plugins: [
      {
        name: 'link',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^part:/ }, ({ path }) => ({ path, namespace: 'part' }));
          onResolve({ filter: /^\.\/[^/]+\.js$/ }, ({ path }) =>
            pieces.has(path.slice(2)) && inside(path.slice(2))
              ? { path: path.slice(2), namespace: 'piece', sideEffects: false }
              : { path, external: true },
          );
          onLoad({ filter: /.*/, namespace: 'part' }, () => ({ contents: lines.join('\n'), resolveDir: '.' }));
          onLoad({ filter: /.*/, namespace: 'piece' }, ({ path }) => ({ contents: linked(pieces.get(path).text), resolveDir: '.' }));
        },
      },
    ],
  });
  return outputFiles[0].text;
}

/** What other parts import from a part. */
function wantedFrom(part, parts, partOf) {
  const wanted = new Map();
  for (const other of parts) {
    if (other === part) continue;
    for (const { text } of other.pieces) {
      for (const [, names = '', piece] of text.matchAll(IMPORT)) {
        if (partOf.get(piece) !== part) continue;
        for (const one of names.split(',')) {
          const [name] = one.trim().split(' as ');
          if (name !== '') wanted.set(`${piece} ${name}`, { piece, name });
        }
      }
    }
  }
  return [...wanted.values()];
}

/** Where a part stands, as modules say it. */
const PLACE = "const place__=require('node:url').pathToFileURL(__filename).href;";

/** As esbuild writes them. */
const IMPORT = /^import (?:\{([^}]*)\} from )?"\.\/([^"/]+\.js)";$/gm;
const LATER = /\bimport\("\.\/([^"/]+\.js)"\)/g;
