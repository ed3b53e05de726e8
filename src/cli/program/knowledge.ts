import { type Command, Option } from 'commander';
import type { WorkbenchContext } from '../../commands/knowledge/context.js';
import { sqlDialects, sqlParts } from '../../domain/sql-dialect.js';
import { filesIn, isThere, makeFolder } from '../folders.js';
import { colourOption, globals, noColourOption, type ProgramContext } from './options.js';

type Options = Readonly<Record<string, unknown>>;

/** The workbench: `hi-careers knowledge SUB`, for those who keep the knowledge. Wiring only. */
export function addKnowledge(program: Command, wiring: ProgramContext): void {
  const knowledge = program.command('knowledge').description('check and maintain the knowledge base');
  knowledge.addHelpText('before', 'Examples:\n  hi-careers knowledge check data\n  hi-careers knowledge stale --years 2\n');

  sub(knowledge, 'check', 'report errors and unused entries in a folder, by file and line')
    .argument('[dir]', 'the folder (default: --data, ./data or the built-in knowledge)')
    .addHelpText('after', '\nExit codes: 0 no errors; 1 errors; 2 bad usage.')
    .action(async (dir: string | undefined, options: Options) => {
      const { runKnowledgeCheck } = await import('../../commands/knowledge/check.js');
      wiring.done(await runKnowledgeCheck(benchFor(wiring, options), dir));
    });

  sub(knowledge, 'stale', 'list facts past review and pages that are old or undated, most used first')
    .option('--years <n>', 'call a page old after this many years', '3')
    .action(async (options: Options) => {
      const { runKnowledgeStale } = await import('../../commands/knowledge/stale.js');
      wiring.done(await runKnowledgeStale(benchFor(wiring, options), text(options, 'years')));
    });

  sub(knowledge, 'coverage', 'show what is known, judged, sourced and dated, and what relies on each source')
    .option('--source <id>', 'list every statement that cites this page, by file and line')
    .action(async (options: Options) => {
      const { runKnowledgeCoverage } = await import('../../commands/knowledge/coverage.js');
      wiring.done(await runKnowledgeCoverage(benchFor(wiring, options), text(options, 'source')));
    });

  sub(knowledge, 'graph', 'draw roles, routes and progression as a Mermaid flowchart')
    .option('--specialism <id>', 'draw only this specialism and what leads to it')
    .action(async (options: Options) => {
      const { runKnowledgeGraph } = await import('../../commands/knowledge/graph.js');
      wiring.done(await runKnowledgeGraph(benchFor(wiring, options), text(options, 'specialism')));
    });

  sub(knowledge, 'sql', 'print the verdicts as one SQL query over a table of people, for millions')
    .addOption(new Option('--dialect <name>', 'choose the SQL engine').choices(sqlDialects).default('duckdb'))
    .option('--role <id...>', 'only these roles and routes')
    .addOption(
      new Option('--part <part>', 'choose tables to create, fill to read a sheet, or verdicts').choices(sqlParts).default('verdicts'),
    )
    .action(async (options: Options) => {
      const { runKnowledgeSql } = await import('../../commands/knowledge/sql.js');
      const dialect = sqlDialects.find((name) => name === options.dialect) ?? 'duckdb';
      const ids = texts(options, 'role').flatMap((id) => id.split(',').filter((part) => part !== ''));
      const part = sqlParts.find((name) => name === options.part) ?? 'verdicts';
      wiring.done(await runKnowledgeSql(benchFor(wiring, options), { dialect, part, ids }));
    });

  sub(knowledge, 'try', 'run personas and check that they get the verdicts and advice expected')
    .argument('[file...]', 'persona files or folders (default: the personas beside the knowledge)')
    .addHelpText('after', '\nExit codes: 0 all as expected; 1 some differ; 2 bad input.')
    .action(async (files: readonly string[], options: Options) => {
      const { runKnowledgeTry } = await import('../../commands/knowledge/try.js');
      wiring.done(await runKnowledgeTry(benchFor(wiring, options), files));
    });

  sub(knowledge, 'freeze', 'print a persona made from a profile, with its current verdicts and advice')
    .argument('<profile>', 'a YAML or JSON file (- for standard input)')
    .argument('[id...]', 'only these roles and routes')
    .action(async (profile: string, ids: readonly string[], options: Options) => {
      const { runKnowledgeFreeze } = await import('../../commands/knowledge/freeze.js');
      wiring.done(await runKnowledgeFreeze(benchFor(wiring, options), profile, ids));
    });

  sub(knowledge, 'reviewed', 'record in sources.yaml that a page was reread')
    .argument('<source>', 'the id of the source')
    .option('--on <date>', 'set the date it was read (default: today)')
    .action(async (source: string, options: Options) => {
      const { runKnowledgeReviewed } = await import('../../commands/knowledge/reviewed.js');
      wiring.done(await runKnowledgeReviewed(benchFor(wiring, options), source, text(options, 'on')));
    });

  sub(knowledge, 'new', 'write a new role, route or source to fill in')
    .argument('<what>', 'role, route or source')
    .argument('<id>', 'small letters, digits and hyphens')
    .option('--title <text>', 'role, route: its title (default: made from the id)')
    .option('--specialism <id>', 'set the specialism of a role')
    .option('--kind <kind>', 'set the kind of a route')
    .option('--source <id>', 'cite this source in a role or route')
    .option('--url <address>', 'set the web address of a source')
    .option('--publisher <name>', 'set the publisher of a source')
    .option('--dated <date>', 'set the date of a source, if its page shows one')
    .option('--weight <weight>', 'set the weight of a source: official, good, moderate or weak')
    .action(async (what: string, id: string, options: Options) => {
      const { runKnowledgeNew } = await import('../../commands/knowledge/new.js');
      const typed = ['title', 'specialism', 'kind', 'source', 'url', 'publisher', 'dated', 'weight'].flatMap((key) => {
        const value = text(options, key);
        return value === undefined ? [] : [[key, value]];
      });
      wiring.done(await runKnowledgeNew(benchFor(wiring, options, options.input !== false), what, id, Object.fromEntries(typed)));
    });

  sub(knowledge, 'diff', 'compare the verdicts and advice of two folders: gained, lost and why')
    .argument('<old>', 'a folder of knowledge')
    .argument('[new]', 'another folder (default: --data or ./data)')
    .option('--personas <file>', 'add a persona file or a folder of them (repeatable)', listed)
    .option('--people <n>', 'make up this many people', '200')
    .option('--seed <n>', 'repeat the same made-up people', '1')
    .action(async (older: string, newer: string | undefined, options: Options) => {
      const { runKnowledgeDiff } = await import('../../commands/knowledge/diff.js');
      const more = { people: text(options, 'people'), seed: text(options, 'seed'), personas: texts(options, 'personas') };
      wiring.done(await runKnowledgeDiff(benchFor(wiring, options), older, newer, more));
    });
}

