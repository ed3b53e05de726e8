import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { spawn as start } from '@lydell/node-pty';
import { parse } from 'yaml';

/**
 * Start-up against a bare `node -e 0`: in turn and in one run, so that a busy machine is busy for all of them. Printed, never asserted.
 * ROUNDS: how often. NODES: paths of other versions of Node, with commas between, to run them all with in turn. OLD: another checkout, built,
 * to be measured beside this one.
 */
const ROUNDS = Number(process.env.ROUNDS ?? 21);
const NODES = (process.env.NODES ?? process.execPath).split(',');
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
function spent(node: string, argv: readonly string[], folder: string): number {
  const { status } = spawnSync(node, ['--require', join(folder, 'meter.cjs'), ...argv], { stdio: 'ignore' });
  if (status === 2) throw new Error(`It does not run: ${argv.join(' ')}`);
  const { user, system } = JSON.parse(readFileSync(join(folder, 'spent.json'), 'utf8'));
  return (user + system) / 1000;
}

/** Until the first question stands on the screen. */
function firstQuestion(node: string, plain: readonly string[]): Promise<number> {
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

/** Ways to run a command: as it is now, and as it was before. */
type Runs = readonly (() => number | Promise<number>)[];

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

export async function main(): Promise<void> {
  const folder = dirname(process.argv[1] ?? '.');
  const profile = join(folder, 'full.yaml');
  const asJson = join(folder, 'full.json');
  const answers = parse(fullProfile);
  writeFileSync(profile, fullProfile);
  writeFileSync(asJson, JSON.stringify(answers));
  writeFileSync(join(folder, 'meter.cjs'), meter(join(folder, 'spent.json')));
  const flags = Object.entries(answers.answers).map(
    ([key, value]) => `--${key}=${Array.isArray(value) ? value.join(',') || 'none' : value}`,
  );
  for (const node of NODES) await measure(node, folder, profile, asJson, flags);
}

async function measure(node: string, folder: string, profile: string, asJson: string, flags: readonly string[]): Promise<void> {
  const timed = (argv: readonly string[]) => (): number => spent(node, argv, folder);
  const ours = (...argv: readonly string[]) => timed([program, ...argv]);
  const oldToo = (...argv: readonly string[]): Runs =>
    process.env.OLD === undefined ? [ours(...argv)] : [ours(...argv), timed([join(process.env.OLD, 'bin/hi-careers.js'), ...argv])];
  const check = ['check', 'clinical-coder'];
  const advise = ['advise', '--no-input', '--profile'];
  const lines: readonly (readonly [what: string, runs: Runs, aim?: string])[] = [
    ['node -e 0', [timed(['-e', '0'])]],
    ['hi-careers --version', [ours('--version')]],
    ['hi-careers --help', oldToo('--help'), '1.5'],
    ['hi-careers check ROLE --json', oldToo(...check, '--json'), '1.9'],
    ['hi-careers check ROLE', oldToo(...check)],
    ['hi-careers check ROLE --add DIR', [ours(...check, '--add', local)]],
    ['hi-careers advise, full profile in JSON', oldToo(...advise, asJson), '4.5'],
    ['hi-careers advise --json, the same', oldToo(...advise, asJson, '--json')],
    ['hi-careers advise, full profile in YAML', oldToo(...advise, profile)],
    ['hi-careers advise --json, full answers as flags', [ours('advise', '--no-input', '--json', ...flags)]],
    ['hi-careers advise, first question drawn (by the clock)', [() => firstQuestion(node, [])]],
    ['hi-careers advise --plain, first question (by the clock)', [() => firstQuestion(node, ['--plain'])]],
    ['hi-careers knowledge check DIR', [ours('knowledge', 'check', join(root, 'data'))]],
    ['create-vite --help', [timed([binOf('create-vite'), '--help'])]],
    ['svgo --help', [timed([binOf('svgo'), '--help'])]],
    ['prettier --help', [timed([binOf('prettier'), '--help'])]],
  ];
  const times = lines.map(([, runs]) => runs.map((): number[] => []));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [line, [, runs]] of lines.entries()) for (const [at, run] of runs.entries()) times[line]?.[at]?.push(await run());
  }
  const { stdout: version } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  console.log(
    `\nNode ${version.trim()}, time of the processor, medians of ${ROUNDS} in turn${' '.repeat(11)}ms   times  before  aim on 22`,
  );
  const [bare = 1] = (times[0] ?? []).map(median);
  for (const [line, [what, , aim = '']] of lines.entries()) {
    const [ms = 0, before] = (times[line] ?? []).map(median);
    const cells = [
      ms.toFixed(0).padStart(6),
      (ms / bare).toFixed(2).padStart(7),
      (before === undefined ? '' : (before / bare).toFixed(2)).padStart(7),
    ];
    console.log(`${what.padEnd(60)} ${cells.join(' ')} ${aim.padStart(7)}`);
  }
}
