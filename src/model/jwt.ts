import { decodeProtectedHeader } from 'jose/decode/protected_header';
import { decodeJwt } from 'jose/jwt/decode';
import { isObject, type JsonObject } from './json.js';

/**
 * A compact JWS or JWE, decoded and **not** verified (RFC 7519, RFC 7516). What it says is evidence of what
 * was sent, not of who sent it. NumericDate claims stay in seconds, as captured.
 */
export interface Jwt {
  readonly format: 'jwt' | 'jwe';
  readonly header: JsonObject;
  /** Empty for a JWE. */
  readonly payload: JsonObject;
  /** The third segment; empty where it was cut away. */
  readonly signature: string;
}

/** No token seen in the field is longer; larger text is not decoded. */
const LONGEST_JWT = 256 * 1024;

const COMPACT_JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[^.]*$/;
const COMPACT_JWE = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/;

/** Decodes a compact JWT; undefined where the text is none. Never throws, never verifies. */
export function parseJwt(text: string): Jwt | undefined {
  if (text.length > LONGEST_JWT || !text.startsWith('ey')) return undefined;
  if (COMPACT_JWE.test(text)) return parseJwe(text);
  return COMPACT_JWS.test(text) ? parseJws(text) : undefined;
}

function parseJws(text: string): Jwt | undefined {
  const signature = text.slice(text.lastIndexOf('.') + 1);
  try {
    const header = decodeProtectedHeader(text);
    const payload = decodeJwt(text);
    return isObject(header) ? { format: 'jwt', header: { ...header }, payload, signature } : undefined;
  } catch {
    return undefined;
  }
}

function parseJwe(text: string): Jwt | undefined {
  try {
    return { format: 'jwe', header: { ...decodeProtectedHeader(text) }, payload: {}, signature: '' };
  } catch {
    return undefined;
  }
}
