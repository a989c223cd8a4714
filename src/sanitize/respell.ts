/**
 * Spells a rewritten value like the text it goes into. Replacements need no escape in any encoding, so only what was
 * kept of a value (a blank, a `%`) is looked after: it is spelled as it was.
 */

/** For a form or a query. `raw` is how the old value was written there. */
export function asFormValue(value: string, raw: string): string {
  return value.replace(/[^A-Za-z0-9._~*-]/gu, (sign) => formSign(sign, raw));
}

function formSign(sign: string, raw: string): string {
  if (sign === ' ') return raw.includes('+') ? '+' : raw.includes(' ') ? ' ' : '%20';
  const escaped = encode(sign);
  if (raw.toUpperCase().includes(escaped.toUpperCase())) return escaped;
  return raw.includes(sign) && !/[&=#]/.test(sign) ? sign : escaped;
}

/** Half of a surrogate pair has no percent-encoding. */
function encode(sign: string): string {
  try {
    return encodeURIComponent(sign).replace(
      /[!'()]/g,
      (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  } catch {
    return '%EF%BF%BD';
  }
}

/** For any text: percent-encoded where the old spelling was, else with the escapes of JSON or HTML. */
export function asWritten(value: string, raw: string): string {
  if (/^[\w.~*@#-]*$/.test(value)) return value;
  if (/%[0-9a-f]{2}/i.test(raw)) return asFormValue(value, raw);
  if (raw.includes('\\')) return JSON.stringify(value).slice(1, -1);
  return raw.includes('&') ? asMarkup(value) : value;
}

/** With the five entities of XML 1.0. */
export function asMarkup(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** As base64 of the variant of the old text, padded as it was. */
export function asBase64(text: string, raw: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const standard = btoa(binary);
  const isUrlSafe = /[-_]/.test(raw) || !/[+/=]/.test(raw);
  const spelled =
    isUrlSafe && !/[+/]/.test(raw) ? standard.replaceAll('+', '-').replaceAll('/', '_') : standard;
  return raw.endsWith('=') || !isUrlSafe ? spelled : spelled.replace(/=+$/, '');
}
