import { expect, it } from 'vitest';
import { hidden } from '../support/hidden.js';
import { folder } from '../support/run.js';
import { Terminal } from './terminal.js';

it.each(['--output', '--rejects'])('batch %s to a terminal shows no hidden character', async (option) => {
  const cwd = folder({ 'people.csv': 'ref,age\nA\u001b[2J\u202eB\u{e0041},17\nC\u3164\u0007D,x\n' });
  const other = option === '--output' ? '' : '--output /dev/null';
  const line = `hi-careers batch people.csv --role ward-clerk ${other} ${option} /dev/tty 2>/dev/null`;
  const { text, raw } = await new Terminal([], { line: `cd ${cwd}; ${line}` }).end();
  expect(text).toContain(option === '--output' ? 'A␛[2J\\u202eB\\u{e0041}' : 'C\\u3164␇D');
  expect(raw.replaceAll('\r\n', '\n')).not.toMatch(hidden);
});
