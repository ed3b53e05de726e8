/**
 * The program in parts that load only when needed, as CommonJS, because Node starts that faster than modules. esbuild cuts the
 * code where entries share it, which makes many small pieces; every file costs Node about as much as ten kilobytes of code. So
 * pieces that are always there together become one part, and a piece joins the part that is always loaded before it.
 */
import { basename } from 'node:path';
import { build } from 'esbuild';
import { joinPieces, partsByPiece } from './join-pieces.mjs';

/** The parts as `{ name, text }`. `often` are the entries that are waited for often; `options` are esbuild's. */
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