function sub(knowledge: Command, name: string, description: string): Command {
  return knowledge
    .command(name)
    .description(description)
    .addOption(new Option('--format <format>', 'choose the format').choices(['text', 'json']).default('text'))
    .option('--json', 'print JSON')
    .option('--output <file>', 'write to FILE atomically')
    .option('--plain', 'print plain lines, for screen readers')
    .option('--as-of <date>', 'answer as of this date, such as 2026-11-24')
    .option('--data <dir>', 'use the knowledge in this folder')
    .option('--add <dir>', 'add local knowledge (repeatable)', listed)
    .addOption(colourOption())
    .addOption(noColourOption())
    .addOption(new Option('--no-input', 'never ask (only new asks)').hideHelp());
}

const listed = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const text = (options: Options, key: string): string | undefined => (typeof options[key] === 'string' ? options[key] : undefined);

const texts = (options: Options, key: string): readonly string[] => (Array.isArray(options[key]) ? options[key] : []);

/** @param asks whether the command may ask at a terminal; most of them never do. */
function benchFor(wiring: ProgramContext, options: Options, asks = false): WorkbenchContext {
  const format = options.json === true || options.format === 'json' ? 'json' : 'text';
  return {
    context: wiring.contextFor({ ...globals(options), format, input: asks }),
    format,
    data: text(options, 'data'),
    add: texts(options, 'add'),
    asOfNamed: options.asOf !== undefined,
    isThere,
    filesIn,
    makeFolder,
    // These rewrite the file that they have read.
    writeFile: async (path, text) => void (await (await import('../new-file.js')).writeNew(path, text)),
  };
}
