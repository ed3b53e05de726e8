/**
 * Measures the source of checkouts, a row for each: node scripts/measure-source.mjs . ../another-checkout
 * A function is anything with a body; a cast is `as T`, and not `as const`; a cache is a WeakMap that outlives a call; a cycle is a
 * set of files that import each other, by way of others too, in types as well as in values.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/** Every node of a syntax tree, with those that it stands in, the nearest last. */
function* nodesIn(node, above = []) {
  if (Array.isArray(node)) for (const one of node) yield* nodesIn(one, above);
  else if (node !== null && typeof node === 'object') {
    if (typeof node.type === 'string') yield [node, above];
    for (const value of Object.values(node)) yield* nodesIn(value, typeof node.type === 'string' ? [...above, node] : above);
  }
}

const isFunction = ({ type, body }) => /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type) && body !== null;
const isCast = ({ type, typeAnnotation }) => type === 'TSAsExpression' && typeAnnotation.typeName?.name !== 'const';
const isCache = ({ type, callee }, above) => type === 'NewExpression' && callee.name === 'WeakMap' && !above.some(isFunction);

function measure(folder) {
  const source = join(folder, 'src');
  const files = readdirSync(source, { recursive: true }).filter((name) => name.endsWith('.ts'));
  const count = { functions: 0, casts: 0, caches: 0 };
  const lines = [];
  const imports = new Map();
  for (const name of files) {
    const file = join(source, name);
    const text = readFileSync(file, 'utf8');
    lines.push(text.trimEnd().split('\n').length);
    const found = new Set();
    for (const [node, above] of nodesIn(parseAst(text, { lang: 'ts' }))) {
      if (isFunction(node)) count.functions++;
      if (isCast(node)) count.casts++;
      if (isCache(node, above)) count.caches++;
      const named = /^(Import|Export)/.test(node.type) ? node.source?.value : undefined;
      if (named?.startsWith('.')) found.add(resolve(dirname(file), named.replace(/\.js$/, '.ts')));
    }
    imports.set(resolve(file), found);
  }
  lines.sort((a, b) => a - b);
  return {
    files: files.length,
    lines: lines.reduce((sum, one) => sum + one, 0),
    'lines a file, median': lines[Math.floor(lines.length / 2)],
    'lines a file, 90th percentile': lines[Math.floor(lines.length * 0.9)],
    ...count,
    cycles: cyclesIn(imports),
  };
}

/** How many sets of files reach each other. */
function cyclesIn(imports) {
  const reached = new Map([...imports.keys()].map((file) => [file, reachedFrom(file, imports)]));
  const inCycle = [...imports.keys()].filter((file) => reached.get(file).has(file));
  return new Set(inCycle.map((file) => inCycle.find((other) => reached.get(file).has(other) && reached.get(other).has(file)))).size;
}

function reachedFrom(file, imports) {
  const found = new Set();
  const left = [...(imports.get(file) ?? [])];
  while (left.length > 0) {
    const next = left.pop();
    if (found.has(next)) continue;
    found.add(next);
    left.push(...(imports.get(next) ?? []));
  }
  return found;
}

console.table(Object.fromEntries(process.argv.slice(2).map((folder) => [folder, measure(folder)])));
