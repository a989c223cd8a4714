import { isIdentityUrl } from '../redact/identity-traffic.js';

/**
 * Whether the answer of an exchange holds anything that a sanitized capture keeps: the body of a sign-in, or what says
 * why a call failed.
 */
export function needsAnswer({
  url = '',
  status = 0,
}: {
  readonly url?: string | undefined;
  readonly status?: number | undefined;
}): boolean {
  return status < 200 || status >= 400 || isIdentityUrl(url);
}
