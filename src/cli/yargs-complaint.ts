import { COMMANDS } from './command-table.js';
import { suggestion } from './nearest.js';
import { UsageError } from './usage-error.js';

/** Words the complaint of yargs as one sentence that ends in a way out. */
export function toUsageError({ message }: Error): UsageError {
  return new UsageError(`${complaint(message)} See entrace --help.`);
}

function complaint(message: string): string {
  const unknown = /^Unknown arguments?: ([^,\n]{1,200})/.exec(message)?.[1];
  if (unknown !== undefined) return unknownOption(unknown);
  const incomplete = /^Not enough arguments following: ([^,\n]{1,200})/.exec(message)?.[1];
  if (incomplete !== undefined) return `The option ${dashed(incomplete)} needs a value.`;
  return `${message.replaceAll('\n', ' ')}.`;
}

function unknownOption(name: string): string {
  const known = [...new Set(COMMANDS.flatMap(({ options }) => Object.keys(options)))];
  if (known.includes(name)) return `The option ${dashed(name)} belongs to another command.`;
  return `There is no option ${dashed(name)}.${suggestion(name, known)}`;
}

function dashed(option: string): string {
  return option.length === 1 ? `-${option}` : `--${option}`;
}
