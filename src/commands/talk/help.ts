import { list, section } from '../../presentation/index.js';
import { sayBlocks, type Talk } from './talk.js';

const help: readonly (readonly [typed: string, does: string])[] = [
  ['why ROLE', 'each requirement of a role or route, and where you stand'],
  ['what if maths', 'what would move if an answer were another; also: what if age=18'],
  ['how ROLE', 'what is missing on the way to a role, and what gives it'],
  ['compare ROLE; ROLE', 'two or three side by side'],
  ['sources', 'where what was shown last comes from; also: sources ROLE'],
  ['change', 'change an answer and see what moved; also: change age'],
  ['go on', 'answer more questions, if any are left'],
  ['save FILE', 'keep your answers in a file'],
  ['print', 'show the advice again; print FILE writes it to a file'],
  ['roles', 'the names of all roles'],
  ['start again', 'leave these answers and begin anew'],
  ['quit', 'stop'],
];

/** What may be typed after the advice. */
export const sayHelp = (talk: Talk): Promise<void> =>
  sayBlocks(talk.context, [section('What may be typed here', [list(help.map(([typed, does]) => ({ text: `${typed}: ${does}` })))])]);
