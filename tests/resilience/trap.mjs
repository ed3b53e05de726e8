/**
 * Loaded before the program (`node --import`): whatever reaches for the network, starts another program, or writes, makes or
 * renames a file is written down on standard error as `TRAP: what`, and refused.
 */
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import http2 from 'node:http2';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';

const say = fs.writeSync.bind(fs);
const refuse =
  (what) =>
  (...args) => {
    say(2, `TRAP: ${what} ${typeof args[0] === 'string' ? args[0].slice(0, 200) : ''}\n`);
    throw new Error(`${what} is not allowed here`);
  };
const writes = [
  'writeFile',
  'appendFile',
  'rename',
  'mkdir',
  'mkdtemp',
  'rm',
  'unlink',
  'rmdir',
  'symlink',
  'link',
  'copyFile',
  'chmod',
  'truncate',
  'cp',
];
for (const name of writes) {
  fs[name] = refuse(`fs.${name}`);
  if (fs[`${name}Sync`]) fs[`${name}Sync`] = refuse(`fs.${name}Sync`);
  if (fs.promises[name]) fs.promises[name] = refuse(`fs.promises.${name}`);
}
fs.createWriteStream = refuse('fs.createWriteStream');
/** Opening is reading, unless the flags say otherwise. */
const guarded = (real, what) =>
  function open(path, flags, ...rest) {
    const reads =
      flags === undefined ||
      flags === null ||
      flags === 'r' ||
      flags === 'rs' ||
      flags === 0 ||
      typeof flags === 'function' ||
      typeof flags === 'object';
    return reads || (typeof flags === 'number' && (flags & 3) === 0) ? real.call(this, path, flags, ...rest) : refuse(what)(path);
  };
fs.open = guarded(fs.open, 'fs.open to write');
fs.openSync = guarded(fs.openSync, 'fs.openSync to write');
fs.promises.open = guarded(fs.promises.open, 'fs.promises.open to write');
for (const name of ['spawn', 'exec', 'execFile', 'fork', 'spawnSync', 'execSync', 'execFileSync'])
  childProcess[name] = refuse(`child_process.${name}`);
net.Socket.prototype.connect = refuse('net.connect');
net.connect = refuse('net.connect');
net.createConnection = refuse('net.createConnection');
net.Server.prototype.listen = refuse('net.listen');
tls.connect = refuse('tls.connect');
http2.connect = refuse('http2.connect');
dgram.createSocket = refuse('dgram.createSocket');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  dns[name] = refuse(`dns.${name}`);
  if (dns.promises[name]) dns.promises[name] = refuse(`dns.promises.${name}`);
}
globalThis.fetch = refuse('fetch');
syncBuiltinESMExports();
