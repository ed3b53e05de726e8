/**
 * An import from the front door of a folder, as imports from the files behind it. Which part a file lands in is decided file by
 * file, and whoever imports one name from a door would else load everything that anybody takes from it.
 */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Files that hold nothing but `export … from`. */
const doors = ['engine/index', 'presentation/index', 'presentation/json/index', 'profile/index', 'safe-yaml/index'].map((name) => `/src/${name}.ts`);
const isDoor = (file) => doors.some((door) => file.replaceAll('\\', '/').endsWith(door));

export const throughFrontDoors = {
  name: 'through-front-doors',
  setup({ onLoad }) {
    const known = new Map();
    const behind = (door) => known.get(door) ?? known.set(door, readDoor(door)).get(door);
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      let contents = '';
      let end = 0;
      for (const found of text.matchAll(/^import \{([^}]*)\} from '(\.[^']*)\.js';$/gm)) {
        const door = `${resolve(dirname(path), found[2])}.ts`;
        if (!isDoor(door)) continue;
        contents += text.slice(end, found.index) + directly(namesIn(found[1]), await behind(door));
        end = found.index + found[0].length;
      }
      return { contents: contents + text.slice(end), loader: 'ts' };
    });
  },
};

/** Each name that a door gives out, with the file it comes from and its name there; `null` stands for all others. */
async function readDoor(door) {
  const text = await readFile(door, 'utf8');
  const from = new Map();
  for (const [, names, file] of text.matchAll(/^export (?:type )?(?:\{([^}]*)\}|\*) from '(\.\.?\/[^']+)\.js';$/gm)) {
    const behind = resolve(dirname(door), file).replaceAll('\\', '/');
    const further = isDoor(`${behind}.ts`) ? await readDoor(`${behind}.ts`) : undefined;
    if (names === undefined) from.set(null, { file: behind });
    else for (const { name, as } of namesIn(names)) from.set(as, further?.get(name) ?? { file: behind, name });
  }
  return from;
}

const namesIn = (list) =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !one.startsWith('type '))
    .map((one) => {
      const [name, as = name] = one.split(' as ');
      return { name, as };
    });

/** One line, so that the lines of the file keep their numbers. */
const directly = (names, from) =>
  names
    .map(({ name, as }) => {
      const { file, name: there = name } = from.get(name) ?? from.get(null);
      return `import { ${there} as ${as} } from '${file}.js';`;
    })
    .join(' ');
