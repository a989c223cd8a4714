import { UsageError } from '../../cli/usage-error.js';
import { InputError } from '../../input/input-error.js';
import type { CaptureContent } from '../capture-source.js';
import { parseObjectUri } from './object-address.js';
import { openContainer } from './open-container.js';

/**
 * Fetches a capture from an object store.
 *
 * @throws InputError where it is not there, or cannot be had
 */
export async function openObject(uri: URL): Promise<CaptureContent> {
  try {
    const address = parseObjectUri(uri.href);
    const bytes = await (await openContainer(address)).read(address.path);
    if (bytes !== undefined) return { kind: 'bytes', bytes };
  } catch (error) {
    // In a worker, what is missing on this machine is said of each capture.
    throw error instanceof UsageError ? new InputError('ERR_UNREADABLE_FILE', error.message) : error;
  }
  throw new InputError('ERR_NO_SUCH_FILE', 'The object is gone. Run the batch again.');
}
