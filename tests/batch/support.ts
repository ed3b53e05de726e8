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

export const header = 'ref,nation,degree-class,enjoys\n';

/** Good rows, and now and then one that is set aside, one that is nobody, and one whose month has passed. Some refs have two lines. */
export const rows = (count: number): string =>
  Array.from({ length: count }, (_, at) => {
    if (at % 997 === 3) return `A${at},narnia,2:1,science\n`;
    if (at % 1009 === 5) return ',,,\n';
    return `"A${at}\n",england,${at % 500 === 7 ? '2:1@2025-01' : '2:1'},science;leading-people\n`;
  }).join('');

/** The same as NDJSON, without those who are nobody. */
export const lines = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `{"ref": "A${at}", "answers": {"nation": "${at % 997 === 3 ? 'narnia' : 'england'}", "age": ${20 + (at % 40)}}}\n`,
  ).join('');

/** A run over such a file that can go on where it was interrupted: to the file `out` in this form, and what is set aside to another. */
export const interruptible = (input: string, form: string, ...more: readonly string[]): readonly string[] => [
  ...['batch', input, ...two, '--output', `out.${form}`, '--rejects', 'rejects.txt'],
  ...[...day, ...more],
];
