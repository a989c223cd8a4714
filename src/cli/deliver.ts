import { print, tell, writeOutput } from './io.js';
import type { OutputArguments } from './output-arguments.js';

/** Hands the data of a command over: to standard output, or to the file of `--output`, and then says so. */
export async function deliver(
  text: string,
  { output, force, quiet }: OutputArguments,
  { isSecret = false } = {},
): Promise<void> {
  if (output === undefined) return await print(text);
  await writeOutput(output, text, { force, isSecret });
  if (!quiet) await tell(`Written to ${output}.`);
}
