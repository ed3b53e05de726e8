import type { Context } from '../../src/commands/context.js';
import { Failure } from '../../src/domain/failure.js';
import type { Layout } from '../../src/presentation/index.js';
import { beesModel } from './bases.js';
import { asOf } from './people.js';

/** What a command about bees is handed in this process: all that it shows is heard, no file is there, and nobody can be asked. */
export function beesContext(layout: Layout, hear: (text: string) => void): Context {
  const nothing = async (path: string): Promise<never> => {
    throw new Failure('no-such-file', `There is no file “${path}”.`, 'Look at its name.');
  };
  return {
    base: beesModel.base,
    folders: { add: [] },
    asOf,
    resultLayout: layout,
    noticeLayout: layout,
    result: async (text) => hear(text),
    notify: hear,
    say: async () => {},
    read: nothing,
    readExisting: nothing,
    save: nothing,
    writeFile: nothing,
    resultOnScreen: false,
    prompter: null,
  };
}
