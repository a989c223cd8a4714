import { UsageError } from '../../cli/usage-error.js';

/** A place in an object store: a container, and what names in it begin with. */
export interface ObjectAddress {
  readonly kind: 'azure' | 's3';
  /** URI of the container, without a slash at its end: `s3://bucket`, `https://account.blob.core.windows.net/container`. */
  readonly container: string;
  /** Path below the container as a key has it, without slashes at its ends; empty for all of it. */
  readonly path: string;
}

/** Whether it names an object store rather than a file. */
export function isObjectUri(given: string): boolean {
  return /^(?:https?|s3):\/\//i.test(given);
}

/**
 * Reads the URI of a place in an object store.
 *
 * @throws UsageError for one that cannot be used; does not repeat it, for it may hold a signature
 */
export function parseObjectUri(given: string): ObjectAddress {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined) throw new UsageError(`This address cannot be read. ${EXAMPLES}`);
  if (url.search !== '' || url.username !== '' || url.password !== '') {
    throw new UsageError(
      'An address must hold no key and no signature: results and messages show it. Set AZURE_STORAGE_SAS_TOKEN, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and name the place without it.',
    );
  }
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const address = url.protocol === 's3:' ? s3Address(url, parts) : azureAddress(url, parts);
  if (address === undefined) throw new UsageError(`This address names no container of a store. ${EXAMPLES}`);
  return address;
}

const EXAMPLES = 'Use https://<account>.blob.core.windows.net/<container>/<path> or s3://<bucket>/<path>.';

function s3Address(url: URL, parts: readonly string[]): ObjectAddress | undefined {
  if (url.host === '') return undefined;
  return { kind: 's3', container: `s3://${url.host}`, path: toKey(parts) };
}

/** On a host of its own an account is the first label of the host's name; elsewhere, as in Azurite, of the path. */
function azureAddress(url: URL, parts: readonly string[]): ObjectAddress | undefined {
  const before = /\.blob\./.test(url.hostname) ? 1 : 2;
  if (parts.length < before) return undefined;
  const container = [url.origin, ...parts.slice(0, before)].join('/');
  return { kind: 'azure', container, path: toKey(parts.slice(before)) };
}

function toKey(parts: readonly string[]): string {
  try {
    return parts.map(decodeURIComponent).join('/');
  } catch {
    throw new UsageError('A % in the address is followed by no two digits. Write it as %25.');
  }
}

/** The URI of an object; the inverse of {@link parseObjectUri}. */
export function objectUri(container: string, key: string): string {
  return `${container}/${key.split('/').map(encodeURIComponent).join('/')}`;
}

/** Refuses results that would lie among what is read. */
export function checkObjectPath(path: string, output: string): void {
  const { container, path: below } = parseObjectUri(path);
  if (!isObjectUri(output)) return;
  const place = parseObjectUri(output);
  const isInside = below === '' || place.path === below || place.path.startsWith(`${below}/`);
  if (place.container === container && isInside) {
    throw new UsageError(`--output: ${path} is to be read, so the results must go to another place.`);
  }
}
