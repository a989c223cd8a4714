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
const TIME = '(\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\dZ)';

/** The same three in this order under the words of another language: `Korrelations-ID: …`, `Horodatage : …`. */
const TRANSLATED = new RegExp(
  ['', '\\s[^:：\\r\\n]{1,40}', '\\s[^:：\\r\\n]{1,40}']
    .map((label, at) => `${label}[:：]\\s{0,4}${at < 2 ? GUID : TIME}`)
    .join('\\s{0,4}'),
);

/** Reads `Trace ID: … Correlation ID: … Timestamp: …`, on one line or three, in any language. */
export function readTail(text: string | undefined): MessageTail {
  const tail = (text ?? '').slice(0, LONGEST_DESCRIPTION);
  const [, traceId, correlationId, timestamp] = TRANSLATED.exec(tail) ?? [];
  return {
    traceId: new RegExp(`(?:Trace|Request) I[Dd]:\\s{0,4}${GUID}`).exec(tail)?.[1] ?? traceId,
    correlationId: new RegExp(`Correlation I[Dd]:\\s{0,4}${GUID}`).exec(tail)?.[1] ?? correlationId,
    timestamp: new RegExp(`Timestamp:\\s{0,4}${TIME}`).exec(tail)?.[1] ?? timestamp,
  };
}
