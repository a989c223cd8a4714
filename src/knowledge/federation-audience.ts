import { parseUrl } from '../model/url.js';
import { findLoginHost } from './login-hosts.js';

/**
 * Whether the audience of a SAML assertion stands for Entra: the name that federated domains use, with one spelling a
 * cloud (`urn:federation:MicrosoftOnline`, `urn:federation:partner.microsoftonline.cn`; protocol facts 2.8), or a URL of
 * a login host, which RFC 7522 section 3 allows as well.
 */
export function isFederationAudience(audience: string): boolean {
  if (/^urn:federation:(?:[a-z]{1,20}\.){0,3}microsoftonline(?:\.[a-z]{2,3})?$/i.test(audience)) return true;
  const url = parseUrl(audience);
  return url !== undefined && findLoginHost(url.host) !== undefined;
}
