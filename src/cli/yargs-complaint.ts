import { COMMANDS, type Command } from './command-table.js';
import { suggestion } from './nearest.js';
import { UsageError } from './usage-error.js';

/** Words the complaint of yargs about a command line as one sentence that ends in a way out. */
export function toUsageError({ message }: Error, args: readonly string[]): UsageError {
  const named = COMMANDS.find(({ names }) => names[0] === args[0]);
  const help = named === undefined ? 'entrace --help' : `entrace ${args[0]} --help`;
  return new UsageError(`${complaint(message, named ?? COMMANDS[0])} See ${help}.`);
}

function complaint(message: string, command: Command | undefined): string {
  const unknown = /^Unknown arguments?: ([^,\n]{1,200})/.exec(message)?.[1];
  if (unknown !== undefined) return unknownOption(unknown, Object.keys(command?.options ?? {}));
  const incomplete = /^Not enough arguments following: ([^,\n]{1,200})/.exec(message)?.[1];
  if (incomplete !== undefined) return `The option ${dashed(incomplete)} needs a value.`;
  return `${message.replaceAll('\n', ' ')}.`;
}

/** An option of the same command is meant sooner than one of another. */
function unknownOption(name: string, own: readonly string[]): string {
  const all = COMMANDS.flatMap(({ options }) => Object.keys(options));
  if (all.includes(name)) return `The option ${dashed(name)} belongs to another command.`;
  return `There is no option ${dashed(name)}.${suggestion(name, own)}`;
}

function dashed(option: string): string {
  return option.length === 1 ? `-${option}` : `--${option}`;
}
