import { parse } from 'csv-parse/sync';
import { run } from '../support/run.js';

export const day = ['--as-of', '2026-11-24'];
export const two = ['--role', 'ward-clerk', 'gmts-health-informatics'];

/** The result of a sheet as objects by column. */
export const table = (text: string, delimiter = ','): readonly Readonly<Record<string, string>>[] =>
  parse(text, { columns: true, bom: true, delimiter }) as Record<string, string>[];

/** A batch over what comes on standard input. */
export const batch = (text: string | Uint8Array, ...args: readonly string[]) => run(['batch', '-', ...day, ...args], { input: text });

/** Three people: open, closed and open later to a national scheme in England. */
export const good =
  'ref,nation,age,right-to-work,degree-class\nA1,england,22,yes,2:1\nB2,scotland,30,yes,none\nC3,england,20,yes,2:1@2027-07\n';
