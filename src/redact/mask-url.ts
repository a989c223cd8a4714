import { splitForm } from '../model/parameters.js';
import type { Disguise } from './disguise.js';
import { maskHost } from './mask-host.js';
import type { TextMask } from './mask-text.js';
import { isErrorNumber } from './name-exceptions.js';
import { inCharacters } from './secret-labels.js';
import { isNetworkScheme, isTenantPath, percentDecode, urlParts } from './url-parts.js';
import { isFileName, isGuid, isPathToken } from './value-shape.js';

/** Masks URLs: origin and path stay readable, user information goes, query and fragment are cut off or masked. */
export interface UrlMask {
  /** Origin and path. */
  short(url: string): string;
  /** Origin and path, then the names of the query's parameters with the length of each value; numbers of errors stay. */
  long(url: string): string;
}

export function createUrlMask(disguise: Disguise, maskText: TextMask): UrlMask {
  const short = (url: string) => maskShort(url, disguise, maskText);
  return { short, long: (url) => short(url) + maskedQuery(url, disguise, maskText) };
}

function maskShort(url: string, disguise: Disguise, maskText: TextMask): string {
  // The rest of a data: URL is a document of its own.
  if (/^data:/i.test(url))
    return `${url.slice(0, url.indexOf(',') + 1).slice(0, LONGEST_DATA_TYPE) || 'data:'}…`;
  const { scheme, host, port, path } = urlParts(url);
  const shownHost = isNetworkScheme(scheme) && !isGuid(host) ? maskHost(host, disguise) : host;
  return scheme + bracketed(shownHost) + port + maskPath(host, path, disguise, maskText);
}

/** `data:text/html;charset=utf-8;base64,` and a little more. */
const LONGEST_DATA_TYPE = 60;

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function maskPath(host: string, path: string, disguise: Disguise, maskText: TextMask): string {
  const segments = path.split('/');
  const hasTenant = isTenantPath(host, path);
  return segments
    .map((segment, index) => {
      if (hasTenant && index === 1) return maskText(segment, 'identities');
      return maskSegment(segment, segments[index - 1] ?? '', disguise, maskText);
    })
    .join('/');
}

function maskSegment(segment: string, before: string, disguise: Disguise, maskText: TextMask): string {
  const decoded = percentDecode(segment);
  const parent = before.toLowerCase();
  if (parent === 'personal' && decoded.includes('_')) return disguise.identity('user', decoded);
  if (parent === 'users' && isGuid(decoded)) return disguise.identity('oid', decoded);
  if (!disguise.options.includeSecrets && isPathToken(decoded))
    return `{${disguise.secret('opaque value', decoded)}}`;
  return maskText(segment, isFileName(segment) ? 'identities' : 'all');
}

/** `?a=(3 characters)&b=(12 characters)`; a fragment goes entirely. */
function maskedQuery(url: string, disguise: Disguise, maskText: TextMask): string {
  const { query } = urlParts(url);
  if (query === undefined || query === '') return '';
  if (disguise.options.includeSecrets) return `?${maskText(query, 'identities')}`;
  const pairs = splitForm(query).map(({ name, raw }) =>
    isErrorNumber(name, raw)
      ? `${name}=${raw}`
      : `${maskText(name, 'all')}=(${inCharacters(percentDecode(raw))})`,
  );
  return `?${pairs.join('&')}`;
}
