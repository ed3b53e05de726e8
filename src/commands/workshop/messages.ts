import { counted } from '../../presentation/index.js';
import type { WorkshopOptions } from './io.js';

/** What no program can clear, mentioned wherever something was. */
const leftWords =
  'other windows, paper, photos, files that somebody saved by name, the shell history, and any log that a terminal or screen reader keeps';

/** The message when a workshop begins. */
export const welcomeWords = ({ cannotClear }: Clearing, kept: string): readonly string[] => [
  'This is a workshop: one person after another on this computer. Each gets a code instead of a name.',
  `${kept} Ctrl-C stops at once: only the answers of the current person are lost.`,
  cannotClear === null
    ? `Before each person, the screen and its scrollback are cleared, including anything older. Not cleared: ${leftWords}.`
    : cannotClear,
];

type Clearing = { readonly cannotClear: string | null };

/** The message on a cleared screen, before somebody begins and at the end. */
export const clearedWords = ({ cannotClear }: Clearing): string =>
  cannotClear === null ? `The screen was cleared. Not cleared: ${leftWords}.` : cannotClear;

/** What is kept of each person, for the adviser. */
export function keptWords({ handouts, save }: WorkshopOptions): string {
  if (handouts === undefined && save === undefined) return 'Nothing is written to disk.';
  const sheets = handouts === undefined ? [] : [`a sheet for each person in “${handouts}”`];
  const answers = save === undefined ? [] : [`the answers of each person in “${save}”`];
  return `Written as each person finishes: ${[...sheets, ...answers].join(', and ')}.`;
}

/** What a workshop goes on from. */
export const resumedWords = ({ save }: WorkshopOptions, people: number): string =>
  `Already in “${save}”: ${counted(people, 'person', 'people')}. The workshop continues from there.`;

/** What happens to the answers, for the person who gives them. */
export function promiseWords({ handouts, save }: WorkshopOptions, code: string): string {
  const sheet = handouts === undefined ? [] : ['your handout is saved'];
  const answers = save === undefined ? [] : ['your answers are saved'];
  const kept = [...sheet, ...answers];
  return kept.length === 0
    ? 'Nothing is sent, and nothing is saved unless you ask.'
    : `Nothing is sent. When you finish, ${kept.join(' and ')} under the code ${code}, without a name.`;
}

/** Where everything is, when the workshop is over. */
export function doneWords({ handouts, save }: WorkshopOptions, { people, sheets, undone }: Done): string {
  const where = [
    ...(handouts === undefined || sheets === 0 ? [] : [`${counted(sheets, 'sheet')} in “${handouts}”`]),
    ...(save === undefined || people === 0 ? [] : [`answers in “${save}”`]),
  ];
  const lost = undone === 0 ? '' : ` ${counted(undone, 'thing')} that you asked for could not be written.`;
  return `${counted(people, 'person', 'people')} finished${where.length === 0 ? '' : `: ${where.join(', ')}`}.${lost}`;
}

export type Done = { readonly people: number; readonly sheets: number; readonly undone: number };

/** The message after Ctrl-C. */
export function stoppedWords(options: WorkshopOptions, done: Done, clearing: Clearing): string {
  const kept = options.handouts === undefined && options.save === undefined ? 'Nothing was saved.' : doneWords(options, done);
  return `Stopped. ${kept} ${clearedWords(clearing)}`;
}
