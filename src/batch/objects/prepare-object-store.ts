import { UsageError } from '../../cli/usage-error.js';
import { InputError } from '../../input/input-error.js';
import { objectUri, parseObjectUri } from './object-address.js';
import type { ObjectContainer } from './object-container.js';
import { openContainer } from './open-container.js';

/**
 * Looks whether results may go there; the URI of their store, the same however it was written.
 *
 * @throws UsageError where the place holds other things, or cannot be reached
 */
export async function prepareObjectStore(output: string, force: boolean): Promise<string> {
  const address = parseObjectUri(output);
  const { container, path } = address;
  const uri = path === '' ? `${container}/` : `${objectUri(container, path)}/`;
  const root = path === '' ? '' : `${path}/`;
  const opened = await openContainer(address);
  try {
    if (force || (await holds(opened, `${root}.entrace/`)) || !(await holds(opened, root))) return uri;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new UsageError(`--output: ${uri}: ${error.message}`);
  }
  throw new UsageError(
    `--output: ${uri} holds other objects. Name a new place, or write into it with --force.`,
  );
}

async function holds(container: ObjectContainer, prefix: string): Promise<boolean> {
  for await (const _ of container.list(prefix)) return true;
  return false;
}
