import { routeKinds } from '../domain/knowledge-base.js';
import type { FileKind } from './files.js';

/** What a file must be, by its place. `id` and `folder` come from its name and its folder. */
export type FileIdentity = { readonly kind: FileKind; readonly id: string; readonly folder: string };

/** Single files at the top. */
export const topFiles = {
  'knowledge.yaml': 'knowledge',
  'inferences.yaml': 'inferences',
  'conditions.yaml': 'conditions',
  'entry-sets.yaml': 'entry-sets',
  'shared-entry.yaml': 'shared-entry',
  'levels.yaml': 'levels',
  'qualifications.yaml': 'qualifications',
  'contacts.yaml': 'contacts',
  'pay.yaml': 'pay',
  'retired.yaml': 'retired',
  'sources.yaml': 'sources',
} as const satisfies Record<string, FileKind>;

/** Folders of the knowledge, and how many folders below the top a file is. */
export const folders = { attributes: 1, 'first-advice': 1, specialisms: 1, roles: 2, routes: 2 } as const;

/** Without these there is no knowledge base. */
export const requiredFiles = ['knowledge.yaml', 'sources.yaml'] as const;

/** One entry in one file: with added knowledge, the later file replaces the earlier. */
export const replacesFile: ReadonlySet<FileKind> = new Set<FileKind>(['knowledge', 'specialism', 'role', 'route']);

/**
 * What a file is, from its path below the top of the knowledge base, with `/` between the parts.
 * Undefined if no such file belongs; `data/README.md` draws the layout.
 */
export function identifyFile(path: string): FileIdentity | undefined {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  if (!name.endsWith('.yaml')) return undefined;
  const id = name.slice(0, -'.yaml'.length);
  const [top = '', folder = ''] = parts;
  if (parts.length === 1) {
    const kind = Object.entries(topFiles).find(([file]) => file === name)?.[1];
    return kind && { kind, id, folder: '' };
  }
  if (parts.length === 2 && top === 'attributes') return { kind: 'attributes', id: id.replace(/^[0-9]+-/, ''), folder: '' };
  if (parts.length === 2 && top === 'first-advice') return { kind: 'first-advice', id, folder: '' };
  if (parts.length === 2 && top === 'specialisms') return { kind: 'specialism', id, folder: '' };
  if (parts.length === 3 && top === 'roles') return { kind: 'role', id, folder };
  if (parts.length === 3 && top === 'routes' && isRouteKind(folder)) return { kind: 'route', id, folder };
  return undefined;
}

function isRouteKind(folder: string): boolean {
  return routeKinds.some((kind) => kind === folder);
}
