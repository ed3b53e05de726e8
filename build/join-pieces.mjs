/** Which pieces of code become one part of the program: those that are always there together, and those for which that pays. */

/** To open one more file costs Node as much time as to read so many bytes of code, before minifying. */
const FILE = 10_000;

/** Which pieces stand in one file: `{ name, root, pieces }`, root being the piece that is asked for by name. */
export function joinPieces(pieces, entry, often) {
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

/** An entry that is waited for often counts as so many others. */
const OFTEN = 10;

/**
 * Joins parts as long as that saves time: fewer files for the entries that load both, against code that others do not need.
 * An entry waits only for what is not there yet.
 */
function joinWhatPays(parts, before, often) {
  const sizeOf = (part) => part.pieces.reduce((sum, { bytes }) => sum + bytes, 0);
  const weightOf = (root) => (often.includes(root) ? OFTEN : 1);
  const waitFor = (part) => part.roots.reduce((sum, root) => sum + weightOf(root), 0) * (FILE + sizeOf(part));
  const isThere = (part, root) => part.pieces.some(({ name }) => before.get(root).has(name));
  const join = (a, b) => {
    const pieces = [...a.pieces, ...b.pieces];
    return { roots: [...new Set([...a.roots, ...b.roots])].filter((root) => !isThere({ pieces }, root)), pieces };
  };
  for (;;) {
    const shared = parts.filter(({ root }) => root === undefined);
    const joined = shared
      .flatMap((a, at) => shared.slice(at + 1).map((b) => ({ a, b, both: join(a, b) })))
      .map(({ a, b, both }) => ({ a, b, both, saved: waitFor(a) + waitFor(b) - waitFor(both) }))
      .filter(({ saved }) => saved > 0)
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

export const partsByPiece = (parts) => new Map(parts.flatMap((part) => part.pieces.map(({ name }) => [name, part])));

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
