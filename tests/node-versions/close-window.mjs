/** Closes the pseudo-terminal at the first question. Arguments: Node, and the program with its words. Exit 0 where it ends by SIGHUP or with 129. */
import { spawn } from '@lydell/node-pty';

const [node = '', ...words] = process.argv.slice(2);
const pty = spawn(node, words, { cols: 80, rows: 40 });
let said = '';
let isOpen = true;
pty.onData((data) => {
  said += data;
  if (!isOpen || !/press Enter|Enter to continue|\n> $/.test(said.replaceAll('\r', ''))) return;
  isOpen = false;
  pty._socket.destroy();
});
pty.onExit(({ exitCode, signal }) => process.exit(!isOpen && (signal === 1 || exitCode === 129) ? 0 : 1));
