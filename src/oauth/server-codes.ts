import type { OAuthError } from './messages.js';

/** Numbers that Entra, Azure AD B2C and AD FS print in front of their messages (notes on AADSTS, section 0). */
const CODE = /AADSTS(\d{4,8})|AADB2C(\d{5,6})|MSIS(\d{4})/g;

/** No description seen is longer; the rest of a longer one is not searched. */
const LONGEST_DESCRIPTION = 16 * 1024;

/** All codes named in a text, in order, each once. */
export function codesIn(text: string | undefined): string[] {
  if (text === undefined) return [];
  const found = [...text.slice(0, LONGEST_DESCRIPTION).matchAll(CODE)].map(([whole]) => whole);
  return [...new Set(found)];
}

/** The first of the errors that names one of the codes. */
export function findErrorNaming(
  errors: readonly OAuthError[],
  codes: readonly string[],
): OAuthError | undefined {
  return errors.find((error) => error.codes.some((code) => codes.includes(code)));
}

/** The ids and the time that end a server message. */
export interface MessageTail {
  readonly traceId: string | undefined;
  readonly correlationId: string | undefined;
  readonly timestamp: string | undefined;
}

const GUID = '([0-9a-f]{8}-[0-9a-f-]{27})';

/** Reads `Trace ID: … Correlation ID: … Timestamp: …`, on one line or three. */
export function readTail(text: string | undefined): MessageTail {
  const tail = (text ?? '').slice(0, LONGEST_DESCRIPTION);
  return {
    traceId: new RegExp(`(?:Trace|Request) I[Dd]:\\s{0,4}${GUID}`).exec(tail)?.[1],
    correlationId: new RegExp(`Correlation I[Dd]:\\s{0,4}${GUID}`).exec(tail)?.[1],
    timestamp: /Timestamp:\s{0,4}(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\dZ)/.exec(tail)?.[1],
  };
}
