import { UsageError } from '../cli/usage-error.js';

/**
 * Loads a package that only some runs need and that is not installed with entrace.
 *
 * @throws UsageError where it is missing; says what to install
 */
export async function optionalPackage<Module>(load: () => Promise<Module>, names: string): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error;
    throw new UsageError(`This needs packages that are not installed. Install them: npm install ${names}`);
  }
}
