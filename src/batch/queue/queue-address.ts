import { UsageError } from '../../cli/usage-error.js';

/** Where a queue is. */
export interface QueueAddress {
  readonly kind: 'redis' | 'postgres';
  /** With its password: for the connection, never for a message. */
  readonly url: string;
  /** Scheme, host, port and path: for messages. */
  readonly shown: string;
}

const KINDS: ReadonlyMap<string, QueueAddress['kind']> = new Map([
  ['redis:', 'redis'],
  ['rediss:', 'redis'],
  ['postgres:', 'postgres'],
  ['postgresql:', 'postgres'],
]);

/**
 * Reads what `--queue` names.
 *
 * @throws UsageError for anything but a Redis or PostgreSQL; does not repeat it, for it may hold a password
 */
export function parseQueueAddress(given: string): QueueAddress {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const kind = KINDS.get(url?.protocol ?? '');
  if (url === undefined || kind === undefined || url.host === '') {
    throw new UsageError(
      '--queue: give the address of a queue, as in redis://host or postgres://host/database.',
    );
  }
  return { kind, url: given, shown: `${url.protocol}//${url.host}${url.pathname}` };
}
