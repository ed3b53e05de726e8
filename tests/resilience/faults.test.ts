import { spawn } from 'node:child_process';
import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { escapes, folder, plainEnv, program, run, shell, stack, start } from '../support/run.js';
import { oneLine } from '../terminal/interview.js';
import { Terminal } from '../terminal/terminal.js';

/**
 * What can go wrong around the program, what is promised, and what happens: one line for each. "Calm" is no stack trace and no
 * half-written file, with a message that says what to do where something was not done.
 */
const day = '--as-of 2026-11-24';
const check = `check clinical-coder --gcse-passes 5 ${day}`;
const calm = ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }) => expect(stdout + stderr).not.toMatch(stack);
const usual = () => shell(`hi-careers ${check}`).then(({ stdout }) => stdout);

describe('the disk', () => {
  it('is full: --output says so, and exit is 2', async () => {
    const ran = await shell(`hi-careers ${check} --output /dev/full`);
    expect([ran.code, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain('the disk is full');
    calm(ran);
  });

  it('is full behind standard output: said on standard error, exit 2', async () => {
    const ran = await shell(`hi-careers ${check} > /dev/full`);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('the disk is full');
    calm(ran);
  });

  /** Takes so many kilobytes of a file and says nothing; only the next write is an error. */
  const small = "trap '' XFSZ; ulimit -f 1;";
  it.each([
    ['--output', 'out.txt', `${check} --output out.txt --force`],
    ['--output, as JSON', 'out.json', `advise --no-input --json ${day} --output out.json --force`],
    ['--output of a page', 'out.html', `check clinical-coder --format html ${day} --output out.html --force`],
    ['--ics', 'plan.ics', `pathway clinical-coder --age 30 --nation england ${day} --ics plan.ics --force`],
    ['--save', 'me.yaml', `advise --no-input ${day} --profile long.yaml --save me.yaml --force`],
    ['batch', 'rows.csv', `batch people.csv --wide ${day} --output rows.csv`],
    ['batch --rejects', 'bad.csv', `batch bad-people.csv ${day} --rejects bad.csv --output /dev/null`],
  ])('takes only a part of it: %s says so, and the old file stays as it was', async (_, name, line) => {
    const dir = folder({
      [name]: name === 'me.yaml' ? 'answers: {age: 17}\n' : 'old\n',
      'long.yaml': `answers: {age: 17}\noverrides: [{requirement: librarian/library-qualification, verdict: accept, because: ${'長'.repeat(300)}}]\n`,
      'people.csv': 'age\n17\n',
      'bad-people.csv': `age\n${'x\n'.repeat(50)}`,
    });
    const old = readFileSync(join(dir, name), 'utf8');
    const ran = await shell(`${small} hi-careers ${line}`, { cwd: dir });
    expect([ran.code, readFileSync(join(dir, name), 'utf8'), readdirSync(dir).length]).toEqual([2, old, 4]);
    expect(ran.stderr).toMatch(/could not be written \((the disk is full|the file would exceed the size limit)\)/);
    calm(ran);
  });

  it('takes only a part of standard output: said on standard error, exit 2', async () => {
    const ran = await shell(`${small} hi-careers ${check} > out.txt`, { cwd: folder() });
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('the file would exceed the size limit')]);
    calm(ran);
  });
});

