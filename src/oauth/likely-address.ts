import { findLoginHost } from '../knowledge/login-hosts.js';
import { isDetourHost } from './endpoints.js';
import { isManagedIdentityHost } from './managed-identity.js';

/** A URL as nearly all are, and its host. All others are taken for likely. */
const PLAIN_URL = /^https?:\/\/([\w.-]+)(?::\d+)?(?:[/?#][!#-$&-[\]^-~]*)?$/i;

/** What a path has that shows, on a host nobody knows, that an authority stands behind it. */
const TELLING_PATH = /\/adfs|\/dstsv2|b2c_1|\.onmicrosoft\.|[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-/i;

/**
 * Tells at a glance which URLs may be addresses of an authority: what this denies is none, nor one of a managed identity,
 * whatever reads it with care. A large capture has tens of thousands of entries that only their URL is known of.
 */
export function likelyAddresses(): (url: string) => boolean {
  const hosts = new Map<string, boolean>();
  return (url) => {
    const host = PLAIN_URL.exec(url)?.[1]?.toLowerCase();
    if (host === undefined || TELLING_PATH.test(url)) return true;
    const known = hosts.get(host);
    if (known !== undefined) return known;
    const isLikely = findLoginHost(host) !== undefined || isDetourHost(host) || isManagedIdentityHost(host);
    hosts.set(host, isLikely);
    return isLikely;
  };
}
