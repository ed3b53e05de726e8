/** Required before the program: at its end says on standard error which of its files were loaded, one a line. */
const { writeSync } = require('node:fs');
const { basename } = require('node:path');

process.on('exit', () => {
  const own = Object.keys(require.cache).filter((file) => file.includes('/dist/'));
  writeSync(2, own.map((file) => `loaded ${basename(file)}\n`).join(''));
});
