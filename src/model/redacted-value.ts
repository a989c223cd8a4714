/**
 * Marks that sanitizers leave in place of a value: Polly.JS recordings, Fiddler Everywhere, Dev Proxy, the
 * Cloudflare, Google and Okta sanitizers, Entra's own `{EUII Hidden}` aside, and entrace itself. A marked value is
 * unknown, never wrong.
 */
const WHOLE_MARKS = [
  /^\[?\s*redacted\s*\]?$/i,
  /^\[[\w %./+-]{1,60} redacted\]$/i,
  /^\*{3,}(?:sanitized\*{3,})?$/i,
  /^(?:manually )?removed$/i,
  /^<\s*(?:redacted|removed|hidden|masked)\s*>$/i,
  /^x{6,}$/i,
  /^obfuscated$/,
  // Chrome's NetLog, unless it is told to keep private information.
  /^\[?\d{1,9} bytes were stripped\]?$/,
  /^(?:redacted|removed|hidden|masked)[_-][\w.-]{1,60}$/i,
  /^entrace-[a-z-]+-\d+(?:\..*)?$/,
];

/** What every mark has: most values have none of it, and are looked at once instead of nine times. */
const ANY_MARK = /redacted|obfuscated|removed|hidden|masked|stripped|^(?:entrace-|\*{3}|x{6})/i;

/** Longer values are no marks; the bound also keeps the patterns cheap on hostile text. */
const LONGEST_MARK = 120;

/** Whether a value was put there by a sanitizer. */
export function isRedacted(value: string): boolean {
  if (value.length > LONGEST_MARK) return false;
  const trimmed = value.trim();
  return ANY_MARK.test(trimmed) && WHOLE_MARKS.some((mark) => mark.test(trimmed));
}