describe('a file that is read', () => {
  const profile = 'answers: {age: 17}\n';
  it.each([
    ['check ward-clerk --profile me.yaml --output me.yaml', '--profile and --output'],
    ['check ward-clerk --profile me.yaml --output ./me.yaml', '--profile and --output'],
    ['check ward-clerk --profile me.yaml --output link.yaml', '--profile and --output'],
    ['check ward-clerk --profile me.yaml --output hard.yaml', '--profile and --output'],
    ['advise --no-input --profile me.yaml --save me.yaml', '--profile and --save'],
    ['advise --no-input --profile me.yaml --ics me.yaml', '--profile and --ics'],
    ['advise --no-input --resume me.yaml --output me.yaml', '--resume and --output'],
    ['advise --no-input --save new.yaml --output new.yaml', '--output and --save'],
    ['pathway ward-clerk --profile me.yaml --ics me.yaml', '--profile and --ics'],
    ['batch me.yaml --rejects me.yaml', 'the file that is read and --rejects'],
    ['knowledge freeze me.yaml --output me.yaml', 'the file that is read and --output'],
    ['knowledge try me.yaml --output me.yaml', 'the file that is read and --output'],
    ['knowledge check bees --output bees/sources.yaml', 'part of what is read from “bees”'],
    ['list roles --data bees --output bees/sources.yaml', 'part of what is read from “bees”'],
    ['show ward-clerk --add bees --output bees/sources.yaml', 'bees'],
  ])('is never written over: %s', async (line, says) => {
    const dir = folder({ 'me.yaml': profile });
    cpSync(fileURLToPath(new URL('../fixtures/beekeeping', import.meta.url)), join(dir, 'bees'), { recursive: true });
    symlinkSync('me.yaml', join(dir, 'link.yaml'));
    linkSync(join(dir, 'me.yaml'), join(dir, 'hard.yaml'));
    const before = readdirSync(dir);
    const sources = readFileSync(join(dir, 'bees/sources.yaml'), 'utf8');
    const ran = await run(line.split(' '), { cwd: dir });
    expect([ran.code, ran.stdout, ran.stderr]).toEqual([2, '', expect.stringContaining(says)]);
    expect([readdirSync(dir), readFileSync(join(dir, 'me.yaml'), 'utf8')]).toEqual([before, profile]);
    expect(readFileSync(join(dir, 'bees/sources.yaml'), 'utf8')).toBe(sources);
  });

  it('with --resume is where --save goes on', async () => {
    const dir = folder({ 'me.yaml': profile });
    const { code } = await run(['advise', '--no-input', '--resume', 'me.yaml', '--save', 'me.yaml', '--gcse-passes', '5'], { cwd: dir });
    expect([code, readFileSync(join(dir, 'me.yaml'), 'utf8')]).toEqual([0, expect.stringContaining('  gcse-passes: 5\n')]);
  });

  it.each([
    ['notes', 'Buy milk.\n', false],
    ['a persona', 'who: Somebody\nprofile: {answers: {age: 17}}\n', false],
    ['a sheet', 'ref,age\nA1,17\n', false],
    ['bytes', '\0\u0001', false],
    ['nothing', '', true],
    ['a profile', profile, true],
    ['a profile in JSON', '{"answers": {"age": 17}}', true],
    ['a profile that is broken off', 'schema: hi-careers.profile/1\nanswers:\n  nation: engl', true],
    ['a profile for other knowledge', 'schema: hi-careers.profile/1\nanswers: {shoe: 43}\n', true],
  ])('--save over %s', async (_, text, isReplaced) => {
    const dir = folder({ 'me.yaml': text });
    const { code, stderr } = await run(['advise', '--no-input', '--age', '40', '--save', 'me.yaml'], { cwd: dir });
    const now = readFileSync(join(dir, 'me.yaml'), 'utf8');
    expect([code, now === text]).toEqual(isReplaced ? [0, false] : [2, true]);
    if (!isReplaced) expect(stderr).toContain('“me.yaml” exists, and is not a file of answers.');
  });
});

