import { isMapping } from '../../domain/mapping.js';
import type { FileKind } from '../files.js';
import { saysReplaces } from '../layers.js';
import type { FilesToLink, ParsedFile } from '../parse.js';
import { type Report, Spot } from '../report.js';
import { newNames } from './context.js';
import { Names } from './names.js';

type Tables = ReturnType<typeof newNames>;

/** Where the ids of each kind of file are written, and in which table they go. */
const idsOf: Readonly<Partial<Record<FileKind, (tables: Tables) => Names<string>>>> = {
  role: ({ roles }) => roles,
  route: ({ routes }) => routes,
  specialism: ({ specialisms }) => specialisms,
  attributes: ({ attributeNames }) => attributeNames,
  conditions: ({ conditions }) => conditions,
  'entry-sets': ({ entrySets }) => entrySets,
  'first-advice': ({ firstAdvice }) => firstAdvice,
  sources: ({ sources }) => sources,
};

/**
 * Every id that is defined anywhere, before anything refers to it.
 * Errors: `duplicate-id` with both places, `id-and-file`. A file with a wrong shape still gives its ids; one that is no YAML leaves its kind open.
 */
export function collectNames(files: FilesToLink, report: Report): Tables {
  const tables = newNames(report);
  const awards = new Names('a qualification', 'duplicate-id', report);
  const topics = new Names('a topic', 'duplicate-id', report);
  for (const file of files.sound) {
    const table = file.kind === 'qualifications' ? awards : idsOf[file.kind]?.(tables);
    for (const { id, spot, replaces } of idsIn(file)) {
      if (replaces === true && table?.has(id) === true) continue;
      table?.define(id, spot, file.local === true ? localHint : undefined);
    }
    if (file.kind === 'attributes') topics.define(file.id, new Spot(file.content, ['topic']), 'Give one of the two files another name.');
    checkFileName(file, tables, report);
  }
  checkAcrossKinds(files.sound, report);
  for (const file of files.misshapen) for (const { id } of idsIn(file)) idsOf[file.kind]?.(tables).expect(id);
  for (const { kind, id } of files.broken) {
    if (alone.has(kind)) idsOf[kind]?.(tables).expect(id);
    else idsOf[kind]?.(tables).leaveOpen();
  }
  return tables;
}

const localHint = 'Give it another id. To replace the first one, add “replaces: true” (roles, routes, specialisms and sources only).';

const alone: ReadonlySet<FileKind> = new Set<FileKind>(['role', 'route', 'specialism']);

/** The ids that a file defines, whatever else is wrong with it. */
function idsIn(file: ParsedFile): readonly { readonly id: string; readonly spot: Spot; readonly replaces?: boolean }[] {
  const top = new Spot(file.content);
  const { value } = file.content;
  const mapping = isMapping(value) ? value : {};
  switch (file.kind) {
    case 'role':
    case 'route':
    case 'specialism':
      return [{ id: idOf(value) ?? file.id, spot: top.in('id') }];
    case 'attributes':
      return listed(mapping.attributes, top.in('attributes'));
    case 'qualifications':
    case 'first-advice':
      return listed(value, top);
    case 'sources':
      return Object.entries(mapping).map(([id, entry]) => ({
        id,
        spot: top.in(id),
        replaces: file.local === true && saysReplaces(entry),
      }));
    case 'conditions':
    case 'entry-sets':
      return Object.keys(mapping).map((id) => ({ id, spot: top.in(id) }));
    default:
      return [];
  }
}

function listed(list: unknown, spot: Spot): readonly { readonly id: string; readonly spot: Spot }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one, index) => {
    const id = idOf(one);
    return id === undefined ? [] : [{ id, spot: spot.in(index, 'id') }];
  });
}

function idOf(value: unknown): string | undefined {
  return isMapping(value) && typeof value.id === 'string' ? value.id : undefined;
}

function checkFileName(file: ParsedFile, tables: Tables, report: Report): void {
  const id = idOf(file.content.value);
  if (id === undefined || id === file.id) return;
  const message = `The id is “${id}”, but the file is called “${file.id}.yaml”.`;
  report.error('id-and-file', new Spot(file.content, ['id']).place(), message, 'Give both the same name.');
  // Others may refer to either of the two; one message is enough.
  idsOf[file.kind]?.(tables).expect(file.id);
}

/** Roles, routes and specialisms are named in the same commands: `show ID` has to mean one of them. */
function checkAcrossKinds(files: readonly ParsedFile[], report: Report): void {
  const first = new Map<string, ParsedFile>();
  for (const file of files) {
    if (!alone.has(file.kind)) continue;
    const before = first.get(file.id);
    first.set(file.id, before ?? file);
    if (before === undefined || before.kind === file.kind) continue;
    const message = `The id “${file.id}” is taken: a ${before.kind} has it.`;
    const places = [file, before].map(({ content }) => new Spot(content, ['id']).place());
    if (places[0] !== undefined) report.error('duplicate-id', places[0], message, 'Give one of the two another id.', places[1]);
  }
}
