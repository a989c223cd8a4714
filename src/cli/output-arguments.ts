import { lastFlagOf, lastOf } from './choice.js';
import { STANDARD_STREAM } from './io.js';

/** Where the data of a command goes, and what is said beside it: the same for every command. */
export interface OutputArguments {
  /** A path; undefined for standard output. */
  readonly output: string | undefined;
  readonly force: boolean;
  readonly quiet: boolean;
  /** Undefined where the terminal decides. */
  readonly color: boolean | undefined;
}

/** Narrows what yargs parsed; every option may have been given more than once. */
export function toOutputArguments(parsed: ReadonlyMap<string, unknown>): OutputArguments {
  const output = lastOf(parsed.get('output'));
  return {
    output: output === STANDARD_STREAM ? undefined : output,
    force: lastFlagOf(parsed.get('force')) ?? false,
    quiet: lastFlagOf(parsed.get('quiet')) ?? false,
    color: lastFlagOf(parsed.get('color')),
  };
}
