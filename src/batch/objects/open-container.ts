import { openAzureContainer } from './azure-container.js';
import type { ObjectAddress } from './object-address.js';
import type { ObjectContainer } from './object-container.js';
import { openS3Container } from './s3-container.js';

/** Each container is opened once in a thread: it keeps connections. */
const opened = new Map<string, Promise<ObjectContainer>>();

/**
 * Opens a container with the credentials of this machine.
 *
 * @throws UsageError where they, or the package, are missing
 */
export async function openContainer(address: ObjectAddress): Promise<ObjectContainer> {
  const known = opened.get(address.container);
  if (known !== undefined) return await known;
  const opening = address.kind === 'azure' ? openAzureContainer(address) : openS3Container(address);
  opened.set(address.container, opening);
  return await opening;
}
