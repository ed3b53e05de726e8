import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { spawn as start } from '@lydell/node-pty';

/**
 * Start-up against a bare `node -e 0`: in turn and in one run, so that a busy machine is busy for all of them. Printed, never asserted.
 * ROUNDS: how often. WITH_NODE: another version of Node (npm itself sets NODE) to run them all with. OLD: another checkout, built, to be measured beside this one.
 */
const ROUNDS = Number(process.env.ROUNDS ?? 21);
const node = process.env.WITH_NODE ?? process.execPath;
const root = process.cwd();
const program = join(root, 'bin/hi-careers.js');
const local = join(root, 'tests/local-example');

/** Everything that is asked, so that nothing is left unknown. */
const fullProfile = `schema: hi-careers.profile/1
answers: {nation: england, age: 30, right-to-work: true, full-time-education: false, nhs-employee: false, highest-level: "6",
  gcse-passes: 8, english-level-2: true, maths-level-2: true, science-level-2: true, degree-class: "2:2", degree-subject: [computing],
  degree-numerate: true, higher-degree: none, higher-degree-subject: [], professional-registration: [], certifications: [],
  experience-it-support: 24, experience-networks: 0, experience-software: 0, experience-testing: 0, experience-data-analysis: 6,
  experience-clinical-coding: 0, experience-records-admin: 0, experience-information-governance: 0, experience-library: 0,
  experience-training: 0, experience-projects: 0, experience-management: 0, experience-clinical: 0, experience-research: 0,
  enjoys: [working-with-numbers, finding-patterns], avoids: [], earn-while-learning: prefer, full-time-study: false, months-available: 36}
`;

/** Time of the processor where the program ends by itself, else of the clock. */
export type Row = { readonly what: string; readonly ms: number; readonly ratio: number; readonly budget?: string };

/** The file that an npm package names as its program. */
function binOf(name: string): string {
  const file = join(root, 'tests/bench/node_modules', name, 'package.json');
  const { bin } = JSON.parse(readFileSync(file, 'utf8'));
  return join(dirname(file), typeof bin === 'string' ? bin : bin[name]);
}

const now = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Loaded before a program: at its end it says how much of the processor it took, itself included. */
const meter = (into: string): string =>
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(into)}, JSON.stringify(process.cpuUsage())));\n`;

/** Milliseconds of the processor. Output goes to nobody: how fast a terminal is, is not ours. */
function spent(argv: readonly string[], folder: string): number {
  const { status } = spawnSync(node, ['--require', join(folder, 'meter.cjs'), ...argv], { stdio: 'ignore' });
  if (status === 2) throw new Error(`It does not run: ${argv.join(' ')}`);
  const { user, system } = JSON.parse(readFileSync(join(folder, 'spent.json'), 'utf8'));
  return (user + system) / 1000;
}

/** Until the first question stands on the screen. */
function firstQuestion(plain: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const begin = now();
    const child = start(node, [program, 'advise', ...plain], { cols: 100, rows: 40, env: { ...process.env, TERM: 'xterm' } });
    let said = '';
    const reading = child.onData((text) => {
      said += text;
      // The last that is drawn with any question, whichever is the first.
      if (!/not sure/i.test(said)) return;
      const time = now() - begin;
      reading.dispose();
      child.onExit(() => resolve(time));
      child.kill('SIGKILL');
    });
  });
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

export async function main(): Promise<readonly Row[]> {
  const profile = join(dirname(process.argv[1] ?? '.'), 'full.yaml');
  const asJson = profile.replace('.yaml', '.json');
  writeFileSync(profile, fullProfile);
  const { parse } = await import('yaml');
  writeFileSync(asJson, JSON.stringify(parse(fullProfile)));
  const flags = Object.entries(parse(fullProfile).answers).map(
    ([key, value]) => `--${key}=${Array.isArray(value) ? value.join(',') || 'none' : value}`,
  );
  const folder = dirname(profile);
  writeFileSync(join(folder, 'meter.cjs'), meter(join(folder, 'spent.json')));
  const timed = (argv: readonly string[]) => (): number => spent(argv, folder);
  const advice = ['advise', '--no-input', '--profile'];
  const old = process.env.OLD === undefined ? undefined : join(process.env.OLD, 'bin/hi-careers.js');
  const oldRuns = (
    old === undefined ? [] : [['--help'], ['check', 'clinical-coder', '--json'], [...advice, asJson], [...advice, asJson, '--json']]
  ).map(
    (argv) =>
      [`before: hi-careers ${argv.map((word) => (word === asJson ? 'FILE' : word)).join(' ')}`, timed([old ?? '', ...argv])] as const,
  );
  // Aims on Node 22, times a bare start: docs/benchmarks.md.
  const runs: readonly (readonly [what: string, run: () => number | Promise<number>, budget?: string])[] = [
    ['node -e 0', timed(['-e', '0'])],
    ['hi-careers --version', timed([program, '--version']), '1.2 times'],
    ['hi-careers --help', timed([program, '--help']), '1.5 times'],
    ['hi-careers check ROLE --json', timed([program, 'check', 'clinical-coder', '--json']), '1.9 times'],
    ['hi-careers check ROLE', timed([program, 'check', 'clinical-coder'])],
    ['hi-careers check ROLE --add DIR', timed([program, 'check', 'clinical-coder', '--add', local])],
    ['hi-careers advise --no-input --json, full answers as flags', timed([program, 'advise', '--no-input', '--json', ...flags])],
    ['hi-careers advise --no-input, full profile in JSON', timed([program, ...advice, asJson]), '4.5 times'],
    ['hi-careers advise --no-input --json, the same', timed([program, ...advice, asJson, '--json'])],
    ['hi-careers advise --no-input, full profile in YAML', timed([program, ...advice, profile])],
    ...oldRuns,
    ['hi-careers advise, first question drawn (by the clock)', () => firstQuestion([])],
    ['hi-careers advise --plain, first question (by the clock)', () => firstQuestion(['--plain'])],
    ['hi-careers knowledge check DIR', timed([program, 'knowledge', 'check', join(root, 'data')])],
    ['create-vite --help', timed([binOf('create-vite'), '--help'])],
    ['svgo --help', timed([binOf('svgo'), '--help'])],
    ['prettier --help', timed([binOf('prettier'), '--help'])],
  ];
  const times = runs.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, [, run]] of runs.entries()) times[at]?.push(await run());
  }
  const bare = median(times[0] ?? []);
  const rows = runs.map(([what, , budget], at): Row => {
    const ms = median(times[at] ?? []);
    return { what, ms, ratio: ms / bare, ...(budget === undefined ? {} : { budget }) };
  });
  const { stdout: version } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  console.log(`Start-up: node ${version.trim()}, time of the processor, medians of ${ROUNDS}, in turn`);
  for (const { what, ms, ratio, budget } of rows) {
    const aim = budget === undefined ? '' : `   aim on Node 22: ${budget}`;
    console.log(`${what.padEnd(60)} ${ms.toFixed(0).padStart(5)} ms ${ratio.toFixed(2).padStart(6)} times${aim}`);
  }
  return rows;
}
