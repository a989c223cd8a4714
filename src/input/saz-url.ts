import { headerValue } from '../model/headers.js';
import { BIT_IS_HTTPS, type FiddlerMetadata } from './fiddler-metadata.js';
import type { HttpRequestMessage } from './http-message.js';
import type { SazNoteCode } from './saz-notes.js';

/** The URL of a request, and what had to be assumed for it. */
export interface SazUrl {
  readonly url: string;
  readonly note?: SazNoteCode;
}

const ABSOLUTE = /^[a-z][a-z0-9+.-]{0,20}:\/\//i;

/**
 * The absolute URL of a request. Fiddler writes it into the request line; other writers leave the host to the Host
 * header and the scheme to the metadata. A CONNECT names host and port only: `https://host:port`.
 */
export function requestUrl(request: HttpRequestMessage, metadata: FiddlerMetadata | undefined): SazUrl {
  const { method, target, headers } = request;
  if (ABSOLUTE.test(target)) return { url: target };
  if (method === 'CONNECT') return { url: `https://${target}` };
  const host = headerValue(headers, 'host') ?? headerValue(headers, ':authority') ?? '';
  if (host === '') return { url: target, note: 'saz-host-missing' };
  // `OPTIONS *` asks about the server as a whole.
  const path = target === '*' ? '' : target;
  if (metadata === undefined)
    return { url: `${guessScheme(host)}://${host}${path}`, note: 'saz-scheme-guessed' };
  return { url: `${metadata.bitFlags & BIT_IS_HTTPS ? 'https' : 'http'}://${host}${path}` };
}

/** Login hosts take nothing but TLS, so only what cannot be TLS is taken for plain HTTP. */
function guessScheme(host: string): 'http' | 'https' {
  return /:80$|^(?:localhost|127\.|\[::1\])/i.test(host) ? 'http' : 'https';
}
