import { fromLatin1, toLatin1 } from './latin1.js';

/** Decodes base64 or base64url, padded or not, to bytes; undefined where it is neither. */
export function fromBase64(text: string): Uint8Array | undefined {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(standard) || standard.length % 4 === 1) return undefined;
  try {
    return toLatin1(atob(standard));
  } catch {
    return undefined;
  }
}

/** Decodes base64 or base64url to UTF-8 text; undefined where it is not that. */
export function textFromBase64(text: string): string | undefined {
  const bytes = fromBase64(text);
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Encodes bytes as base64url without padding (RFC 7515 section 2). */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(fromLatin1(bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
