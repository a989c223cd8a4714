import type { Disguise } from './disguise.js';
import { isInternalHost, isPersonalAddress } from './value-shape.js';

/** An internal host name or a personal address gets its pseudonym; all other hosts stay. */
export function maskHost(host: string, disguise: Disguise): string {
  if (isPersonalAddress(host)) return disguise.identity('ip', host);
  return isInternalHost(host) ? disguise.identity('host', host) : host;
}
