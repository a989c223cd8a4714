import { readPassword } from './io.js';
import { UsageError } from './usage-error.js';

/** Where a password for encrypted captures may come from. */
export interface PasswordArguments {
  readonly password: string | undefined;
  readonly passwordFile: string | undefined;
}

/** The password: the option, the file, or ENTRACE_PASSWORD, in that order; undefined where none is given. */
export async function findPassword(given: PasswordArguments): Promise<string | undefined> {
  if (given.password !== undefined && given.passwordFile !== undefined) {
    throw new UsageError('--password and --password-file cannot be given together.');
  }
  if (given.passwordFile !== undefined) return await readPassword(given.passwordFile);
  return given.password ?? process.env.ENTRACE_PASSWORD;
}
