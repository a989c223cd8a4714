import type { Entry } from '../model/capture.js';
import { findHeader, inRequest } from '../model/headers.js';
import type { Parameters } from '../model/parameters.js';
import { isRedacted } from '../model/redacted-value.js';
import type { BearerCredential } from './messages.js';

const TOKEN_SCHEMES = /^(bearer|pop|dpop|mtls_pop)\s+(\S.*)$/is;

/** The access token a request carries in its Authorization header, or in its URL (RFC 6750 section 2). */
export function findBearer(entry: Entry, query: Parameters): BearerCredential | undefined {
  const header = findHeader(entry.request.headers, 'authorization');
  if (header !== undefined) return bearerOfHeader(header.value, header.position);
  const parameter = query.get('access_token');
  if (parameter === undefined) return undefined;
  return { scheme: 'url', value: parameter.value, at: parameter.at, isRedacted: parameter.isRedacted };
}

function bearerOfHeader(text: string, position: number): BearerCredential | undefined {
  const at = inRequest({ position });
  if (isRedacted(text)) return { scheme: 'Bearer', value: text, at, isRedacted: true };
  const [, scheme, value] = TOKEN_SCHEMES.exec(text.trim()) ?? [];
  if (scheme === undefined || value === undefined) return undefined;
  return { scheme, value, at, isRedacted: isRedacted(value) };
}
