/**
 * Counts the processes that the tests start, a line for each: the program that was started. What a shell starts in its turn is not seen.
 *   NODE_OPTIONS="--require $PWD/scripts/count-processes.cjs" STARTED=/tmp/started npx vitest run; sort /tmp/started | uniq -c
 */
const { appendFileSync } = require('node:fs');
const childProcess = require('node:child_process');
const { createRequire, syncBuiltinESMExports } = require('node:module');

const file = process.env.STARTED;
// The workers of the test runner itself are forked, and are not counted.
function counting(module, name) {
  const real = module[name];
  module[name] = (command, ...rest) => {
    appendFileSync(file, `${name} ${command}\n`);
    return real(command, ...rest);
  };
}

if (file !== undefined && /vitest.dist.workers/.test(process.argv[1] ?? '')) {
  for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync']) counting(childProcess, name);
  syncBuiltinESMExports();
  try {
    counting(createRequire(`${process.cwd()}/package.json`)('@lydell/node-pty'), 'spawn');
  } catch {
    // No test needs a terminal where the package is missing.
  }
}
