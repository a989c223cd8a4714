import { textFromBase64 } from '../model/base64.js';
import { decodeFormValue } from '../model/parameters.js';
import type { SecretKind } from './kinds.js';
import { percentDecode } from './url-parts.js';

/** An Authorization value in its two parts (RFC 9110 section 11.4). */
export interface Authorization {
  readonly scheme: string;
  readonly credential: string;
}

/** Splits `Bearer eyJ…`; undefined where there is no scheme. */
export function parseAuthorization(value: string): Authorization | undefined {
  const [, scheme, credential] = /^\s*([\w-]{1,40})\s+(\S[\s\S]*)$/.exec(value) ?? [];
  return scheme === undefined || credential === undefined ? undefined : { scheme, credential };
}

const SCHEME_KINDS: ReadonlyMap<string, SecretKind> = new Map([
  ['bearer', 'access_token'],
  ['pop', 'access_token'],
  ['dpop', 'access_token'],
  ['mtls_pop', 'access_token'],
]);

/** The kind of secret that an authentication scheme carries (RFC 9110 section 11.4). */
export function schemeKind(scheme: string): SecretKind {
  return SCHEME_KINDS.get(scheme.toLowerCase()) ?? 'credential';
}

/** `user:password` of the Basic scheme, each form-encoded for OAuth clients (RFC 6749 section 2.3.1). */
export interface BasicCredential {
  readonly user: string;
  readonly password: string;
  /** The same without blanks for `+`: whoever is no OAuth client means the sign itself. */
  readonly plusPassword: string;
}

export function parseBasic(credential: string): BasicCredential | undefined {
  const text = textFromBase64(credential);
  const colon = text?.indexOf(':') ?? -1;
  if (text === undefined || colon < 0) return undefined;
  const rawPassword = text.slice(colon + 1);
  return {
    user: decodeFormValue(text.slice(0, colon)),
    password: decodeFormValue(rawPassword),
    plusPassword: percentDecode(rawPassword),
  };
}
