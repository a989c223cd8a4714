import { textFromBase64 } from './base64.js';
import { isObject, parseJson } from './json.js';
import { isRedacted } from './redacted-value.js';

/**
 * What `entrace sanitize` puts in the place of a secret: made of a word, an ordinal and padding alone, so that it
 * holds nothing of what it stands for, can be told from a secret by its form, and says of itself that it is none.
 */

/** The words a replacement may name, one for each kind of secret. */
export const REPLACEMENT_WORDS: readonly string[] =
  'password client-secret authorization-code device-code user-code one-time-code code-verifier code-challenge continuation-token refresh-token access-token id-token token assertion client-assertion request-object dpop-proof signature session-key cookie flow-token ctx canary prt-cookie saml-assertion saml-signature managed-identity-secret sas-signature state nonce api-key credential opaque-value'.split(
    ' ',
  );

/** Beginnings by which opaque tokens are told apart (protocol facts 4.1); a replacement keeps them. */
export const TOKEN_BEGINNING = /^(?:[01]\.A|OA|M\.[CR]|E[wQ][A-Z])/;

/** The GUIDs that stand for GUIDs. The last group is an ordinal, or a part of an HMAC. */
export const REPLACED_GUID = 'e27ace00-0000-4000-8000-';

const WORDS = REPLACEMENT_WORDS.join('|');
const ORDINAL = '(?:[1-9]\\d{0,6}|[0-9a-f]{16})';
const FORMS = [
  new RegExp(`^(?:(?:[01]A|OA|M[CR]|E[wQ][A-Z]|ey)-?)?fake-(?:${WORDS})-${ORDINAL}(?:-x*)?$`),
  /^fake[1-9]\d{0,6}x*$/,
  /^x[1-9]\d{0,6}x{0,8}$/,
  /^fa4e0{24,124}[0-9a-f]{4,16}$/,
];

/** No form of a secret is longer; the bound keeps the patterns cheap. */
const LONGEST = 64 * 1024;

/** Whether a value is a replacement, or a token whose signature is one. */
export function isReplacement(value: string): boolean {
  if (value.length > LONGEST) return false;
  if (isReplacedGuid(value)) return true;
  const segments = value.split('.');
  const isToken = value.startsWith('ey') && segments.length > 1;
  // The signature goes first: in a token as issued it alone settles the matter.
  return isToken ? segments.toReversed().every(isHarmlessSegment) : isPlainReplacement(value);
}

/** Whether a GUID stands for another one, a person's or a secret. */
export function isReplacedGuid(value: string): boolean {
  return value.length <= 40 && value.toLowerCase().replace('{', '').startsWith(REPLACED_GUID);
}

/** `{` in base64, or the white space that may stand before it: spares the decoding of most signatures. */
const BEGINS_AS_OBJECT = /^[eICD]/;

/** Header and claims are there to be read; only a signature or a ciphertext makes a token usable. */
function isHarmlessSegment(segment: string): boolean {
  return (
    segment === '' ||
    isRedacted(segment) ||
    isPlainReplacement(segment) ||
    (BEGINS_AS_OBJECT.test(segment) && isJsonObject(textFromBase64(segment) ?? ''))
  );
}

/** The look at the first character spares the exception that parsing the bytes of a signature ends with. */
function isJsonObject(text: string): boolean {
  return /^\s*\{/.test(text) && isObject(parseJson(text));
}

/** No form has more than the three of its beginning. Escapes have capitals of their own, and are looked at in full. */
const FOUR_CAPITALS = /^(?:[^A-Z%]*[A-Z]){4}[^%]*$/;

/** What is no letter, digit or hyphen was left where it stood: an error in the spelling of a value is a finding. */
function isPlainReplacement(value: string): boolean {
  if (FOUR_CAPITALS.test(value)) return false;
  // `%fa` may be an escape that was kept, or a percent sign before the replacement.
  const bare = value.replace(/[^A-Za-z0-9-]/g, '');
  const decoded = value.replace(/%[0-9a-f]{2}|[^A-Za-z0-9-]/gi, '');
  return FORMS.some((form) => form.test(bare) || form.test(decoded));
}
