import type { Options } from 'yargs';
import { ANALYZE_OPTIONS, toAnalyzeArguments } from './analyze-options.js';
import { ATTACH_OPTIONS, toAttachArguments } from './attach-options.js';
import { BATCH_OPTIONS, toBatchArguments } from './batch-options.js';
import { lastFlagOf, lastOf } from './choice.js';
import { type Config, readConfig, tellFoundConfig } from './config-file.js';
import type { ExitCode } from './exit-code.js';
import { EXPLAIN_OPTIONS, toExplainArguments } from './explain-options.js';
import { OPEN_OPTIONS, toOpenArguments } from './open-options.js';
import { RULES_OPTIONS, toRulesArguments } from './rules-options.js';
import { SANITIZE_OPTIONS, toSanitizeArguments } from './sanitize-options.js';
import { SERVE_OPTIONS, toServeArguments } from './serve-options.js';
import { SHOW_OPTIONS, toShowArguments } from './show-options.js';
import { toWorkerArguments, WORKER_OPTIONS } from './worker-options.js';

/** What yargs parsed, by the names of options; `_` and `--` hold the words beside them. */
export type Parsed = ReadonlyMap<string, unknown>;

/** One command, and what `--help` says of it. */
export interface Command {
  readonly names: readonly string[];
  readonly describe: string;
  /** What its own help begins with, after the name: the words that it takes, then lines on how to use it. */
  readonly usage: readonly [words: string, ...lines: string[]];
  /** What its exit codes mean, where `--help` of the whole says it otherwise. */
  readonly exits: string;
  readonly options: Readonly<Record<string, Options>>;
  /** Reads its arguments and runs; its code is loaded only then. */
  readonly run: (parsed: Parsed) => Promise<ExitCode>;
}