describe('a pipe with a name', () => {
  it.each([
    ['check ward-clerk --profile pipe', 'nothing comes from it'],
    ['advise --no-input --resume pipe', 'nothing comes from it'],
    ['batch pipe', 'nothing comes from it'],
    ['knowledge try pipe', 'nothing comes from it'],
    ['knowledge check bees', 'This is not a file.'],
    ['check ward-clerk --data pipe', 'cannot be read'],
    ['check ward-clerk --output pipe', 'nobody is at the other end'],
    ['advise --no-input --save pipe', 'nobody is at the other end'],
    ['pathway ward-clerk --ics pipe', 'nobody is at the other end'],
    ['batch people.csv --output pipe', 'nobody is at the other end'],
    ['batch people.csv --rejects pipe --output /dev/null', 'nobody is at the other end'],
    ['check ward-clerk --profile /dev/ptmx', 'is not a file'],
  ])('and nobody at its other end is refused: %s', async (line, says) => {
    const dir = folder({ 'people.csv': 'age\n17\n' });
    cpSync(fileURLToPath(new URL('../fixtures/beekeeping', import.meta.url)), join(dir, 'bees'), { recursive: true });
    const ran = await shell(`mkfifo pipe bees/roles/keeping/pipe.yaml; hi-careers ${line}`, { cwd: dir });
    expect([ran.code === 0, ran.stdout + ran.stderr]).toEqual([false, expect.stringContaining(says)]);
    calm(ran);
  });

  it('is read and written to the end where somebody is there', async () => {
    const dir = folder({ 'me.yaml': 'answers: {age: 17}\n' });
    const ran = await shell(
      `hi-careers advise --no-input ${day} --profile <(cat me.yaml) --json --output >(cat > out.json; echo done > done); until [ -s done ]; do :; done`,
      { cwd: dir },
    );
    const { stdout } = await shell(`hi-careers advise --no-input ${day} --profile me.yaml --json`, { cwd: dir });
    expect([ran.stderr, readFileSync(join(dir, 'out.json'), 'utf8') === stdout]).toEqual(['', true]);
  });
});

describe('a save', () => {
  it('killed at any moment leaves the old file or the new one, whole', async () => {
    const dir = folder();
    const out = join(dir, 'out.json');
    const args = ['check', 'clinical-coder', '--json', '--as-of', '2026-11-24', '--output', out, '--force'];
    expect((await start(args)).code).toBe(3);
    const whole = readFileSync(out, 'utf8');
    for (let changes = 1; changes <= 6; changes++) {
      const child = spawn(process.execPath, [program, ...args], { env: plainEnv, stdio: 'ignore' });
      const ended = new Promise((resolve) => child.on('close', resolve));
      // At the first change in the folder, at the second, and so on, until it is done before it is killed.
      let left = changes;
      const watcher = watch(dir, () => {
        left--;
        if (left === 0) child.kill('SIGKILL');
      });
      await ended;
      watcher.close();
      expect(readFileSync(out, 'utf8') === whole).toBe(true);
    }
  });

  it('by several at once leaves one of them, whole', async () => {
    const dir = folder();
    const days = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
    const out = join(dir, 'out.json');
    await Promise.all(days.map((asOf) => start(['check', 'clinical-coder', '--json', '--as-of', asOf, '--output', out, '--force'])));
    expect(readdirSync(dir)).toEqual(['out.json']);
    expect(days).toContain(JSON.parse(readFileSync(out, 'utf8')).asOf);
  });
});

describe('the reader', () => {
  it.each([[`${check} | head -1`], [`advise --no-input --json ${day} | head -c 100`], [`list sources | head -1`], [`--help | head -1`]])(
    'has seen enough: hi-careers %s ends quietly',
    async (line) => {
      const ran = await shell(`set -o pipefail; hi-careers ${line}`);
      expect(ran.stderr).toBe('');
      expect(ran.code === 70 || ran.code === 1).toBe(false);
    },
  );

  it('was never there: a closed standard output', async () => calm(await shell(`hi-careers ${check} >&-`)));
});

