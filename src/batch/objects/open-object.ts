import { UsageError } from '../../cli/usage-error.js';
import { InputError } from '../../input/input-error.js';
import type { BundleFile, CaptureContent } from '../capture-source.js';
import { parseObjectUri } from './object-address.js';
import { openContainer } from './open-container.js';

/**
 * Fetches a capture from an object store.
 *
 * @throws InputError where it is not there, or cannot be had
 */
export async function openObject(uri: URL): Promise<CaptureContent> {
  try {
    const member = decodeURIComponent(uri.hash.slice(1));
    return member === ''
      ? { kind: 'bytes', bytes: await fetchObject(uri) }
      : { kind: 'member', bundle: objectBundle(uri), member };
  } catch (error) {
    // In a worker, what is missing on this machine is said of each capture.
    throw error instanceof UsageError ? new InputError('ERR_UNREADABLE_FILE', error.message) : error;
  }
}

async function fetchObject(uri: URL): Promise<Uint8Array> {
  const address = parseObjectUri(uri.href);
  const bytes = await (await openContainer(address)).read(address.path);
  if (bytes !== undefined) return bytes;
  throw new InputError('ERR_NO_SUCH_FILE', 'The object is gone. Run the batch again.');
}

function objectBundle({ href }: URL): BundleFile {
  const [id = href] = href.split('#', 1);
  // Asking whether it has changed would take as long as most captures do.
  return { id, state: async () => '', read: () => fetchObject(new URL(id)) };
}