/** Every command, in the order that --help shows them. */
export const COMMANDS: readonly Command[] = [
  {
    names: ['analyze', '$0'],
    describe: 'Report on captures; - reads standard input',
    usage: ['<capture...>', 'Each capture gets a report of its own. The same as entrace <capture...>'],
    exits:
      '0 done, 1 findings at or above --fail-on, 2 unusable arguments or an input that cannot be read, 3 a fault in entrace',
    options: ANALYZE_OPTIONS,
    run: async (parsed) => {
      const given = toAnalyzeArguments(parsed, await findConfig(parsed));
      const { analyzeCommand } = await import('./commands/analyze.js');
      return await analyzeCommand(given);
    },
  },
  {
    names: ['sanitize'],
    describe: 'Write a capture without secrets that gives the same findings',
    usage: [
      '<capture> -o <file>',
      'Secrets and names become replacements; what was written is analysed again, and the findings are compared.',
      'With --check alone it is a gate: entrace sanitize --check <capture>',
    ],
    exits:
      '0 done, 1 findings were lost (see --allow-loss) or --check found secrets, 2 unusable arguments or an input that cannot be read, 3 a fault in entrace',
    options: SANITIZE_OPTIONS,
    run: async (parsed) => {
      const given = toSanitizeArguments(parsed);
      const { sanitizeCommand } = await import('./commands/sanitize.js');
      return await sanitizeCommand(given);
    },
  },
  {
    names: ['attach'],
    describe: 'Make one file for a support case, checked for secrets',
    usage: [
      '<capture> -o <zip>',
      'The zip holds the sanitized capture, its report as HTML, a note to paste, the receipt and the ids that support asks for.',
    ],
    exits:
      '0 done, 1 not written since findings were lost (see --allow-loss), 2 unusable arguments or an input that cannot be read, 3 a fault in entrace',
    options: ATTACH_OPTIONS,
    run: async (parsed) => {
      const given = toAttachArguments(parsed);
      const { attachCommand } = await import('./commands/attach.js');
      return await attachCommand(given);
    },
  },
  {
    names: ['show'],
    describe: 'Show one exchange or one flow of a capture, masked',
    usage: ['<capture> --entry <number>', 'Or --flow <number>. Numbers are those that reports give.'],
    exits: '0 done, 2 unusable arguments or an input that cannot be read, 3 a fault in entrace',
    options: SHOW_OPTIONS,
    run: async (parsed) => {
      const given = toShowArguments(parsed);
      const { showCommand } = await import('./commands/show.js');
      return await showCommand(given);
    },
  },
  {
    names: ['batch'],
    describe: 'Report on many captures: one result each, a summary, root causes in groups',
    usage: [
      '<path...> -o <folder>',
      'Paths are files, folders, patterns and zips; - reads a list of them, one a line.',
    ],
    exits:
      '0 done, 1 findings at or above --fail-on, 2 unusable arguments, 3 a fault in entrace. A capture that cannot be read is a row of the result',
    options: BATCH_OPTIONS,
    run: async (parsed) => {
      const given = toBatchArguments(parsed, await findConfig(parsed));
      const { batchCommand } = await import('./commands/batch.js');
      return await batchCommand(given);
    },
  },
  {
    names: ['worker'],
    describe: 'Take part in a batch on many machines: analyse what its queue holds',
    usage: [
      '--queue <address>',
      'entrace batch --queue fills the queue. Whoever may write to it decides what this machine reads: keep it to yourselves.',
    ],
    exits:
      '0 stopped by Ctrl-C, 2 unusable arguments or a queue that cannot be reached, 3 a fault in entrace',
    options: WORKER_OPTIONS,
    run: async (parsed) => {
      const given = toWorkerArguments(parsed);
      const { workerCommand } = await import('./commands/worker.js');
      return await workerCommand(given);
    },
  },
  {
    names: ['explain'],
    describe: 'Explain codes, rules, claims, grants, or a whole error message, offline',
    usage: [
      '<topic...>',
      'A topic is a code (50011), a rule, claim, grant, scope, parameter, error, header, endpoint, host or application, by its name or id; or a whole error message in quotes.',
      'entrace explain - reads a message or a token from standard input, entrace explain --jwt - a token alone.',
      'Secrets in what is pasted are not repeated, and nothing is sent anywhere.',
    ],
    exits:
      '0 all was known, 2 unusable arguments or a topic that is not known (its neighbours are named), 3 a fault in entrace',
    options: EXPLAIN_OPTIONS,
    run: async (parsed) => {
      const given = toExplainArguments(parsed);
      const { explainCommand } = await import('./commands/explain.js');
      return await explainCommand(given);
    },
  },
  {
    names: ['rules'],
    describe: 'List the rules',
    usage: ['', 'All that entrace looks for; entrace explain <rule> tells one in full.'],
    exits: '0 done, 2 unusable arguments, 3 a fault in entrace',
    options: RULES_OPTIONS,
    run: async (parsed) => {
      const given = toRulesArguments(parsed);
      const { rulesCommand } = await import('./commands/rules.js');
      return await rulesCommand(given);
    },
  },
  {
    names: ['serve'],
    describe: 'Serve the page onto which captures are dropped, for this machine only',
    usage: ['', 'Captures that are dropped onto the page stay in the browser. Ctrl-C ends it.'],
    exits: '0 done, 2 unusable arguments, 3 a fault in entrace',
    options: SERVE_OPTIONS,
    run: async (parsed) => {
      const given = toServeArguments(parsed);
      const { serveCommand } = await import('./commands/serve.js');
      return await serveCommand(given);
    },
  },
  {
    names: ['open'],
    describe: 'Show the report on captures in the browser',
    usage: ['<capture...>', 'Writes the report as HTML to a temporary file and opens that.'],
    exits: '0 done, 2 unusable arguments or an input that cannot be read, 3 a fault in entrace',
    options: OPEN_OPTIONS,
    run: async (parsed) => {
      const given = toOpenArguments(parsed);
      const { openCommand } = await import('./commands/open.js');
      return await openCommand(given);
    },
  },
];

/** The config file that is named, or that lies there: the latter is told. */
async function findConfig(parsed: Parsed): Promise<Config | undefined> {
  const named = lastOf(parsed.get('config'));
  const config = await readConfig(named);
  if (named === undefined && lastFlagOf(parsed.get('quiet')) !== true) await tellFoundConfig(config);
  return config;
}
