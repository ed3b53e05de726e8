/** The types of portable.mjs, for its test. */
export function isSigned(exe: Uint8Array): boolean;
export function portableFiles(node: Uint8Array): Promise<Readonly<Record<string, Uint8Array>>>;
export function zipped(files: Readonly<Record<string, Uint8Array>>): Uint8Array;
