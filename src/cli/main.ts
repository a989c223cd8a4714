import yargs, { type Argv } from 'yargs';
import { VERSION } from '../report/version.js';
import { COMMANDS, type Command } from './command-table.js';
import { EXIT_CODES, type ExitCode } from './exit-code.js';
import { print, tell } from './io.js';
import { UsageError } from './usage-error.js';
import { toUsageError } from './yargs-complaint.js';

const EPILOGUE = [
  'Exit codes: 0 done, 1 findings at or above --fail-on, 2 unusable arguments or an input that cannot be read, 3 a fault in entrace.',
  'Data goes nowhere but where you say; secrets and identities are masked.',
].join(' ');

/** Columns of --help: enough that options and their descriptions stay apart. */
const HELP_COLUMNS = 100;

/** Runs the command line and says how it ended. */
export async function main(args: readonly string[]): Promise<void> {
  process.exitCode = await exitCode(args);
}

async function exitCode(args: readonly string[]): Promise<ExitCode> {
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
async function parse(args: readonly string[]): Promise<() => Promise<ExitCode>> {
  let run = () => printed('');
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
    });
  for (const command of COMMANDS) {
    parser.command({
      command: command.names,
      describe: command.describe,
      // No positional is declared: yargs loses a lone `-` among declared ones.
      builder: (own) => withOwnHelp(own, command, args).options(command.options),
      handler: (parsed) => {
        run = () => command.run(new Map(Object.entries(parsed)));
      },
    });
  }
  parser
    .strictOptions()
    .recommendCommands()
    .showHelpOnFail(false)
    .epilogue(EPILOGUE)
    .wrap(HELP_COLUMNS)
    .help()
    .alias('help', 'h')
    .version(VERSION);
  await parser.parseAsync([...args], {}, (error, _parsed, output) => {
    if (error !== undefined && error !== null) throw toUsageError(error, args);
    if (output !== '') run = () => printed(`${output}\n`);
  });
  return run;
}

/** `entrace --help` is the help of the whole, though a command is run without its name. */
function withOwnHelp(
  parser: Argv,
  { names, describe, usage, exits }: Command,
  args: readonly string[],
): Argv {
  const [name = ''] = names;
  if (args[0] !== name) return parser;
  const [words, ...lines] = usage;
  const head = `$0 ${name} ${words}`.trim();
  return parser
    .usage([head, `${describe}.`, lines.join('\n')].join('\n\n'))
    .epilogue(`Exit codes: ${exits}.`);
}

async function printed(text: string): Promise<ExitCode> {
  await print(text);
  return EXIT_CODES.done;
}
