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

/** What yargs parsed, by the names of options; `_` and `--` hold the words beside them. */
export type Parsed = ReadonlyMap<string, unknown>;

interface Command {
  readonly names: readonly string[];
  readonly describe: string;
  readonly options: Readonly<Record<string, Options>>;
  /** Reads its arguments and runs; its code is loaded only then. */
  readonly run: (parsed: Parsed) => Promise<ExitCode>;
}

/** Every command, in the order that --help shows them. */
export const COMMANDS: readonly Command[] = [
  {
    names: ['analyze', '$0'],
    describe: 'Report on captures; - reads standard input',
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
    options: BATCH_OPTIONS,
    run: async (parsed) => {
      const given = toBatchArguments(parsed, await findConfig(parsed));
      const { batchCommand } = await import('./commands/batch.js');
      return await batchCommand(given);
    },
  },
  {
    names: ['explain'],
    describe: 'Explain codes, rules, claims, grants, or a whole error message, offline',
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
