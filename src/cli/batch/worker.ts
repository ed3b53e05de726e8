import { parentPort, workerData } from 'node:worker_threads';
import { textJudge } from '../../commands/batch/judge-rows.js';

/** A thread that judges rows: parts of them come as messages, and what was judged goes back. */
const judge = textJudge(workerData);
parentPort?.on('message', (rows) => parentPort?.postMessage(rows.map(judge)));
