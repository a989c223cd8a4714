import { InputError } from '../../input/input-error.js';

/** What a store did not do. Its own words stay out: they may hold the address with its signature. */
export function storeFault(error: unknown): InputError {
  const status = statusOf(error);
  const why = status === undefined ? 'did not answer' : `answered ${status}`;
  const next =
    status === 401 || status === 403 ? 'Check the key or signature that this machine has.' : 'Try again.';
  return new InputError('ERR_UNREADABLE_FILE', `The object store ${why}. ${next}`);
}

/** HTTP status of an answer, as the packages of Azure and S3 hand it out; undefined where there was none. */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const status = 'statusCode' in error ? error.statusCode : 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : undefined;
}
