/**
 * Builds after an install. `npx hi-careers` in a checkout runs this each time, before the program starts: what is built already
 * will do. dist/ is either whole or not there.
 */
import { existsSync } from 'node:fs';

if (process.env.npm_command !== 'exec' || !existsSync(new URL('../dist/main.js', import.meta.url))) await import('./build.mjs');