describe('the clock', () => {
  const clock = fileURLToPath(new URL('clock.mjs', import.meta.url));
  const at = (when: string) => ({ NODE_OPTIONS: `--import ${clock}`, CLOCK: when });
  it.each(['1970-01-01', '2100-06-15'])('says %s: it answers, and says of when', async (when) => {
    const ran = await start(['check', 'clinical-coder', '--gcse-passes', '5', '--json'], { env: at(`${when}T12:00:00Z`) });
    expect(JSON.parse(ran.stdout).asOf).toBe(when);
    calm(ran);
  });

  it('is far ahead: every met rule says that it should be checked again', async () => {
    const { stdout } = await start(['show', 'clinical-coder', '--as-of', '2100-01-01']);
    expect(stdout).not.toBe('');
    const ran = await start(['check', 'trainee-clinical-coder', '--age', '30', '--right-to-work', '--as-of', '2100-01-01']);
    const met = ran.stdout.match(/^ {2}met /gm) ?? [];
    expect(met.length).toBeGreaterThan(0);
    expect(oneLine(ran.stdout).match(/check before you apply/g)).toHaveLength(met.length);
  });
});

describe('the country', () => {
  it.each([
    [{ LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Europe/Istanbul' }],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', TZ: 'Pacific/Kiritimati' }],
    [{ LANG: 'C', TZ: 'America/Anchorage' }],
  ])('%j: the same answer, byte for byte', async (env) => {
    expect((await shell(`hi-careers ${check}`, { env })).stdout).toBe(await usual());
  });
});

describe('the home', () => {
  it('has spaces and accents in its path, for the program and for its files', async () => {
    const home = join(folder(), 'Zoë Ó Briain’s things', 'mes données');
    mkdirSync(home, { recursive: true });
    const root = dirname(dirname(program));
    for (const part of ['bin', 'dist', 'package.json']) cpSync(join(root, part), join(home, part), { recursive: true });
    const out = join(home, 'réponse à moi.txt');
    const line = `cd "${home}" && printf 'answers:\\n  gcse-passes: 5\\n' > "mon profil.yaml" && "${process.execPath}" bin/hi-careers.js check clinical-coder --profile "mon profil.yaml" ${day} --output "${out}"`;
    const ran = await shell(line);
    expect([ran.stderr, readFileSync(out, 'utf8')]).toEqual(['', await usual()]);
  });

  it.each([
    ['is not there', 'HOME=/nowhere/at/all'],
    ['is not named', 'env -u HOME'],
    ['is a file', 'HOME=/dev/null'],
  ])('%s: the same answer', async (_, how) => {
    const ran = await shell(`${how} "${process.execPath}" "${program}" ${check}`);
    expect([ran.stderr, ran.stdout]).toEqual(['', await usual()]);
  });
});

describe('standard input', () => {
  it.each(['<&-', '< /dev/null'])('%s: advise answers from what it has', async (how) => {
    const ran = await shell(`hi-careers advise --age 17 ${day} ${how}`);
    expect([ran.code, escapes.test(ran.stdout)]).toEqual([0, false]);
    calm(ran);
  });
});

describe('the terminal', () => {
  it('is 20 columns wide: it asks, is answered, and advises', async () => {
    const terminal = new Terminal(['advise', '--plain', '--as-of', '2026-11-24'], { columns: 20, rows: 10 });
    await terminal.see('> ');
    terminal.type('show');
    await terminal.see(/quit\.[\s\S]*> $/);
    terminal.type('more');
    await terminal.see(/Knowledge[\s\S]*> $/);
    terminal.type('quit');
    const ended = await terminal.end();
    expect([ended.code, stack.test(ended.text), ended.text.includes('Knowledge')]).toEqual([0, false, true]);
  });

  it('is closed in the middle of a question: no process stays', async () => {
    const terminal = new Terminal(['advise', '--plain', '--as-of', '2026-11-24']);
    await terminal.see('> ');
    terminal.kill('SIGHUP');
    expect((await terminal.end()).code).toBe(129);
  });
});

it('nothing was left in the temporary folder', () => expect(existsSync(join(plainEnv.HOME, '.hi-careers'))).toBe(false));
