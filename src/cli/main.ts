import yargs from 'yargs';
import { VERSION } from '../report/version.js';
import { ANALYZE_OPTIONS, toAnalyzeArguments } from './analyze-options.js';
import { lastFlagOf, lastOf } from './choice.js';
import type { AnalyzeArguments } from './commands/analyze.js';
import { readConfig, tellFoundConfig } from './config-file.js';
import { EXIT_CODES, type ExitCode } from './exit-code.js';
import { EXPLAIN_OPTIONS, toExplainArguments } from './explain-options.js';
import { print, tell } from './io.js';
import { suggestion } from './nearest.js';
import { RULES_OPTIONS, toRulesArguments } from './rules-options.js';
import { UsageError } from './usage-error.js';

/** A command that was asked for, with its arguments read. */
type Run = () => Promise<ExitCode>;

const EPILOGUE = [
  'Exit codes: 0 done, 1 findings at or above --fail-on, 2 unusable arguments or an input that cannot be read, 3 a fault in entrace.',
  'Nothing leaves this machine; secrets and identities are masked.',
].join(' ');

/** What a misspelt option may have meant. */
const OPTION_NAMES = Object.keys({ ...ANALYZE_OPTIONS, ...EXPLAIN_OPTIONS, ...RULES_OPTIONS });

/** Columns of --help: enough that options and their descriptions stay apart. */
const HELP_COLUMNS = 100;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<ExitCode> {
  try {
    const run = await parse(args);
    return await run();
  } catch (error) {
    if (error instanceof UsageError) {
      await tell(`entrace: ${error.message}`);
      return EXIT_CODES.unusable;
    }
    const { tellFault } = await import('./tell-fault.js');
    await tellFault('entrace', error);
    return EXIT_CODES.fault;
  }
}

/** Finds the command and its arguments. Nothing runs inside yargs, so that its errors are all about arguments. */
async function parse(args: readonly string[]): Promise<Run> {
  let run: Run = () => printed('');
  const parser = yargs()
    .scriptName('entrace')
    .usage(
      '$0 <capture...>\n\nSays what went wrong in the sign-in that a HAR or SAZ capture holds, with proof and fix.',
    )
    .locale('en')
    .parserConfiguration({
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'populate--': true,
    })
    .command({
      command: ['analyze', '$0'],
      describe: 'Report on captures; - reads standard input',
      // No positional is declared: yargs loses a lone `-` among declared ones.
      builder: (command) => command.options(ANALYZE_OPTIONS),
      handler: (parsed) => {
        run = async () => {
          const given = await readAnalyzeArguments(new Map(Object.entries(parsed)));
          const { analyzeCommand } = await import('./commands/analyze.js');
          return await analyzeCommand(given);
        };
      },
    })
    .command({
      command: 'explain',
      describe: 'Explain codes, rules, claims, grants, or a whole error message, offline',
      builder: (command) => command.options(EXPLAIN_OPTIONS),
      handler: (parsed) => {
        run = async () => {
          const given = toExplainArguments(new Map(Object.entries(parsed)));
          const { explainCommand } = await import('./commands/explain.js');
          return await explainCommand(given);
        };
      },
    })
    .command({
      command: 'rules',
      describe: 'List the rules',
      builder: (command) => command.options(RULES_OPTIONS),
      handler: (parsed) => {
        run = async () => {
          const given = toRulesArguments(new Map(Object.entries(parsed)));
          const { rulesCommand } = await import('./commands/rules.js');
          return await rulesCommand(given);
        };
      },
    })
    .strictOptions()
    .recommendCommands()
    .showHelpOnFail(false)
    .epilogue(EPILOGUE)
    .wrap(HELP_COLUMNS)
    .help()
    .alias('help', 'h')
    .version(VERSION);
  await parser.parseAsync([...args], {}, (error, _parsed, output) => {
    if (error !== undefined && error !== null) throw usageError(error);
    if (output !== '') run = () => printed(`${output}\n`);
  });
  return run;
}

async function readAnalyzeArguments(parsed: ReadonlyMap<string, unknown>): Promise<AnalyzeArguments> {
  const named = lastOf(parsed.get('config'));
  const config = await readConfig(named);
  if (named === undefined && lastFlagOf(parsed.get('quiet')) !== true) await tellFoundConfig(config);
  return toAnalyzeArguments(parsed, config);
}

async function printed(text: string): Promise<ExitCode> {
  await print(text);
  return EXIT_CODES.done;
}

/** Words yargs's complaint as one sentence that ends in a way out. */
function usageError({ message }: Error): UsageError {
  return new UsageError(`${complaint(message)} See entrace --help.`);
}

function complaint(message: string): string {
  const unknown = /^Unknown arguments?: ([^,\n]{1,200})/.exec(message)?.[1];
  if (unknown !== undefined && OPTION_NAMES.includes(unknown)) {
    return `The option ${dashed(unknown)} belongs to another command.`;
  }
  if (unknown !== undefined) {
    return `There is no option ${dashed(unknown)}.${suggestion(unknown, OPTION_NAMES)}`;
  }
  const incomplete = /^Not enough arguments following: ([^,\n]{1,200})/.exec(message)?.[1];
  if (incomplete !== undefined) return `The option ${dashed(incomplete)} needs a value.`;
  return `${message.replaceAll('\n', ' ')}.`;
}

function dashed(option: string): string {
  return option.length === 1 ? `-${option}` : `--${option}`;
}
