import type { Diagnostic } from '../domain/diagnostic.js';
import { type ParsedText, parseGuarded } from '../safe-yaml/parse.js';
import type { Contents, FileKind } from './files.js';
import { type FileIdentity, identifyFile } from './folder-layout.js';
import type { KnowledgeText, Layer } from './read.js';

/** A file whose text is plain values; nothing is known of their shape yet. */
export type ParsedFile = FileIdentity & {
  readonly path: string;
  readonly file: string;
  readonly content: ParsedText;
  /** It is local knowledge, added to the knowledge base. */
  readonly local?: true;
};

/** What a file holds that has passed the schema of its kind. Throws for a file of another kind, which is a bug. */
export function contentOf<Kind extends FileKind>(file: ParsedFile, kind: Kind): Contents[Kind] {
  if (file.kind !== kind) throw new Error(`${file.path} is read as ${kind}`);
  return file.content.value as Contents[Kind];
}

export type ParsedFiles = {
  /** By layer. */
  readonly files: readonly (readonly ParsedFile[])[];
  /** Files that are no YAML, or could not be read: what they would have named is not known. */
  readonly broken: readonly FileIdentity[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Files whose shape is right, files whose shape is wrong (their ids are known), and files that are no YAML. */
export type FilesToLink = {
  readonly sound: readonly ParsedFile[];
  readonly misshapen: readonly ParsedFile[];
  readonly broken: readonly FileIdentity[];
};

/** Every text as plain values with places; what is wrong with each. Files in no known place are for `read` to report. */
export function parseAll(layers: readonly Layer[], missing: readonly string[]): ParsedFiles {
  const broken: FileIdentity[] = [...layers.flatMap(({ unread }) => unread), ...missing].flatMap((path) => identifyFile(path) ?? []);
  const diagnostics: Diagnostic[] = [];
  const parseOne = ({ path, file, text }: KnowledgeText): readonly ParsedFile[] => {
    const identity = identifyFile(path);
    if (identity === undefined) return [];
    const content = parseGuarded(text, file);
    diagnostics.push(...(content.ok ? content.warnings : content.diagnostics));
    if (content.ok) return [{ ...identity, path, file, content }];
    broken.push(identity);
    return [];
  };
  const files = layers.map((layer) => layer.files.flatMap(parseOne));
  return { files, broken, diagnostics };
}
